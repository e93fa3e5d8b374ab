// The screen of a running batch: takes events, draws what they come to at the lower end of the terminal.
// The cursor is never hidden and the terminal never set to a mode, so that nothing has to be put back, even after a kill.
import type { BatchEvent } from '../../../domain/batch.ts';
import type { Frame, Reporter } from '../../reporter.ts';
import { rowsTaken } from './cells.ts';
import { courseOf, emptyCourse } from './course.ts';
import { lineOf } from './lines.ts';
import { screenOf } from './screen.ts';

export interface Live {
  readonly tell: (event: BatchEvent) => void;
  /** Takes the screen away; nothing is written after it. To be called on every way out (`finally`). */
  readonly close: () => void;
}

export interface LiveOptions {
  /** Its `screen` and `say` go to the same terminal as `stderr`. */
  readonly reporter: Pick<Reporter, 'clean' | 'screen' | 'say' | 'speak'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly colour: boolean;
}

/** What is to be known of a terminal. */
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  readonly on: (event: 'resize', listener: () => void) => unknown;
  readonly off: (event: 'resize', listener: () => void) => unknown;
}

/** A run that is over sooner needs no screen. */
const FIRST_MS = 300;
/** At most ten times a second. */
const NEXT_MS = 100;
/** Seconds pass also when nothing happens. */
const IDLE_MS = 1000;
/** Begins to draw, 300 ms from now. Whoever opens it decides that `stderr` is a terminal that can be drawn on. */
export function openLive(stderr: Terminal, { reporter, now, colour }: LiveOptions): Live {
  let course = emptyCourse();
  let isClosed = false;
  let soon: NodeJS.Timeout | null = null;
  const draw = (): void => {
    soon = null;
    // Some terminals break the line as soon as its last cell is taken.
    const columns = Math.max(1, (stderr.columns || 80) - 1);
    const { clean, speak } = reporter;
    const view = { columns, rows: stderr.rows || 24, now: now(), colour, clean, speak };
    reporter.screen(frameOf(screenOf(course, view)));
  };
  // A timer set when it is asked for, never sooner than 100 ms after the last: no clock is needed for the pace.
  const drawSoon = (): void => {
    soon ??= setTimeout(draw, NEXT_MS).unref();
  };
  soon = setTimeout(draw, FIRST_MS).unref();
  const idle = setInterval(drawSoon, IDLE_MS).unref();
  stderr.on('resize', drawSoon);
  return {
    tell: event => {
      if (isClosed) return;
      const line = isKept(event) ? lineOf(event, course, reporter.speak) : null;
      course = courseOf(course, event);
      if (line !== null) reporter.say(line);
      drawSoon();
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      if (soon !== null) clearTimeout(soon);
      clearInterval(idle);
      stderr.off('resize', drawSoon);
      reporter.screen(null);
    },
  };
}

/** What stays above the screen when it has passed: what went wrong, and what changed on the disk. */
function isKept(event: BatchEvent): boolean {
  if (event.event === 'paper') return ['failed', 'held-back'].includes(event.paper.outcome);
  return event.event === 'merge' || event.event === 'note';
}

function frameOf(lines: readonly string[]): Frame {
  return { lines, rowsAt: columns => lines.reduce((rows, line) => rows + rowsTaken(line, columns), 0) };
}
