// Hebrew and Arabic words, which stand from left to right in the file as on the page, in the order of reading.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/pdf/lines.ts';
import { readingOrder } from '../../src/pdf/reading-direction.ts';
import { item } from '../support/text-lines.ts';

const words = (...texts: string[]) => ({
  items: texts.map(text => ({ text })),
  blanks: texts.map((_, index) => index > 0),
});

describe('a line of words from left to right', () => {
  it('that is mostly Hebrew is read from its right end, numbers and Latin words as they stand', () => {
    const set = words('.בתוכו', 'English', 'words', 'ומילה', '12', '3.4', 'מספר', 'שלום');
    expect(readingOrder(set)?.text).toBe('שלום מספר 3.4 12 ומילה English words .בתוכו');
  });

  it('that is mostly Latin keeps its order, with its Arabic words turned round', () => {
    expect(readingOrder(words('The', 'words', 'عربي', 'نص', 'mean', 'text'))?.text).toBe(
      'The words نص عربي mean text',
    );
  });

  it('keeps pieces together that no blank parts', () => {
    const set = { items: [{ text: '45' }, { text: 'רק' }, { text: 'עולם' }], blanks: [false, false, true] };
    expect(readingOrder(set)?.text).toBe('עולם רק45');
  });

  it('without such words is left alone', () => {
    expect(readingOrder(words('plain', 'words', '中文'))).toBeNull();
  });
});

it('no word is lost or doubled', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('אב', 'word', '12', '–', 'نص'), { maxLength: 12 }), texts => {
      const read = readingOrder(words(...texts));
      if (read) expect([...read.items.map(({ text }) => text)].sort()).toEqual([...texts].sort());
    }),
  );
});

it('lines have their words and their runs in that order', () => {
  const [line] = linesOf([item('עולם', { x: 72, width: 20 }), item('שלום', { x: 96, width: 20 })], 1);
  expect(line?.text).toBe('שלום עולם');
  expect(line?.items.map(({ text }) => text)).toEqual(['שלום', 'עולם']);
});
