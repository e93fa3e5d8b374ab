// How far a download is, with its rate and the time that is left: often on a terminal, at every tenth elsewhere.
import { phrase, type Phrase } from '../../lib/phrase.ts';
import { gigabytes } from '../../local/download-error.ts';
import type { CommandContext } from '../context.ts';

const EVERY_MS = 500;
const TENTHS = 10;

/** Called with each piece that arrives. The rate is that of this run, since what was here before took no time. */
export function progressTeller({
  reporter,
  now,
}: CommandContext): (done: number, size: number | null) => void {
  const since = now();
  let first: number | undefined;
  let toldAt = -Infinity;
  let toldTenth = 0;
  return (done, size) => {
    first ??= done;
    const at = now();
    const tenth = size === null || size === 0 ? 0 : Math.floor((done / size) * TENTHS);
    const isDue = reporter.lively ? at - toldAt >= EVERY_MS : tenth > toldTenth;
    if (!isDue) return;
    toldAt = at;
    toldTenth = tenth;
    reporter.progress(progressLine({ done, size, rate: ((done - first) / Math.max(1, at - since)) * 1000 }));
  };
}

/** `1.20 of 2.50 GB, 8.4 MB/s, 3 min left`; `rate` in bytes a second. */
export function progressLine(at: { done: number; size: number | null; rate: number }): Phrase {
  const rate = (at.rate / 1e6).toFixed(1);
  if (at.size === null) return phrase`${gigabytes(at.done)} GB, ${rate} MB/s`;
  const amount = phrase`${gigabytes(at.done)} of ${gigabytes(at.size)} GB`;
  if (at.rate <= 0) return amount;
  const seconds = Math.ceil((at.size - at.done) / at.rate);
  return seconds < 60
    ? phrase`${amount}, ${rate} MB/s, ${seconds} s left`
    : phrase`${amount}, ${rate} MB/s, ${Math.ceil(seconds / 60)} min left`;
}
