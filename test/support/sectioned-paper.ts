// A paper by its sections: headings are listed as extraction lists them, lines are numbered so that each is unique.
import type { PaperText, SectionKey } from '../../src/domain/page.ts';
import { paperText, type LineLike } from './paper-text.ts';

/** A heading ('' for none) and the text under it: a number stands for so many lines, a paragraph being five of them. */
export type SectionLike = readonly [key: SectionKey, title: string, text: number | readonly string[]];

/** Sections in order over pages of `perPage` lines; `listed: false` leaves the headings out of `sections`. */
export function sectionedPaper(
  sections: readonly SectionLike[],
  { perPage = 20, listed = true }: { perPage?: number; listed?: boolean } = {},
): PaperText {
  const lines: LineLike[] = [];
  const found: PaperText['sections'] = [];
  for (const [section, title, text] of sections) {
    const place = { page: Math.floor(lines.length / perPage) + 1, line: lines.length % perPage };
    if (title !== '') lines.push({ text: title, section, kind: 'heading', end: 'break' });
    if (title !== '' && listed) found.push({ key: section, title, ...place });
    const words = typeof text === 'number' ? Array.from({ length: text }, () => null) : text;
    words.forEach((given, index) => {
      const end = index % 5 === 4 || index === words.length - 1 ? 'break' : 'space';
      lines.push({ text: given ?? `Line ${lines.length} of the paper is of this length.`, section, end });
    });
  }
  const pages: LineLike[][] = [];
  for (let at = 0; at < lines.length; at += perPage) pages.push(lines.slice(at, at + perPage));
  return paperText(pages, { sections: found });
}
