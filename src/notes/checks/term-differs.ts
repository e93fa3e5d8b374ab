// A term of the glossary that the Chinese renders by another word: one term, one word, across papers. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import { termsIn, type Term } from '../../lib/glossary.ts';
import type { Check } from '../check-context.ts';

/** A cited title or prompt keeps its own words. */
const CITED = /“[^“”]{0,200}”|"[^"]{0,200}"/gu;
/** What points back: `该模型` for the reward model that was named before. */
const POINTING =
  '(?:该|此|这[些种个类一]?|那[些种个]?|其|本|本文|上述|所提|所得|所用|原|新|各|每个|两[个种])的?';
/** How many characters may part those of a Chinese term: `预训练的语言模型`. */
const GAP = 3;

/** Warning `term-differs`, one for each term of the English that the Chinese has in no form that the glossary knows. */
export const termDiffers: Check = {
  code: 'term-differs',
  severity: 'warning',
  of: 'claims',
  find: ({ zh, en }, { facts }) => {
    if (zh === '' || en === '') return [];
    return termsIn(facts.glossary, en.replace(CITED, '. '), Infinity)
      .filter(term => !term.isLoose && !isSaid(term, zh))
      .map(inWords);
  },
};

function inWords({ en, zh: [preferred] }: Term): Bilingual {
  return {
    en: `The glossary has “${preferred}” for “${en}”; the Chinese has neither.`,
    zh: `术语表中“${en}”作“${preferred}”，中文里两者都没有。`,
  };
}

function isSaid({ en, zh: forms }: Term, text: string): boolean {
  const plain = squashed(text);
  const words = new Set(text.toLowerCase().match(/[a-z0-9]+/g));
  const isWord = (form: string): boolean => words.has(form) || words.has(`${form}s`);
  const initials = (en.match(/(?<![A-Za-z])[A-Za-z]/g) ?? []).join('').toLowerCase();
  if (plain.includes(squashed(en)) || (initials.length > 1 && isWord(initials))) return true;
  return forms.some(form => {
    // `RL` is no part of `URL`.
    if (/^[A-Za-z0-9]+$/.test(form)) return isWord(form.toLowerCase());
    return stands(squashed(form), plain) || new RegExp(`${POINTING}${lastTwo(form)}`, 'u').test(plain);
  });
}

/** Letters and digits only, in lower case: blanks and hyphens do not make another term. */
function squashed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The characters of `form` stand in the text in this order and close to each other. */
function stands(form: string, text: string): boolean {
  for (
    let start = text.indexOf(form.slice(0, 1));
    start >= 0;
    start = text.indexOf(form.slice(0, 1), start + 1)
  ) {
    let at = start;
    const isWhole = Array.from(form.slice(1)).every(char => {
      const next = text.slice(at + 1, at + 2 + GAP).indexOf(char);
      at += next + 1;
      return next >= 0;
    });
    if (isWhole) return true;
  }
  return false;
}

/** The noun at the end: 模型 of 奖励模型. Nothing but Chinese, so that it can stand in a pattern. */
function lastTwo(form: string): string {
  return /[\p{sc=Han}]{2}$/u.exec(form)?.[0] ?? '\\p{Cn}';
}
