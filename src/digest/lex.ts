// The line scanner: one pass over a digest, from lines to headings and list items with byte offsets.
// Linear, and no Markdown parser: that takes 4.9 s for 3,000 entries and more than 100 s for 10,000.
// It knows just enough Markdown not to be fooled: fences, comments, front matter, underlined headings.
import { Awaited } from './awaited.ts';
import { FenceEnds } from './fence-ends.ts';
import { HeadingIndex, type Words } from './heading-index.ts';
import { LineCursor } from './line-cursor.ts';
import * as lines from './line.ts';
import type { Source } from './source.ts';

export interface Marks {
  readonly headings: HeadingIndex;
  /**
   * Start and end of every list item that starts at the margin, with its further lines, without the blank lines
   * after it: start, end, start, end … in one list of numbers, since the claims in the notes are items too.
   */
  readonly items: readonly number[];
  /** Counts of `\n` alone and of `\r\n`. */
  readonly lf: number;
  readonly crlf: number;
}

/** A digest → its headings and list items, in file order. */
export function lex(source: Source): Marks {
  return new Lexer(source).run();
}

/** UTF-8's byte order mark as a view shows it. */
const BOM = '\xef\xbb\xbf';

class Lexer {
  readonly #source: Source;
  readonly #bytes: Uint8Array;
  readonly #line: LineCursor;
  readonly #headings: HeadingIndex;
  readonly #items: number[] = [];
  readonly #awaited: Awaited;
  #fenceEnds: FenceEnds | undefined;
  #fence: lines.Fence | null = null;
  #commentEnd = -1;
  /** Looked for once, so that many unclosed comments do not each read to the end. */
  #lastCommentEnd: number | undefined;
  /** Start and end of the open list item; -1 for none. */
  #itemStart = -1;
  #itemEnd = -1;
  #blankSeen = false;
  /** Start of the running paragraph at the margin, which an underline would make a heading; -1 for none. */
  #paragraph = -1;

  constructor(source: Source) {
    this.#source = source;
    this.#bytes = source.bytes;
    this.#line = new LineCursor(source);
    this.#headings = new HeadingIndex(source);
    this.#awaited = new Awaited(source, this.#items);
  }

  run(): Marks {
    const line = this.#line;
    line.skipTo(this.#firstLine());
    while (line.advance()) {
      if (line.from <= this.#commentEnd) continue;
      if (this.#fence !== null && this.#isInFence(this.#fence)) continue;
      if (line.start === line.end) {
        this.#blankSeen = true;
        this.#paragraph = -1;
      } else this.#text();
    }
    this.#close();
    return { headings: this.#headings, items: this.#items, lf: line.lf, crlf: line.crlf };
  }

  /** Offset of the first line that is read as Markdown. */
  #firstLine(): number {
    const head = this.#source.piece(0, 6);
    if (head.includes('---')) return lines.afterFrontMatter(this.#source.view);
    return head.startsWith(BOM) ? BOM.length : 0;
  }

  /** Returns false when the line shows that the fence was never closed, and must be read as any other. */
  #isInFence(fence: lines.Fence): boolean {
    if (this.#line.indent < 4 && !this.#readFenced(fence)) {
      this.#fence = null;
      return false;
    }
    if (this.#itemStart !== -1) this.#itemEnd = this.#line.next;
    return true;
  }

  /** Notes the end of the fence, and headings; false for one that a list line leads to. */
  #readFenced(fence: lines.Fence): boolean {
    const { start, end } = this.#line;
    const text = this.#source.piece(start, end);
    if (text.startsWith(fence.mark) && lines.closesFence(text, fence)) this.#fence = null;
    const level = text.startsWith('#') ? lines.levelOf(this.#bytes, this.#line) : 0;
    if (level === 0) return true;
    const words = this.#headings.wordsAt(start + level, end);
    if (this.#awaited.has(words.text)) return false;
    this.#addHeading(level, words, true);
    return true;
  }

  #text(): void {
    const { indent, start, from, next } = this.#line;
    const inItem = this.#itemStart !== -1 && (indent >= 2 || !this.#blankSeen);
    this.#blankSeen = false;
    const opens = indent < 4 ? this.#opener() : 'text';
    if (inItem && (opens === 'text' || indent >= 2)) {
      this.#itemEnd = next; // more words, or a fence, sub-list or quote of the item
      return;
    }
    this.#close();
    if (opens === 'item') {
      this.#itemStart = from;
      this.#itemEnd = next;
    }
    if (opens !== 'text') this.#paragraph = -1;
    else if (this.#paragraph < 0 && indent < 4) this.#paragraph = start;
  }

  /** What the line starts; headings and fences are noted right here. */
  #opener(): 'item' | 'other' | 'text' {
    const { start } = this.#line;
    switch (this.#bytes[start]) {
      case 0x23: // #
        return this.#heading();
      case 0x60: // `
      case 0x7e: // ~
        return this.#openFence();
      case 0x3c: // <
        return this.#source.piece(start, start + 4) === '<!--' ? this.#comment(start) : 'text';
      case 0x3d: // =
      case 0x2d: // -
        if (this.#underline()) return 'other';
        break;
      case 0x3e: // >
      case 0x7c: // |
        return 'other';
      default:
    }
    return lines.isItem(this.#bytes, this.#line) ? 'item' : 'text';
  }

  #heading(): 'other' | 'text' {
    const { start, end } = this.#line;
    const level = lines.levelOf(this.#bytes, this.#line);
    if (level === 0) return 'text';
    this.#addHeading(level, this.#headings.wordsAt(start + level, end), false);
    return 'other';
  }

  #addHeading(level: number, words: Words, fenced: boolean): void {
    const { from, next } = this.#line;
    this.#headings.add({ level, text: words.text, start: from, end: next, fenced, setext: false }, words);
  }

  #openFence(): 'other' | 'text' {
    const { start, end } = this.#line;
    const fence = lines.fenceOf(this.#source.piece(start, end));
    if (fence === null) return 'text';
    this.#fenceEnds ??= new FenceEnds(this.#source.view);
    if (!this.#fenceEnds.isClosed(fence, end)) return 'text';
    this.#fence = fence;
    return 'other';
  }

  /** A comment that is never closed hides nothing here: a reader of the source still sees its lines. */
  #comment(start: number): 'other' {
    this.#lastCommentEnd ??= this.#source.view.lastIndexOf('-->');
    if (start < this.#lastCommentEnd) this.#commentEnd = this.#source.view.indexOf('-->', start + 4);
    return 'other';
  }

  #underline(): boolean {
    const line = this.#line;
    if (this.#paragraph < 0 || this.#itemStart !== -1 || !lines.isRun(this.#bytes, line)) return false;
    const text = this.#source.text(this.#paragraph, line.start).trim();
    const level = this.#bytes[line.start] === 0x3d ? 1 : 2;
    const [start, end] = [this.#paragraph, line.next];
    const heading = { level, text, start, end, fenced: false, setext: true };
    this.#headings.add(heading, this.#headings.wordsOf(text));
    return true;
  }

  #close(): void {
    if (this.#itemStart === -1) return;
    this.#items.push(this.#itemStart, this.#itemEnd);
    this.#itemStart = -1;
  }
}
