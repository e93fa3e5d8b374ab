// The name of a paper that is one slip of the pen away from another one. Pure.
import { nameKey } from '../numbers/figure.ts';
import { foldNames, gapBehind, type PaperNames } from './paper-names.ts';

const [CAPITAL_A, CAPITAL_Z] = [65, 90];

/** A capitalised name of the paper that is one slip away: a letter too many, too few, other or swapped. */
export function nearName(names: PaperNames, name: string): string | null {
  const key = nameKey(foldNames(name));
  if (key.length < 6) return null;
  for (let first = 0; first < names.atoms.length; first += 1) {
    const start = names.starts[first] ?? 0;
    const letter = names.text.charCodeAt(start);
    if (letter < CAPITAL_A || letter > CAPITAL_Z) continue;
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
