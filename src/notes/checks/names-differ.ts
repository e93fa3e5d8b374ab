// Chinese and English that do not name the same things. Pure.
import type { Claim } from '../../domain/claim.ts';
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { isAbbreviated, twinNames } from '../names/claim-names.ts';
import { eponymsApart } from '../names/eponyms.ts';
import { nameKey } from '../numbers/figure.ts';
import { METHOD_WORDS } from '../names/method-words.ts';
import { isFieldAbbreviation, isOrdinaryWord, withoutLibraryEnd } from '../names/name-letters.ts';
import { METRIC_WORDS, TRANSLATED } from '../names/name-words.ts';
import type { Name } from '../names/names.ts';
import { isAbbreviation } from '../names/paper-abbreviation.ts';
import { foldNames, indexNames, placesOf, type PaperNames } from '../names/paper-names.ts';

/** Warning `names-differ`, with the names that stand on one side only. */
export const namesDiffer: Check = {
  code: 'names-differ',
  severity: 'warning',
  of: 'prose',
  find: (claim, { facts: { names } }) => {
    const { zh, en } = claim;
    if (zh === '' || en === '') return [];
    const twins = twinNames(names)(claim);
    const laws = eponymsApart(foldNames(zh), foldNames(en));
    const onlyZh = [...missingFrom(en, twins.zh.names, { paper: names, isEnglish: true }), ...laws.onlyZh];
    const onlyEn = [...missingFrom(zh, twins.en.names, { paper: names, isEnglish: false }), ...laws.onlyEn];
    return onlyZh.length + onlyEn.length === 0 ? [] : [inWords(onlyZh, onlyEn)];
  },
};

/** The other side, and what we know of it. */
interface Other {
  readonly paper: PaperNames;
  readonly isEnglish: boolean;
}

function missingFrom(text: Claim['en'], names: readonly Name[], other: Other): string[] {
  const key = nameKey(foldNames(text));
  const missing = names.filter(name => isDue(name, other) && !holds(key, name.text));
  if (missing.length === 0) return [];
  const words = indexNames(text);
  const unsaid = missing.filter(
    ({ text: name }) => !(other.isEnglish && isAbbreviation(words, nameKey(name), 1)),
  );
  return [...new Map(unsaid.map(({ text: name }) => [nameKey(name), name])).values()];
}

/** The name, or the parts of it, `MCD` and `RNP` for MCD-RNP. */
function holds(key: string, name: string): boolean {
  const whole = nameKey(withoutLibraryEnd(name));
  if (METHOD_WORDS.get(whole.replace(/s$/, ''))?.some(word => key.includes(word)) === true) return true;
  if (key.includes(whole) || (whole.endsWith('s') && key.includes(whole.slice(0, -1)))) return true;
  const parts = name.split(/[-_]/);
  return (
    parts.length > 1 &&
    parts.every(part => part.length > 1 && !/^\d/.test(part) && key.includes(nameKey(part)))
  );
}

/** False for what the other language may say in its own words: RL is 强化学习, NVIDIA 英伟达. */
function isDue({ text, kind }: Name, { paper, isEnglish }: Other): boolean {
  const key = nameKey(text);
  if (METRIC_WORDS.has(key)) return true;
  if (isFieldAbbreviation(text) || TRANSLATED.has(key) || isOrdinaryWord(text)) return false;
  if (kind === 'word') return isEnglish && !paper.lower.has(key) && placesOf(paper, text).length > 0;
  // The paper has its words, which Chinese translates.
  return isEnglish || METHOD_WORDS.has(key) || !isAbbreviated(text, paper);
}

function inWords(onlyZh: readonly string[], onlyEn: readonly string[]): Bilingual {
  const said = [
    { names: onlyZh, en: 'Only the Chinese names', zh: '只有中文提到' },
    { names: onlyEn, en: 'Only the English names', zh: '只有英文提到' },
  ].filter(({ names }) => names.length > 0);
  const quoted = (names: readonly string[], mark: string): string =>
    names.map(name => `“${name}”`).join(mark);
  return {
    en: said.map(({ en, names }) => `${en} ${quoted(names, ', ')}.`).join(' '),
    zh: `${said.map(({ zh, names }) => `${zh}${quoted(names, '、')}`).join('，')}。`,
  };
}
