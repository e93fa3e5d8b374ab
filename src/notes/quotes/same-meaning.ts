// Do two nearly equal sentences say the same? Pure. The edits that the fuzzy pass forgives must not touch
// what a claim lives on: numbers, negations, directions of change, and names.
import { quoteKey } from './quote-key.ts';

/** Stems whose presence turns a statement round; the two sentences must have the same ones. */
const TURNING =
  /^(?:no|non|not|never|nor|neither|none|nothing|cannot|without|unlike|except|fail\w*|lack\w*|less|fewer|low\w*|worse\w*|worst|small\w*|short\w*|slow\w*|weak\w*|few|decreas\w*|declin\w*|reduc\w*|drop\w*|degrad\w*|los[est]\w*|underperform\w*|more|most|high\w*|better|best|larg\w*|long\w*|fast\w*|strong\w*|many|increas\w*|improv\w*|gain\w*|ris(?:e|es|ing|en)|rose|grow\w*|outperform\w*|exceed\w*|above|below|under|over|before|after|first|second|only|all|some|both|half|double\w*|twice)$/;
const NEGATIVE_PREFIX = /^(?:un|in|im|ir|il|non|dis|mis|anti)/;
const TURNING_HAN = /[不没無无未非否莫勿高低升降增减減多少优優劣大小快慢强強弱好差]/gu;

/** True when quote and found text agree in numbers, negations, directions and names. */
export function saysTheSame(quote: string, found: string): boolean {
  return numbersIn(quote) === numbersIn(found) && sameTurns(quote, found) && sameNames(quote, found);
}

/** Every name of the quote is one of the found text. */
function sameNames(quote: string, found: string): boolean {
  const names = new Set(namesIn(found));
  return namesIn(quote).every(name => names.has(name));
}

function numbersIn(text: string): string {
  const words = text.split(/\s+/).map(word => quoteKey(word).key);
  return (words.join(' ').match(/-?\d+(?:\.\d+)*/g) ?? []).join(' ');
}

function sameTurns(quote: string, found: string): boolean {
  const [one, other] = [wordsIn(quote), wordsIn(found)];
  const turns = (words: readonly string[]): string =>
    words
      .filter(word => TURNING.test(word) || word.endsWith("n't"))
      .sort()
      .join(' ');
  const han = (text: string): string => (text.match(TURNING_HAN) ?? []).sort().join('');
  if (turns(one) !== turns(other) || han(quote) !== han(found)) return false;
  return !negates(one, other) && !negates(other, one);
}

/** True when a word of `one` is a word of `other` with a negative prefix: `unable` for `able`. */
function negates(one: readonly string[], other: readonly string[]): boolean {
  const words = new Set(other);
  return one.some(word => {
    if (words.has(word)) return false;
    const bare = word.replace(NEGATIVE_PREFIX, '');
    return bare !== word && bare.length > 2 && words.has(bare);
  });
}

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
  return plain.match(/\p{L}+(?:'t)?/gu) ?? [];
}

/** Words with two capitals, as keys: `BERT`, `ResNet`, `ImageNet`. */
function namesIn(text: string): string[] {
  const words = text.normalize('NFKC').match(/\p{L}[\p{L}\p{N}-]*/gu) ?? [];
  return words.filter(word => (word.match(/\p{Lu}/gu) ?? []).length > 1).map(word => quoteKey(word).key);
}
