import { describe, expect, test } from 'vitest';
import { actionFor, editKey, type Press, type Where } from '../../../../src/review/page/input/keys.ts';

const WHERE: Where = { screen: 'paper', afterG: false };
const press = (key: string, parts: Partial<Press> = {}): Press => ({
  key,
  isComposing: false,
  keyCode: 0,
  isControl: false,
  isAlt: false,
  isRepeat: false,
  on: 'page',
  ...parts,
});
const meant = (key: string, parts: Partial<Press> = {}, where: Partial<Where> = {}) =>
  actionFor(press(key, parts), { ...WHERE, ...where });

describe('a key beside a paper', () => {
  test.each([
    ['j', { kind: 'move', by: 1, only: 'all' }],
    ['ArrowDown', { kind: 'move', by: 1, only: 'all' }],
    ['k', { kind: 'move', by: -1, only: 'all' }],
    ['ArrowUp', { kind: 'move', by: -1, only: 'all' }],
    ['n', { kind: 'move', by: 1, only: 'flagged' }],
    ['N', { kind: 'move', by: -1, only: 'flagged' }],
    ['Enter', { kind: 'enter' }],
    ['a', { kind: 'accept' }],
    ['A', { kind: 'accept-all', risk: 'green' }],
    ['e', { kind: 'edit' }],
    ['x', { kind: 'reject' }],
    ['r', { kind: 'regenerate', what: 'item' }],
    ['R', { kind: 'regenerate', what: 'section' }],
    ['1', { kind: 'fix', index: 0 }],
    ['9', { kind: 'fix', index: 8 }],
    ['z', { kind: 'undo' }],
    ['Z', { kind: 'redo' }],
    ['u', { kind: 'reopen' }],
    [' ', { kind: 'evidence', by: 1 }],
    ['Shift+ ', { kind: 'evidence', by: -1 }],
    ['[', { kind: 'page', by: -1 }],
    [']', { kind: 'page', by: 1 }],
    ['v', { kind: 'view' }],
    ['J', { kind: 'paper', by: 1 }],
    ['K', { kind: 'paper', by: -1 }],
    ['s', { kind: 'publish' }],
    ['/', { kind: 'search' }],
    ['t', { kind: 'texts' }],
    ['?', { kind: 'help' }],
    ['Escape', { kind: 'close' }],
  ])('%s does what the list of keys says', (key, action) => {
    expect(meant(key)).toEqual(action);
  });

  test.each(['0', 'f', 'd', 'q', 'Tab', 'constructor', '__proto__', 'Process'])('%s means nothing', key => {
    expect(meant(key)).toBeNull();
  });

  test('g and then q opens the queue', () => {
    expect(meant('g')).toBe('g');
    expect(meant('q', {}, { afterG: true })).toEqual({ kind: 'queue' });
  });

  test('g and then another key does nothing, and the next key is a key again', () => {
    for (const key of ['j', 'Enter', 'x', '1']) expect(meant(key, {}, { afterG: true })).toBeNull();
    expect(meant('j')).toEqual({ kind: 'move', by: 1, only: 'all' });
  });

  test('with Alt, A takes the amber ones that were looked at, on a Mac too', () => {
    const amber = { kind: 'accept-all', risk: 'amber' };
    for (const key of ['a', 'A', 'å', 'Å']) expect(meant(key, { isAlt: true })).toEqual(amber);
  });
});

describe('a key is left alone', () => {
  test.each([
    ['in a field', { on: 'field' }],
    ['with Ctrl or Command', { isControl: true }],
    ['with Alt', { isAlt: true }],
    ['while an input method composes', { isComposing: true }],
    ['that an input method took, where composing is over already', { keyCode: 229 }],
  ] as const)('%s', (_, parts) => {
    for (const key of ['Enter', 'x', 'z', '1', 'j']) expect(meant(key, parts)).toBeNull();
  });

  test('with Ctrl and Alt, as AltGr is told on Windows', () => {
    expect(meant('a', { isControl: true, isAlt: true })).toBeNull();
  });

  test('on a button that takes it for itself, and only such a key', () => {
    expect(meant('Enter', { on: 'button' })).toBeNull();
    expect(meant(' ', { on: 'button' })).toBeNull();
    expect(meant('j', { on: 'button' })).toEqual({ kind: 'move', by: 1, only: 'all' });
  });

  test('that is held down, when it would decide; moving goes on', () => {
    for (const key of ['Enter', 'a', 'A', 'x', 'z', '1', 's'])
      expect(meant(key, { isRepeat: true })).toBeNull();
    expect(meant('a', { isAlt: true, isRepeat: true })).toBeNull();
    expect(meant('j', { isRepeat: true })).not.toBeNull();
  });

  test('under a dialog', () => {
    for (const key of ['Enter', 'Escape', 'j', 'g']) expect(meant(key, {}, { screen: 'dialog' })).toBeNull();
  });
});

describe('a key in the queue', () => {
  test('opens the marked paper, and decides on no claim of the one behind', () => {
    const queue = { screen: 'queue' } as const;
    expect(meant('Enter', {}, queue)).toEqual({ kind: 'open', stem: null });
    expect(meant('A', {}, queue)).toEqual({ kind: 'accept-all', risk: 'green' });
    for (const key of ['a', 'x', 'e', 'u', '1', 'r', 's']) expect(meant(key, {}, queue)).toBeNull();
    expect(meant('a', { isAlt: true }, queue)).toBeNull();
  });
});

describe('a key in the editor', () => {
  test('saves with Ctrl or Command and Enter, leaves with Esc', () => {
    expect(editKey(press('Enter', { isControl: true }))).toBe('save');
    expect(editKey(press('Escape'))).toBe('cancel');
  });

  test.each([
    ['a new line', press('Enter')],
    [
      'the Enter that takes a word of an input method',
      press('Enter', { isControl: true, isComposing: true }),
    ],
    ['the Esc that gives such a word up', press('Escape', { isComposing: true })],
    ['the same in Safari', press('Escape', { keyCode: 229 })],
    ['a letter', press('j')],
    ['Ctrl+Enter held down', press('Enter', { isControl: true, isRepeat: true })],
  ])('is not %s', (_, key) => {
    expect(editKey(key)).toBeNull();
  });
});
