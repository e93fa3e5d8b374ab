import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens, quarterTokens } from '../../src/lib/tokens.ts';

describe('estimateTokens', () => {
  it('counts four Latin characters, or one and a third Chinese ones, as a token', () => {
    expect(estimateTokens('word '.repeat(400))).toBe(500);
    expect(estimateTokens('检索增强生成'.repeat(100))).toBe(450);
    expect(estimateTokens('')).toBe(0);
  });

  it('counts characters, not halves of them: as the iterator of a string does, in any text', () => {
    const unit = fc.constantFrom('a', ' ', 'é', '\u2e7f', '\u2e80', '中', '😀', '\ud83d', '\ude00');
    const text = fc.array(unit).map(units => units.join(''));
    fc.assert(
      fc.property(text, any => {
        const wide = Array.from(any).filter(char => char > '\u2E7F').length;
        expect(quarterTokens(any)).toBe(any.length + 2 * wide);
      }),
    );
  });
});
