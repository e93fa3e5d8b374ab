// Texts that no reader sees → the passages among them that a person should know of, and the warnings that say so.
// Honest papers hold unseen labels: figures are cropped, axis numbers shrink to dots. A passage reads like language.
import type { HiddenReason, HiddenText, Notice } from '../domain/page.ts';
import { cleanText } from './characters.ts';
import type { PlacedItem, PlacedPage, UnseenItem } from './geometry.ts';
import type { TextLine } from './lines.ts';
import { hiddenNotice } from './notices.ts';

/** A line of a passage has this many words, and this many letters; a Chinese character counts as three letters. */
const WORDS = 3;
const LETTERS = 12;
/** Text is often out of sight by accident in these ways, so it takes a longer line to be a passage. */
const BY_ACCIDENT: ReadonlySet<HiddenReason> = new Set(['tiny', 'off-page', 'covered', 'clipped']);
const WORDS_BY_ACCIDENT = 5;
const HAN = 3;
/** In letter sizes: words farther apart than this are labels. */
const CLOSE = 3;
/** A word that goes on in the next line. */
const BROKEN_WORD = /(\p{L}{2})- (?=\p{L}{2})/gu;
/** Words of a warning, and warnings of a paper. */
const LONGEST_QUOTE = 120;
const MOST_NOTICES = 10;
/** The same words at the same place, in points: a shadow, a halo, a page drawn twice. */
const SAME_PLACE = 3;
/** Pages that one slide grows over. */
const SLIDES = 12;
/** Of a word that a page shows more often, so many are compared. */
const MOST_TWINS = 100;

/** One passage for each page and reason, its words in the order of the file. `lines` are those a reader sees. */
export function hiddenPassages(pages: readonly PlacedPage[], lines: readonly TextLine[]): HiddenText[] {
  const seen = groups(lines, line => line.page);
  return pages.flatMap(page =>
    passagesOn(page, { seen: seen.get(page.page) ?? [], later: textBehind(page, seen) }),
  );
}

/** A warning for each passage, with its first words. */
export function hiddenNotices(passages: readonly HiddenText[]): Notice[] {
  return passages.slice(0, MOST_NOTICES).map(({ page, reason, text }) => {
    const words = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
    return hiddenNotice(page, reason, words);
  });
}

interface Shown {
  /** Lines of the page that a reader sees. */
  readonly seen: readonly TextLine[];
  /** Words of the pages behind it; asked only for pages that hide something. */
  readonly later: () => string;
}

/** Slides show their lines one after the other: what the next pages show is kept back and not hidden. */
function textBehind(page: PlacedPage, seen: ReadonlyMap<number, TextLine[]>): () => string {
  const pages = Array.from({ length: SLIDES }, (_, index) => seen.get(page.page + 1 + index) ?? []);
  return () => pages.flatMap(lines => lines.map(({ text }) => text)).join(' ');
}

function passagesOn({ page, unseen }: PlacedPage, { seen, later }: Shown): HiddenText[] {
  if (unseen.length === 0) return [];
  const shown = groups(
    seen.flatMap(line => line.items),
    item => item.text,
  );
  const byReason = groups(
    unseen.filter(item => !isShownToo(item, shown)),
    item => item.reason,
  );
  return [...byReason].flatMap(([reason, items]) => {
    const lines = stretchesOf(items).map(cleanText);
    return lines.some(line => isPassage(line, reason) && !later().includes(line))
      ? [{ page, reason, text: lines.join(' ').replaceAll(BROKEN_WORD, '$1') }]
      : [];
  });
}

/**
 * Words that follow each other closely. Not lines.ts: hidden text may be flat, squeezed or aslant, so the size of its
 * letters is taken from how wide they come out.
 */
function stretchesOf(items: readonly UnseenItem[]): string[] {
  const stretches: string[] = [];
  let last: UnseenItem | undefined;
  for (const item of items) {
    const line = stretches.at(-1);
    if (last === undefined || line === undefined || !follows(last, item)) stretches.push(item.text);
    else stretches[stretches.length - 1] = `${line} ${item.text}`;
    last = item;
  }
  return stretches;
}

function follows(last: UnseenItem, item: UnseenItem): boolean {
  const em = Math.max(last.size, (2 * last.width) / last.text.length, 1);
  const gap = item.x - last.x - last.width;
  return gap < CLOSE * em && gap > -last.width - CLOSE * em && Math.abs(item.y - last.y) < em + last.width;
}

function isPassage(line: string, reason: HiddenReason): boolean {
  const han = line.match(/\p{sc=Han}/gu)?.length ?? 0;
  const words = line.match(/\p{L}{2,}/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0) + HAN * han;
  const least = BY_ACCIDENT.has(reason) ? WORDS_BY_ACCIDENT : WORDS;
  return letters >= LETTERS && words.length + han >= least;
}

function isShownToo({ text, x, y }: UnseenItem, shown: ReadonlyMap<string, PlacedItem[]>): boolean {
  const twins = shown.get(text)?.slice(0, MOST_TWINS) ?? [];
  return twins.some(twin => Math.abs(twin.x - x) < SAME_PLACE && Math.abs(twin.y - y) < SAME_PLACE);
}

function groups<K, T>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const value of values) {
    const known = found.get(keyOf(value));
    if (known) known.push(value);
    else found.set(keyOf(value), [value]);
  }
  return found;
}
