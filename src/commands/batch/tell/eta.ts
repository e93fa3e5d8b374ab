// How fast a run goes and how long it will still take, from the papers that ended last. Pure.
// Papers may end in bursts (one merge, 25 papers), so the time between bursts is not taken for a standstill.
import type { Course } from './course.ts';

/** Fewer than these say nothing. */
const FEWEST = 3;
/** Papers that ended longer ago count no more, unless there are too few others. */
const WINDOW_MS = 10 * 60_000;

interface Pace {
  /** Papers a millisecond. */
  readonly rate: number;
  /** Milliseconds since the last paper ended, no more than is usual between two. */
  readonly since: number;
}

/** Papers a minute; null before three papers have ended that a model was asked about. */
export function ratePerMinute(course: Course, now: number): number | null {
  const pace = paceOf(course, now);
  return pace === null ? null : pace.rate * 60_000;
}

/** Milliseconds until every paper has been asked about; null while nobody can know. */
export function remainingMs(course: Course, now: number): number | null {
  const pace = paceOf(course, now);
  if (pace === null || course.toAsk === 0) return null;
  return Math.max(1000, course.toAsk / pace.rate - pace.since);
}

function paceOf({ ends, endsSince }: Course, now: number): Pace | null {
  const late = ends.filter(end => end > now - WINDOW_MS);
  const counted = late.length < FEWEST ? ends.slice(-FEWEST) : late;
  const last = counted.at(-1);
  if (counted.length < FEWEST || last === undefined) return null;
  const from = ends[ends.length - counted.length - 1] ?? endsSince;
  const times = [from, ...counted];
  const usual = Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
  const silence = Math.max(0, now - last);
  // A silence longer than any before it slows the pace down; a usual one does not.
  const span = last - from + Math.max(0, silence - usual);
  return span <= 0 ? null : { rate: counted.length / span, since: Math.min(silence, usual) };
}
