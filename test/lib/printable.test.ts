import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, redactor } from '../../src/lib/printable.ts';

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

describe('redactor', () => {
  it('hides a secret as it is, in base64 and in a URL', () => {
    const hide = redactor(['sk-a/b+c=1234']);
    const forms = [
      'sk-a/b+c=1234',
      Buffer.from('sk-a/b+c=1234').toString('base64'),
      encodeURIComponent('sk-a/b+c=1234'),
    ];
    for (const form of forms) expect(hide(`x ${form} y`)).not.toContain(form.replace(/=+$/, ''));
    expect(hide('x sk-a/b+c=1234 y')).toBe('x [hidden] y');
  });

  it('leaves words alone that are given to servers which need no key', () => {
    const hide = redactor(['reward', 'ollama', 'lm-studio', 'not-needed-at-all']);
    expect(hide('sparse rewards, ollama')).toBe('sparse rewards, ollama');
  });

  it('does not take an empty or tiny secret for a reason to hide everything', () => {
    expect(redactor(['', 'ab'])('abc')).toBe('abc');
  });
});
