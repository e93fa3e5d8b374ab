// Numbers written as words, Chinese and English. Pure. Most only excuse a digit on the other side (`3 个` for
// `three`), so reading 十 out of 十分 does little harm; `firm` ones surely state a number: 三个, three, 三分之一.
import { hanNumbers, type WordNumber } from './han-numbers.ts';

const ENGLISH: Readonly<Record<string, readonly number[]>> = {
  once: [1],
  single: [1],
  twice: [2],
  both: [2],
  pair: [2],
  double: [2],
  doubled: [2],
  doubles: [2],
  doubling: [2],
  twofold: [2],
  thrice: [3],
  triple: [3],
  tripled: [3],
  threefold: [3],
  quadruple: [4],
  tenfold: [10],
  dozen: [12],
  magnitude: [10],
  half: [0.5, 2, 50],
  halved: [0.5, 2, 50],
  halves: [0.5, 2, 50],
  quarter: [0.25, 4, 25],
  quarters: [0.75, 4],
};
/** These state a share or a change whatever stands around them; `half` and `double` do not: half-precision. */
const FIRM = new Set(
  'twice doubled doubles doubling twofold tripled threefold quadrupled tenfold halved halves'.split(' '),
);
/** `In May 2023` for 2023 年 5 月: with a capital, for `may` is a verb. */
const MONTHS =
  'January February March April May June July August September October November December Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec';
const MONTH = new Map([
  ...MONTHS.split(' ').map((word, at): [string, number] => [word, (at % 12) + 1]),
  ['Sept', 9],
]);
const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth';
const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const SMALL = new Map<string, number>([
  ...ONES.split(' ').map((word, value): [string, number] => [word, value]),
  ...TENS.split(' ').map((word, rank): [string, number] => [word, 20 + 10 * rank]),
]);
const ORDINAL = new Map(ORDINALS.split(' ').map((word, value): [string, number] => [word, value]));
const CARDINAL_RUN = new RegExp(
  `\\b(?:${[...SMALL.keys()].join('|')})(?:(?:[-\\s]|\\sand\\s)(?:${[...SMALL.keys(), ...Object.keys(SCALES)].join('|')}))*\\b`,
  'gi',
);

const PLURAL = /^[\s-](?:times|fold|percent|per cent|(?!times)[a-z-]{2,20}(?:\s[a-z-]{2,20}){0,2}s)\b/;

/** `One third`, `two thirds`; in `three third-party tools` there is no share. */
const PART = /^[-\s](third|fourth|quarter|fifth|sixth|eighth|tenth)\b/i;
const PARTS = /^[-\s](third|fourth|quarter|fifth|sixth|eighth|tenth)s\b/i;

/** All words that valuesOf knows, as whole words: most words of a paper are none. */
const OTHER_WORD = new RegExp(
  `(?<![a-z])(?:${[...Object.keys(ENGLISH), ...MONTH.keys()].join('|')}|(?:${[...ORDINAL.keys()].join('|')})s?)(?![a-z])`,
  'gi',
);

/** All word numbers of the text. */
export function wordNumbers(text: string): WordNumber[] {
  return [...englishNumbers(text), ...hanNumbers(text)];
}

function englishNumbers(text: string): WordNumber[] {
  const cardinals = [...text.matchAll(CARDINAL_RUN)].map(({ 0: run, index }) =>
    englishCardinal(run, text.slice(index + run.length, index + run.length + 64)),
  );
  const others = [...text.matchAll(OTHER_WORD)].flatMap(({ 0: word, index }) => {
    const values = valuesOf(word, text.slice(index + word.length, index + word.length + 12));
    return values.length === 0 ? [] : [otherWord(word, values, { text, index })];
  });
  return [...cardinals, ...others];
}

/** What a word may stand for but for cardinals; `after` tells of `half a million`. */
function valuesOf(word: string, after: string): readonly number[] {
  const plain = word.toLowerCase();
  const month = MONTH.get(word);
  if (month !== undefined) return [month];
  const scale = plain === 'half' ? SCALES[/^ an? (\w{7,8})/.exec(after)?.[1] ?? ''] : undefined;
  if (scale !== undefined) return [scale / 2];
  const known = ENGLISH[plain];
  if (known !== undefined) return known;
  const place = ORDINAL.get(plain.replace(/s$/, '')) ?? 0;
  return place === 0 ? [] : [place, 1 / place];
}

/** `A third of` is a share, and comes before the third in a row. */
function otherWord(word: string, values: readonly number[], at: { text: string; index: number }): WordNumber {
  const plain = word.toLowerCase();
  const after = at.text.slice(at.index + word.length, at.index + word.length + 6);
  const before = at.text.slice(Math.max(0, at.index - 8), at.index);
  const isShare =
    /^(?:quarter|third|half)$/.test(plain) &&
    /^ (?:of|the|as)\b/.test(after) &&
    /\b(?:an?|one|by|to|in|nearly|about|over) $/i.test(before);
  const read = isShare ? values.toSorted((one, other) => one - other) : values;
  return { text: word, values: read, firm: FIRM.has(plain) || isShare, unit: '' };
}

/** `after` is what stands behind the run: `two thirds`, `two orders of magnitude`, `three stages`. */
function englishCardinal(run: string, after: string): WordNumber {
  const value = cardinal(run.toLowerCase());
  const [behind, word = ''] = (value === 1 ? PART : PARTS).exec(after) ?? [];
  if (behind !== undefined) {
    const part = ORDINAL.get(word.toLowerCase()) ?? 4;
    return { text: `${run}${behind}`, values: [value / part], firm: true, unit: '' };
  }
  const orders = /^[-\s]orders?[-\s]of[-\s]magnitude/i.test(after) ? [10 ** value] : [];
  const firm = value >= 2 && PLURAL.test(after) && !/^ (?:or|to) /.test(after);
  return { text: run, values: [value, ...orders], firm, unit: '' };
}

/** `two hundred and five thousand` → 205000. */
function cardinal(run: string): number {
  let total = 0;
  let part = 0;
  for (const word of run.split(/[-\s]+/)) {
    const scale = SCALES[word] ?? 0;
    if (scale > 100) {
      total += Math.max(part, 1) * scale;
      part = 0;
    } else if (scale === 100) part = Math.max(part, 1) * 100;
    else part += SMALL.get(word) ?? 0;
  }
  return total + part;
}
