// How long the crash tests run and where their figures go. `npm run test:crash` sets both (scripts/crash.mjs);
// in `npm test` and `npm run test:long` the same tests make few rounds and tell nothing.
import { appendFileSync } from 'node:fs';

/** All rounds that a release needs. */
export const isFull = process.env['CRASH_RUN'] === 'full';
const figuresFile = process.env['CRASH_FIGURES'] ?? '';

/** The figure for this run. @param full for `npm run test:crash` */
export function rounds(short: number, full: number): number {
  return isFull ? full : short;
}

/** For vitest: a test's time limit in milliseconds. */
export const LIMIT = rounds(60_000, 900_000);

/** Tells what a test measured, as one line of the closing table. */
export function tell(what: string, figures: Readonly<Record<string, number | string>>): void {
  if (figuresFile !== '') appendFileSync(figuresFile, `${JSON.stringify({ what, figures })}\n`);
}

/** Seconds since `start` (performance.now), to a tenth. */
export function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 100) / 10;
}

/** Numbers in [0, 1) that a seed repeats (mulberry32); the seed stands in the table. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
