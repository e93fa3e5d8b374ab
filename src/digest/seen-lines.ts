// Which lines of a file stood in it before: six headings stand in every section, and are read once.

/** Remembers what was made of a line, until another one takes its place. */
export class SeenLines<T> {
  readonly #bytes: Uint8Array;
  readonly #seen = new Array<Seen<T> | undefined>(PLACES);

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** What was made of the same bytes as `[start, end)`, when that is still known. */
  get(start: number, end: number): T | undefined {
    const seen = this.#seen[this.#placeOf(start, end)];
    if (seen?.length !== end - start) return undefined;
    for (let at = 0; at < seen.length; at++) {
      if (this.#bytes[seen.start + at] !== this.#bytes[start + at]) return undefined;
    }
    return seen.made;
  }

  add(start: number, end: number, made: T): void {
    this.#seen[this.#placeOf(start, end)] = { start, length: end - start, made };
  }

  #placeOf(start: number, end: number): number {
    const [last, lastButOne] = [this.#bytes[end - 1] ?? 0, this.#bytes[end - 2] ?? 0];
    return ((end - start) * 31 + last * 7 + lastButOne) % PLACES;
  }
}

interface Seen<T> {
  readonly start: number;
  readonly length: number;
  readonly made: T;
}

/** Many more than the headings that stand in every section. */
const PLACES = 1021;
