import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../src/lib/tokens.ts';

describe('estimateTokens', () => {
  it('counts four Latin characters, or one and a third Chinese ones, as a token', () => {
    expect(estimateTokens('word '.repeat(400))).toBe(500);
    expect(estimateTokens('检索增强生成'.repeat(100))).toBe(450);
    expect(estimateTokens('')).toBe(0);
  });
});
