// Is this line a heading? One rule a function: a known name, a number with large type, a numbered line with air
// above it, a Roman numeral with capitals. What bold type alone tells is in set-apart.ts.
import type { SectionKey } from '../domain/page.ts';
import { joinSmallCapitals } from './characters.ts';
import { splitNumber, type NumberedTitle } from './numbering.ts';
import { isSetApart } from './set-apart.ts';
import { sharesRow, WORDY, words, type Place } from './title-line.ts';
import { keyOfTitle } from './titles.ts';

const LONGEST = 90;
/** Times the size of the running text from which a line counts as big: by most characters, by the largest. */
const BIG = 1.08;
const BIG_LARGEST = 1.1;
/** Table heads that read "Methods" are set smaller than the text. */
const SMALLEST = 0.97;

/** Most lines of running text begin with a small letter: they are out before the slower patterns. */
const LINE_START = /^[\p{Lu}\p{N}\p{Script=Han}]/u;
const SENTENCE_END = /[.,;，。；]/;
const TITLE_START = /^(?:\p{Lu}|\p{Script=Han})/u;

/** What a heading's text says of it. */
export interface HeadingShape {
  readonly title: string;
  /** 1 for `3`, `IV.`, `B` or none, 2 for `3.1`, … */
  readonly level: number;
  readonly key: SectionKey | null;
  /** Numbered by a letter, `A` or `B.2`: an appendix, if it stands behind the references. */
  readonly lettered: boolean;
  /** Set in larger type than the running text. */
  readonly big: boolean;
  readonly numbered: boolean;
  /** Only bold type makes it a heading: without a number it is one below those that have it, if it is one at all. */
  readonly byStyle: boolean;
}

/** The heading that a line is by its text, size and place, or null. `body` is the size of the running text. */
export function headingShapeOf(place: Place, body: number): HeadingShape | null {
  const { line } = place;
  if (line.text.length > LONGEST || !LINE_START.test(line.text) || SENTENCE_END.test(line.text.slice(-1)))
    return null;
  const title = joinSmallCapitals(line.text);
  const found = splitNumber(title);
  if (!TITLE_START.test(found.title)) return null;
  const big = line.size >= BIG * body || line.largest >= BIG_LARGEST * body;
  const key = keyOfTitle(found.title);
  const setApart = isSetApart(found, place, body);
  const fits =
    isNamed(found, place, { key, big, body }) ||
    isNumberedAndBig(found, big) ||
    isNumberedSubheading(found, place, body) ||
    isRoman(found);
  if (!fits && !setApart) return null;
  const lettered = found.numbering === 'letter';
  const numbered = found.numbering !== 'none';
  return { title, level: found.level, key, lettered, big, numbered, byStyle: !fits };
}

/** A name every paper uses: `5 Experiments`, `RELATED WORK`, `结论`. */
function isNamed(
  found: NumberedTitle,
  { line, above, below }: Place,
  { key, big, body }: { key: SectionKey | null; big: boolean; body: number },
): boolean {
  if (key === null || words(found.title) > 7) return false;
  if (line.largest < SMALLEST * body && key !== 'abstract') return false;
  if (found.numbering !== 'none' || big) return true;
  const alone = !sharesRow(line, above) && !sharesRow(line, below);
  return words(found.title) <= 2 && alone;
}

/** `4 Why rewards are sparse`, in larger type than the text. */
function isNumberedAndBig({ numbering, title }: NumberedTitle, big: boolean): boolean {
  return big && numbering !== 'none' && WORDY.test(title) && words(title) <= 14;
}

/** `4.2 Setting` in the size of the text, with air above it. */
function isNumberedSubheading(found: NumberedTitle, { line, above }: Place, body: number): boolean {
  if (found.level < 2 || words(found.title) > 12 || /[=+]/.test(found.title)) return false;
  const gap = above?.page === line.page ? line.y - above.y : Infinity;
  // Going up the page means the top of the next column.
  const hasAir = gap < 0 || gap > 1.5 * body;
  return hasAir && line.largest >= SMALLEST * body && line.x1 - line.x0 < 420;
}

function isRoman({ numbering, title }: NumberedTitle): boolean {
  return (
    numbering === 'roman' && title === title.toUpperCase() && /\p{Lu}{3}/u.test(title) && words(title) <= 10
  );
}
