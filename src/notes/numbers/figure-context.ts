// What the words around a number say of it: a table's number, a citation, a spread, risen to or by, about or over. Pure.
// Every pattern looks at a few characters only, and says nothing when in doubt.
import type { Figure } from './figure.ts';
import { measureAfter } from './measure.ts';

/** How far the words before and behind a number are looked at. */
const BEFORE = 48;
/** The words right before it. */
const NEAR = 18;
const HAN = /[\u4e00-\u9fff]/;
const AFTER = 28;

const REFERENCE =
  /(?:\b(?:tables?|tabs?\.|figures?|figs?\.|sections?|secs?\.|eqs?\.|equations?|appendix|appendices|algorithms?|alg\.|theorems?|lemmas?|corollary|propositions?|definitions?|chapters?|pages?|pp?\.|refs?\.|footnotes?)|§|表格?|图|公式|式|算法|定理|引理|附录|章节|脚注)\s?[(（[]?(?:[a-z]\.(?:\d{1,2}\.)?)?$/;
const LABEL = /(?:\b(?:lines?|steps?|stages?|phases?)|步骤|阶段|第)\s?[(（[]?$/;
const SPREAD = /(?:±|\+\/?-)\s?$/;
const HAS_YEAR_BEFORE =
  /(?:\bal\.?,?|\p{Lu}[\p{L}’'-]{1,30},|(?:\p{Lu}[\p{L}’'-]{1,30}|\bal\.?|等人?)\s?[（([]|等人?[,，])\s?$/u;
const HAS_YEAR_AFTER = /^[a-z]?\s?[)）\];,，.]/;
const COUNTED =
  /^\s?(?:[个张条名份篇步项种台块组对词段例题帧句位]|(?!is\b|was\b|has\b|as\b|this\b|its\b)[a-z]{2,20}s\b)/;

const CHANGE_HAN = '提升|提高|增加|增长|上升|下降|降低|减少|缩短|压缩|节省|提速|改善|改进';
const TO_HAN = new RegExp(`(?:${CHANGE_HAN}|升|降|减|增)[到至为](?![多少])[了约近仅]{0,2}\\s?$`);
const ONLY_HAN = /(?:仅为|仅需|只需|只有|仅用|仅占)[^，。；\d]{0,14}$/;
const BY_HAN = new RegExp(
  `(?:${CHANGE_HAN}|高出|高|减|[增降涨]幅[为达]?)(?:了|约|近|达|至多|最多|多达|高达|超过?|逾){0,3}\\s?$`,
);
const BY_HAN_AFTER = /^\s?的(?:绝对|相对)?(?:提升|提高|增益|改进|增长|下降|降幅|增幅)/;
const TO_WORDS =
  /\b(?:improv|increas|ris|rose|rais|boost|grow|grew|go|went|drop|fall|fell|decreas|reduc|cut|lower|shrink|declin|bring|brought)[a-z]{0,6}\b[^;,，。]{0,28}(?<!\bup|compared|relative|due|close|equal|similar) to (?:about |around |only |just |nearly |roughly |over )?$/;
const ONLY_WORDS = /\b(?:only|just|merely) (?:about )?$/;
const HEDGE =
  '(?:up to |at most |about |nearly |around |over |more than |roughly |as much as |an average of |a relative |an absolute )?';
const BY_WORDS = new RegExp(
  `\\b(?:by|(?:gains?|improvements?|increases?|reductions?|drops?|decreases?) of) ${HEDGE}$`,
);
const BY_WORDS_AFTER =
  /^\s?(?:relative |absolute )?(?:improvements?|increases?|gains?|reductions?|decreases?|drops?|boosts?|higher|lower|faster|slower|fewer|less|better)\b/;

const ABOUT =
  /(?:约为?|大约|大概|左右|接近|\b(?:about|around|roughly|approximately|approx\.|some|circa)|≈|(?<![\d%] ?)–)\s?$/;
const OVER = /(?:超过|超|逾|多于|高于|\b(?:over|more than|above|exceed(?:s|ing)?|at least))\s?$/;
const UNDER = /(?:不到|不足|少于|低于|近|\b(?:nearly|almost|under|below|less than|fewer than|close to))\s?$/;

const POINTS_AFTER =
  /^\s?(?:个点|(?:[A-Z][A-Za-z0-9-]{0,11}|accuracy|absolute|percent) points?\b|pts?\b|%?p\b|点(?![位云数钟一]))/u;
const ABSOLUTE_BEFORE = /(?:绝对[\p{sc=Han}]{0,6}|\babsolute(?: [a-z]{1,12}){0,4})\s?$/u;
const ABSOLUTE_AFTER = /^\s?(?:[(（]\s?)?(?:absolute|绝对|的绝对)/u;
const SCORE_BEFORE =
  /(?:\b(?:reach|achiev|scor|attain|obtain)[a-z]{0,4}(?: about| around)?|\b(?:at|is|was)|达到?|[为至到]|得分|取得)\s?[约近]?\s?$/u;
const GAIN_AFTER =
  /^\s?(?:of )?(?:的?(?:提升|增益|提高|改进|优势|差距)|improvements?|gains?|increases?|higher|lower|absolute|above|over|better|worse)/u;

/** A number's place in a text: where its match begins and ends. */
export interface FigurePlace {
  readonly start: number;
  readonly end: number;
}

/** The figure with all that the words around it tell. `plain` is the text that it was read from. */
export function inContext(figure: Figure, plain: string, { start, end }: FigurePlace): Figure {
  if (figure.kind === 'name') return figure;
  const before = plain.slice(Math.max(0, start - BEFORE), start);
  const after = plain.slice(end, end + AFTER);
  const near = before.slice(-NEAR).toLowerCase();
  if (REFERENCE.test(near)) return { ...figure, kind: 'label', required: false, role: 'reference' };
  const isLabel = LABEL.test(near);
  return {
    ...figure,
    ...(isLabel ? { kind: 'label', required: false } : {}),
    role: roleOf(figure, before, after),
    unit: unitOf(figure, before, after),
    step: stepOf(before.toLowerCase(), after),
    bound: boundOf(near),
  };
}

function roleOf({ text, value }: Figure, before: string, after: string): Figure['role'] {
  if (SPREAD.test(before.slice(-4))) return 'spread';
  if (!isYear(value)) return '';
  if (/^\d{4}$/.test(text) && HAS_YEAR_AFTER.test(after) && HAS_YEAR_BEFORE.test(before)) return 'cited-year';
  return COUNTED.test(after) ? 'count' : '';
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value < 2100;
}

function unitOf(figure: Figure, before: string, after: string): string {
  const { unit, text, value } = figure;
  if (unit === 'percent') return isAbsolute(before, after) ? 'absolute' : unit;
  if (unit === 'points' || (unit === '' && POINTS_AFTER.test(after)))
    return isScore(text, before, after) ? '' : 'points';
  if (unit !== '') return unit;
  if (before.endsWith('¤')) return 'dollars';
  return isYear(value) && /^\d{4}$/.test(text) ? '' : measureAfter(after);
}

/** `reaches 85.1 points` is a score, which may be a percentage; percentage points are a difference. */
function isScore(text: string, before: string, after: string): boolean {
  return !/百分|percent|%/i.test(text) && SCORE_BEFORE.test(before) && !GAIN_AFTER.test(after);
}

function isAbsolute(before: string, after: string): boolean {
  return ABSOLUTE_BEFORE.test(before) || ABSOLUTE_AFTER.test(after);
}

function stepOf(before: string, after: string): Figure['step'] {
  const near = before.slice(-NEAR);
  const han = HAN.test(near) ? hanStep(near) : '';
  if (han === 'to' || (before.includes(' to ') && TO_WORDS.test(before))) return 'to';
  // Most numbers have neither; the patterns are dear.
  if (han === 'by' || (/\b(?:by|of) /.test(before) && BY_WORDS.test(before))) return 'by';
  if (BY_HAN_AFTER.test(after) || BY_WORDS_AFTER.test(after)) return 'by';
  return ONLY_HAN.test(near) || ONLY_WORDS.test(near) ? 'to' : '';
}

function hanStep(near: string): Figure['step'] {
  if (TO_HAN.test(near)) return 'to';
  return BY_HAN.test(near) ? 'by' : '';
}

function boundOf(before: string): Figure['bound'] {
  if (ABOUT.test(before)) return 'about';
  if (OVER.test(before)) return 'over';
  return UNDER.test(before) ? 'under' : '';
}

const MARKS = /\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,30}\]/g;
const NO_CITATION = /(?:\b(?:sizes?|shapes?|dimensions?)|[=∈<>:]|维度|大小)\s?$/iu;
const INTERVAL =
  /(?:\b(?:in|range|ranges|interval|window|of|is|are|to|from|between|within|set|values?)|区间|范围|取值|窗口|[为于在从])\s?$/iu;

/** Where the text has citation marks: `[12]`, `[3, 14]`; not `in [0, 1]`. In reading order. */
export function citationsIn(plain: string): FigurePlace[] {
  const places: FigurePlace[] = [];
  for (const { 0: mark, index } of plain.matchAll(MARKS)) {
    const numbers = (mark.match(/\d+/g) ?? []).map(Number);
    const isAscending = numbers.every((number, at) => number > (numbers[at - 1] ?? 0));
    const before = plain.slice(Math.max(0, index - 12), index);
    const isList = numbers.length === 2 && INTERVAL.test(before);
    if (!isAscending || isList || NO_CITATION.test(before)) continue;
    places.push({ start: index, end: index + mark.length });
  }
  return places;
}
