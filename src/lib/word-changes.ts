// Two texts as bags of words and of figures (numbers that say something): what one has more than the other.
// Order is not looked at, so it costs one pass over each text and bears paragraphs that moved.

/** How many words were added and removed. */
export interface WordChanges {
  readonly added: number;
  readonly removed: number;
}

/**
 * The words of a text in small letters, without punctuation; a Chinese character is a word. Hyphens are dropped, for
 * they come and go with line breaks.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const token of spacedHan(text).toLowerCase().split(/\s+/)) {
    const word = token.replace(/[^\p{L}\p{N}.%]/gu, '').replace(/^\.+/, '');
    const bare = word.endsWith('.') ? word.replaceAll('.', '') : word;
    if (bare !== '') words.push(bare);
  }
  return words;
}

/** Words that `next` has more often than `old`, and the other way round. */
export function countChanges(old: readonly string[], next: readonly string[]): WordChanges {
  const added = moreIn(next, old).length;
  return { added, removed: added + old.length - next.length };
}

/** What `list` has more often than `other`, in its order. */
export function moreIn(list: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const item of other) left.set(item, (left.get(item) ?? 0) + 1);
  return list.filter(item => {
    const count = left.get(item) ?? 0;
    if (count > 0) left.set(item, count - 1);
    return count === 0;
  });
}

/** A number by which a text points at itself comes after one of these: `Section 3.1`. */
const POINTER =
  /^(?:sections?|secs?|tables?|tabs?|figures?|figs?|eqs?|equations?|appendix|chapter|theorem|lemma|algorithm|§)$/;

/**
 * The figures of a text as it writes them, in order: decimals, percentages, integers from 100. Not years, citations
 * (`[12]`), or numbers of sections and tables.
 */
export function figuresOf(text: string): string[] {
  const figures: string[] = [];
  let before = '';
  for (const token of spacedHan(text).split(/[\s/±–—()]+/)) {
    const figure = trimmed(token);
    if (isFigure(figure) && !token.startsWith('[') && !POINTER.test(before)) figures.push(figure);
    before = token.toLowerCase().replace(/\.$/, '');
  }
  return figures;
}

function spacedHan(text: string): string {
  return text.replace(/[\p{Script=Han}，。；：、！？（）“”]/gu, ' $& ');
}

/** A token without the punctuation around its number; a percent sign stays. */
function trimmed(token: string): string {
  let [start, end] = [0, token.length];
  while (start < end && !/\d/.test(token.charAt(start))) {
    if (/\p{L}/u.test(token.charAt(start))) return ''; // `GPT-4.1` is a name
    start += 1;
  }
  while (end > start && !/[\d%\p{L}]/u.test(token.charAt(end - 1))) end -= 1;
  return token.slice(start, end);
}

function isFigure(text: string): boolean {
  if (!/^\d{1,9}(?:[.,]\d{1,9}){0,3}%?$/.test(text)) return false;
  return /[.,%]/.test(text) || (Number(text) >= 100 && !/^(?:19|20)\d\d$/.test(text));
}
