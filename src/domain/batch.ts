// Words for a run over many papers: what is queued, what happens to each paper, and what came of all of it.
// Events tell a run as it happens; screen, plain lines, NDJSON and report are all made from them. What they say in words
// is `Told`: a person reads it in their language, NDJSON and reports have it in English.
import type { Told } from '../lib/phrase.ts';
import type { PaperSource } from './arxiv-id.ts';
import type { Place, ReadSource } from './source.ts';
import type { Usage } from './reply.ts';

/** One paper in the queue; named once, however often the sources name it. */
export interface QueuedPaper {
  /** What the paper is called in this run: `2310.06825v1`, `2310.06825` while its version is not known, or a path. */
  readonly name: string;
  readonly source: PaperSource;
  readonly title: string | null;
  /** Every place that names it, the first one first. */
  readonly from: readonly Place[];
  /** Those of them that name it in another version than the one that is taken, or in none. */
  readonly otherVersions: readonly OtherVersion[];
  /** Digests that its notes go into; none when they are only printed. */
  readonly targets: readonly string[];
}

/** A place that names a paper as `2501.01235v1` while another version of it is taken. */
export interface OtherVersion {
  readonly name: string;
  readonly version: number | null;
  readonly at: Place;
}

/** How a queued paper stands before anything is spent. */
export type Standing =
  /** Its notes have to be asked for; `tokens` of input when its text is known already. */
  | { readonly kind: 'new'; readonly tokens: number | null }
  /** Its notes are in the cache: they cost nothing. */
  | { readonly kind: 'cached' }
  /** Nothing to do: its digest has them. */
  | { readonly kind: 'has-notes'; readonly where: string }
  /** It has notes of an older version; `changes` says in words what is new. */
  | {
      readonly kind: 'outdated';
      readonly from: number;
      readonly to: number;
      readonly changes: readonly Told[];
    }
  /** It cannot or must not be done: not on arXiv, removed by hand. */
  | { readonly kind: 'skipped'; readonly code: string; readonly why: Told }
  /** Over `--max-papers`. */
  | { readonly kind: 'left'; readonly why: Told };

export interface PreviewedPaper extends QueuedPaper {
  readonly standing: Standing;
}

/** What a run would do and cost. `null` where nobody knows. */
export interface Preview {
  readonly sources: readonly ReadSource[];
  /** Places that name a paper which an earlier place named. */
  readonly repeats: number;
  readonly papers: readonly PreviewedPaper[];
  readonly estimate: Estimate;
  /** What keeps every paper out of its digest, seen before anything is paid; null when nothing does. */
  readonly problem: Problem | null;
}

export interface Estimate {
  readonly model: string;
  readonly host: string;
  /** Papers that will be asked about. */
  readonly papers: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: Money | null;
  readonly seconds: number;
  /** What the figures rest on, in words: `your last run with this model`, or `a guess: …`. */
  readonly basis: Told;
}

export interface Money {
  readonly amount: number;
  /** ISO 4217: `USD`, `CNY`. */
  readonly currency: string;
}

/** What is being done to a paper now. */
export type Stage = 'metadata' | 'pdf' | 'text' | 'model' | 'check' | 'merge';

/** What became of a paper in this run. */
export type Outcome =
  /** Its notes stand in every digest they were meant for (or were printed). */
  | 'done'
  /** Its notes wait for a person: a section without a proven claim, a hand edit in the way. */
  | 'held-back'
  | 'failed'
  /** Nothing had to be done: it has notes, it was removed by hand, it is another paper's twin. */
  | 'skipped'
  /** Not begun, or not finished, when the run ended: the same command goes on with it. */
  | 'left';

export interface PaperEnd {
  readonly name: string;
  readonly title: string | null;
  readonly outcome: Outcome;
  /** Code, reason and next step of a failure or of notes that wait for a person; null otherwise. */
  readonly problem: Problem | null;
  /** Claims that were made, also of notes that wait for a person; and how many of them are held back. */
  readonly claims: number;
  readonly heldBack: number;
  /** What this run paid for it. */
  readonly spent: Spent;
  readonly seconds: number;
  readonly from: readonly Place[];
}

export interface Problem {
  readonly code: string;
  readonly what: Told;
  readonly why: Told;
  readonly next: Told;
}

export interface Spent {
  readonly calls: number;
  readonly usage: Usage;
  readonly cost: Money | null;
}

/** A run as it happens. `at` is milliseconds since 1970. */
export type BatchEvent =
  /** What a dry run would do; nothing comes after it. */
  | { readonly event: 'plan'; readonly at: number; readonly preview: Preview }
  | { readonly event: 'start'; readonly at: number; readonly preview: Preview }
  | {
      readonly event: 'stage';
      readonly at: number;
      readonly name: string;
      readonly stage: Stage;
      readonly words: Told;
    }
  /** Its notes are made, and wait to be merged with others. */
  | { readonly event: 'ready'; readonly at: number; readonly name: string; readonly spent: Spent }
  | { readonly event: 'paper'; readonly at: number; readonly paper: PaperEnd }
  /** All workers wait: the model's host, or arXiv, asked for it. */
  | {
      readonly event: 'wait';
      readonly at: number;
      readonly host: string;
      readonly seconds: number;
      readonly why: Told;
    }
  /** How many calls may be under way from now on. */
  | { readonly event: 'pace'; readonly at: number; readonly concurrency: number }
  | { readonly event: 'merge'; readonly at: number; readonly digest: string; readonly papers: number }
  /** Something a person should know that is no failure: a retry, a healed cache entry. */
  | { readonly event: 'note'; readonly at: number; readonly text: Told }
  | { readonly event: 'end'; readonly at: number; readonly result: BatchResult };

export interface BatchResult {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly preview: Preview;
  /** One for each paper of the queue, in its order. */
  readonly papers: readonly PaperEnd[];
  readonly spent: Spent;
  /** Why it ended before its end; null when it did not. */
  readonly stopped: Problem | null;
  /** The command that goes on with what failed or was left; null when there is nothing. */
  readonly again: string | null;
}
