// The headings of one file: where they stand, their anchors, and which of them are fixed ones.
// A digest of 10,000 papers has 70,000 of them, most of which nobody links to: what is not asked for is not made.
import { baseSlug, isPlain, Slugs } from './anchor.ts';
import { LazySet } from './lazy-set.ts';
import { headingText } from './line.ts';
import { isNoteName, nameOf } from './names.ts';
import type { ScannedHeading } from './scanned.ts';
import { SeenLines } from './seen-lines.ts';
import type { Source } from './source.ts';

/** What a heading says, wherever it stands. */
export interface Words {
  readonly text: string;
  /** Which fixed heading it is, null for any other. */
  readonly name: ReturnType<typeof nameOf>;
  /** Null for the five headings of notes. */
  readonly anchor: Anchor | null;
}

/** An anchor without the number that repeated ones get. */
interface Anchor {
  readonly base: string;
  /** How many rendered headings have it so far. */
  count: number;
}

/**
 * Takes the headings in file order, and then tells about each by its index.
 *
 * An anchor is its base and the number of headings before with the same base. That is all there is to it as long as
 * no heading `Abstract 1` takes what the second `Abstract` would get; and the anchors of the headings of notes, which
 * all hold one of the five fixed words, never meet one without these words. Else all of them are made by the rule.
 */
export class HeadingIndex {
  readonly list: ScannedHeading[] = [];
  readonly #source: Source;
  readonly #words: Words[] = [];
  readonly #seen: SeenLines<Words>;
  readonly #anchors = new Map<string, Anchor>();
  /** Bases that end with a digit, as the anchors of repeated headings do. */
  readonly #numbered: string[] = [];
  #clash: boolean | undefined;
  /** How many rendered headings of the same base stand before each. */
  #before: readonly number[] | undefined;
  #all: readonly string[] | undefined;

  constructor(source: Source) {
    this.#source = source;
    this.#seen = new SeenLines(source.bytes);
  }

  /** Words of a heading line, of which `[start, end)` stands after the `#`s. */
  wordsAt(start: number, end: number): Words {
    const seen = this.#seen.get(start, end);
    if (seen !== undefined) return seen;
    const words = this.wordsOf(headingText(this.#source.text(start, end)));
    this.#seen.add(start, end, words);
    return words;
  }

  wordsOf(text: string): Words {
    const name = nameOf(text);
    const isApart = isNoteName(name) && isPlain(text);
    return { text, name, anchor: isApart ? null : this.#anchorOf(baseSlug(text)) };
  }

  add(heading: ScannedHeading, words: Words): void {
    this.list.push(heading);
    this.#words.push(words);
    if (words.anchor !== null && !heading.fenced) words.anchor.count++;
  }

  /** Which fixed heading it is, null for any other. */
  name(index: number): Words['name'] {
    return this.#words[index]?.name ?? null;
  }

  /** The anchor that GitHub gives it, '' for one inside a fence, which gets none. To be asked for when all are in. */
  slug(index: number): string {
    if (this.list[index]?.fenced !== false) return '';
    const anchor = this.#words[index]?.anchor ?? null;
    if (anchor === null || !this.#isCounted(anchor.base)) return this.#allSlugs()[index] ?? '';
    const before = anchor.count === 1 ? 0 : ((this.#before ??= this.#counted())[index] ?? 0);
    return before === 0 ? anchor.base : `${anchor.base}-${before}`;
  }

  /** Every anchor of the file. */
  slugs(): ReadonlySet<string> {
    const make = (): Set<string> =>
      new Set(this.#allSlugs().filter((_slug, index) => this.list[index]?.fenced === false));
    let all: Set<string> | undefined;
    return new LazySet(
      slug => (this.#isCounted(slug) ? this.#isTaken(slug) : (all ??= make()).has(slug)),
      () => (all ??= make()),
    );
  }

  #anchorOf(base: string): Anchor {
    let anchor = this.#anchors.get(base);
    if (anchor === undefined) {
      this.#anchors.set(base, (anchor = { base, count: 0 }));
      if (/\d$/.test(base.slice(-1))) this.#numbered.push(base);
    }
    return anchor;
  }

  /** True when counting tells who has this anchor. */
  #isCounted(slug: string): boolean {
    this.#clash ??= this.#numbered.some(base => {
      const [stem, number] = partsOf(base);
      return number > 0 && (this.#anchors.get(stem)?.count ?? 0) > 1;
    });
    return !this.#clash && !isNoteName(nameOf(slug));
  }

  #counted(): number[] {
    const counts = new Map<Anchor | null, number>();
    return this.list.map((heading, index) => {
      const anchor = this.#words[index]?.anchor ?? null;
      const before = counts.get(anchor) ?? 0;
      if (!heading.fenced) counts.set(anchor, before + 1);
      return before;
    });
  }

  #isTaken(slug: string): boolean {
    if ((this.#anchors.get(slug)?.count ?? 0) > 0) return true;
    const [stem, number] = partsOf(slug);
    return number > 0 && (this.#anchors.get(stem)?.count ?? 0) > number;
  }

  #allSlugs(): readonly string[] {
    if (this.#all === undefined) {
      const slugger = new Slugs();
      this.#all = this.list.map(heading => (heading.fenced ? '' : slugger.next(heading.text)));
    }
    return this.#all;
  }
}

/** `abstract-12` → `abstract` and 12; 0 for an anchor that no repeated heading gets. */
function partsOf(slug: string): [stem: string, number: number] {
  const hyphen = slug.lastIndexOf('-');
  const digits = slug.slice(hyphen + 1);
  return hyphen === -1 || !/^[1-9]\d{0,14}$/.test(digits)
    ? [slug, 0]
    : [slug.slice(0, hyphen), Number(digits)];
}
