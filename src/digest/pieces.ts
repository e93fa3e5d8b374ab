// A view that takes in changes without being copied: the pieces of the file as it was, and what was put between them.
// A digest of a thousand papers has 10 MB, and each paper of a group changes it in two places.
import type { Splice } from '../domain/digest.ts';
import { piecewise, type View } from './view.ts';

/** The file as it was: its bytes, and the line (from 1) in which an offset stands. */
export interface Whole {
  readonly bytes: Uint8Array;
  readonly lineAt: (offset: number) => number;
}

interface Piece {
  readonly length: number;
  /** New text, null for a piece of the file as it was. */
  readonly text: string | null;
  /** Where it stands there, or where it begins in the new text. */
  readonly from: number;
}

export class Pieces implements View {
  length: number;
  readonly #whole: Whole;
  readonly #view: View;
  #pieces: readonly Piece[];

  constructor(whole: Whole) {
    this.#whole = whole;
    this.#view = piecewise(whole.bytes);
    this.length = whole.bytes.length;
    this.#pieces = [{ length: this.length, text: null, from: 0 }];
  }

  /** Ordered, not overlapping, with texts as in a view. */
  splice(splices: readonly Splice[]): void {
    for (const { start, end, text } of splices.toReversed()) {
      const fresh = { length: text.length, text, from: 0 };
      this.#pieces = [...this.#between(0, start), fresh, ...this.#between(end, this.length)];
      this.length += text.length - (end - start);
    }
  }

  slice(start: number, end = this.length): string {
    return this.#between(start, end)
      .map(piece => this.#textOf(piece))
      .join('');
  }

  startsWith(words: string, at: number): boolean {
    return this.slice(at, at + words.length) === words;
  }

  /** Line number of a byte offset, from 1. */
  lineAt(offset: number): number {
    return this.#between(0, offset).reduce((line, piece) => line + this.#feedsIn(piece), 1);
  }

  /** The whole of it. */
  bytes(): Uint8Array {
    const bytes = Buffer.allocUnsafe(this.length);
    let at = 0;
    for (const piece of this.#pieces) {
      const { length, text, from } = piece;
      if (text === null) bytes.set(this.#whole.bytes.subarray(from, from + length), at);
      else bytes.write(this.#textOf(piece), at, 'latin1');
      at += length;
    }
    return bytes;
  }

  #textOf({ length, text, from }: Piece): string {
    return text === null ? this.#view.slice(from, from + length) : text.slice(from, from + length);
  }

  #feedsIn(piece: Piece): number {
    const { length, text, from } = piece;
    if (text !== null) return this.#textOf(piece).split('\n').length - 1;
    return this.#whole.lineAt(from + length) - this.#whole.lineAt(from);
  }

  #between(start: number, end: number): Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const { length, text, from } of this.#pieces) {
      if (at >= end) break;
      const [first, last] = [Math.max(start - at, 0), Math.min(end - at, length)];
      if (first < last) found.push({ length: last - first, text, from: from + first });
      at += length;
    }
    return found;
  }
}
