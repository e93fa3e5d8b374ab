// Units of measure behind a number, in both languages, and which of them measure the same thing. Pure.
// Only units that no other word is taken for: `m` may be metres, minutes or millions, so it is none.

/** What a unit measures, and how many of the family's base units it is; NaN where no rate is fixed. */
interface Measure {
  readonly family: string;
  readonly factor: number;
}

/** Spellings by unit: Latin ones end at a word's end, Chinese ones where they end. */
const SPELLED: readonly (readonly [
  unit: string,
  family: string,
  factor: number,
  latin: string,
  han: string,
])[] = [
  ['ns', 'time', 1e-9, 'ns|nanoseconds?', '纳秒'],
  ['us', 'time', 1e-6, 'us|[μµ]s|microseconds?', '微秒'],
  ['ms', 'time', 1e-3, 'ms|msecs?|milliseconds?', '毫秒'],
  ['s', 'time', 1, 's|secs?|seconds?', '秒'],
  ['min', 'time', 60, 'mins?|minutes?', '分钟'],
  ['h', 'time', 3600, 'h|hrs?|hours?', '个?小时'],
  ['days', 'time', 86_400, 'days?', '天'],
  ['weeks', 'time', 604_800, 'weeks?', '周|个?星期'],
  ['months', 'time', 2_629_800, 'months?', '个月'],
  ['years', 'time', 31_557_600, 'years?', '年'],
  ['kB', 'bytes', 1e3, '[kK]i?B', ''],
  ['MB', 'bytes', 1e6, 'Mi?B', ''],
  ['GB', 'bytes', 1e9, 'Gi?B', ''],
  ['TB', 'bytes', 1e12, 'Ti?B', ''],
  ['nm', 'length', 1e-9, 'nm|nanomet(?:er|re)s?', '纳米'],
  ['um', 'length', 1e-6, '[μµ]m|micromet(?:er|re)s?|microns?', '微米'],
  ['mm', 'length', 1e-3, 'mm|millimet(?:er|re)s?', '毫米'],
  ['cm', 'length', 1e-2, 'cm|centimet(?:er|re)s?', '厘米'],
  ['metres', 'length', 1, 'met(?:er|re)s?', '米'],
  ['km', 'length', 1e3, 'km|kilomet(?:er|re)s?', '公里|千米'],
  ['Hz', 'frequency', 1, 'Hz|hertz', '赫兹?'],
  ['kHz', 'frequency', 1e3, 'kHz', '千赫兹?'],
  ['MHz', 'frequency', 1e6, 'MHz', '兆赫兹?'],
  ['GHz', 'frequency', 1e9, 'GHz', '吉赫兹?'],
  ['cents', 'money', NaN, 'cents?', '美分'],
  ['dollars', 'money', NaN, '(?:US\\s)?dollars?|USD', '美元|美金'],
  ['euros', 'money', NaN, 'euros?|EUR', '欧元'],
  ['yuan', 'money', NaN, 'yuan|RMB|CNY', '元|人民币'],
];

const MEASURES = new Map<string, Measure>(
  SPELLED.map(([unit, family, factor]) => [unit, { family, factor }]),
);
const PATTERNS = SPELLED.map(([unit, , , latin, han]) => ({
  unit,
  pattern: new RegExp(`^(?:[\\s-]?(?:${latin})(?![A-Za-z0-9])${han === '' ? '' : `|\\s?(?:${han})`})`),
}));
/** The first letters of all spellings, to leave early: most numbers have no unit. */
const MAY_BE_UNIT = /^[\s-]?[nuμµmsMhdwykKGTcHUReE\p{sc=Han}]/u;

/** The unit that `after`, the text right behind a number, begins with; '' when there is none. */
export function measureAfter(after: string): string {
  if (!MAY_BE_UNIT.test(after)) return '';
  return PATTERNS.find(({ pattern }) => pattern.test(after))?.unit ?? '';
}

/** True for two units of one family. */
export function measureTheSame(one: string, other: string): boolean {
  const family = MEASURES.get(one)?.family;
  return family !== undefined && family === MEASURES.get(other)?.family;
}

/** How many base units of its family a unit is; NaN for what cannot be converted. */
export function factorOf(unit: string): number {
  return MEASURES.get(unit)?.factor ?? NaN;
}
