// The paper's words → an index that finds a name however it is spelled, cut or spaced. Pure.
// The text becomes atoms (runs of letters, runs of digits); a name is there when its letters and digits are those of
// neighbouring atoms. `GPT-4` is thus in `GPT 4-turbo`, but neither in `GPT-4o` nor in `GPT-4.1`.
import { nameKey } from './figure.ts';

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
  /** Atoms that stand in lower case somewhere: ordinary words. */
  readonly lower: ReadonlySet<string>;
  /** First letters of all atoms, and of those that are not `of`, `the` …, with the atom of each. */
  readonly initials: string;
  readonly contentInitials: string;
  readonly contentAtoms: readonly number[];
  /** True when much of it is Chinese: then English names in a claim may be translations. */
  readonly isChinese: boolean;
}

const ATOM = /[A-Za-z\u00c0-\u024f]+|\d+(?:[A-Za-z]{1,2}(?![A-Za-z]))?/g;
/** What may stand between two atoms of one name. */
const GAP = /^(?:\s{0,2}[-\u2010-\u2014_\u2212]?\s{0,2}|[.+/@^*~'\u2019&])$/;
const TIGHT_GAP = /^(?:[-\u2010-\u2014_\u2212]\s{0,2}|[./&]|)$/;
const PHRASE_GAP = /^[\s,()/\-\u2010-\u2014“”"]{1,3}$/;
const FUNCTION_WORDS = new Set('of the and for a an in on to with by from via or as at is'.split(' '));
/** So many places of a name are looked at. */
const MOST = 200;

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
  let initials = '';
  let contentInitials = '';
  for (const match of text.matchAll(ATOM)) {
    const atom = match[0].toLowerCase();
    const at = atoms.length;
    if (atom === match[0]) lower.add(atom);
    previous.push(last.get(atom) ?? -1);
    last.set(atom, at);
    atoms.push(atom);
    starts.push(match.index);
    ends.push(match.index + atom.length);
    initials += atom.charAt(0);
    if (FUNCTION_WORDS.has(atom)) continue;
    contentInitials += atom.charAt(0);
    contentAtoms.push(at);
  }
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  return {
    ...{ text, atoms, last, lower, initials, contentInitials, contentAtoms },
    starts: Uint32Array.from(starts),
    ends: Uint32Array.from(ends),
    previous: Int32Array.from(previous),
    isChinese: han > 500 && han * 2 > atoms.length,
  };
}

/** First and last atom of each place where the paper has these letters and digits, between two bounds of words. */
export function placesOf(names: PaperNames, name: string): [number, number][] {
  const key = nameKey(foldNames(name));
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

function gapBehind({ text, starts, ends }: PaperNames, at: number): string {
  return text.slice(ends[at], starts[at + 1]);
}

/** All ways in which the paper spells the name, the most frequent first. */
export function spellingsOf(names: PaperNames, name: string): string[] {
  const counts = new Map<string, number>();
  for (const [first, last] of placesOf(names, name)) {
    const spelling = names.text.slice(names.starts[first], names.ends[last]).replace(/\s+/g, ' ');
    counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([spelling]) => spelling);
}

/**
 * True when the letters are the first letters of words that stand together in the paper. Few letters meet by chance
 * somewhere in any paper, so the words must stand there twice (`least` times), be close and long, or have capitals.
 */
export function isAbbreviation(names: PaperNames, letters: string, least = 2): boolean {
  const key = letters.toLowerCase();
  if (!/^[a-z]{2,8}$/.test(key)) return false;
  return (
    hasInitials(names, key, { least, of: names.initials, atomAt: at => at }) ||
    hasInitials(names, key, { least, of: names.contentInitials, atomAt: at => names.contentAtoms[at] ?? 0 })
  );
}

function hasInitials(
  names: PaperNames,
  key: string,
  { least, of, atomAt }: { least: number; of: string; atomAt: (at: number) => number },
): boolean {
  const seen = new Set<string>();
  let tries = 0;
  for (let at = of.indexOf(key); at >= 0 && tries < MOST; at = of.indexOf(key, at + 1), tries += 1) {
    const [first, last] = [atomAt(at), atomAt(at + key.length - 1)];
    if (!isPhrase(names, first, last)) continue;
    const words = names.atoms.slice(first, last + 1);
    const phrase = words.join(' ');
    const isClose = words.length === key.length && words.every(word => word.length > 4 || key.length > 3);
    const isTelling = least < 2 || isClose;
    if (isTelling || seen.has(phrase) || hasCapital(names, last)) return true;
    seen.add(phrase);
  }
  return false;
}

function isPhrase(names: PaperNames, first: number, last: number): boolean {
  for (let at = first; at <= last; at += 1) {
    const isWord = FUNCTION_WORDS.has(names.atoms[at] ?? '') || (names.atoms[at] ?? '').length > 2;
    if (!isWord || (at < last && !PHRASE_GAP.test(gapBehind(names, at)))) return false;
  }
  return true;
}

function hasCapital({ text, starts, ends }: PaperNames, at: number): boolean {
  return /^[A-Z][a-z]/.test(text.slice(starts[at], ends[at]));
}

/** A capitalised name of the paper that is one slip away: a letter too many, too few, other or swapped. */
export function nearName(names: PaperNames, name: string): string | null {
  const key = nameKey(foldNames(name));
  if (key.length < 6) return null;
  for (let first = 0; first < names.atoms.length; first += 1) {
    const start = names.starts[first] ?? 0;
    if (!/[A-Z]/.test(names.text.charAt(start))) continue;
    let near = '';
    for (let at = first; at < first + 4 && near.length <= key.length; at += 1) {
      near += names.atoms[at] ?? '';
      const isWord = names.lower.has(near);
      if (!isWord && isOneSlip(key, near)) return names.text.slice(start, names.ends[at]);
      if (!/^\S?$/.test(gapBehind(names, at))) break;
    }
  }
  return null;
}

/** Edit distance 1, a swap of neighbours included. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let from = 0;
  while (one[from] === other[from]) from += 1;
  const [left, right] = [one.slice(from), other.slice(from)];
  const isSwap = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  return isSwap || left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1);
}
