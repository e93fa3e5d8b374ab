// Text that no reader sees is kept out of the paper's text and reported with its words; text that only looks like it
// to a program is kept. Each row of the tables is a PDF of its own, made here. Every one was rendered by poppler 22.12
// and pdf.js, with its passage and without, to be sure what a reader sees. Other papers: extract-shared.long.test.ts.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HiddenReasonSchema, textOf } from '../../src/domain/page.ts';
import type { Reading } from '../../src/pdf/pages.ts';
import { parsePdf } from '../../src/pdf/parse.ts';
import { COLOUR_CASES } from '../support/hidden-colours.ts';
import { COVER_CASES } from '../support/hidden-covers.ts';
import { ABOVE, BELOW, pdfOf, withWords, type PageCase } from '../support/hidden-pdfs.ts';
import { PLACE_CASES } from '../support/hidden-places.ts';
import { DRAWN_CASES } from '../support/near-misses-drawn.ts';
import { PAGE_CASES } from '../support/near-misses-pages.ts';
import { VISIBLE_CASES } from '../support/near-misses.ts';
import { UNREAD_CASES } from '../support/unread-words.ts';

const HIDDEN = withWords([...COLOUR_CASES, ...PLACE_CASES, ...COVER_CASES]);
const SEEN = withWords([...VISIBLE_CASES, ...DRAWN_CASES, ...PAGE_CASES]);
const UNREAD = withWords(UNREAD_CASES);

const titled = <T extends PageCase>(rows: readonly T[]): [string, T][] => rows.map(row => [row.name, row]);

/** Blanks and line breaks of a hidden passage are nobody's business: letters alone are compared. */
function letters(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '').toLowerCase();
}

/** The first twelve letters in a row of `words` that stand in `text`; '' when there are none. */
function leak(words: string, text: string): string {
  const [sought, found] = [letters(words), letters(text)];
  for (let start = 0; start + 12 <= sought.length; start++) {
    const part = sought.slice(start, start + 12);
    if (found.includes(part)) return part;
  }
  return '';
}

function pageText(reading: Reading, page: number): string {
  return textOf(reading.pages[page - 1]?.lines ?? []);
}

/** What is visible and not whole on its page: the running text, and sentences shown beside the passage. */
function missing(reading: Reading, { content, bare, on = [1] }: PageCase): string[] {
  const beside = [...content.matchAll(/\(([^()]{9,100})\) ?(?:Tj|\])/g)].map(match => match[1] ?? '');
  return reading.pages.flatMap(({ page }) => {
    const text = letters(pageText(reading, page));
    const lines = [...(bare ? [] : [...ABOVE, ...BELOW]), ...(on.includes(page) ? beside : [])];
    return lines.filter(line => !text.includes(letters(line)));
  });
}

/** All that goes on to the model or into the notes, but for the warning itself. */
function passedOn({ hidden: _, notices: __, ...rest }: Reading): string {
  return JSON.stringify(rest) + rest.pages.map(({ lines }) => textOf(lines)).join('\n');
}

function warnings(reading: Reading): Reading['notices'] {
  return reading.notices.filter(({ code }) => code === 'hidden-text');
}

describe('a passage that no reader sees is kept out and reported', () => {
  it('in more than 30 files, and for each reason that there is', () => {
    expect(HIDDEN.length).toBeGreaterThan(30);
    expect(new Set(HIDDEN.flatMap(({ reasons }) => reasons))).toEqual(new Set(HiddenReasonSchema.options));
  });

  it.each(titled(HIDDEN))('%s', async (_, row) => {
    const { words, reasons, on = [1] } = row;
    const reading = await parsePdf(pdfOf(row), 10);
    expect({ leaked: leak(words, passedOn(reading)), missing: missing(reading, row) }).toEqual({
      leaked: '',
      missing: [],
    });
    expect([...new Set(reading.hidden.map(({ page }) => page))]).toEqual(on);
    for (const page of on) {
      const found = reading.hidden.filter(one => one.page === page);
      // Nothing but the passage: a visible word in the warning would be an alarm about it.
      expect(letters(found.map(({ text }) => text).join(''))).toBe(letters(words));
      expect(reasons).toEqual(expect.arrayContaining(found.map(({ reason }) => reason)));
      const warning = warnings(reading).find(({ pages }) => pages.includes(page));
      expect(letters(warning?.message ?? '')).toContain(letters(words).slice(0, 20));
      expect(warning?.message).toMatch(new RegExp(String.raw`\b${page}\b`));
    }
    // Text off the page has had a count of its own since before there were passages.
    const visible = words.replaceAll(/\s/g, '').length * on.length;
    expect(reading.dropped.hidden + reading.dropped.offPage).toBeGreaterThanOrEqual(visible);
  });
});

describe('a passage that a reader sees is kept, without an alarm', () => {
  it.each(titled(SEEN))('%s', async (_, row) => {
    const reading = await parsePdf(pdfOf(row), 10);
    expect({ hidden: reading.hidden, warnings: warnings(reading) }).toEqual({ hidden: [], warnings: [] });
    for (const page of row.on ?? [1]) expect(letters(pageText(reading, page))).toContain(letters(row.words));
    expect(missing(reading, row)).toEqual([]);
  });
});

describe('words that no page draws are neither text nor an alarm', () => {
  it.each(titled(UNREAD))('%s', async (_, row) => {
    const reading = await parsePdf(pdfOf(row), 10);
    expect(leak(row.words, JSON.stringify(reading) + pageText(reading, 1))).toBe('');
    expect({ hidden: reading.hidden, warnings: warnings(reading) }).toEqual({ hidden: [], warnings: [] });
    expect(missing(reading, row)).toEqual([]);
  });
});

describe('papers of this project hide nothing', () => {
  it.each(['entropy-bound', 'sparse-reward', 'zh-retrieval'])('%s', async name => {
    const file = new URL(`../../fixtures/papers/${name}/paper.pdf`, import.meta.url);
    const reading = await parsePdf(new Uint8Array(readFileSync(file)), 100);
    expect({ hidden: reading.hidden, warnings: warnings(reading) }).toEqual({ hidden: [], warnings: [] });
  });
});

it('what a slide keeps back for the page behind it is no hidden passage', async () => {
  const put = (words: string): string => `BT /F1 10 Tf 72 480 Td (${words}) Tj ET`;
  const kept = 'the second point appears when the talk has come to it';
  const slides = (content: string): PageCase => ({
    name: 'slides',
    on: [2],
    frame: `1 g ${put(kept)} 0 g`,
    content,
  });
  expect((await parsePdf(pdfOf(slides(put(kept))), 10)).hidden).toEqual([]);
  const other = await parsePdf(pdfOf(slides(put('other words'))), 10);
  expect(other.hidden.map(({ page, text }) => [page, text])).toEqual([
    [1, kept],
    [2, kept],
  ]);
});
