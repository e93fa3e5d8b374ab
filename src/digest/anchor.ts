// GitHub's heading anchors: how it makes them, and one of our own for a new paper.
import { slug } from 'github-slugger';
import type { Paper } from '../domain/paper.ts';
import { isNamesSlug } from './names.ts';

/**
 * Gives the headings of one file their anchors in file order, `-1`, `-2` … for names seen before.
 * As github-slugger's class, with the slug of a repeated name remembered: a digest of 10,000 papers
 * repeats six headings 10,000 times.
 */
export class Slugs {
  readonly taken = new Map<string, number>();
  readonly #plain = new Map<string, string>();

  /** Anchor of the next heading of the file. */
  next(heading: string): string {
    const base = this.#base(heading);
    let candidate = base;
    let count = this.taken.get(base) ?? 0;
    while (this.taken.has(candidate)) {
      count++;
      candidate = `${base}-${count}`;
    }
    if (candidate !== base) this.taken.set(base, count);
    this.taken.set(candidate, 0);
    return candidate;
  }

  #base(heading: string): string {
    const known = this.#plain.get(heading);
    if (known !== undefined) return known;
    const made = baseSlug(heading);
    this.#plain.set(heading, made);
    return made;
  }
}

/** Anchor of a heading that is the only one of its kind. */
export function baseSlug(heading: string): string {
  return /^[a-z0-9-]*$/.test(heading) ? heading : slug(readerText(heading));
}

/** True when a heading's anchor holds all its letters: no link, tag, escape or emphasis hides any. */
export function isPlain(heading: string): boolean {
  return !/[\](<_\\]/.test(heading);
}

/**
 * The anchor, and at the same time the heading, of a new paper's notes: the slug of its title, which GitHub's
 * rule leaves as it is. A local PDF's id stands at its end, because nothing else in a list line tells which PDF it is.
 * @param isTaken true for anchors that the file has or waits for
 */
export function anchorFor(paper: Pick<Paper, 'id' | 'title'>, isTaken: (anchor: string) => boolean): string {
  const id = paper.id.replace(/[./]/g, '-');
  const title = headingSlug(paper.title);
  const base = paper.id.startsWith('pdf-')
    ? [title, id].filter(part => part !== '').join('-')
    : title || `paper-${id}`;
  for (let count = 0; ; count++) {
    const candidate = count === 0 ? base : count === 1 ? `${base}-${id}` : `${base}-${id}-${count}`;
    if (!isTaken(candidate) && !isNamesSlug(candidate)) return candidate;
  }
}

/** True when a heading of exactly this text gets exactly this anchor and shows as written. */
export function isOwnSlug(anchor: string): boolean {
  return (
    SAFE.test(anchor) && /[\p{L}\p{N}]/u.test(anchor) && slug(anchor) === anchor && inWords(anchor) === anchor
  );
}

/** A link's fragment as browsers look it up: `%E6%91%98` → `摘`. */
export function decodedAnchor(anchor: string): string {
  if (!anchor.includes('%')) return anchor;
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor; // a lone % in a hand-made link
  }
}

const SAFE = /^[\p{L}\p{M}\p{N}_-]+$/u;

/** Slug of only letters, marks, digits and inner hyphens; '' when no letter or digit is left. */
function headingSlug(text: string): string {
  // A variation selector (U+FE0F after an emoji) would stay, and nobody can type it.
  const made = slug(text.normalize('NFC').replace(/[\ufe00-\ufe0f]/g, '')).replace(
    /[^\p{L}\p{M}\p{N}_-]/gu,
    '',
  );
  const inner = inWords(made).replace(/-+/g, (run, at: number, all: string) =>
    at === 0 || at + run.length === all.length ? '' : run,
  );
  return /[\p{L}\p{N}]/u.test(inner) ? inner.replace(/^[\p{M}_-]+/u, '') : '';
}

/** A heading as its readers see it: no link targets, tags, escapes. Bounded, since people paste anything. */
function readerText(heading: string): string {
  if (isPlain(heading)) return heading;
  return inWords(
    heading
      .replace(/\]\([^)]{0,200}\)/g, ']')
      .replace(/<[^>]{0,200}>/g, '')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  ).trim();
}

/** Underscores only inside words: elsewhere they are (or could be) emphasis, which is no part of an anchor. */
function inWords(text: string): string {
  const isWord = (character: string | undefined): boolean =>
    character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character);
  return text.replace(/_+/g, (run, at: number) =>
    isWord(text[at - 1]) && isWord(text[at + run.length]) ? run : '',
  );
}
