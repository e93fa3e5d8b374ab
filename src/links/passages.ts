// Lines of a paper → passages: running text in which broken addresses can be put together again. Pure.
import { bodyHeight, type Line, type PaperText, type SectionKey } from '../domain/page.ts';
import { closeBlanks, goesOn, LINE_END, mayGoOn, mustGoOn } from './broken.ts';
import { isAvailabilityTitle } from './evidence.ts';

export interface Passage {
  readonly text: string;
  readonly section: SectionKey;
  /** The page of its first line. */
  readonly page: number;
  /** Where each line begins in `text`, and on which page it stands. */
  readonly lines: readonly { readonly at: number; readonly page: number }[];
  /** `1` or `∗` when it is a footnote. */
  readonly mark: string | null;
  /** Set smaller than the body, as footnotes are, those without a mark too. */
  readonly isSmall: boolean;
  /** True under a heading such as "Code availability". */
  readonly isAvailability: boolean;
}

/** Set smaller than this share of the body, and opening with a mark: a footnote. */
const NOTE_SIZE = 0.93;
/** A paragraph so short, ending in no full stop, may be a heading that was not recognised as one. */
const TITLE_LENGTH = 60;
/** So many paragraphs under such a heading belong to it. */
const UNDER_TITLE = 4;
/** The part of a passage in which the word at its end is looked for, in characters. */
const TAIL = 300;

interface Group {
  readonly first: Line;
  readonly page: number;
  readonly mark: string | null;
  last: Line;
  /** Pieces of the text; joined at the end, since looking at a growing text would copy it each time. */
  readonly pieces: string[];
  length: number;
  tail: string;
  readonly lines: { at: number; page: number }[];
}

/** The passages of a paper without headings and references, in reading order. */
export function passagesOf(text: PaperText): Passage[] {
  let underTitle = 0;
  const body = bodyHeight(text.pages.flatMap(page => page.lines));
  return groupsOf(text, body).flatMap(({ first, last: _, pieces, page, mark, lines }) => {
    const text = pieces.join('');
    if (first.kind === 'heading' || first.section === 'references') {
      underTitle = isAvailabilityTitle(text) ? UNDER_TITLE : 0;
      return [];
    }
    const isTitle = text.length <= TITLE_LENGTH && !/[.。]$/.test(text);
    if (isAvailabilityTitle(text)) underTitle = isTitle ? UNDER_TITLE : 1;
    const isAvailability = underTitle > 0;
    underTitle = Math.max(0, underTitle - 1);
    const isSmall = first.height < NOTE_SIZE * body;
    return [{ text, section: first.section, page, lines, mark, isSmall, isAvailability }];
  });
}

function groupsOf({ pages }: PaperText, body: number): Group[] {
  const groups: Group[] = [];
  for (const { page, lines } of pages) {
    for (const line of lines) {
      const text = closeBlanks(line.text.replaceAll(LINE_END, ''));
      const mark = line.height < NOTE_SIZE * body ? markOf(text) : null;
      const open = groups.at(-1);
      const glue = open === undefined || mark !== null ? null : joint(open, line, text);
      if (open === undefined || glue === null) {
        const lines = [{ at: 0, page }];
        const tail = text.slice(-TAIL);
        groups.push({
          first: line,
          last: line,
          page,
          mark,
          pieces: [text],
          length: text.length,
          tail,
          lines,
        });
      } else {
        append(open, glue, text);
        open.lines.push({ at: open.length - text.length, page });
        open.last = line;
      }
    }
  }
  return groups;
}

function append(group: Group, glue: string, text: string): void {
  if (glue === HYPHEN_LOST) {
    group.pieces.push((group.pieces.pop() ?? '').slice(0, -1), text);
    group.length += text.length - 1;
    group.tail = (group.tail.slice(0, -1) + text).slice(-TAIL);
  } else {
    group.pieces.push(glue, text);
    group.length += glue.length + text.length;
    group.tail = (group.tail + glue + text).slice(-TAIL);
  }
}

/** The page on which an offset of a passage stands. */
export function pageAt({ lines, page }: Passage, offset: number): number {
  return lines.findLast(({ at }) => at <= offset)?.page ?? page;
}

/** `1`, `∗` or `†` at the beginning of a footnote, null when it opens with none. */
function markOf(text: string): string | null {
  return /^(\d{1,2}|[*∗†‡§¶])\s?(?=[^\s\d.,)\]])/u.exec(text)?.[1] ?? null;
}

const HYPHEN_LOST = '-';

/** What stands between a group and the line behind it: null ends the group. */
function joint(group: Group, line: Line, next: string): string | null {
  const { first, last, tail } = group;
  const word = lastWord(tail);
  const ends = last.end === 'break' || line.section !== first.section || line.kind !== last.kind;
  if (ends) return mustGoOn(word) && isBelow(last, line) && goesOn(word, firstWord(next)) ? LINE_END : null;
  if (mayGoOn(word)) return LINE_END;
  return { cut: HYPHEN_LOST, glue: '', space: ' ', break: null }[last.end];
}

/** What stands behind the last white space. Read from its end: each line of a paper asks for it. */
function lastWord(text: string): string {
  let start = text.length;
  while (start > 0 && !/\s/.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start);
}

function firstWord(text: string): string {
  return /^\S{0,300}/.exec(text)?.[0] ?? '';
}

/** The next line of the same text, as far as its place tells: right under it, and set in the same size. */
function isBelow(above: Line, below: Line): boolean {
  const down = below.y - above.y;
  return down > 0 && down < 2.2 * above.height && Math.abs(above.height - below.height) < 0.5;
}
