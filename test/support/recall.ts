// How much of a paper's own words an extraction has, in their order. Truth: the body text made from its LaTeX
// source, with ⟦M⟧ and ⟦C⟧ where mathematics and citations stood.

/** Words of two letters or more, as both sides count them; a Chinese character is a word of its own. */
export function wordsOf(text: string): string[] {
  const plain = text
    .replaceAll(/⟦[A-Z]⟧/gu, ' ')
    .replaceAll(/^-- \d+ of \d+ --$/gmu, ' ')
    .normalize('NFKC')
    .toLowerCase();
  return plain.match(/\p{Script=Han}|(?:(?!\p{Script=Han})\p{L}){2,}/gu) ?? [];
}

/** Share of the truth's words that the text has in the truth's order: longest common subsequence ÷ truth. */
export function orderedRecall(truth: string, text: string): number {
  const words = wordsOf(truth);
  return words.length === 0 ? 0 : commonLength(words, wordsOf(text)) / words.length;
}

/** Share of the truth's words that the text has at all, each as often as there. */
export function recall(truth: string, text: string): number {
  const words = wordsOf(truth);
  const left = new Map<string, number>();
  for (const word of wordsOf(text)) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    found++;
  }
  return words.length === 0 ? 0 : found / words.length;
}

/** Broken words left in a text: a line ends in letters and a hyphen, the next begins with a lower-case letter. */
export function brokenHyphens(text: string): number {
  return text.match(/\p{L}[-\u00ad\u0002\ufffe]\n\p{Ll}/gu)?.length ?? 0;
}

/** Characters that no text should have: U+0000–0008, U+000B, U+000E–001F. */
export function controlCharacters(text: string): number {
  return text.match(/[\u0000-\u0008\u000b\u000e-\u001f]/g)?.length ?? 0;
}

/** Titles of the truth that were found, and found titles that are in the truth, each with how many there are. */
export interface TitleScore {
  readonly known: number;
  readonly recalled: number;
  readonly found: number;
  readonly right: number;
}

/** Titles without a heading of the body's own are right to find, though a truth of sections does not list them. */
const UNLISTED =
  /^(?:abstract|references|acknowledge?ments?|bibliography|appendix|appendices|keywords|摘要|参考文献|致谢)/;

/** Two titles are one when they have the same letters and digits, or eight of one begin the other. */
export function titleScore(truth: readonly string[], found: readonly string[]): TitleScore {
  const known = truth.map(titleKey).filter(isTitle);
  const ours = found
    .map(title => titleKey(title.replace(/^(?:\d+|[A-Z])(?:\.\d+){0,4}\.?\s/, '')))
    .filter(isTitle);
  const isSame = (one: string, other: string): boolean =>
    one === other ||
    (weight(one) >= 8 && other.startsWith(one)) ||
    (weight(other) >= 8 && one.startsWith(other));
  return {
    known: known.length,
    recalled: known.filter(title => ours.some(other => isSame(title, other))).length,
    found: ours.length,
    right: ours.filter(title => UNLISTED.test(title) || known.some(other => isSame(title, other))).length,
  };
}

function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function isTitle(key: string): boolean {
  return weight(key) > 3;
}

/** Letters, a Chinese character being two. */
function weight(key: string): number {
  return key.length + (key.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/**
 * Length of the longest common subsequence, bit-parallel over one big integer (Hyyrö 2004): a row of the table is
 * one number with a bit for each word of `left`. 10⁴ × 10⁵ words take a second or two.
 */
function commonLength(left: readonly string[], right: readonly string[]): number {
  const places = new Map<string, bigint>();
  left.forEach((word, index) => places.set(word, (places.get(word) ?? 0n) | (1n << BigInt(index))));
  const all = (1n << BigInt(left.length)) - 1n;
  let row = all;
  for (const word of right) {
    const match = places.get(word);
    if (match === undefined) continue;
    const hit = row & match;
    row = ((row + hit) | (row - hit)) & all;
  }
  let zeros = 0;
  for (const bit of row.toString(2).padStart(left.length, '0')) if (bit === '0') zeros++;
  return zeros;
}
