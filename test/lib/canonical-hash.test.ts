import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../../src/lib/canonical-hash.ts';

describe('canonicalHash', () => {
  it('does not depend on the order of keys at any depth, and depends on everything else', () => {
    expect(canonicalHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      canonicalHash({ b: { d: null, c: [1, 2] }, a: 1 }),
    );
    expect(canonicalHash([1, 2])).not.toBe(canonicalHash([2, 1]));
    expect(canonicalHash({ a: '1' })).not.toBe(canonicalHash({ a: 1 }));
  });

  it('stays what it is: every cached reply is found by it', () => {
    const key = {
      messages: [{ role: 'user', content: '你好' }],
      model: 'm',
      host: 'h',
      parameters: { temperature: null },
      schema: {},
    };
    expect(canonicalHash(key)).toBe('58581c5fc4ffc4987181cd3aff1a6f78ca893d25c26ae88a01710f89de0d6728');
  });
});
