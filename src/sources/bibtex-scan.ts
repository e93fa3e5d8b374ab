// BibTeX → entries, by our own scanner: one broken entry must not swallow those behind it, and lines are needed.
// Looked at (2026-11): @retorquere/bibtex-parser is maintained and large (it turns whole LaTeX into Unicode),
// bibtex-parse-js and bib2json are small and left alone for years. None says at which line an entry is broken.
// Format: https://www.bibtex.org/Format/
import { phrase, type Told } from '../lib/phrase.ts';

export interface BibEntry {
  /** Lower case: `article`, `string`, `comment`. */
  readonly type: string;
  readonly key: string;
  readonly line: number;
  /** By their names in lower case, values as they stand, braces and all; `#` and `@string` are resolved. */
  readonly fields: ReadonlyMap<string, string>;
  /** Why the entry is broken; null when it is whole. */
  readonly broken: Told | null;
}

/** The types that mean an entry even where the brace behind them is missing. */
const TYPES =
  'article|book|booklet|conference|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|phdthesis|preprint|proceedings|report|software|techreport|thesis|unpublished|dataset|electronic';
const LINE_START = new RegExp(
  String.raw`^[ \t]{0,40}@[ \t]{0,9}(?:[a-z]{1,40}\s{0,9}[{(]|(?:${TYPES})(?![a-z]))`,
  'gim',
);
const ENTRY = /@[ \t]{0,9}([a-z]{1,40})\s{0,9}([{(])?/iy;
const KEY = /[^\s,{}()"#=]{0,300}/y;
const NAME = /[a-z][\w:.+\-/]{0,60}/iy;
const BARE = /[^\s,{}()"#=]{1,2000}/y;
/** Macros may be made of macros: without a limit a few lines could grow to gigabytes. */
const LONGEST_VALUE = 5_000;

/** All entries in their order, `@string` and its like among them. Text between entries is ignored, as BibTeX does. */
export function scanBibtex(text: string): BibEntry[] {
  const plain = text.replace(/\r\n?/g, '\n');
  const starts = Array.from(plain.matchAll(LINE_START), match => match.index);
  const macros = new Map<string, string>();
  const lineAt = lineCounter(plain);
  return starts.flatMap((start, index) => {
    const part = plain.slice(start, starts[index + 1] ?? plain.length);
    return entriesOf(part, macros).map(({ at, entry }) => ({ ...entry, line: lineAt(start + at) }));
  });
}

/** Offset → line, for offsets that only grow. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return offset => {
    for (; counted < offset; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    return line;
  };
}

type Scanned = Omit<BibEntry, 'line'>;

/** The entries of a part that begins with one, and those right behind it in its line; a broken one ends the part. */
function entriesOf(part: string, macros: Map<string, string>): { at: number; entry: Scanned }[] {
  const found: { at: number; entry: Scanned }[] = [];
  for (let from = 0; ;) {
    from = behindBlanks(part, from);
    ENTRY.lastIndex = from;
    const [whole = '', type = '', open] = ENTRY.exec(part) ?? [];
    // Behind an entry `@name` is a person; only at the beginning of a line is it an entry without its brace.
    if (whole === '' || (open === undefined && found.length > 0)) return found;
    const scan: Scan = { text: part, at: from + whole.length, close: open === '(' ? ')' : '}', macros };
    const entry = entryOf(scan, type.toLowerCase(), open !== undefined);
    found.push({ at: from, entry });
    if (entry.broken !== null) return found;
    from = scan.at;
  }
}

interface Scan {
  readonly text: string;
  /** The next character to be read. */
  at: number;
  readonly close: string;
  readonly macros: Map<string, string>;
}

function entryOf(scan: Scan, type: string, hasBrace: boolean): Scanned {
  const fields = new Map<string, string>();
  if (type === 'comment' || type === 'preamble') {
    // What is commented out at the beginning of a line is read all the same, as BibTeX does.
    scan.at = scan.text.length;
    return { type, key: '', fields, broken: null };
  }
  const key = type === 'string' || !hasBrace ? '' : take(scan, KEY);
  const broken = hasBrace ? bodyProblem(scan, type, fields) : phrase`no { behind its type`;
  if (type === 'string') for (const [name, value] of fields) scan.macros.set(name, value);
  return { type, key, fields, broken };
}

/** Reads the fields; says what is wrong with them, or null. */
function bodyProblem(scan: Scan, type: string, fields: Map<string, string>): Told | null {
  let isFirst = type === 'string';
  for (;;) {
    skipBlank(scan);
    const char = scan.text.charAt(scan.at);
    if (char === scan.close) {
      scan.at += 1;
      return /^[ \t]{0,40},/.test(scan.text.slice(scan.at, scan.at + 41))
        ? phrase`a ${scan.close} too many`
        : null;
    }
    if (char === '') return phrase`it is not closed: a ${scan.close} is missing`;
    if (char === ',') scan.at += 1;
    else if (!isFirst)
      return fields.size === 0 ? phrase`no comma behind its key` : phrase`no comma behind ${lastOf(fields)}`;
    else {
      const problem = fieldProblem(scan, fields);
      if (problem !== null) return problem;
    }
    isFirst = char === ',';
  }
}

function lastOf(fields: ReadonlyMap<string, string>): string {
  return [...fields.keys()].at(-1) ?? '';
}

function fieldProblem(scan: Scan, fields: Map<string, string>): Told | null {
  const name = take(scan, NAME).toLowerCase();
  if (name === '') return phrase`something that is no field stands in it`;
  skipBlank(scan);
  if (scan.text.charAt(scan.at) !== '=') return phrase`no = behind ${name}`;
  scan.at += 1;
  const value = valueOf(scan);
  if (value.problem !== null) return phrase`${name}: ${value.problem}`;
  // Of a field given twice the first one counts, as in BibTeX.
  if (!fields.has(name)) fields.set(name, value.text);
  return null;
}

interface Value {
  readonly text: string;
  readonly problem: Told | null;
}

/** `{a} # b # "c"` */
function valueOf(scan: Scan): Value {
  let text = '';
  for (;;) {
    skipBlank(scan);
    const piece = pieceOf(scan);
    if (piece.problem !== null) return piece;
    text = (text + piece.text).slice(0, LONGEST_VALUE);
    skipBlank(scan);
    if (scan.text.charAt(scan.at) !== '#') return { text, problem: null };
    scan.at += 1;
  }
}

function pieceOf(scan: Scan): Value {
  const char = scan.text.charAt(scan.at);
  if (char === '{' || char === '"') return enclosed(scan, char === '{' ? '}' : '"');
  const word = take(scan, BARE);
  return word === ''
    ? { text: '', problem: phrase`no value` }
    : { text: scan.macros.get(word.toLowerCase()) ?? word, problem: null };
}

/** A value up to its closing sign; braces inside must match, whatever is in front of them. */
function enclosed(scan: Scan, close: string): Value {
  const start = scan.at + 1;
  let depth = 0;
  for (let at = start; at < scan.text.length; at += 1) {
    const char = scan.text.charAt(at);
    if (char === close && depth === 0) {
      scan.at = at + 1;
      return { text: scan.text.slice(start, at), problem: null };
    }
    if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    if (depth < 0) break;
  }
  return {
    text: '',
    problem: close === '"' ? phrase`a closing " is missing` : phrase`a closing } is missing`,
  };
}

function take(scan: Scan, pattern: RegExp): string {
  skipBlank(scan);
  pattern.lastIndex = scan.at;
  const found = pattern.exec(scan.text)?.[0] ?? '';
  scan.at += found.length;
  return found;
}

function skipBlank(scan: Scan): void {
  scan.at = behindBlanks(scan.text, scan.at);
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at += 1;
  return at;
}
