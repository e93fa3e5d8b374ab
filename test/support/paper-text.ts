// Makes a PaperText by hand: pages of plain lines, set in a fixed grid so that places can be worked out.
// Line n of a page stands at y = 72 + 14 n and every character is 5 points wide, starting at x = 72.
import { textOf, type Line, type PaperText } from '../../src/domain/page.ts';

export type LineLike = string | (Partial<Omit<Line, 'text'>> & { readonly text: string });

const LEFT = 72;
const CHARACTER = 5;
const LEADING = 14;

/**
 * A paper of the given pages. A plain string is a text line of section `other` that goes on with a blank;
 * one that ends in a hyphen after a letter goes on as a broken word; '' before a line ends its paragraph.
 */
export function paperText(pages: readonly (readonly LineLike[])[], rest: Partial<PaperText> = {}): PaperText {
  const built = pages.map((lines, index) => ({
    page: index + 1,
    width: 612,
    height: 792,
    lines: lines.flatMap((line, row) => toLine(line, row, lines[row + 1])),
  }));
  const body = built.flatMap(page => page.lines).filter(line => line.section !== 'references');
  return {
    pages: built,
    body: textOf(body),
    sections: [],
    notices: [],
    dropped: { rotated: 0, offPage: 0, rulers: 0, furniture: 0, lost: 0, hidden: 0 },
    hidden: [],
    links: [],
    stamp: null,
    front: { title: '', authors: [] },
    ...rest,
  };
}

/** A paper of running text: paragraphs wrapped at `columns` characters, `perPage` lines a page. */
export function wrappedPaper(paragraphs: readonly string[], columns = 80, perPage = 50): PaperText {
  const lines = paragraphs.flatMap(paragraph => [...wrap(paragraph, columns), '']);
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += perPage) pages.push(lines.slice(at, at + perPage));
  return paperText(pages);
}

function toLine(like: LineLike, row: number, next: LineLike | undefined): Line[] {
  const given = typeof like === 'string' ? { text: like } : like;
  if (given.text === '') return [];
  const width = given.text.length * CHARACTER;
  const end = next === undefined || next === '' ? 'break' : /\p{L}-$/u.test(given.text) ? 'cut' : 'space';
  return [
    {
      x: LEFT,
      y: 72 + row * LEADING,
      width,
      height: 11.5,
      section: 'other',
      kind: 'text',
      end,
      runs: [{ text: given.text, x: LEFT, width }],
      ...given,
    },
  ];
}

function wrap(paragraph: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + word.length >= columns) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}
