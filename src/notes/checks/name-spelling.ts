// A name of the paper in another spelling: `Gpt-4o`, `GPT - 4o`, `Resnet50`. Pure.
import type { Check } from '../check-context.ts';
import { outermost, twinNames, type NamesOfText } from '../names/claim-names.ts';
import { isFieldAbbreviation, isOrdinaryWord, kindOf } from '../names/name-letters.ts';
import { VARIANTS } from '../names/name-words.ts';
import { isInText, spellingsOf, type PaperNames } from '../names/paper-names.ts';

/** Warning `name-spelling`, one for each spelling that the paper never uses, with its own. */
export const nameSpelling: Check = {
  code: 'name-spelling',
  severity: 'warning',
  of: 'prose',
  find: (claim, { facts: { names } }) => {
    const { zh, en } = twinNames(names)(claim);
    const found = new Map<string, string>();
    for (const { text, slipOf } of [...zh.names, ...en.names]) if (slipOf !== null) found.set(text, slipOf);
    const texts = [...said(zh), ...said(en), ...lowerWords(zh, 3), ...lowerWords(en, 5)];
    for (const text of new Set(texts)) {
      const right = otherSpelling(text, names);
      if (right !== null) found.set(text, right);
    }
    return [...found].map(([text, right]) => ({
      en: `The paper spells “${text}” as “${right}”.`,
      zh: `论文中的写法是“${right}”，不是“${text}”。`,
    }));
  },
};

function said(side: NamesOfText): string[] {
  return [...outermost(side.names).map(({ whole }) => whole), ...pairs(side)];
}

/** Words that may be one name of the paper: `Long Bench`. */
function pairs({ plain }: NamesOfText): string[] {
  return plain.match(/(?<![A-Za-z0-9-])[A-Z][a-z]+[\s-][A-Z][a-z]+(?![A-Za-z0-9-])/g) ?? [];
}

/** Words in lower case: `bert` may be the paper's BERT. In English only long ones, for `rat` is no RAT. */
function lowerWords({ plain }: NamesOfText, least: number): string[] {
  const words = plain.match(/(?<![A-Za-z0-9-])[a-z]{3,}(?:-?\d+)?(?![A-Za-z0-9-])/g) ?? [];
  return words.filter(word => word.length >= least);
}

/** The paper's spelling when it has the name, but never as the claim has it. */
function otherSpelling(text: string, paper: PaperNames): string | null {
  if (paper.lower.has(text) || isFieldAbbreviation(text)) return null;
  const spellings = spellingsOf(paper, text).map(spelling => spelling.replace(/[\u2010-\u2014\u2212]/g, '-'));
  const right = spellings.find(isName) ?? properName(text, spellings);
  if (right === undefined || spellings.some(spelling => isSame(text, spelling))) return null;
  // A word of the paper, not a name of it.
  if (spellings.some(spelling => /^[a-z]+$/.test(spelling))) return null;
  return isHeading(text, right, paper) || isBadlySet(right) || isList(right) ? null : right;
}

/** `Basilisk` for BASILISK: in the paper it is neither an ordinary word nor an abbreviation. */
function properName(text: string, spellings: readonly string[]): string | undefined {
  const isProper = (spelling: string): boolean => /^[A-Z][a-z]+$/.test(spelling) && !isOrdinaryWord(spelling);
  return /^[A-Z]{4,}$/.test(text) && spellings.every(isProper) ? spellings[0] : undefined;
}

/** Words in capitals are headings, unless they stand so between other words and are no ordinary word. */
function isHeading(text: string, right: string, paper: PaperNames): boolean {
  if (!/^[A-Z]{5,}$/.test(right) || !/^[A-Z]?[a-z]+$/.test(text)) return false;
  return /^[a-z]/.test(text) || isOrdinaryWord(text) || !isInText(paper, right);
}

function isName(spelling: string): boolean {
  return spelling.split(' ').some(word => kindOf(word) === 'sure' || kindOf(word) === 'known');
}

/** A line break may have cut the paper's name; capitals of ordinary words (`Judge`, a sentence's first) do not count. */
function isSame(text: string, spelling: string): boolean {
  const forms = [spelling, spelling.replace('- ', ''), spelling.replace('- ', '-')];
  const isVariant = text.split(/[-_\s]+/).some(part => VARIANTS.has(part.toLowerCase()));
  if (isVariant && !/\s-\s/.test(text)) return forms.some(form => stemOf(form) === stemOf(text));
  return forms.some(form => withoutCapitals(form) === withoutCapitals(text));
}

/** `GPT-4` of GPT-4 Turbo and GPT-4-turbo: how a variant is written behind a name is all the same. */
function stemOf(text: string): string {
  const parts = text.split(/[-_\s]+/).filter(part => !VARIANTS.has(part.toLowerCase()));
  return withoutCapitals(parts.join('-'));
}

function withoutCapitals(text: string): string {
  const words = text.replace(/(?<![A-Za-z0-9])[A-Z][a-z]+(?![A-Za-z])/g, word => word.toLowerCase());
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** `BERT/ResNet`, `MCD RNP`: names that only stand side by side. */
function isList(spelling: string): boolean {
  return (
    /[/+&]/.test(spelling) || (spelling.includes(' ') && spelling.split(' ').every(piece => isName(piece)))
  );
}

/** `S PARSE R OUTE`, `F 1`: blanks that come from small capitals and formulas. */
function isBadlySet(spelling: string): boolean {
  return spelling.includes(' ') && spelling.split(' ').some(piece => piece.length < 2);
}
