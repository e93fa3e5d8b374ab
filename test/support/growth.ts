// How the time of a function grows with what it is given: the ratio of two sizes in the same run, in time of the
// processor, so that what else the machine does decides nothing. Times of their own are never asserted.

/** Below it, in milliseconds, the clock and the collector of garbage tell more than the work. */
const FLOOR_MS = 4;
const TRIES = 12;

interface Sizes<T> {
  readonly small: T;
  /** So many times as much as `small` that work by the square stands out: four times or more. */
  readonly large: T;
  /** Growth that is surely not by the square; once it is seen no more is measured. */
  readonly below: number;
  /** Below so many milliseconds the large one takes no time worth a look. */
  readonly floorMs?: number;
}

/** Of eight times as much: in proportion it is 8, by the square 64. */
export const MOST_OF_EIGHT = 24;

/** How many times longer the large one takes than the small one, by the best of a few tries each; 1 when neither takes long. */
export function growthOf<T>(
  run: (input: T) => unknown,
  { small, large, below, floorMs = FLOOR_MS }: Sizes<T>,
): number {
  let [short, long] = [Infinity, Infinity];
  for (let tries = 0; tries < TRIES; tries++) {
    long = Math.min(long, timeOf(run, large, 0));
    if (long <= floorMs) return 1;
    // A short one is repeated: its time alone would be lost in what else the process does.
    short = Math.min(short, Math.max(timeOf(run, small, floorMs), floorMs / 8));
    if (long / short < below) break;
  }
  return long / short;
}

/** The same for eight times as much of what `make` makes, to be held against MOST_OF_EIGHT. @param size of the large one */
export function growthOfEight<T>(
  run: (input: T) => unknown,
  make: (size: number) => T,
  size: number,
): number {
  return growthOf(run, { small: make(size / 8), large: make(size), below: MOST_OF_EIGHT });
}

/** Milliseconds of the processor for one call, by as many calls as take at least so long together. */
function timeOf<T>(run: (input: T) => unknown, input: T, leastMs: number): number {
  const start = process.cpuUsage();
  for (let calls = 1; ; calls++) {
    run(input);
    const spent = process.cpuUsage(start).user / 1_000;
    if (spent >= leastMs) return spent / calls;
  }
}
