// A glossary: terms of the field and their Chinese, so that one term is one term across papers. Pure.
// The file is read by store/glossary-file.ts; model/glossary.ts tells the model, notes/checks/term-differs.ts looks.
import { ToolError } from './errors.ts';
import { phrase, type Told } from './phrase.ts';

export interface Term {
  readonly en: string;
  /** Its Chinese, the preferred form first; the English again where Chinese authors leave it so (Transformer). */
  readonly zh: readonly [string, ...string[]];
  /** Its note begins with `loose`: other words are right as well, so the check leaves it alone. */
  readonly isLoose: boolean;
}

export interface Glossary {
  /** By their words in lower case, one blank between them. */
  readonly terms: ReadonlyMap<string, Term>;
  /** First words of all terms: most words of a text are none of them. */
  readonly firstWords: ReadonlySet<string>;
}

export const NO_GLOSSARY: Glossary = { terms: new Map(), firstWords: new Set() };

const MOST_WORDS = 8;
const LONGEST_CELL = 200;
const WORD = /[\p{L}\p{N}]+/gu;
/** What may stand between two words of a term: a blank, a hyphen, the break of a line. */
const BETWEEN = /^[\s\-‐‑–]{1,3}$/;

/**
 * A glossary from CSV with the header `en,zh,note`; several Chinese forms are parted by `|`. Its rows are laid `over`
 * another glossary, where a row without Chinese takes a term away. `name` is what people are told.
 * Throws E_GLOSSARY with the line that is broken.
 */
export function parseGlossary(csv: string, name: Told = phrase`the glossary`, over = NO_GLOSSARY): Glossary {
  const lines = csv.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const terms = new Map(over.terms);
  const seen = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const broken = (why: Told) => brokenLine(name, index + 1, why);
    const cells = cellsOf(line)?.map(cell => cell.trim());
    if (cells === undefined) throw broken(phrase`a quotation mark is not closed, or stands inside a cell`);
    if (index === 0) {
      if (!/^en,zh(?:,note)?$/i.test(cells.join(',')))
        throw broken(phrase`expected en,zh,note; saw ${shown(line)}`);
      continue;
    }
    if (cells.every(cell => cell === '')) continue;
    const key = keyOf(cells, line, broken);
    const before = seen.get(key);
    if (before !== undefined) throw broken(phrase`${shown(cells[0] ?? '')} stands in line ${before} already`);
    seen.set(key, index + 1);
    const term = termOf(cells);
    if (term === null) terms.delete(key);
    else terms.set(key, term);
  }
  return { terms, firstWords: new Set([...terms.keys()].map(key => key.split(' ', 1)[0] ?? '')) };
}

/** The words of the row's term; throws when the row is none. */
function keyOf(cells: readonly string[], line: string, broken: (why: Told) => ToolError): string {
  if (cells.length < 2 || cells.length > 3) throw broken(phrase`expected en,zh,note; saw ${shown(line)}`);
  const [en = '', zh = ''] = cells;
  const words = en.toLowerCase().match(WORD) ?? [];
  if (words.length === 0) throw broken(phrase`no English term in ${shown(line)}`);
  if (words.length > MOST_WORDS)
    throw broken(phrase`the term has more than ${MOST_WORDS} words: ${shown(en)}`);
  if (en.length + zh.length > LONGEST_CELL)
    throw broken(phrase`longer than ${LONGEST_CELL} characters: ${shown(line)}`);
  return words.join(' ');
}

function termOf([en = '', zh = '', note = '']: readonly string[]): Term | null {
  const [preferred, ...others] = zh
    .split('|')
    .map(form => form.trim())
    .filter(form => form !== '');
  return preferred === undefined ? null : { en, zh: [preferred, ...others], isLoose: /^loose\b/i.test(note) };
}

/** The cells of a line, or undefined when its quotation marks are broken. */
function cellsOf(line: string): string[] | undefined {
  const cells: string[] = [];
  const cell = /(?: *"((?:[^"]|"")*)" *|([^",]*))(,|$)/y;
  for (let at = 0; ; at = cell.lastIndex) {
    cell.lastIndex = at;
    const found = cell.exec(line);
    if (found === null) return undefined;
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '') return cells;
  }
}

/**
 * The terms that a text has, the most frequent first, at most `most`. Whole words in any case, the last one also in
 * its plural, a hyphen for a blank; where terms overlap the longest counts. One pass over the text.
 */
export function termsIn(glossary: Glossary, text: string, most = 40): Term[] {
  const counts = new Map<Term, number>();
  const words = wordsOf(text);
  for (let start = 0; start < words.length;) {
    const { term, length } = longestAt(glossary, words, start);
    if (term !== null) counts.set(term, (counts.get(term) ?? 0) + 1);
    start += length;
  }
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, most)
    .map(([term]) => term);
}

interface Word {
  readonly word: string;
  /** Nothing but a blank or a hyphen stands between it and the word in front. */
  readonly isJoined: boolean;
}

function wordsOf(text: string): Word[] {
  let end = 0;
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => {
    const isJoined = BETWEEN.test(text.slice(end, index));
    end = index + word.length;
    return { word: word.toLowerCase(), isJoined };
  });
}

/** The longest term that begins with the word at `start`, and how many words to go on. */
function longestAt(glossary: Glossary, words: readonly Word[], start: number) {
  let found: { term: Term | null; length: number } = { term: null, length: 1 };
  if (!mayBegin(glossary, words[start]?.word ?? '')) return found;
  const run: string[] = [];
  for (const { word, isJoined } of words.slice(start, start + MOST_WORDS)) {
    if (run.length > 0 && !isJoined) break;
    const term = termNamed(glossary, run, word);
    run.push(word);
    if (term !== undefined) found = { term, length: run.length };
  }
  return found;
}

function mayBegin({ firstWords }: Glossary, word: string): boolean {
  return singulars(word).some(form => firstWords.has(form));
}

/** The term made of `run` and `last`, whose plural counts too. */
function termNamed({ terms }: Glossary, run: readonly string[], last: string): Term | undefined {
  const lead = run.map(word => `${word} `).join('');
  const form = singulars(last).find(singular => terms.has(lead + singular));
  return form === undefined ? undefined : terms.get(lead + form);
}

/** A word and what it may be the plural of. */
function singulars(word: string): string[] {
  if (!word.endsWith('s')) return [word];
  const ends = [word, word.slice(0, -1)];
  if (word.endsWith('es')) ends.push(word.slice(0, -2));
  if (word.endsWith('ies')) ends.push(`${word.slice(0, -3)}y`);
  return ends;
}

function brokenLine(name: Told, line: number, why: Told): ToolError {
  return new ToolError({
    code: 'E_GLOSSARY',
    category: 'usage',
    what: phrase`line ${line} of ${name} cannot be used`,
    why,
    kept: phrase`nothing was sent`,
    next: phrase`mend line ${line} of ${name}`,
  });
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
