// The headings that the list lines so far lead to: one of that name ends even a fence that nobody closed.
import { slug } from 'github-slugger';
import type { Source } from './source.ts';
import { utf8 } from './view.ts';

/** Reads the list lines only when a heading inside a fence asks for them. */
export class Awaited {
  readonly #source: Source;
  /** Start and end of every list item that is complete; it grows as the scanner goes on. */
  readonly #items: readonly number[];
  #read = 0;
  readonly #anchors = new Set<string>();
  readonly #slugs = new Map<string, string>();

  constructor(source: Source, items: readonly number[]) {
    this.#source = source;
    this.#items = items;
  }

  /** True when a list line above leads to a heading of this text. */
  has(heading: string): boolean {
    for (; this.#read < this.#items.length; this.#read += 2) {
      this.#note(this.#items[this.#read] ?? 0, this.#items[this.#read + 1] ?? 0);
    }
    if (this.#anchors.size === 0) return false;
    return this.#anchors.has(heading) || this.#anchors.has(this.#slug(heading));
  }

  #note(start: number, end: number): void {
    const item = this.#source.piece(start, end);
    if (!item.includes('](#')) return;
    for (const match of item.matchAll(TARGET)) this.#anchors.add(utf8(match[1] ?? ''));
  }

  #slug(heading: string): string {
    const known = this.#slugs.get(heading);
    if (known !== undefined) return known;
    const made = slug(heading);
    this.#slugs.set(heading, made);
    return made;
  }
}

/** No `\s`: in a view the last byte of `加` or `à` looks like a no-break space. */
const TARGET = /\]\(#([^ \t\r\n]{1,500}?)\)(?:[\] \t\r\n]|$)/g;
