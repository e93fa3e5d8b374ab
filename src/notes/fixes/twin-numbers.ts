// Chinese and English that differ in a number → the number of the one in the other. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import { twinFigures } from '../numbers/claim-figures.ts';
import { isPercent, statesFigure, type Figure } from '../numbers/figure.ts';
import { withNumber } from './amount.ts';
import type { Candidate, Fixer, Language } from './fix.ts';

/** For `numbers-differ`: both ways, where it is clear which number stands for which. */
export const twinNumberFixes: Fixer = ({ words, findings }) => {
  if (!findings.some(({ code }) => code === 'numbers-differ')) return [];
  const { zh, en } = twinFigures({ zh: words.zh, en: words.en });
  const pairs = pairsOf(missingFrom(en, zh), missingFrom(zh, en));
  if (pairs.length === 0) return [];
  const toChinese = pairs.map(({ zh, en }) => ({ source: en, target: zh }));
  const toEnglish = pairs.map(({ zh, en }) => ({ source: zh, target: en }));
  return [...following(words, toChinese, 'zh'), ...following(words, toEnglish, 'en')];
};

function missingFrom(others: readonly Figure[], figures: readonly Figure[]): Figure[] {
  return figures.filter(
    figure => figure.required && figure.kind === 'number' && !statesFigure(others, figure),
  );
}

interface Pair {
  readonly zh: Figure;
  readonly en: Figure;
}

/** A number of the one for each of the other: of each unit there is only one on either side. */
function pairsOf(zh: readonly Figure[], en: readonly Figure[]): Pair[] {
  return zh.flatMap(one => {
    const alike = (other: Figure): boolean => unitOf(other) === unitOf(one);
    const [match, ...more] = en.filter(alike);
    return match === undefined || more.length > 0 || zh.filter(alike).length > 1
      ? []
      : [{ zh: one, en: match }];
  });
}

function unitOf({ unit }: Figure): string {
  return isPercent({ unit }) ? 'percent' : unit;
}

interface Step {
  readonly source: Figure;
  readonly target: Figure;
}

/** The words with all these numbers put into one language; none when one of them cannot be. */
function following(words: Bilingual, steps: readonly Step[], language: Language): Candidate[] {
  let text = words[language];
  const written: string[] = [];
  for (const step of steps) {
    const next = withNumber(text, step, language);
    if (next === null) return [];
    text = next.text;
    written.push(next.written);
  }
  const sources = steps.map(({ source }) => source.text);
  const label =
    language === 'zh'
      ? { en: `use ${sources.join(', ')} in the Chinese too`, zh: `中文也用 ${written.join('、')}` }
      : { en: `use ${written.join(', ')} in the English too`, zh: `英文也用 ${written.join('、')}` };
  return [{ label, ...words, [language]: text, numbers: [...written, ...sources] }];
}
