// The steps from the parser's items to the text of a paper, in order. Each is a pure function in a file of its
// own name; none looks back, and each needs what the one before it left.
import type { PaperText } from '../domain/page.ts';
import { findCaptions } from './captions.ts';
import { countDropped } from './dropped.ts';
import { flowOf, pagesOf, sectionList } from './flow.ts';
import { frontOf } from './front.ts';
import { dropFurniture } from './furniture.ts';
import { placeItems } from './geometry.ts';
import { hiddenNotices, hiddenPassages } from './hidden.ts';
import { findHeadings } from './headings.ts';
import type { RawDocument } from './items.ts';
import { cleanLines, commonSize, linesOf } from './lines.ts';
import { lineEnds } from './paragraphs.ts';
import { dropUnreadableFonts, noticesOf, qualityOf, refuseText } from './quality.ts';
import { Refused } from './refusals.ts';
import { dropRulers } from './rulers.ts';
import { sectionsOf } from './sections.ts';
import { stampOf } from './stamp.ts';
import { turnedTables } from './turned.ts';

/** All of PaperText but the running text, which the parent makes of the lines (it would double the reply). */
export type Reading = Omit<PaperText, 'body'>;

/**
 * The parser's items → pages of lines with sections, paragraph ends, notices and counts.
 * Throws Refused when they are not the text of a paper: a scan, a place holder, unreadable fonts.
 */
export function readingOf(raw: RawDocument): Reading {
  const placed = raw.pages.map(placeItems);
  const quality = placed.map(qualityOf);
  const readable = placed.map((page, index) => dropUnreadableFonts(page, quality[index]));
  const unruled = readable.map(dropRulers);
  const set = unruled.flatMap(page => linesOf(page.items, page.page));
  const upright = dropFurniture(set, placed);
  const refusal = refuseText(upright, quality);
  if (refusal) throw new Refused(refusal.code, refusal.seen);

  const turned = turnedTables(placed);
  const lines = cleanLines([...upright, ...turned].sort((a, b) => a.page - b.page));
  const hidden = hiddenPassages(placed, lines);
  const body = commonSize(upright.flatMap(({ items }) => items));
  const sections = sectionsOf(lines, findHeadings(lines, body));
  const flow = flowOf(lines, sections, findCaptions(lines, body));
  return {
    pages: pagesOf(flow, lineEnds(flow), placed),
    sections: sectionList(sections, flow),
    notices: [...noticesOf(upright, quality, raw.mayCopy), ...hiddenNotices(hidden)],
    dropped: countDropped({ placed, readable, unruled, set, upright, turned, quality }),
    hidden,
    links: raw.pages.flatMap(page => page.links),
    stamp: stampOf(placed),
    front: frontOf(flow, body),
  };
}
