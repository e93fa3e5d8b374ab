// The known word that a person most likely meant.

/**
 * The nearest of `known` within two edits (or a third of its length); null when nothing is near. Of two that are as
 * near, the one of the same length: letters are exchanged more often than forgotten.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of known) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    const weight = edits + (candidate.length === word.length ? 0 : 0.5);
    if (weight < least && edits <= Math.max(2, candidate.length / 3)) [best, least] = [candidate, weight];
  }
  return best;
}

/** Edits between two words (optimal string alignment: two letters exchanged are one); words are short. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isExchange = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const exchange = isExchange ? at(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(change, exchange, at(i - 1, j) + 1, at(i, j - 1) + 1));
    }
  }
  return at(a.length, b.length);
}
