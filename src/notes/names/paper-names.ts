// The paper's words → an index that finds a name however it is spelled, cut or spaced. Pure.
// The text becomes atoms (runs of letters, runs of digits); a name is there when its letters and digits are those of
// neighbouring atoms. `GPT-4` is thus in `GPT 4-turbo`, but neither in `GPT-4o` nor in `GPT-4.1`.
import { nameKey } from '../numbers/figure.ts';
import { addressesOf } from './addresses.ts';
import { atomsIn } from './atoms.ts';

export interface PaperNames {
  /** The paper without accents and ligatures. */
  readonly text: string;
  /** Lower case; atom `i` is `text.slice(starts[i], ends[i])`. */
  readonly atoms: readonly string[];
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** An atom's last place; `previous` has the one before each, -1 for none. */
  readonly last: ReadonlyMap<string, number>;
  readonly previous: Int32Array;
  /** Atoms that stand in lower case somewhere outside of addresses: ordinary words. */
  readonly lower: ReadonlySet<string>;
  /** Atoms of addresses (`basilisk.fr`), which write names their own way. */
  readonly addressed: ReadonlySet<number>;
  /** What was looked up, by key. */
  readonly found: Map<string, readonly (readonly [number, number])[]>;
  /** First letters of all atoms, and of those that are not `of`, `the` …, with the atom of each. */
  readonly initials: string;
  readonly contentInitials: string;
  readonly contentAtoms: readonly number[];
  /** True when much of it is Chinese: then English names in a claim may be translations. */
  readonly isChinese: boolean;
}

const IN_LOWER_CASE = /^[a-z\d]+$/;
/** What may stand between two atoms of one name. */
const GAP = /^(?:\s{0,2}[-\u2010-\u2014_\u2212]?\s{0,2}|[.+/@^*~'\u2019&])$/;
const TIGHT_GAP = /^(?:[-\u2010-\u2014_\u2212]\s{0,2}|[./&]|)$/;
/** Words that a term's initials skip. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'of the and for a an in on to with by from via or as at is'.split(' '),
);
/** So many places of a name are looked at. */
export const MOST = 200;

/** So many look-ups are kept. */
const MOST_FOUND = 5000;

/** Without accents and ligatures; full-width forms become plain. */
export function foldNames(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/** Index of all words of a paper; linear, a few ms. */
export function indexNames(source: string): PaperNames {
  const text = foldNames(source);
  const atoms: string[] = [];
  const [starts, ends, contentAtoms]: [number[], number[], number[]] = [[], [], []];
  const previous: number[] = [];
  const last = new Map<string, number>();
  const lower = new Set<string>();
  const addressed = new Set<number>();
  const isAddress = addressesOf(text);
  for (const { from, written } of atomsIn(text)) {
    // Most words are in lower case, which is sooner seen than made.
    const atom = IN_LOWER_CASE.test(written) ? written : written.toLowerCase();
    const at = atoms.length;
    if (isAddress(from)) addressed.add(at);
    else if (atom === written) lower.add(atom);
    previous.push(last.get(atom) ?? -1);
    last.set(atom, at);
    atoms.push(atom);
    starts.push(from);
    ends.push(from + atom.length);
    if (!FUNCTION_WORDS.has(atom)) contentAtoms.push(at);
  }
  const initials = atoms.map(atom => atom.charAt(0)).join('');
  const contentInitials = contentAtoms.map(at => initials.charAt(at)).join('');
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  return {
    ...{ text, atoms, last, lower, addressed, initials, contentInitials, contentAtoms },
    starts: new Uint32Array(starts),
    ends: new Uint32Array(ends),
    previous: new Int32Array(previous),
    found: new Map(),
    isChinese: han > 500 && han * 2 > atoms.length,
  };
}

/** First and last atom of each place where the paper has these letters and digits, between two bounds of words. */
export function placesOf(names: PaperNames, name: string): readonly (readonly [number, number])[] {
  const key = nameKey(foldNames(name));
  const known = names.found.get(key);
  if (known !== undefined) return known;
  const places = search(names, key);
  if (names.found.size < MOST_FOUND) names.found.set(key, places);
  return places;
}

function search(names: PaperNames, key: string): [number, number][] {
  // Few letters meet by chance: the initials of an author and half a word.
  const wanted = { key, gap: key.length <= 4 && /^\p{L}+$/u.test(key) ? TIGHT_GAP : GAP };
  const places: [number, number][] = [];
  for (let length = 1; length <= key.length; length += 1) {
    let at = names.last.get(key.slice(0, length)) ?? -1;
    for (; at >= 0 && places.length < MOST; at = names.previous[at] ?? -1) {
      const end = endOf(names, at, wanted);
      if (end !== null) places.push([at, end]);
    }
  }
  return places;
}

/** The atom with which the key that begins at `first` ends; null when the paper goes on otherwise. */
function endOf(names: PaperNames, first: number, { key, gap }: { key: string; gap: RegExp }): number | null {
  let from = names.atoms[first]?.length ?? 0;
  let at = first;
  while (from < key.length) {
    const next = names.atoms[at + 1];
    if (next === undefined || !key.startsWith(next, from) || !gap.test(gapBehind(names, at))) return null;
    from += next.length;
    at += 1;
  }
  return isNumberCut(names, at) ? null : at;
}

/** True when digits go on behind the atom: `4` of `4.1`, `50` of `50x3`. */
function isNumberCut({ text, atoms, ends }: PaperNames, at: number): boolean {
  if (!/\d$/.test(atoms[at] ?? '')) return false;
  const end = ends[at] ?? 0;
  return /^(?:\.\d|[A-Za-z])/.test(text.slice(end, end + 2));
}

/** What stands between an atom and the next. */
export function gapBehind({ text, starts, ends }: PaperNames, at: number): string {
  return text.slice(ends[at], starts[at + 1]);
}

/** All ways in which the paper spells the name, the most frequent first; addresses and line breaks do not count if others do. */
export function spellingsOf(names: PaperNames, name: string): string[] {
  const counts = new Map<string, number>();
  for (const [first, last] of placesOf(names, name)) {
    if (names.addressed.has(first)) continue;
    const spelling = names.text.slice(names.starts[first], names.ends[last]).replace(/\s+/g, ' ');
    counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  }
  const isExplained = (spelling: string): boolean =>
    spelling.includes('- ') && ['', '-'].some(hyphen => counts.has(spelling.replace('- ', hyphen)));
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([spelling]) => spelling)
    .filter(spelling => !isExplained(spelling));
}

/** True when the paper has the word just so in running text, twice: next to words that are no capitals. */
export function isInText(names: PaperNames, word: string): boolean {
  const { text, starts, ends, atoms } = names;
  const inText = placesOf(names, word).filter(([first, last]) => {
    const around = [first - 1, last + 1].map(at => text.slice(starts[at], ends[at]));
    const isCapitals = around.some((next, at) => atoms[at] !== undefined && /^[A-Z]{2,}$/.test(next));
    return text.slice(starts[first], ends[last]) === word && !isCapitals;
  });
  return inText.length > 1;
}
