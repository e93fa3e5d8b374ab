// What arrives from a keyboard, and what of it decides something.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pressedIn, textIn, typedIn } from '../../../src/review/terminal/keys.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';

const key = (name: string): unknown => ({ kind: 'key', key: name });

describe('one key', () => {
  test.each([
    ['a letter is that letter, small and capital apart', 'y', key('y')],
    ['a capital letter', 'A', key('A')],
    ['Enter, as raw mode gives it', '\r', key('enter')],
    ['the arrow down is j', '\u001b[B', key('j')],
    ['the arrow up in application mode is k', '\u001bOA', key('k')],
    ['page down is the next paper', '\u001b[6~', key('J')],
    ['a full-width letter of an input method is that letter', 'ｙ', key('y')],
    ['a full-width question mark asks for help', '？', key('?')],
    ['Ctrl-D leaves', '\u0004', { kind: 'leave' }],
    ['Ctrl-Z stops the job', '\u001a', { kind: 'suspend' }],
    ['Ctrl-C interrupts', '\u0003', { kind: 'interrupt' }],
    ['Ctrl-C interrupts, whatever came along with it', 'yy\u0003', { kind: 'interrupt' }],
  ])('%s', (_, chunk, expected) => {
    expect(pressedIn(chunk)).toEqual(expected);
  });
});

describe('nothing is decided', () => {
  test.each([
    ['by a Chinese character', '中', 'foreign'],
    ['by a character outside the BMP', '𠮷', 'foreign'],
    ['by a pasted text', 'yes', 'pasted'],
    ['by a paste of one letter over and over', 'yyyy', 'pasted'],
    ['by two keys at once', 'ny', 'pasted'],
    ['by a paste of one line end', 'y\r', 'pasted'],
    ['by a bracketed paste of one letter', '\u001b[200~y\u001b[201~', 'pasted'],
    ['by two Chinese characters', '接受', 'pasted'],
    ['by a key with Alt', '\u001by', 'nothing'],
    ['by Escape', '\u001b', 'nothing'],
    ['by a function key', '\u001b[24~', 'nothing'],
    ['by an arrow with Ctrl', '\u001b[1;5A', 'nothing'],
    ['by what the terminal answers about itself', '\u001b]11;rgb:0000/0000/0000\u0007', 'nothing'],
    ['by a click', '\u001b[M !!', 'nothing'],
    ['by a click in the newer form', '\u001b[<0;12;5M', 'nothing'],
    ['by getting the focus', '\u001b[I', 'nothing'],
    ['by a tab or a blank', '\t', 'nothing'],
    ['by nothing at all', '', 'nothing'],
  ])('%s', (_, chunk, kind) => {
    expect(pressedIn(chunk)).toEqual({ kind });
  });

  test('but arrows and letters that move count as often as they were pressed', () => {
    expect(pressedIn('\u001b[B\u001b[B\u001b[B')).toEqual({ kind: 'key', key: 'j', times: 3 });
    expect(pressedIn('jj')).toEqual({ kind: 'key', key: 'j', times: 2 });
    expect(pressedIn('kk')).toEqual({ kind: 'key', key: 'k', times: 2 });
    expect(pressedIn('JJJ')).toEqual(key('J'));
    expect(pressedIn('\u001b[B\u001b[A')).toEqual({ kind: 'nothing' });
    expect(pressedIn('jk')).toEqual({ kind: 'pasted' });
  });

  test('by any text of two characters and more that is no key held down', () => {
    const char = fc.constantFrom('y', 'n', 'A', '1', '\r', '中', 's', 'e');
    fc.assert(
      fc.property(fc.array(char, { minLength: 2, maxLength: 30 }), chars => {
        expect(pressedIn(chars.join('')).kind).toBe('pasted');
      }),
      { numRuns: 200 },
    );
  });

  test('in time that grows with the number of characters, not with its square', () => {
    const made = (length: number): string[] =>
      ['\u001b[0;', '\u001b]', 'y'].map(part => part.repeat(length / part.length));
    const kinds = (texts: readonly string[]): unknown[] => texts.map(text => pressedIn(text).kind);
    for (const kind of kinds(made(100_000))) expect(['pasted', 'nothing']).toContain(kind);
    expect(growthOfEight(kinds, made, 800_000)).toBeLessThan(MOST_OF_EIGHT);
  });
});

describe('a line that was typed', () => {
  test.each([
    ['the letter in it, with blanks around', ' y ', key('y')],
    ['a full-width letter', 'ｎ', key('n')],
    ['no decision when it is empty', '  ', { kind: 'empty' }],
    ['no decision when it is a word', 'yes', { kind: 'pasted' }],
    ['no decision when it is Chinese', '好', { kind: 'foreign' }],
  ])('is %s', (_, line, expected) => {
    expect(typedIn(line)).toEqual(expected);
  });
});

describe('a text that was typed', () => {
  test('is kept without control characters, and Escape in it cancels', () => {
    expect(textIn(' not in\tTable 2\u0000\u0007 ')).toBe('not in Table 2');
    expect(textIn('没有证明')).toBe('没有证明');
    expect(textIn('\u001b')).toBeNull();
    expect(textIn('half a reason\u001b[D')).toBeNull();
    expect(textIn('')).toBe('');
  });
});
