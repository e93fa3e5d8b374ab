// Headings that only bold type tells, and bold lines that are none.
import { describe, expect, it } from 'vitest';
import type { TextLine } from '../../src/pdf/lines.ts';
import { splitNumber } from '../../src/pdf/numbering.ts';
import { isSetApart } from '../../src/pdf/set-apart.ts';
import { item, line } from '../support/text-lines.ts';

interface Around {
  readonly line?: Partial<TextLine>;
  readonly above?: Partial<TextLine> | null;
  readonly below?: Partial<TextLine> | null;
}

/** A bold line 20 points under one line of text and 12 above the next, unless told otherwise. */
function setApart(text: string, around: Around = {}): boolean {
  const beside = (y: number, place: Partial<TextLine> | null = {}): TextLine | undefined =>
    place === null ? undefined : line('Words of the running text', { y, ...place });
  const bold = line(text, { y: 220, style: 'bold', ...around.line });
  const place = { line: bold, above: beside(200, around.above), below: beside(232, around.below) };
  return isSetApart(splitNumber(text), place, 10);
}

describe('a bold line is a heading', () => {
  it('when it has a few words, air above and text below', () => {
    expect(setApart('Why rewards are sparse')).toBe(true);
    expect(setApart('数据来源与处理')).toBe(true);
  });

  it('when it has a number, whatever the air', () => {
    expect(setApart('3 Why rewards are sparse', { above: { y: 208 } })).toBe(true);
    expect(setApart('3 Why rewards are sparse', { above: null, below: null })).toBe(true);
  });

  it('at the top of a column, which is higher than the line before it', () => {
    expect(setApart('Why rewards are sparse', { above: { y: 700 } })).toBe(true);
  });

  it('with blanks as wide as a stretched line has', () => {
    const items = [item('Sparse', { x: 72, width: 30 }), item('rewards', { x: 111, width: 35 })];
    expect(setApart('Sparse rewards', { line: { items } })).toBe(true);
  });
});

describe('a line only looks like a heading', () => {
  const columns = [item('Method', { x: 72, width: 30 }), item('Score', { x: 150, width: 25 })];
  it.each<[string, string, Around]>([
    ['not bold', 'Why rewards are sparse', { line: { style: 'plain' } }],
    ['in italics', 'Why rewards are sparse', { line: { style: 'italic' } }],
    ['smaller than the text', 'Why rewards are sparse', { line: { size: 9 } }],
    ['the second of two bold lines', 'Why rewards are sparse', { above: { style: 'bold' } }],
    ['the first of two bold lines', 'Why rewards are sparse', { below: { style: 'bold' } }],
    ['beside another on its row', 'Why rewards are sparse', { below: { y: 221, x0: 300 } }],
    ['the head of a table', 'Method Score', { line: { items: columns } }],
    ['without air', 'Why rewards are sparse', { above: { y: 208 } }],
    ['the first of its page', 'Why rewards are sparse', { above: { page: 2 } }],
    ['the last of its page', 'Why rewards are sparse', { below: { page: 2 } }],
    ['above text far to the right', 'Why rewards are sparse', { below: { x0: 100 } }],
    ['a theorem', 'Theorem of the sparse rewards', {}],
    ['a definition', '定义 稀疏奖励', {}],
    ['symbols', 'x + y', {}],
    ['long', 'One two three four five six seven eight nine', {}],
    ['long, with a number', `3 ${'word '.repeat(15)}`.trim(), {}],
    ['with a letter for a number', 'B Why rewards are sparse', {}],
  ])('when it is %s', (_, text, around) => {
    expect(setApart(text, around)).toBe(false);
  });
});
