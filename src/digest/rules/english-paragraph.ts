// A paragraph in English within Chinese notes: the model stopped writing Chinese, or copied the paper.
import { byteAt, isChinese, noteOf } from './note.ts';
import type { NoteLine } from './note-lines.ts';
import { beginOf, characters, hanShare, itemMark, masked } from './prose.ts';
import type { Found, Rule } from './rule.ts';
import { count, isMostlyEnglish, isOnlyNames } from '../../lib/english-words.ts';
import { phrase } from '../../lib/phrase.ts';

export const englishParagraph: Rule = {
  name: 'english-paragraph',
  severity: 'warning',
  finds: phrase`a paragraph of more than 80 characters in Chinese notes is less than 15 % Chinese`,
  section: (view, context) => {
    const note = noteOf(view, context);
    const found = paragraphsOf(note.note).flatMap(paragraph => foundIn(paragraph));
    return found.length > 0 && isChinese(note) ? found : [];
  },
};

const LONG = 80;
const LITTLE = 0.15;

interface Paragraph {
  readonly first: NoteLine;
  text: string;
}

/** Addresses, code and maths are in no language. */
function foundIn({ first, text }: Paragraph): Found[] {
  if (text.length <= LONG || !isEnglish(text)) return [];
  const prose = masked(text.replace(TWIN, '')).replace(/\s+/g, ' ').trim();
  if (characters(prose) <= LONG || !isEnglish(prose)) return [];
  const message = phrase`a paragraph of ${characters(prose)} characters is in English: "${beginOf(prose)}"`;
  return [{ at: byteAt(first, first.text.search(/\S/)), message }];
}

/**
 * With a little Chinese it may be a Chinese sentence full of names, or of terms and titles that are cited: then it takes
 * words that make English a sentence. Without any it is foreign, whatever the language, unless it is names and figures.
 * Whatever is English here is also held back by the check `wrong-language` of notes/, so that our own notes never have it.
 */
function isEnglish(text: string): boolean {
  const han = count(text, /\p{Script=Han}/gu);
  if (hanShare(text) >= LITTLE || han >= A_CLAUSE) return false;
  return han === 0 ? !isOnlyNames(text) : isMostlyEnglish(text);
}

const A_CLAUSE = 10;

/** Our own titles of innovations carry their English twin: `💡 **标题** · *Title*`. */
const TWIN = / · \*[^*]{1,500}\*\s*$/;

/** Text lines that belong together; every list item is a paragraph. Quotes are the English twins of claims. */
function paragraphsOf(lines: readonly NoteLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  for (const line of lines) {
    if (line.kind !== 'text') open = null;
    else if (open === null || itemMark(line.text) !== '')
      paragraphs.push((open = { first: line, text: line.text }));
    else open.text += `\n${line.text}`;
  }
  return paragraphs;
}
