// A name of the paper in another spelling: `Gpt-4o`, `GPT - 4o`, `Resnet50`. Pure.
import type { Check } from '../check-context.ts';
import { claimNames, outermost } from '../claim-names.ts';
import { isFieldAbbreviation, kindOf, plainNames } from '../names.ts';
import { VARIANTS } from '../name-words.ts';
import { spellingsOf, type PaperNames } from '../paper-names.ts';

/** Warning `name-spelling`, one for each spelling that the paper never uses, with its own. */
export const nameSpelling: Check = {
  code: 'name-spelling',
  severity: 'warning',
  of: 'prose',
  find: ({ zh, en }, { facts: { names } }) => {
    const said = [...outermost(claimNames(zh, 'zh', names)), ...outermost(claimNames(en, 'en', names))].map(
      ({ whole }) => whole,
    );
    const texts = new Set([...said, ...pairs(zh), ...pairs(en), ...lowerWords(zh, 3), ...lowerWords(en, 5)]);
    return [...texts].flatMap(text => {
      const right = otherSpelling(text, names);
      return right === null
        ? []
        : [
            {
              en: `The paper spells “${text}” as “${right}”.`,
              zh: `论文中的写法是“${right}”，不是“${text}”。`,
            },
          ];
    });
  },
};

/** Words that may be one name of the paper: `Long Bench`. */
function pairs(text: string): string[] {
  return plainNames(text).match(/(?<![A-Za-z0-9-])[A-Z][a-z]+[\s-][A-Z][a-z]+(?![A-Za-z0-9-])/g) ?? [];
}

/** Words in lower case: `bert` may be the paper's BERT. In English only long ones, for `rat` is no RAT. */
function lowerWords(text: string, least: number): string[] {
  const words = plainNames(text).match(/(?<![A-Za-z0-9-])[a-z]{3,}(?:-?\d+)?(?![A-Za-z0-9-])/g) ?? [];
  return words.filter(word => word.length >= least);
}

/** The paper's spelling when it has the name, but never as the claim has it. */
function otherSpelling(text: string, paper: PaperNames): string | null {
  if (isFieldAbbreviation(text) || paper.lower.has(text)) return null;
  if (text.split(/[-_\s]/).some(part => VARIANTS.has(part.toLowerCase()))) return null;
  const spellings = spellingsOf(paper, text).map(spelling => spelling.replace(/[\u2010-\u2014\u2212]/g, '-'));
  const right = spellings.find(isName);
  if (right === undefined || spellings.some(spelling => isSame(text, spelling))) return null;
  // A word of the paper, not a name of it.
  if (spellings.some(spelling => /^[a-z]+$/.test(spelling))) return null;
  const isHeading = /^[A-Z]{5,}$/.test(right) && /^[A-Z]?[a-z]+$/.test(text);
  return isHeading || isBadlySet(right) || isList(right) ? null : right;
}

function isName(spelling: string): boolean {
  return spelling.split(' ').some(word => kindOf(word) === 'sure' || kindOf(word) === 'known');
}

/** A line break may have cut the paper's name; capitals of ordinary words (`Judge`, a sentence's first) do not count. */
function isSame(text: string, spelling: string): boolean {
  const forms = [spelling, spelling.replace('- ', ''), spelling.replace('- ', '-')];
  return forms.some(form => withoutCapitals(form) === withoutCapitals(text));
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
