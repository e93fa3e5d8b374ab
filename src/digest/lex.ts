// The line scanner: one pass over a digest, from lines to headings and list items with byte offsets.
// Linear, and no Markdown parser: that takes 4.9 s for 3,000 entries and more than 100 s for 10,000.
// It knows just enough Markdown not to be fooled: fences, comments, front matter, underlined headings.
import { slug } from 'github-slugger';
import type { ScannedHeading } from './scanned.ts';
import {
  afterFrontMatter,
  atxHeading,
  closesFence,
  isClosedAfter,
  fenceOf,
  indentOf,
  type Fence,
  type Line,
} from './line.ts';
import { utf8 } from './view.ts';

/** A list item that starts at the margin, with its further lines, without the blank lines after it. */
export interface LexedItem {
  readonly start: number;
  end: number;
}

export interface Marks {
  readonly headings: ScannedHeading[];
  readonly items: LexedItem[];
  /** Counts of `\n` alone and of `\r\n`. */
  lf: number;
  crlf: number;
}

/** View of a digest → its headings and list items, in file order. */
export function lex(view: string): Marks {
  const lexer = new Lexer(view);
  let at = afterFrontMatter(view);
  lexer.countBreaks(at);
  while (at < view.length) at = lexer.line(at);
  lexer.close();
  return lexer.marks;
}

class Lexer {
  readonly marks: Marks = { headings: [], items: [], lf: 0, crlf: 0 };
  readonly #view: string;
  /** Targets of the list's own links so far: a heading of that name ends even a fence that nobody closed. */
  readonly #anchors = new Set<string>();
  #fence: Fence | null = null;
  readonly #unclosed = new Map<string, number>();
  #commentEnd = -1;
  /** Looked for once, so that many unclosed comments do not each read to the end. */
  #lastCommentEnd: number | undefined;
  #item: LexedItem | null = null;
  #blankSeen = false;
  /** Start of the running paragraph at the margin, which an underline would make a heading; -1 for none. */
  #paragraph = -1;

  constructor(view: string) {
    this.#view = view;
  }

  /** Counts the line breaks of what is not read as Markdown. */
  countBreaks(end: number): void {
    for (let at = this.#view.indexOf('\n'); at !== -1 && at < end; at = this.#view.indexOf('\n', at + 1)) {
      this.#countBreak(at, 0);
    }
  }

  /** Takes the line that starts at `start`; gives the start of the next one. */
  line(start: number): number {
    const found = this.#view.indexOf('\n', start);
    const next = found === -1 ? this.#view.length : found + 1;
    const end = found === -1 ? next : this.#countBreak(found, start);
    if (start <= this.#commentEnd) return next;
    const line = { from: start, end, next, ...indentOf(this.#view, start, end) };
    if (this.#fence !== null && this.#inFence(line, this.#fence)) return next;
    if (line.start === end) this.#blank();
    else this.#text(line);
    return next;
  }

  close(): void {
    if (this.#item === null) return;
    this.marks.items.push(this.#item);
    const item = this.#view.slice(this.#item.start, this.#item.end);
    if (item.includes('](#')) {
      for (const match of item.matchAll(/\]\(#([^\s]{1,500}?)\)(?:[\]\s]|$)/g))
        this.#anchors.add(utf8(match[1] ?? ''));
    }
    this.#item = null;
  }

  #countBreak(lineFeed: number, start: number): number {
    if (lineFeed > start && this.#view.charCodeAt(lineFeed - 1) === 0x0d) {
      this.marks.crlf++;
      return lineFeed - 1;
    }
    this.marks.lf++;
    return lineFeed;
  }

  #blank(): void {
    this.#blankSeen = true;
    this.#paragraph = -1;
  }

  /** Returns false when the line shows that the fence was never closed, and must be read as any other. */
  #inFence(line: Line, fence: Fence): boolean {
    if (this.#item !== null) this.#item.end = line.next;
    const text = this.#view.slice(line.start, line.end);
    if (line.indent < 4 && closesFence(text, fence)) this.#fence = null;
    if (line.indent >= 4 || !text.startsWith('#')) return true;
    const heading = atxHeading(text, line, true);
    if (heading === null) return true;
    if (this.#anchors.has(heading.text) || this.#anchors.has(slug(heading.text))) {
      this.#fence = null;
      return false;
    }
    this.marks.headings.push(heading);
    return true;
  }

  #text(line: Line): void {
    const inItem = this.#item !== null && (line.indent >= 2 || !this.#blankSeen);
    this.#blankSeen = false;
    const opens = line.indent < 4 ? this.#opener(line) : 'text';
    if (inItem && this.#item !== null && (opens === 'text' || line.indent >= 2)) {
      this.#item.end = line.next; // more words, or a fence, sub-list or quote of the item
      return;
    }
    this.close();
    if (opens === 'item') this.#item = { start: line.from, end: line.next };
    if (opens !== 'text') this.#paragraph = -1;
    else if (this.#paragraph < 0 && line.indent < 4) this.#paragraph = line.start;
  }

  /** What the line starts; headings and fences are noted right here. */
  #opener(line: Line): 'item' | 'other' | 'text' {
    const text = this.#view.slice(line.start, Math.min(line.end, line.start + 4));
    switch (text[0]) {
      case '#':
        return this.#heading(line);
      case '`':
      case '~':
        return this.#openFence(line);
      case '<':
        return text === '<!--' ? this.#comment(line) : 'text';
      case '=':
      case '-':
        if (this.#underline(line)) return 'other';
        break;
      case '>':
      case '|':
        return 'other';
      default:
    }
    return /^(?:[-*+]|\d{1,2}[.)])(?:[ \t]|$)/.test(text) ? 'item' : 'text';
  }

  #heading(line: Line): 'other' | 'text' {
    const heading = atxHeading(this.#view.slice(line.start, line.end), line, false);
    if (heading === null) return 'text';
    this.marks.headings.push(heading);
    return 'other';
  }

  #openFence(line: Line): 'other' | 'text' {
    const text = this.#view.slice(line.start, line.end);
    const fence = fenceOf(text);
    if (fence === null || !this.#isClosedLater(fence, line)) return 'text';
    this.#fence = fence;
    return 'other';
  }

  /** Remembers the shortest fence that was never closed, so that many of them do not each read to the end. */
  #isClosedLater(fence: Fence, line: Line): boolean {
    if (fence.length >= (this.#unclosed.get(fence.mark) ?? Infinity)) return false;
    if (isClosedAfter(this.#view, fence, line.end)) return true;
    this.#unclosed.set(fence.mark, fence.length);
    return false;
  }

  /** A comment that is never closed hides nothing here: a reader of the source still sees its lines. */
  #comment(line: Line): 'other' {
    this.#lastCommentEnd ??= this.#view.lastIndexOf('-->');
    if (line.start < this.#lastCommentEnd) this.#commentEnd = this.#view.indexOf('-->', line.start + 4);
    return 'other';
  }

  #underline(line: Line): boolean {
    if (this.#paragraph < 0 || this.#item !== null) return false;
    const text = this.#view.slice(line.start, line.end).trimEnd();
    if (!/^(?:=+|-+)$/.test(text)) return false;
    const words = utf8(this.#view.slice(this.#paragraph, line.start)).trim();
    const level = text.startsWith('=') ? 1 : 2;
    const [start, end] = [this.#paragraph, line.next];
    this.marks.headings.push({ level, text: words, start, end, fenced: false, setext: true });
    return true;
  }
}
