// The same number with two meanings (percent and points, ms and s, `to` and `by`) → one meaning on both sides. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import { twinFigures } from '../numbers/claim-figures.ts';
import { isNear, type Figure } from '../numbers/figure.ts';
import { amountOf, spansOfFigure } from './amount.ts';
import type { Candidate, Fixer, Language } from './fix.ts';
import { spliced, type Span } from './place.ts';

/** How each language writes a unit behind a number, and how it may stand there. */
interface Spelling {
  readonly zh: string;
  readonly en: string;
  readonly pattern: RegExp;
}

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  percent: { zh: '%', en: '%', pattern: /^\s?(?:%|per\s?cent\b)/ },
  points: {
    zh: ' 个百分点',
    en: ' percentage points',
    pattern: /^\s?(?:个?百分点|percentage[\s-]points?|%[\s-]?points?|points?\b|pp\b)/,
  },
  times: { zh: ' 倍', en: ' times', pattern: /^\s?(?:倍|times\b|-?fold\b|[×xX](?![A-Za-z]))/ },
  us: { zh: ' 微秒', en: ' µs', pattern: /^[\s-]?(?:微秒|microseconds?\b|[µμu]s\b)/ },
  ms: { zh: ' 毫秒', en: ' ms', pattern: /^[\s-]?(?:毫秒|milliseconds?\b|msecs?\b|ms\b)/ },
  s: { zh: ' 秒', en: ' s', pattern: /^[\s-]?(?:秒|seconds?\b|secs?\b|s\b)/ },
  min: { zh: ' 分钟', en: ' min', pattern: /^[\s-]?(?:分钟|minutes?\b|mins?\b)/ },
  h: { zh: ' 小时', en: ' h', pattern: /^[\s-]?(?:个?小时|hours?\b|hrs?\b|h\b)/ },
  days: { zh: ' 天', en: ' days', pattern: /^[\s-]?(?:天|days?\b)/ },
  MB: { zh: ' MB', en: ' MB', pattern: /^[\s-]?Mi?B\b/ },
  GB: { zh: ' GB', en: ' GB', pattern: /^[\s-]?Gi?B\b/ },
  TB: { zh: ' TB', en: ' TB', pattern: /^[\s-]?Ti?B\b/ },
};
/** Words right before a number that tell whether something changed to it or by it. */
const STEPS: Readonly<Record<Language, Readonly<Record<'to' | 'by', { word: string; pattern: RegExp }>>>> = {
  zh: { to: { word: '到', pattern: /[到至为]\s?$/ }, by: { word: '了', pattern: /了\s?$/ } },
  en: { to: { word: 'to ', pattern: /\bto $/ }, by: { word: 'by ', pattern: /\bby $/ } },
};

/** For `unit-differs`: the meaning of the quote on both sides, of the English in the Chinese, and the other way. */
export const unitFixes: Fixer = ({ words, findings, quoteFigures }) => {
  if (!findings.some(({ code }) => code === 'unit-differs')) return [];
  const { zh, en } = twinFigures({ zh: words.zh, en: words.en });
  const all = [...zh, ...en];
  const quoted = quoteFigures.flatMap(like => {
    const same = all.filter(figure => isSame(figure, like) && !isAgreed(figure, like));
    return same.length === 0 ? [] : meant(words, { like, languages: ['zh', 'en'] });
  });
  const twins = zh.flatMap(one =>
    en.flatMap(other =>
      !isSame(one, other) || isAgreed(one, other)
        ? []
        : [
            ...meant(words, { like: other, languages: ['zh'] }),
            ...meant(words, { like: one, languages: ['en'] }),
          ],
    ),
  );
  return [...quoted, ...twins];
};

function isSame(one: Figure, other: Figure): boolean {
  return one.kind === 'number' && other.kind === 'number' && isNear(one.value, other.value);
}

function isAgreed(one: Figure, other: Figure): boolean {
  return one.unit === other.unit && (one.step === other.step || one.step === '' || other.step === '');
}

interface Meaning {
  readonly like: Figure;
  readonly languages: readonly Language[];
}

/** The words with the unit, or the step, of `like` wherever these languages state its number otherwise. */
function meant(words: Bilingual, { like, languages }: Meaning): Candidate[] {
  const fixed = { ...words };
  const figures = twinFigures({ zh: words.zh, en: words.en });
  const wrong = languages.flatMap(language =>
    figures[language]
      .filter(figure => isSame(figure, like) && !isAgreed(figure, like))
      .map(figure => ({ language, figure })),
  );
  for (const { language, figure } of wrong) {
    const change = figure.unit === like.unit ? withStep : withUnit;
    const text = change(fixed[language], figure, { like, language });
    if (text === null) return [];
    fixed[language] = text;
  }
  if (fixed.zh === words.zh && fixed.en === words.en) return [];
  const [only] = languages.length === 1 ? languages : [];
  const isStep = wrong.some(({ figure }) => figure.unit === like.unit);
  const shown = shownAs(isStep ? like : { ...like, step: '' });
  return [{ label: labelFor(only, shown), ...fixed, numbers: [] }];
}

function labelFor(only: Language | undefined, { zh, en }: Bilingual): Bilingual {
  if (only === undefined) return { en: `write ${en}, as the quote has it`, zh: `按引文写作“${zh}”` };
  return only === 'zh'
    ? { en: `write ${en} in the Chinese too`, zh: `中文也写作“${zh}”` }
    : { en: `write ${en} in the English too`, zh: `英文也写作“${en}”` };
}

function shownAs({ text, unit, step }: Figure): Bilingual {
  const amount = amountOf({ kind: 'number', text });
  const digits = amount === null ? text : amount.digits + amount.scale;
  const { zh = '', en = '' } = SPELLINGS[unit] ?? {};
  const [toZh, toEn] = step === '' ? ['', ''] : [`${STEPS.zh[step].word} `, STEPS.en[step].word];
  return { zh: toZh + digits + zh, en: toEn + digits + en };
}

interface Like {
  readonly like: Figure;
  readonly language: Language;
}

function withUnit(text: string, figure: Figure, { like, language }: Like): string | null {
  const [from, to, amount] = [SPELLINGS[figure.unit], SPELLINGS[like.unit], amountOf(figure)];
  if (from === undefined || to === undefined || amount === null) return null;
  const spans = spansOfFigure(text, figure).flatMap(({ end }): Span[] => {
    const digits = end - amount.unit.length;
    const unit = from.pattern.exec(text.slice(digits, digits + 24))?.[0];
    return unit === undefined ? [] : [{ start: digits, end: digits + unit.length }];
  });
  return spans.length === 0 ? null : spliced(text, spans, { by: to[language], language });
}

function withStep(text: string, figure: Figure, { like, language }: Like): string | null {
  if (figure.step === '' || like.step === '') return null;
  const steps = STEPS[language];
  const spans = spansOfFigure(text, figure).flatMap(({ start }): Span[] => {
    const lead = text.slice(Math.max(0, start - 5), start);
    const found = steps[figure.step === 'to' ? 'to' : 'by'].pattern.exec(lead)?.[0];
    return found === undefined ? [] : [{ start: start - found.length, end: start }];
  });
  const by = steps[like.step].word;
  return spans.length === 0 ? null : spliced(text, spans, { by, language });
}
