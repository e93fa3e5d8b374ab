// Goes through a digest line by line: where each line starts and ends, its indent, and which line breaks there are.
import type { Line } from './line.ts';
import type { Source } from './source.ts';

/** The line at hand. There is one object for all lines of a file, which may be a million. */
export class LineCursor implements Line {
  from = 0;
  start = 0;
  end = 0;
  next = 0;
  indent = 0;
  /** Counts of `\n` alone and of `\r\n` so far. */
  lf = 0;
  crlf = 0;
  readonly #source: Source;
  readonly #bytes: Uint8Array;

  constructor(source: Source) {
    this.#source = source;
    this.#bytes = source.bytes;
  }

  /** Passes over what is not read as Markdown, and counts its line breaks; `offset` is the start of a line. */
  skipTo(offset: number): void {
    let at = this.#source.lineFeed(0);
    for (; at !== -1 && at < offset; at = this.#source.lineFeed(at + 1)) this.#countBreak(at, 0);
    this.next = offset;
  }

  /** Takes the next line; false at the end of the file. */
  advance(): boolean {
    const from = this.next;
    if (from >= this.#bytes.length) return false;
    const lineFeed = this.#source.lineFeed(from);
    this.from = from;
    this.start = from;
    this.next = lineFeed === -1 ? this.#bytes.length : lineFeed + 1;
    this.end = lineFeed === -1 ? this.next : this.#countBreak(lineFeed, from);
    this.#skipIndent();
    return true;
  }

  /** Gives the offset before the line break. */
  #countBreak(lineFeed: number, from: number): number {
    if (lineFeed > from && this.#bytes[lineFeed - 1] === 0x0d) {
      this.crlf++;
      return lineFeed - 1;
    }
    this.lf++;
    return lineFeed;
  }

  #skipIndent(): void {
    this.indent = 0;
    for (; this.start < this.end; this.start++) {
      const code = this.#bytes[this.start];
      if (code === 0x20) this.indent++;
      else if (code === 0x09) this.indent += 4;
      else return;
    }
  }
}
