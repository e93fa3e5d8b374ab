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
  /** First words of all terms, and of how many words the longest term behind each is: most words of a text are none. */
  readonly firstWords: ReadonlyMap<string, number>;
}

export const NO_GLOSSARY: Glossary = { terms: new Map(), firstWords: new Map() };

const MOST_WORDS = 8;
const LONGEST_CELL = 200;
const WORD = /[\p{L}\p{N}]+/gu;
/** A word that may go on with the term in front: behind a blank, a hyphen, the break of a line. */
const JOINED = /[\s\-‐‑–]{1,3}([\p{L}\p{N}]+)/uy;

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
  return { terms, firstWords: firstWordsOf(terms.keys()) };
}

function firstWordsOf(keys: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const key of keys) {
    const words = key.split(' ');
    const [first = ''] = words;
    longest.set(first, Math.max(words.length, longest.get(first) ?? 0));
  }
  return longest;
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
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found !== null; found = WORD.exec(text)) {
    const longest = longestAt(glossary, text, found);
    if (longest === null) continue;
    counts.set(longest.term, (counts.get(longest.term) ?? 0) + 1);
    WORD.lastIndex = longest.end;
  }
  return [...counts]
    .sort(([, left], [, right]) => right - left)
    .slice(0, most)
    .map(([term]) => term);
}

/** The longest term that begins with the word that was found, and where it ends; null when none begins with it. */
function longestAt(
  { terms, firstWords }: Glossary,
  text: string,
  { 0: first, index }: RegExpExecArray,
): { term: Term; end: number } | null {
  let word = first.toLowerCase();
  const most = mostWords(firstWords, word);
  let longest: ReturnType<typeof longestAt> = null;
  let lead = '';
  let end = index + first.length;
  for (let words = 1; words <= most; words += 1) {
    const term = termNamed(terms, lead, word);
    if (term !== undefined) longest = { term, end };
    JOINED.lastIndex = end;
    const next = JOINED.exec(text)?.[1];
    if (next === undefined) break;
    lead += `${word} `;
    word = next.toLowerCase();
    end = JOINED.lastIndex;
  }
  return longest;
}

/** Of how many words the longest term is that may begin with this word; 0 when none does. */
function mostWords(firstWords: Glossary['firstWords'], word: string): number {
  // Only the last word of a term is written in the plural: behind such a one no further word belongs to it.
  const most = firstWords.get(word);
  if (most !== undefined || !word.endsWith('s')) return most ?? 0;
  return singulars(word).some(form => firstWords.has(form)) ? 1 : 0;
}

/** The term of the words in `lead`, each with a blank behind it, and this last one, whose plural counts too. */
function termNamed(terms: Glossary['terms'], lead: string, last: string): Term | undefined {
  const plain = terms.get(lead + last);
  if (plain !== undefined || !last.endsWith('s')) return plain;
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
