// Texts that no reader sees → the passages among them that a person should know of, and the warnings that say so.
// Honest papers hold unseen labels: figures are cropped, axis numbers shrink to dots. A passage reads like language.
import type { HiddenReason, HiddenText, Notice } from '../domain/page.ts';
import { cleanText } from './characters.ts';
import type { PlacedItem, PlacedPage, UnseenItem } from './geometry.ts';
import type { TextLine } from './lines.ts';

/** A line of a passage has this many words, and this many letters; a Chinese character counts as three letters. */
const WORDS = 3;
const LETTERS = 12;
/** Text is often out of sight by accident in these ways, so it takes a longer line to be a passage. */
const BY_ACCIDENT: ReadonlySet<HiddenReason> = new Set(['tiny', 'off-page', 'covered', 'clipped']);
const WORDS_BY_ACCIDENT = 5;
const HAN = 3;
/** In letter sizes: words farther apart than this are labels. */
const CLOSE = 3;
/** Words of a warning, and warnings of a paper. */
const LONGEST_QUOTE = 120;
const MOST_NOTICES = 10;
/** The same words at the same place, in points: a shadow, a halo, a page drawn twice. */
const SAME_PLACE = 3;

const WHY: Readonly<Record<HiddenReason, string>> = {
  'background-colour': 'in the colour of its background',
  tiny: 'under 2 points high',
  'off-page': 'outside the page',
  'invisible-mode': 'drawn without ink',
  covered: 'covered by something drawn over it',
  'layer-off': 'in a layer that is switched off',
  clipped: 'cut off by a clipping path',
};

/** One passage for each page and reason, its words in the order of the file. `lines` are those a reader sees. */
export function hiddenPassages(pages: readonly PlacedPage[], lines: readonly TextLine[]): HiddenText[] {
  const seen = new Map<number, TextLine[]>();
  for (const line of lines) seen.set(line.page, [...(seen.get(line.page) ?? []), line]);
  return pages.flatMap(page => passagesOn(page, seen.get(page.page) ?? []));
}

/** A warning for each passage, with its first words. */
export function hiddenNotices(passages: readonly HiddenText[]): Notice[] {
  return passages.slice(0, MOST_NOTICES).map(({ page, reason, text }) => {
    const words = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
    const message = `page ${page} holds text that no reader sees (${WHY[reason]}); it was kept out: “${words}”`;
    return { code: 'hidden-text', message, pages: [page] };
  });
}

function passagesOn({ page, unseen }: PlacedPage, seen: readonly TextLine[]): HiddenText[] {
  if (unseen.length === 0) return [];
  const byReason = new Map<HiddenReason, UnseenItem[]>();
  const shown = placesOf(seen);
  for (const item of unseen) {
    if (isShownToo(item, shown)) continue;
    byReason.set(item.reason, [...(byReason.get(item.reason) ?? []), item]);
  }
  return [...byReason].flatMap(([reason, items]) => {
    const lines = stretchesOf(items).map(cleanText);
    return lines.some(line => isPassage(line, reason)) ? [{ page, reason, text: lines.join(' ') }] : [];
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

type Places = ReadonlyMap<string, readonly PlacedItem[]>;

function placesOf(lines: readonly TextLine[]): Places {
  const places = new Map<string, PlacedItem[]>();
  for (const item of lines.flatMap(line => line.items)) {
    const known = places.get(item.text);
    if (known) known.push(item);
    else places.set(item.text, [item]);
  }
  return places;
}

function isShownToo({ text, x, y }: UnseenItem, places: Places): boolean {
  const twins = places.get(text) ?? [];
  return twins.some(twin => Math.abs(twin.x - x) < SAME_PLACE && Math.abs(twin.y - y) < SAME_PLACE);
}
