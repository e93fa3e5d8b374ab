// How many calls may be under way at once, by what became of the ones before. Pure: no clock, no waiting.
// Every call belongs to a round. A denial of a call of this round slows down and begins the next one; denials of calls
// of older rounds say nothing new, so a burst of sixteen denials slows down once.

/**
 * Successes in a row after which one more call is let under way: about one round of calls, as TCP does it, so that a few
 * denials do not slow down the rest of a run; never fewer than these.
 */
const FEWEST_TO_RISE = 4;

export interface Pace {
  /** Calls that may be under way. */
  readonly concurrency: number;
  /** The round that a call sent now belongs to. */
  readonly round: number;
  /** Rounds that ended with a denial, with no success of a call that was sent in between. */
  readonly denials: number;
  /** A call of this round was denied; true when that began a new round. */
  readonly denied: (round: number) => boolean;
  /** A call of this round was answered; true when one more may be under way from now on. */
  readonly answered: (round: number) => boolean;
}

/** The pace of a run that may have `most` calls under way. */
export function openPace(most: number): Pace {
  let concurrency = most;
  let round = 0;
  let denials = 0;
  let inARow = 0;
  return {
    get concurrency() {
      return concurrency;
    },
    get round() {
      return round;
    },
    get denials() {
      return denials;
    },
    denied: of => {
      if (of !== round) return false;
      round += 1;
      denials += 1;
      inARow = 0;
      concurrency = Math.max(1, Math.floor(concurrency / 2));
      return true;
    },
    answered: of => {
      // What was sent before the last denial does not show that the server lets calls through again.
      if (of !== round) return false;
      denials = 0;
      inARow += 1;
      if (inARow < Math.max(FEWEST_TO_RISE, concurrency)) return false;
      inARow = 0;
      if (concurrency === most) return false;
      concurrency += 1;
      return true;
    },
  };
}
