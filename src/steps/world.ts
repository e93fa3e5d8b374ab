// What a run is given from outside: what the command line says, clock and chance, and whom to tell.
import type { Stage } from '../domain/batch.ts';
import type { Told } from '../lib/phrase.ts';
import type { GateOptions } from '../model/gate.ts';

/** Values that `--refresh` makes anew. */
export type Refresh = 'metadata' | 'pdf' | 'notes';

/** What the command line says about a run, beyond the settings. */
export interface RunOptions {
  readonly offline: boolean;
  readonly refresh: ReadonlySet<Refresh>;
  /** Spend nothing and write nothing. */
  readonly dryRun: boolean;
  /** Bring back papers that a person removed from the digest. */
  readonly add: boolean;
  /** Title and URL for a local PDF. */
  readonly title: string | null;
  readonly url: string | null;
}

/** What is being done now, and to which paper; `null` for all of them together. */
export interface Doing {
  readonly paper: string | null;
  readonly stage: Stage;
  /** `downloading the PDF` */
  readonly words: Told;
}

/** The outside world, as values: given by cli.ts, replaced by tests. */
export interface World {
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Told one line about something that a person should know: a retry, a healed cache entry. */
  readonly log: (line: Told) => void;
  /** Told one line that only somebody who asked for more wants to read: where a value came from. */
  readonly detail: (line: Told) => void;
  /** Told what is being done now. */
  readonly progress: (doing: Doing) => void;
  /** What may be spent on model calls, and who is told when they slow down or wait: for runs over many papers. */
  readonly calls?: Pick<GateOptions, 'budget' | 'onPace' | 'onWait'>;
}
