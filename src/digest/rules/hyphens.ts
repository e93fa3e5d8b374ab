// Names with hyphens in a text: closed ones (`Best-of-N`), and ones with blanks around the hyphen (`Best - of - N`).
// Character by character and no pattern: half of the sections of published digests hold them.
import type { NoteLine } from './note-lines.ts';
import { masked } from './prose.ts';

/** `Best - of - N` as it stands. */
export interface Spaced {
  /** Byte offset in the digest. */
  readonly at: number;
  readonly text: string;
}

/** Every word of the text with a hyphen inside, as long as it goes: of `(GPT-4o-mini.)` it is `GPT-4o-mini`. */
export function namesIn(text: string): string[] {
  const names: string[] = [];
  for (let at = text.indexOf('-'); at !== -1;) {
    const end = endOf(text, at);
    const name = text.slice(startOf(text, end), end);
    if (name.includes('-')) names.push(name);
    at = text.indexOf('-', wordEnd(text, at));
  }
  return names;
}

/**
 * Every chain of words with ` - ` between them. None between two numbers (a range), none in code or maths, none in
 * URLs (rule url-spaces looks at those).
 */
export function spacedIn(line: NoteLine): Spaced[] {
  const { text } = line;
  let hyphen = text.indexOf(BETWEEN);
  if (hyphen === -1) return [];
  const prose = masked(text);
  const found: Spaced[] = [];
  let [at, index, urlEnd] = [line.at, 0, -1];
  while (hyphen !== -1) {
    const start = startOf(text, hyphen);
    const end = chainEnd(text, hyphen);
    const chain = text.slice(start, end);
    if (start < urlEnd || isInUrl(text, start)) urlEnd = blankAfter(text, end);
    else if (end > hyphen && prose.slice(start, end) === chain) {
      at += Buffer.byteLength(text.slice(index, start));
      index = start;
      found.push(...withoutRanges({ at, text: chain }));
    }
    hyphen = text.indexOf(BETWEEN, Math.max(end, hyphen + 1));
  }
  return found;
}

const BETWEEN = ' - ';

/** End of the last word of the chain that has its first hyphen at `hyphen`; `hyphen` when words do not touch it. */
function chainEnd(text: string, hyphen: number): number {
  let end = hyphen;
  while (text.startsWith(BETWEEN, end) && isLetter(text, end - 1) && isLetter(text, end + 3)) {
    end = endOf(text, end + 3);
  }
  return end;
}

/** True when the word at `index` goes on from a URL: `github.com/THU - KEG`. */
function isInUrl(text: string, index: number): boolean {
  let start = index;
  while (index - start < LONGEST && isInAddress(text.charCodeAt(start - 1))) start--;
  return start < index && /:\/\/|[A-Za-z0-9]\.[A-Za-z]{2,10}\//.test(text.slice(start, index));
}

const LONGEST = 300;

/** Visible ASCII; false for NaN, before the first character. */
function isInAddress(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

function blankAfter(text: string, index: number): number {
  const blank = text.indexOf(' ', index);
  return blank === -1 ? text.length : blank;
}

/** `2019 - 2024` is no name: the chain is cut between two numbers, also where names end and begin with them (`GPT-7 - 7`). */
function withoutRanges({ at, text }: Spaced): Spaced[] {
  const pieces: Spaced[] = [];
  let piece: string[] = [];
  let start = at;
  for (const word of text.split(BETWEEN)) {
    const [first = ''] = word.split('-');
    const last = piece.at(-1)?.split('-').at(-1) ?? '';
    if (isNumber(first) && isNumber(last)) {
      pieces.push({ at: start, text: piece.join(BETWEEN) });
      start += Buffer.byteLength(piece.join(BETWEEN)) + BETWEEN.length;
      piece = [];
    }
    piece.push(word);
  }
  pieces.push({ at: start, text: piece.join(BETWEEN) });
  return pieces.filter(one => one.text.includes(BETWEEN));
}

function isNumber(word: string): boolean {
  return /^[\d.]+$/.test(word);
}

/** Start of the word that ends before `index`, a letter or digit; `index` when there is none. */
function startOf(text: string, index: number): number {
  let start = index;
  while (isInWord(text, start - 1)) start--;
  while (start < index && !isLetter(text, start)) start++;
  return start;
}

/** End of the word at `index`, after a letter or digit; `index` when there is none. */
function endOf(text: string, index: number): number {
  let end = wordEnd(text, index);
  while (end > index && !isLetter(text, end - 1)) end--;
  return end;
}

function wordEnd(text: string, index: number): number {
  let end = index;
  while (isInWord(text, end)) end++;
  return end;
}

/** Between its letters a name holds these too: `Qwen2.5-VL`, `C++17-mini`, `fc_r`. */
function isInWord(text: string, index: number): boolean {
  return isLetter(text, index) || '._+-'.includes(text.charAt(index) || ' ');
}

/** A digit, or a letter as names have it: Latin with accents, Greek. */
function isLetter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) return code >= 0x30 && (code < 0x3a || isAsciiLetter(code));
  return (code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7) || (code >= 0x370 && code < 0x400);
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
