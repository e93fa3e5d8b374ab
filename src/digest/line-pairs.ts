// Which of the lines that stand there now came from which of the old ones. Pure.

/**
 * Pairs lines of two runs in order: lines of the same kind that have the most letters in common.
 * @returns for each old line the index of the new one; -1 for a line that is gone
 */
export function pairLines(old: readonly string[], now: readonly string[]): number[] {
  const isAligned =
    old.length === now.length && old.every((line, index) => kindOf(line) === kindOf(now[index] ?? ''));
  if (isAligned || old.length * now.length > MOST_CELLS)
    return old.map((_, index) => (index < now.length ? index : -1));
  return bestPairs(likenessTable(old, now), old.length, now.length);
}

/**
 * The same for merging, where a line that is paired may be replaced: a line that a person added is paired with none.
 * Lines that have little in common are a pair only where they stand one for one, each of them begun by the same mark.
 */
export function alikeLines(old: readonly string[], now: readonly string[]): number[] {
  if (old.length * now.length > MOST_CELLS) return old.map(() => -1);
  const likeness = likenessTable(old, now).map(like => (like < LEAST_ALIKE ? 0 : like));
  for (const [row, line] of old.entries())
    for (const [column, other] of now.entries())
      if (line.trim() === '' && other.trim() === '') likeness[row * now.length + column] = 0.01;
  const pairs = bestPairs(likeness, old.length, now.length);
  let [row, column] = [0, 0];
  for (const [index, pair] of [...pairs.entries(), [old.length, now.length] as const]) {
    if (pair === -1) continue;
    const [gone, come] = [old.slice(row, index), now.slice(column, pair)];
    const isOneForOne =
      gone.length === come.length &&
      gone.every((line, at) => kindOf(line) !== '' && kindOf(line) === kindOf(come[at] ?? ''));
    if (isOneForOne) for (const at of gone.keys()) pairs[row + at] = column + at;
    [row, column] = [index + 1, pair + 1];
  }
  return pairs;
}

/** Chinese sentences about other things have less in common; English ones, that have as much, begin with a mark. */
const LEAST_ALIKE = 0.35;

/** The pairs in order of which the likenesses are the most in all. */
function bestPairs(likeness: Float64Array, rows: number, columns: number): number[] {
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  const like = (row: number, column: number): number => likeness[row * columns + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1) {
      const paired = like(row, column) === 0 ? 0 : like(row, column) + at(row + 1, column + 1);
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  const pairs = Array.from({ length: rows }, () => -1);
  for (let [row, column] = [0, 0]; row < rows && column < columns;) {
    const score = like(row, column);
    if (score > 0 && at(row, column) === score + at(row + 1, column + 1)) pairs[row++] = column++;
    else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** A person who changes more than this in one place has written it anew. */
const MOST_CELLS = 20_000;

function likenessTable(old: readonly string[], now: readonly string[]): Float64Array {
  const table = new Float64Array(old.length * now.length);
  const pairs = now.map(lettersOf);
  for (const [row, line] of old.entries()) {
    const letters = lettersOf(line);
    for (const [column, other] of now.entries()) {
      const isSameKind = kindOf(line) === kindOf(other) && line.trim() !== '';
      const shared = sharedShare(letters, pairs[column] ?? new Map());
      table[row * now.length + column] = isSameKind ? 0.05 + shared : shared > 0.5 ? shared : 0;
    }
  }
  return table;
}

/** What begins the line: a bullet, a number, a quote, a heading. */
function kindOf(line: string): string {
  const mark = /^ {0,8}(?:([-*+>]|💡|#{1,6})|\d{1,9}[.)])(?= )/u.exec(line);
  return mark === null ? '' : (mark[1] ?? '1');
}

/** Two characters in a row, and how often. */
function lettersOf(line: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < Math.min(line.length, 2_000); at += 1) {
    const pair = line.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Share of the pairs that both have, 0 to 1. */
function sharedShare(some: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0];
  for (const [pair, count] of some) {
    shared += 2 * Math.min(count, others.get(pair) ?? 0);
    all += count;
  }
  for (const count of others.values()) all += count;
  return all === 0 ? 0 : shared / all;
}
