import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/lib/printable.ts';

describe('printable', () => {
  it('shows escape sequences and reordering characters instead of obeying them', () => {
    expect(printable('a\u001B[31mred\u202Eb\u009B')).toBe('a<U+001B>[31mred<U+202E>b<U+009B>');
  });

  it('leaves Chinese, emoji, tabs and line breaks alone', () => {
    expect(printable('核心方法 🚀\n\tx')).toBe('核心方法 🚀\n\tx');
  });

  it('never lets a control character through', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        text => !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/.test(printable(text)),
      ),
    );
  });
});
