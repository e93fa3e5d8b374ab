// Which lines are rows of tables.
import { describe, expect, it } from 'vitest';
import type { TextLine } from '../../src/pdf/lines.ts';
import { tableRows } from '../../src/pdf/tables.ts';
import { column, item, line } from '../support/text-lines.ts';

/** A line whose words stand so many points apart. */
function spread(text: string, gap: number, place: Partial<TextLine> = {}): TextLine {
  let x = 72;
  const items = text.split(' ').map(word => {
    const placed = item(word, { x });
    x += placed.width + gap;
    return placed;
  });
  return line(text, { items, ...place });
}
/** The lines that are rows, by their texts. */
function rows(lines: readonly TextLine[]): string[] {
  return [...tableRows(lines)].map(({ text }) => text);
}

describe('rows of a table', () => {
  it('are told by wide gaps between their words', () => {
    const table = [spread('Method Data Metric', 40), spread('Ours Ships Recall', 40, { y: 112 })];
    expect(rows(table)).toEqual(['Method Data Metric', 'Ours Ships Recall']);
  });

  it('are told by being mostly numbers', () => {
    const table = column(['BM25 38.4% 52.7 –', 'Ours 1,024 ±0.3 12k*']);
    expect(rows(table)).toEqual(['BM25 38.4% 52.7 –', 'Ours 1,024 ±0.3 12k*']);
  });

  it('are told by cells that stand beside each other as lines of their own', () => {
    const cells = [0, 1].flatMap(row => [
      line('name', { y: 100 + 12 * row }),
      line('38.4', { x0: 200, y: 100 + 12 * row }),
    ]);
    expect(tableRows(cells).size).toBe(4);
  });

  it('are never alone', () => {
    expect(rows([spread('Method Data Metric', 40), line('Words of the running text', { y: 112 })])).toEqual(
      [],
    );
    const mixed = [spread('Method Data Metric', 40), ...column(['BM25 38.4 52.7'], { y: 112 })];
    expect(rows(mixed)).toHaveLength(2);
  });
});

describe('lines are no rows', () => {
  const twice = (text: string, gap: number): TextLine[] => [spread(text, gap), spread(text, gap, { y: 112 })];

  it('when their blanks are those of a stretched line', () => {
    expect(rows(twice('words set far apart', 9.5))).toEqual([]);
    expect(rows(twice('words set far apart', 10.5))).toHaveLength(2);
  });

  it('when they are formulas, which have gaps but no words', () => {
    expect(rows(twice('x = y if z', 40))).toEqual([]);
  });

  it('when they are sentences with numbers', () => {
    expect(rows(column(['we reach 38.4 and 52.7 on', 'three tasks with 12 runs']))).toEqual([]);
    expect(rows(column(['7', '8']))).toEqual([]);
  });

  it('when the line beside them is on another page or comes before them', () => {
    expect(rows([line('name'), line('38.4', { x0: 200, page: 2 })])).toEqual([]);
    const backwards = [100, 112].flatMap(y => [line('right', { x0: 200, y }), line('left', { y })]);
    expect(rows(backwards)).toEqual([]);
  });
});
