// The file that a person edits: what stands in it, and what is read from it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editedIn, editFile } from '../../../src/review/terminal/edit-file.ts';
import { itemOf, surfaceOf } from './sample.ts';

const item = itemOf();
const { tell } = surfaceOf(80);
const written = editFile(item, item, tell);

test('the file has the words, and what is known about them as comments', () => {
  expect(written).toBe(
    [
      '# result-2: change the words below, save, and close the editor.',
      '# Lines that begin with # are left out. Nothing left, or nothing changed: nothing happens.',
      '# p. 4 “Mistral 7B surpasses Llama 2 13B across all metrics”',
      '# The Chinese says 6.1, the English 4.6.',
      `zh: ${item.zh}`,
      `en: ${item.en}`,
      '',
    ].join('\n'),
  );
});

test('no text of a paper gets out of its line', () => {
  const hostile = 'a\nzh: other\r\n# b\u001b[2J\u2028c';
  const lines = editFile(itemOf({ quote: hostile }), { zh: hostile, en: hostile }, tell).split('\n');
  expect(lines.filter(line => !line.startsWith('#'))).toEqual([
    'zh: a zh: other<U+000D> # b<U+001B>[2J c',
    'en: a zh: other<U+000D> # b<U+001B>[2J c',
    '',
  ]);
});

describe('what was saved', () => {
  test.each([
    ['other words', written.replace('6.1 个', '4.6 个'), { zh: item.zh.replace('6.1', '4.6'), en: item.en }],
    ['words on several lines', 'zh: 一行，\n两行。\nen: one\n  two\n', { zh: '一行，两行。', en: 'one two' }],
    ['words below their labels, English first', 'en:\none\nzh：\n一\n', { zh: '一', en: 'one' }],
    ['Windows line ends and a byte order mark', '\ufeffzh: 一\r\nen: one\r\n', { zh: '一', en: 'one' }],
    ['a second label is a word like others', 'zh: 一\nen: one\nen: two\n', { zh: '一', en: 'one en: two' }],
    ['comments between', 'zh: 一\n# no\n二\nen: one # kept\n', { zh: '一二', en: 'one # kept' }],
  ])('%s', (_, saved, words) => {
    expect(editedIn(saved, written)).toEqual({ kind: 'words', words });
  });

  test.each([
    ['the same file', written],
    ['only comments changed', written.replace(/^# .*\n/gm, '')],
    ['only white space changed', written.replace('zh: ', 'zh:    ')],
    ['an empty file', ''],
    ['comments alone', '# a\n\n# b\n'],
  ])('is nothing: %s', (_, saved) => {
    expect(editedIn(saved, written)).toEqual({ kind: 'unchanged' });
  });

  test.each([
    ['without the Chinese', 'en: one\n', 'there is no text behind zh:'],
    ['with an empty English', 'zh: 一\nen:\n', 'there is no text behind en:'],
    ['with no label at all', 'words\n', 'there is no text behind zh:'],
    [
      'with a text that is too long',
      `zh: 一\nen: ${'a'.repeat(5_001)}\n`,
      'a text has more than 5000 characters',
    ],
  ])('cannot be used: %s', (_, saved, why) => {
    const edited = editedIn(saved, written);
    expect(edited.kind === 'unusable' && tell(edited.why)).toBe(why);
  });

  test('whatever words a person writes, they are read as they were written', () => {
    const word = fc.stringMatching(/^[a-z#\u4e00-\u4e20.,%0-9]{1,8}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 8 }).map(list => list.join(' '));
    fc.assert(
      fc.property(words, words, (zh, en) => {
        const saved = editFile(item, { zh, en }, tell);
        expect(editedIn(saved, written)).toEqual({ kind: 'words', words: { zh, en } });
      }),
      { numRuns: 100 },
    );
  });
});
