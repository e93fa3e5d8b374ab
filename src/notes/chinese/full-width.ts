// Half-width marks of Chinese → full-width ones. Pure. A mark belongs to Chinese when Chinese stands before or behind
// it; between Latin words or digits (`Inter-RAT, RNP`, `3,000`, `10:30`) it stays as it is.
import { HAN, hasHan, isHan, isHanish, MASK, WIDE, WORD } from './classes.ts';
import { chinesePairs } from './pairs.ts';

/** A mark and what stands next to it: the nearest characters, and the very next ones, which may be blanks. */
interface Place {
  readonly before: string;
  readonly after: string;
  readonly follows: string;
  /** The last characters in front, as they are by now. */
  readonly lead: string;
  /** There is Chinese in this sentence already. */
  readonly inChinese: boolean;
}

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
};
const WORD_END = new RegExp(`[${WORD}${MASK}%)）\\]”"]$`, 'u');
/** A stop behind these ends no sentence. */
const SHORTENED =
  /(?:^|[^A-Za-z])(?:al|etc|e\.g|i\.e|eg|ie|vs|cf|Figs?|Eqs?|Secs?|Tabs?|Nos?|Dr|Mrs?|Ms|Inc|Ltd|Corp|St|[A-Z])$/i;
/** `1. 首先`: a number of a list. */
const LISTED = new RegExp(`(?:^|[${HAN}${WIDE}] ?)\\d{1,2}$`, 'u');

/** Whether the mark is one of Chinese. */
const IS_CHINESE: Readonly<Record<string, (place: Place) => boolean>> = {
  ',': place => isBehindChinese(place) || isBeforeChinese(place),
  ';': place => isBehindChinese(place) || isBeforeChinese(place),
  ':': place =>
    !/[:=/\\)]/.test(place.follows) &&
    (isBehindChinese(place) || (WORD_END.test(place.before) && isBeforeChinese(place))),
  // `n! 种` is a factorial, `Hello world!使用` is not.
  '!': place =>
    place.follows !== '=' &&
    (isBehindChinese(place) || (isHan(place.after) && /[A-Za-z]{2}$/.test(place.lead))),
  '?': place =>
    isBehindChinese(place) ||
    (WORD_END.test(place.before) && (isHan(place.after) || (place.after === '' && place.inChinese))),
  '.': place => (isBehindChinese(place) ? endsHan(place) : endsWord(place)),
};

/** A mark that begins or ends a quotation, `“Wait,”`, is told by what is quoted. */
function isBehindChinese({ before }: Place): boolean {
  return before !== '“' && isHanish(before);
}

function isBeforeChinese({ after }: Place): boolean {
  return after !== '”' && isHanish(after);
}

/** The text with the marks of its Chinese full-width, pairs first, for they decide about their neighbours. */
export function fullWidthMarks(text: string): string {
  if (!hasHan(text)) return text;
  const chars = Array.from(chinesePairs(longMarks(text)));
  const out: string[] = [];
  let inChinese = false;
  for (const [at, char] of chars.entries()) {
    const full = FULL[char];
    const isChinese =
      full !== undefined && IS_CHINESE[char]?.(placeOf(chars, at, { out, inChinese })) === true;
    if (isChinese && out.at(-1) === ' ') out.pop();
    out.push(isChinese ? full : char);
    inChinese = '。！？'.includes(out.at(-1) ?? '') ? false : inChinese || isHan(char);
  }
  return out.join('');
}

function placeOf(
  chars: readonly string[],
  at: number,
  { out, inChinese }: { readonly out: readonly string[]; readonly inChinese: boolean },
): Place {
  const follows = chars[at + 1] ?? '';
  return {
    before: (out.at(-1) === ' ' ? out.at(-2) : out.at(-1)) ?? '',
    after: follows === ' ' ? (chars[at + 2] ?? '') : follows,
    follows,
    lead: out.slice(-12).join('').trimEnd(),
    inChinese,
  };
}

/** Dots and hyphens that a keyboard without Chinese marks gives. */
function longMarks(text: string): string {
  return text
    .replace(new RegExp(`(?<=[${HAN}]) ?(?:\\.{3,6}|。{2,6})(?!\\.)`, 'gu'), '……')
    .replace(new RegExp(`(?<=${HAN}) ?-{2,3} ?(?=${HAN})`, 'gu'), '——');
}

/** Behind Chinese: not in `数据.csv`, `约.5`, `使用.NET`. */
function endsHan({ after, follows }: Place): boolean {
  return follows === ' ' || isHanish(after) || (!/[a-z0-9./\\]/.test(after) && !/^N$/.test(after));
}

/** Behind a word or number: at the end of a sentence that has Chinese, or where Chinese goes on. */
function endsWord({ before, after, lead, inChinese }: Place): boolean {
  if (!WORD_END.test(before) || SHORTENED.test(lead)) return false;
  if (after === '') return inChinese;
  return isHan(after) && !LISTED.test(lead);
}
