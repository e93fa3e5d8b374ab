import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginOf, hanShare, itemMark, masked } from '../../../src/digest/rules/prose.ts';

describe('masked', () => {
  it('blanks code, maths, tags, addresses and link targets at their place', () => {
    expect(masked('用 `a - b` 与 $x - y$。')).toBe('用         与        。');
    expect(masked('[代码](https://a.io/b) <br> https://a.io/c，好')).toBe(
      `[代码${' '.repeat(17)} ${' '.repeat(4)} ${' '.repeat(14)}，好`,
    );
  });

  it('keeps the length, and leaves nothing in a code span', () => {
    const part = fc.constantFrom('`', '$', '$$', '](', ')', '<b>', 'https://a', ' ', '\n', '用', '🎉', 'x');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), parts => {
        const text = parts.join('');
        expect(masked(text)).toHaveLength(text.length);
        // Of ``a`` the outer marks are left, with nothing between them.
        expect(masked(text)).not.toMatch(/`[^`\n]*[^`\s][^`\n]*`/);
      }),
    );
  });

  it('takes time by the length of the text only', () => {
    for (const start of ['`', '$', '$$', '](', '<a', 'https://'])
      expect(masked(start.repeat(100_000))).not.toBe('');
  });
});

describe('hanShare', () => {
  it('is the share of Han characters in all that are not blank', () => {
    expect(hanShare('用 RL')).toBeCloseTo(1 / 3);
    expect(hanShare('')).toBe(0);
    expect(hanShare('𠮷 🎉 ab')).toBeCloseTo(1 / 4);
  });
});

describe('itemMark', () => {
  it('knows the marks that people and models write', () => {
    const marked = ['- a', '* a', '1. a', '2、a', '（3）a', '4) a', '**5. a**', '① a', '  - a'];
    expect(marked.filter(text => itemMark(text) === '')).toEqual([]);
    expect(['1.5 倍', '**粗**', '-a', '2025 年', 'a', ''].map(itemMark)).toEqual(['', '', '', '', '', '']);
  });
});

describe('beginOf', () => {
  it('cuts after 40 characters, never inside one, and shows what is invisible', () => {
    expect(beginOf(`  ${'🎉'.repeat(41)}`)).toBe(`${'🎉'.repeat(40)}…`);
    expect(beginOf('用\u202e户')).toBe('用\\u{202e}户');
  });
});
