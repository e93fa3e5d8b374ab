// The lines of a section, each with what it is to Markdown and where it stands, and the section's code fences.
// Half a million lines stand in a digest of 10,000 papers, so most are told by their first character.
import { nameOf } from '../names.ts';
import type { ScannedHeading } from '../scanned.ts';
import type { SectionView } from './rule.ts';

export interface NoteLine {
  /** Without its line break. */
  readonly text: string;
  /** Byte offset of its first character. */
  readonly at: number;
  /** Byte offset after its line break. */
  readonly next: number;
  /**
   * `fence`: a fence's mark that bounds no code · `code`: a line of a code block or comment, its marks too
   * · `closing`: the last line of our own sections · `text`: paragraphs and list items.
   */
  readonly kind: 'blank' | 'heading' | 'fence' | 'code' | 'table' | 'quote' | 'closing' | 'text';
  /** Of a line of that kind, null of any other. */
  readonly heading: ScannedHeading | null;
}

/** Indexes of the lines with a fence's two marks; `close` is null when nothing in the section closes it. */
export interface NoteFence {
  readonly open: number;
  readonly close: number | null;
  /** One of the five headings stands in it: a note, and no code. */
  readonly holdsNote: boolean;
}

/** All lines after the section's own heading, and their fences in order. @param view of the digest */
export function linesOf(
  { whole, section }: SectionView,
  view: string,
): { lines: NoteLine[]; fences: NoteFence[] } {
  const texts = whole.text.split('\n').slice(1);
  if (texts.at(-1) === '') texts.pop();
  const fences = /```|~~~/.test(whole.text) ? fencesOf(texts) : [];
  const code = codeIn(texts, fences, whole.text.includes('<!--'));
  const headings = section.headings.filter(heading => !heading.setext);
  let [at, nextHeading] = [section.bodyStart, 0];
  const lines = texts.map((broken, index): NoteLine => {
    const text = broken.endsWith('\r') ? broken.slice(0, -1) : broken;
    const start = at;
    const lineBreak = view.indexOf('\n', at);
    at = lineBreak === -1 ? section.contentEnd : lineBreak + 1;
    while ((headings[nextHeading]?.start ?? Infinity) < start) nextHeading++;
    const heading = headings[nextHeading]?.start === start ? (headings[nextHeading] ?? null) : null;
    const line = { text, at: start, next: at };
    if (code.has(index)) return { ...line, kind: 'code', heading: null };
    return { ...line, kind: heading === null ? kindOf(text) : 'heading', heading };
  });
  return { lines, fences };
}

/** Remembers the shortest fence that was never closed, so that many of them do not each read to the end. */
function fencesOf(texts: readonly string[]): NoteFence[] {
  const fences: NoteFence[] = [];
  const unclosed = new Map<string, number>();
  for (let open = 0; open < texts.length; open++) {
    const mark = markOf(texts[open] ?? '');
    if (mark === null) continue;
    const shortest = unclosed.get(mark.charAt(0)) ?? Infinity;
    const close = mark.length >= shortest ? null : closeOf(texts, open, mark);
    if (close === null) unclosed.set(mark.charAt(0), Math.min(mark.length, shortest));
    const inside = texts.slice(open + 1, close ?? open + 1);
    fences.push({ open, close, holdsNote: inside.some(text => isFiveHeading(text)) });
    open = close ?? open;
  }
  return fences;
}

/** ` ``` ` or more, `~~~` or more, at the begin of a line; an info string after backticks holds none. */
function markOf(text: string): string | null {
  return /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(text)?.[1] ?? null;
}

function closeOf(texts: readonly string[], open: number, mark: string): number | null {
  for (let index = open + 1; index < texts.length; index++) {
    const text = texts[index] ?? '';
    if (markOf(text)?.startsWith(mark) === true && /^(.)\1*$/.test(text.trim())) return index;
  }
  return null;
}

/** In code `# 实验结果` is a comment. */
function isFiveHeading(text: string): boolean {
  const words = /^ {0,3}#{2,6}[ \t](.*)$/.exec(text.trimEnd())?.[1] ?? '';
  const name = words === '' ? null : nameOf(words.trim());
  return name !== null && name !== 'abstract';
}

/** Indexes of the lines that are no Markdown: closed fences around something else than notes, and comments. */
function codeIn(texts: readonly string[], fences: readonly NoteFence[], hasComments: boolean): Set<number> {
  const code = new Set<number>();
  const add = (open: number, close: number): void => {
    for (let index = open; index <= close; index++) code.add(index);
  };
  for (const { open, close, holdsNote } of fences) if (close !== null && !holdsNote) add(open, close);
  let comment = -1;
  const last = hasComments ? texts.findLastIndex(text => text.includes('-->')) : -1;
  for (let index = 0; index <= last; index++) {
    const text = texts[index] ?? '';
    if (comment === -1 && !code.has(index) && /^ {0,3}<!--/.test(text)) comment = index;
    if (comment === -1 || !text.includes('-->')) continue;
    add(comment, index);
    comment = -1;
  }
  return code;
}

function kindOf(text: string): NoteLine['kind'] {
  const words = text.trimStart();
  switch (words.charAt(0)) {
    case '':
      return 'blank';
    case '|':
      return 'table';
    case '>':
      return 'quote';
    case '`':
    case '~':
      return markOf(text) === null ? 'text' : 'fence';
    case '*':
      return CLOSING.test(words.trimEnd()) ? 'closing' : 'text';
    default:
      return 'text';
  }
}

/** See closing-line.ts. */
const CLOSING = /^\*(?=.{0,200}(?:条论断中|claims? quoted|摘录草稿|extractive draft)).{1,900}\*$/;
