// Numbers written in Chinese characters: 三个, 三分之一, 两倍, 十二万. Pure.

/** A word number: `values` are its readings, e.g. `third` is 3 and a third. */
export interface WordNumber {
  readonly text: string;
  readonly values: readonly number[];
  readonly firm: boolean;
  /** `percent` for 百分之五 and 三成. */
  readonly unit: '' | 'percent';
}

const HAN_DIGITS = '零一二三四五六七八九';
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
/** Not the 万 of `1.2 万`: that is read with its digits. Bounded, so that a long run costs no more than its length. */
const HAN_RUN = '(?<![\\d多余] ?)[零〇一二两三四五六七八九十百千万亿]{1,20}';

/** Every number below has one of these. */
const ANY_HAN = /[零〇一二两三四五六七八九十百千万亿翻加减过单双半数]/;

/** What counts things in Chinese: 三个 states a number, 三维 is a name. */
const CLASSIFIER = '[个种项层步轮类组条篇名倍次张段块台款套支位]';

const HAN_SHARE = new RegExp(`(${HAN_RUN})分之(${HAN_RUN}(?:点[零一二三四五六七八九]{1,6})?)`, 'g');
const HAN_COUNT = new RegExp(
  `(?<hedge>[数几上成好近]?)(?<run>${HAN_RUN})(?!分点)(?<unit>[成半]|个数量级|${CLASSIFIER}?)`,
  'g',
);

/** All word numbers of a text in Chinese characters. */
export function hanNumbers(text: string): WordNumber[] {
  if (!ANY_HAN.test(text)) return [];
  const shares = [...text.matchAll(HAN_SHARE)].map(
    ({ 0: share, 1: under = '', 2: over = '' }): WordNumber => {
      const [whole, part] = [hanValue(under), hanDecimal(over)];
      return whole === 100
        ? { text: share, values: [part, part / 100], firm: true, unit: 'percent' }
        : { text: share, values: [part / whole], firm: true, unit: '' };
    },
  );
  const rest = shares.length === 0 ? text : text.replace(HAN_SHARE, ' ');
  const others = [...rest.matchAll(/翻倍|翻番|加倍|减半|过半|单|双|半|数量级/g)].map(
    ({ 0: word }): WordNumber => ({
      text: word,
      values: { 半: [0.5, 50], 减半: [0.5, 50, 2], 过半: [0.5, 50], 数量级: [10], 单: [1] }[word] ?? [2, 100],
      firm: word.length === 2,
      unit: '',
    }),
  );
  return [...shares, ...[...rest.matchAll(HAN_COUNT)].map(hanCount), ...others];
}

/** 三个, 一半, 三成, 两个数量级; 十几个, 数百种 and 两三次 state no number. */
function hanCount({ 0: whole, groups = {} }: RegExpMatchArray): WordNumber {
  const { hedge = '' } = groups;
  const run = String(groups['run']);
  const unit = String(groups['unit']);
  const text = whole.slice(hedge.length);
  const pair = pairOf(run);
  if (pair !== null) return { text, values: pair, firm: false, unit: '' };
  const value = hanValue(run);
  if (unit === '个数量级') return { text, values: [10 ** value, value], firm: true, unit: '' };
  if (unit === '成') return { text, values: [value, value * 10, value / 10], firm: false, unit: '' };
  // 提升一倍 is twice as much, and 100 %; 一半 is a half.
  const more = { 倍: [value + 1, value * 100], 半: [0.5, 50, 2] }[unit] ?? [];
  const isCount = /^(?![百千万亿]).{1,20}[^半]$/.test(whole) && unit !== '' && value >= 2 && hedge === '';
  return { text, values: [value, ...more], firm: isCount || /^一[倍半]$/.test(text), unit: '' };
}

/** 两三次: two or three. */
function pairOf(run: string): number[] | null {
  const digits = Array.from(run, sign => HAN_DIGITS.indexOf(sign === '两' ? '二' : sign));
  const [one = 0, other = 0] = digits;
  return digits.length === 2 && one > 0 && other === one + 1 ? digits : null;
}

/** 十三点九 → 13.9. */
function hanDecimal(text: string): number {
  const [whole = '', part] = text.split('点');
  if (part === undefined) return hanValue(whole);
  return Number(`${hanValue(whole)}.${Array.from(part, sign => HAN_DIGITS.indexOf(sign)).join('')}`);
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
