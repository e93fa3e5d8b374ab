// The names of a claim, looked up in the paper: is each there in any spelling? Pure.
// When in doubt a name is there: a check must not call a right claim wrong.
import { FIELD_ABBREVIATIONS, METRIC_WORDS, VARIANTS } from './name-words.ts';
import { nameKey } from '../numbers/figure.ts';
import type { Claim } from '../../domain/claim.ts';
import { METHOD_WORDS } from './method-words.ts';
import { isFieldAbbreviation, isOrdinaryWord, withoutLibraryEnd } from './name-letters.ts';
import { namesOf, plainNames, type Name } from './names.ts';
import { isAbbreviation } from './paper-abbreviation.ts';
import { nearName } from './near-name.ts';
import { placesOf, type PaperNames } from './paper-names.ts';
import { remembered } from '../remembered.ts';

/** A name of one side of a claim. */
export interface ClaimName extends Name {
  /** What the paper may have it under: the name, with the words around it when these make one name of the paper. */
  readonly whole: string;
  /** True when the paper has it in some spelling. */
  readonly isNamed: boolean;
  /** The name of the paper that this one is a slip of the pen of; null for a name of the paper, or quite another one. */
  readonly slipOf: string | null;
}

/** One side of a claim. */
export interface NamesOfText {
  /** The text after `plainNames`. */
  readonly plain: string;
  readonly names: readonly ClaimName[];
}

/** The names of a claim, for three checks that look at the same one. */
export const twinNames: (
  paper: PaperNames,
) => (claim: Pick<Claim, 'zh' | 'en'>) => Readonly<Record<'zh' | 'en', NamesOfText>> = remembered(
  (paper: PaperNames) =>
    remembered(({ zh, en }: Pick<Claim, 'zh' | 'en'>) => ({
      zh: readNames(zh, 'zh', paper),
      en: readNames(en, 'en', paper),
    })),
);

const NEXT =
  /(?:\s?-\s?(?:[A-Z0-9][A-Za-z0-9]*(?:\.\d+)?|mini|small|base|large|turbo|tiny|chat)|\s\d+(?:\.\d+)?[A-Za-z]?|\s[A-Z][A-Za-z0-9]+)(?![A-Za-z0-9])/y;
/** `7B` must be the paper's; `80GB` of a card tells no other card. */
const SIZE = /^\d+(?:\.\d+)?[A-Za-z]$/;
const MEASURE = /^\d+(?:\.\d+)?(?:[GMTk]B|bit|px|shot|way|fold|Hz|ms)$/;
const BEFORE = /[A-Za-z0-9]{1,30}(?:\s|\s?-\s?)$/;
const ENDINGS = [
  '',
  's',
  'es',
  'e',
  'ed',
  'ing',
  'er',
  'ers',
  'or',
  'ion',
  'ation',
  'al',
  'ity',
  'y',
  'ies',
  'ment',
  'ly',
  'ive',
];

function readNames(source: string, language: 'zh' | 'en', paper: PaperNames): NamesOfText {
  const plain = plainNames(source);
  const names = namesOf(plain, language).map(name => {
    const whole = wholeOf(plain, name, paper);
    const isThere = isNamed(name, whole, paper);
    return { ...name, whole, isNamed: isThere, slipOf: isThere ? null : slipOf(name, paper) };
  });
  return { plain, names };
}

/**
 * The paper's name when one small letter inside a word is another one, too many, missing or swapped.
 * Other letters make other names: `GPT-4o-mini` is no slip of GPT-4-mini, DistilBART none of DistilBERT.
 */
function slipOf({ text, kind }: Name, paper: PaperNames): string | null {
  if (kind === 'known' || METHOD_WORDS.has(nameKey(text))) return null;
  const near = nearName(paper, text);
  if (near === null) return null;
  let [from, back] = [0, 0];
  while (from < text.length && text[from] === near[from]) from += 1;
  const most = Math.min(text.length, near.length) - from;
  while (back < most && text.at(-1 - back) === near.at(-1 - back)) back += 1;
  const differing = text.slice(from, text.length - back) + near.slice(from, near.length - back);
  const isInWord = /[A-Za-z]/.test(text.charAt(from - 1)) && !/\d/.test(text.charAt(text.length - back));
  return isInWord && /^[a-z]{1,4}$/.test(differing) ? near : null;
}

/** Names without those that are only a part of the whole before them. */
export function outermost(names: readonly ClaimName[]): ClaimName[] {
  let end = 0;
  return names.filter(({ start, whole }) => {
    if (start < end) return false;
    end = start + whole.length;
    return true;
  });
}

/** `GPT - 4o` of GPT, `Beer Advocate` of either word, when the paper has such a name. */
function wholeOf(text: string, { start, end, text: name }: Name, paper: PaperNames): string {
  let to = end;
  for (let part = 0; part < 3; part += 1) {
    NEXT.lastIndex = to;
    const next = NEXT.exec(text)?.[0];
    if (next === undefined || placesOf(paper, text.slice(start, to + next.length)).length === 0) break;
    to += next.length;
  }
  const longer = text.slice(start, to);
  if (to > end || placesOf(paper, name).length > 0) return longer;
  const before = BEFORE.exec(text.slice(Math.max(0, start - 34), start))?.[0] ?? '';
  return placesOf(paper, before + longer).length > 0 ? before + longer : name;
}

/** True when the paper has the name in some spelling, its words, or the parts it is made of. */
function isNamed(name: Name, whole: string, paper: PaperNames): boolean {
  if (isThere(name.text, paper) || isThere(whole, paper)) return true;
  const stem = withoutLibraryEnd(name.text);
  if (stem !== name.text && !paper.lower.has(stem.toLowerCase()) && isThere(stem, paper)) return true;
  if (name.kind === 'word' && (paper.isChinese || isInflected(name.text, paper))) return true;
  return isUnderstood(name.text, paper) || isMadeOfParts(name.text, paper);
}

function isThere(text: string, paper: PaperNames): boolean {
  if (placesOf(paper, text).length > 0 || placesOf(paper, `${text}s`).length > 0) return true;
  return text.endsWith('s') && placesOf(paper, text.slice(0, -1)).length > 0;
}

/** An abbreviation of the field, or one whose words the paper has. */
function isUnderstood(text: string, paper: PaperNames): boolean {
  const evidence = METRIC_WORDS.get(nameKey(text));
  if (evidence !== undefined) return evidence.some(word => placesOf(paper, word).length > 0);
  if (isFieldAbbreviation(text)) return true;
  const words = METHOD_WORDS.get(nameKey(text).replace(/s$/, ''));
  return words === undefined ? isAbbreviated(text, paper) : words.some(word => hasWords(word, paper));
}

/** Chinese words stand for themselves; they have no bounds. */
function hasWords(word: string, paper: PaperNames): boolean {
  return /\p{sc=Han}/u.test(word) ? paper.text.includes(word) : placesOf(paper, word).length > 0;
}

/** GRPO, CoT: letters that begin words of the paper. */
export function isAbbreviated(text: string, paper: PaperNames): boolean {
  const capitals = text.match(/[A-Z]/g)?.length ?? 0;
  return capitals >= 2 && text.length <= 8 && isAbbreviation(paper, nameKey(text));
}

/** The paper has another form of the word: `Rationalizer` where it rationalizes. */
function isInflected(word: string, { lower }: PaperNames): boolean {
  const key = word.toLowerCase();
  const stems = ENDINGS.filter(ending => key.endsWith(ending)).map(ending =>
    key.slice(0, key.length - ending.length),
  );
  return stems.some(stem => stem.length > 3 && ENDINGS.some(ending => lower.has(stem + ending)));
}

/** `MCD-RNP`, `Qwen2.5-7B`: each part is there. Sizes and variants belong to the part before them. */
function isMadeOfParts(text: string, paper: PaperNames): boolean {
  const parts = text.split(/[-_]/);
  if (parts.length < 2 || parts.length > 8) return false;
  const isReached = [true, ...parts.map(() => false)];
  for (let from = 0; from < parts.length; from += 1) {
    if (isReached[from] !== true) continue;
    for (let to = from + 1; to <= parts.length; to += 1) {
      if (isPart(parts, [from, to], paper)) isReached[to] = true;
    }
  }
  return isReached[parts.length] === true;
}

function isPart(name: readonly string[], [from, to]: readonly [number, number], paper: PaperNames): boolean {
  const [part = ''] = name.slice(from, to);
  if (to - from > 1) return placesOf(paper, name.slice(from, to).join('-')).length > 0;
  if (VARIANTS.has(part.toLowerCase())) return hasVariant(name.slice(0, from), part, paper);
  if (/^\d/.test(part)) return MEASURE.test(part) || (SIZE.test(part) && isThere(part, paper));
  if (part.length < 2) return from === 0 && /[a-z]/.test(part);
  if (/^[a-z]+$/.test(part)) return true;
  return FIELD_ABBREVIATIONS.has(part.toLowerCase()) || isOrdinaryWord(part) || isThere(part, paper);
}

/** `Llama-3-8B-Instruct` where the paper speaks of `Llama-3 Instruct` or of `8B Instruct`. */
function hasVariant(before: readonly string[], variant: string, paper: PaperNames): boolean {
  const stems = [...before.map((_, at) => before.slice(0, at + 1).join('-')), ...before.slice(-1)];
  return stems.some(stem => placesOf(paper, `${stem}-${variant}`).length > 0);
}
