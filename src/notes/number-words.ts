// Numbers written as words, Chinese and English. Pure. They only ever excuse a digit on the other side
// (`3 个` for `three`), so reading 十 out of 十分 does little harm and nothing is required of a word.

/** A word number: `values` are its readings, e.g. `third` is 3 and a third. */
export interface WordNumber {
  readonly text: string;
  readonly values: readonly number[];
}

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

const HAN_DIGITS = '零一二三四五六七八九';
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
/** Not the 万 of `1.2 万`: that is read with its digits. Bounded, so that a long run costs no more than its length. */
const HAN_RUN = '(?<![\\d多余] ?)[零〇一二两三四五六七八九十百千万亿]{1,20}';

/** All word numbers of the text. */
export function wordNumbers(text: string): WordNumber[] {
  return [...englishNumbers(text), ...chineseNumbers(text)];
}

function englishNumbers(text: string): WordNumber[] {
  const cardinals = [...text.matchAll(CARDINAL_RUN)].map(({ 0: run, index }) => {
    const value = cardinal(run.toLowerCase());
    const behind = /^[-\s](third|fourth|quarter|fifth|sixth|eighth|tenth)s?\b/i.exec(
      text.slice(index + run.length),
    );
    const part = behind === null ? undefined : (ORDINAL.get(behind[1]?.toLowerCase() ?? '') ?? 4);
    const orders = /^\sorders of magnitude/i.test(text.slice(index + run.length)) ? [10 ** value] : [];
    return { text: run, values: [value, ...orders, ...(part === undefined ? [] : [value / part])] };
  });
  const others = (text.match(/[a-z]+/gi) ?? []).flatMap(word => {
    const place = ORDINAL.get(word.toLowerCase().replace(/s$/, ''));
    const values =
      ENGLISH[word.toLowerCase()] ?? (place === undefined || place === 0 ? [] : [place, 1 / place]);
    return values.length === 0 ? [] : [{ text: word, values }];
  });
  return [...cardinals, ...others];
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

function chineseNumbers(text: string): WordNumber[] {
  const fractions = [...text.matchAll(new RegExp(`(${HAN_RUN})分之(${HAN_RUN})`, 'g'))].map(match => {
    const [part, whole] = [hanValue(match[2] ?? ''), hanValue(match[1] ?? '')];
    return { text: match[0], values: whole === 100 ? [part, part / 100] : [part / whole] };
  });
  const runs = [...text.matchAll(new RegExp(`(${HAN_RUN})([成倍半]?)`, 'g'))].map(match => {
    const value = hanValue(match[1] ?? '');
    const unit = match[2] ?? '';
    // 三成 is 30 %; 提升一倍 is twice as much; 一半 is a half.
    const more = { 成: [value * 10, value / 10], 倍: [value + 1], 半: [0.5, 50, 2] }[unit] ?? [];
    return { text: match[0], values: [value, ...more] };
  });
  const others = [...text.matchAll(/翻倍|翻番|加倍|双|半|数量级/g)].map(({ 0: word }) => {
    return { text: word, values: { 半: [0.5, 50], 数量级: [10] }[word] ?? [2] };
  });
  return [...fractions, ...runs, ...others];
}

/** `三千二百` → 3200; a run of bare digits is read one by one: `二〇二四` → 2024. */
function hanValue(run: string): number {
  const digits = Array.from(run, sign =>
    HAN_DIGITS.indexOf(sign === '两' ? '二' : sign === '〇' ? '零' : sign),
  );
  if (digits.every(digit => digit >= 0)) return Number(digits.join(''));
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const [at, sign] of Array.from(run).entries()) {
    const unit = HAN_UNITS[sign];
    if (unit === undefined) digit = digits[at] ?? 0;
    else if (unit >= 1e4) {
      total = (total + section + digit || 1) * unit;
      section = digit = 0;
    } else {
      section += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + section + digit;
}
