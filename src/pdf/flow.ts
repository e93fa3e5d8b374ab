// Lines with their headings, captions and sections → the pages that the rest of the program reads.
import type { Line, Page, Run, Section, SectionKey } from '../domain/page.ts';
import type { PlacedItem, PlacedPage } from './geometry.ts';
import type { TextLine } from './lines.ts';
import type { Sections } from './sections.ts';

/** A line with what was found out about it. Lines of one heading or caption share a block; running text is -1. */
export interface FlowLine extends TextLine {
  readonly kind: Line['kind'];
  readonly section: SectionKey;
  readonly block: number;
}

/** `captions` has for every line the line where its caption starts, or -1. */
export function flowOf(
  lines: readonly TextLine[],
  sections: Sections,
  captions: readonly number[],
): FlowLine[] {
  const headingOfLine = new Map<number, number>();
  for (const { line, count, runIn } of sections.headings) {
    for (let next = line; !runIn && next < line + count; next++) headingOfLine.set(next, line);
  }
  return lines.map((line, index) => {
    const caption = captions[index] ?? -1;
    const heading = headingOfLine.get(index);
    const section = sections.lineKeys[index] ?? 'front';
    if (heading !== undefined) return flowLine(line, section, { kind: 'heading', block: heading });
    return flowLine(line, section, { kind: caption === -1 ? 'text' : 'caption', block: caption });
  });
}

/** Field by field: a spread copy takes several times as long, and a paper has a thousand lines. */
function flowLine(line: TextLine, section: SectionKey, place: Pick<FlowLine, 'kind' | 'block'>): FlowLine {
  const { page, turn, items, text, x0, x1, y, size, largest, style, endsInHiddenHyphen } = line;
  const { kind, block } = place;
  return {
    page,
    turn,
    items,
    text,
    x0,
    x1,
    y,
    size,
    largest,
    style,
    endsInHiddenHyphen,
    section,
    kind,
    block,
  };
}

/** The pages of the document, also those without lines. `ends` has one end for every line. */
export function pagesOf(
  flow: readonly FlowLine[],
  ends: readonly Line['end'][],
  placed: readonly PlacedPage[],
): Page[] {
  const pages = placed.map(({ page, width, height }): Page => {
    return { page, width: round(width), height: round(height), lines: [] };
  });
  flow.forEach((line, index) => pages[line.page - 1]?.lines.push(lineOf(line, ends[index] ?? 'break')));
  return pages;
}

/** The sections with the place of their first line. */
export function sectionList(sections: Sections, flow: readonly FlowLine[]): Section[] {
  const firstOfPage = new Map<number, number>();
  flow.forEach(({ page }, index) => firstOfPage.set(page, firstOfPage.get(page) ?? index));
  return sections.headings.map(({ line, title }, index) => {
    const page = flow[line]?.page ?? 1;
    const key = sections.headingKeys[index] ?? 'other';
    return { key, title, page, line: line - (firstOfPage.get(page) ?? 0) };
  });
}

function lineOf(line: FlowLine, end: Line['end']): Line {
  const { text, section, kind } = line;
  const upright = {
    x: line.x0,
    y: line.y - 0.9 * line.size,
    width: line.x1 - line.x0,
    height: 1.15 * line.size,
  };
  const { x, y, width, height } = onPage(line, upright);
  // A sideways run cannot be cut along x; it gets the whole box, which is as wide as a letter is high.
  const runOf = line.turn === 'none' ? runAsSet : ({ text }: PlacedItem): Run => ({ text, x, width });
  return { text, x, y, width, height, section, kind, end, runs: line.items.map(runOf) };
}

function runAsSet({ text, x, width }: PlacedItem): Run {
  return { text, x: round(x), width: round(width) };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Undoes the turned frame of geometry.ts: there x' = ∓y and y' = ±x. */
function onPage({ turn }: FlowLine, { x, y, width, height }: Box): Box {
  const turned =
    turn === 'up'
      ? { x: y, y: -(x + width), width: height, height: width }
      : { x: -(y + height), y: x, width: height, height: width };
  const box = turn === 'none' ? { x, y, width, height } : turned;
  return { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) };
}

/** A hundredth of a point is finer than any screen, and the reply is a third shorter. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
