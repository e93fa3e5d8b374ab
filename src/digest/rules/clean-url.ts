// A link as someone pasted it → the address that was meant. Only a tail is ever cut, never a letter of a name:
// a set of characters stripped where a suffix was meant has eaten names of repositories elsewhere.
import { phrase, type Told } from '../../lib/phrase.ts';
import { excerpt } from '../../lib/excerpt.ts';
import type { ScannedEntry } from '../scanned.ts';
import type { Found } from './rule.ts';

/**
 * The URL without the marks and LaTeX that were glued to its end: always a beginning of `url`, and `url` itself when
 * nothing can be cut for certain. What is cut holds a letter only behind `}`: `\href{https://a.b/c}{Code}`.
 */
export function cleanUrl(url: string): string {
  if (CUT_OFF.test(url) || ENTITY.test(url)) return url;
  const text = url.slice(0, endOfGroup(url));
  const counts = countsOf(text);
  let end = text.length;
  while (end > 0 && isGlued(text.charAt(end - 1), counts)) end--;
  return text.slice(0, end);
}

/** True when the URL ends in a mark that belongs to the sentence around it. */
export function endsInMark(url: string): boolean {
  const last = url.slice(-1);
  return (
    last !== '' &&
    !ENTITY.test(url) &&
    (MARKS.includes(last) || CLOSING.has(last)) &&
    isGlued(last, countsOf(url))
  );
}

/** True for an http(s) address of a host with a dot, without blanks. */
export function isWebUrl(url: string): boolean {
  if (!/^https?:\/\/[^\s/?#]{1,260}(?=[/?#]|$)/i.test(url) || /\s/.test(url) || !URL.canParse(url))
    return false;
  return /[^.]\.[^.]/.test(new URL(url).hostname);
}

/**
 * What a rule says of a Code/Page link, with the repair that all rules share: nothing when `fault` finds nothing.
 * @param fault what is wrong with a URL, for people; null when nothing is
 */
export function foundInCodeLink(
  { codeUrl, codeAt, id }: Pick<ScannedEntry, 'codeUrl' | 'codeAt' | 'id'>,
  fault: (url: string) => Told | null,
): Found[] {
  if (codeUrl === null || codeAt === null || codeUrl === '') return [];
  const wrong = fault(codeUrl);
  if (wrong === null) return [];
  const found = { at: codeAt.start, id, message: phrase`${excerpt(codeUrl)} ${wrong}` };
  const clean = cleanUrl(codeUrl);
  if (clean === codeUrl || !isWebUrl(clean) || fault(clean) !== null) return [found];
  const tail = { start: codeAt.start + Buffer.byteLength(clean, 'utf8'), end: codeAt.end, text: '' };
  return [{ ...found, fix: [tail] }];
}

/** Ends of sentences and clauses; a bracket is one only when the URL did not open it. */
const MARKS = '.,;:。，；：、！？”’…';
const CLOSING = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['）', '（'],
  ['】', '【'],
  ['》', '《'],
  ['」', '「'],
  ['』', '『'],
]);
const OPENING = '([{（【《「『';

/** `https://github.com/x/...`: whoever wrote it left out the rest, so that no end of it is the right one. */
const CUT_OFF = /(?:\.{3}|…)[^\p{L}\p{N}]{0,20}$/u;
/** `&amp;` at the end: its semicolon is no mark. */
const ENTITY = /&#?[a-z0-9]{1,31};$/i;

type Counts = Map<string, number>;

/** How often each bracket stands in the text. */
function countsOf(text: string): Counts {
  const counts: Counts = new Map();
  for (const [bracket] of text.matchAll(/[()[\]{}（）【】《》「」『』]/g)) {
    counts.set(bracket, (counts.get(bracket) ?? 0) + 1);
  }
  return counts;
}

/** Whether a last character is no part of the URL; a bracket that is none is taken out of the counts. */
function isGlued(last: string, counts: Counts): boolean {
  if (MARKS.includes(last) || last === '\\') return true;
  if (OPENING.includes(last)) {
    counts.set(last, (counts.get(last) ?? 0) - 1);
    return true;
  }
  const opened = CLOSING.get(last);
  const [open, closed] = [counts.get(opened ?? '') ?? 0, counts.get(last) ?? 0];
  if (opened === undefined || closed <= open) return false;
  counts.set(last, closed - 1);
  return true;
}

/** `\url{https://a.b/c}`, `\href{https://a.b/c}{Code}`: index of the brace that ends the URL, else its length. */
function endOfGroup(url: string): number {
  let depth = 0;
  for (let index = 0; index < url.length; index++) {
    if (url[index] === '{') depth++;
    if (url[index] !== '}' || depth-- > 0) continue;
    return /^\}(?:[{}\\]|[^\p{L}\p{N}]{0,200}$)/u.test(url.slice(index)) ? index : url.length;
  }
  return url.length;
}
