// The bytes of a digest while it is scanned, and its Latin-1 view for the few searches that need one.
import { viewOf } from './view.ts';

/** A digest's bytes. The view of 100 MB takes 50 ms and as much memory again, so it is made when first asked for. */
export class Source {
  readonly bytes: Uint8Array;
  readonly #buffer: Buffer;
  #view: string | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The whole file, one character a byte. */
  get view(): string {
    return (this.#view ??= viewOf(this.bytes));
  }

  /** A piece of the view. */
  piece(start: number, end: number): string {
    return this.#view?.slice(start, end) ?? this.#buffer.toString('latin1', start, end);
  }

  /** A piece as text; `start` and `end` do not cut a character. */
  text(start: number, end: number): string {
    return this.#buffer.toString('utf8', start, end);
  }

  /** Offset of the next of these ASCII characters, -1 for none. */
  indexOf(ascii: string, from: number): number {
    return this.#buffer.indexOf(ascii, from, 'latin1');
  }

  /** Offset of the next line feed, -1 for none. */
  lineFeed(from: number): number {
    return this.bytes[from] === 0x0a ? from : this.#buffer.indexOf(0x0a, from);
  }
}
