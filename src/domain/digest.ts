// Words for the Markdown digest: what a merge would do, before anything is written.
// The digest itself is bytes; offsets are byte offsets into it.
import type { Told } from '../lib/phrase.ts';

/** Which languages a merged section shows. */
export type Layout = 'zh' | 'en' | 'both';

/** A change of bytes: `[start, end)` of the digest is replaced by `text` (UTF-8). */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What a merge of one paper would do.
 * `added` a new list line and section · `completed` a list line that had no notes got its section
 * · `replaced` our own section, unchanged since we wrote it · `merged` new notes around what a person changed
 * · `kept` nothing to change · `removed` a person took the paper out, it stays out · `conflict` a person changed the
 * section where the notes changed too, nothing is touched.
 */
export interface MergePlan {
  readonly action: 'added' | 'completed' | 'replaced' | 'merged' | 'kept' | 'removed' | 'conflict';
  readonly id: string;
  /** Fragment without `#`, as GitHub makes it from the section's heading. */
  readonly anchor: string;
  /** Ordered, not overlapping; empty when kept, removed or in conflict. */
  readonly splices: readonly Splice[];
  /** The section as it will stand (or stands) in the digest, with the digest's own line ends. */
  readonly section: string;
  /** The section as the notes render to in this digest: the base of the next merge. */
  readonly rendered: string;
  /** What we had left in this digest before; null when nothing of it was ours. */
  readonly base: { readonly text: string; readonly entry: string | null } | null;
  /** The list line when we wrote it, else null. */
  readonly entry: string | null;
  /** For people: why this action, e.g. `section changed by hand at line 120`. */
  readonly reason: Told;
}

/** What merges of several papers would do, in the order of the papers. */
export interface MergePlans {
  /** Each plan's splices are for the digest as the plans before leave it. An error keeps its own paper out only. */
  readonly outcomes: readonly (MergePlan | Error)[];
  /** The digest with all of them applied. */
  readonly after: Uint8Array;
}

/** Something wrong with a digest, as `summarize check` tells it. */
export interface DigestFinding {
  /** Stable, kebab-case: `dead-anchor`. Every rule is in docs/check.md. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** Byte offset in the digest. */
  readonly at: number;
  /** Base arXiv id of the paper concerned, when it is known. */
  readonly id: string | null;
  /** One sentence for a person, with the value that was seen. */
  readonly message: Told;
  /** The repair, in order and not overlapping; empty where a person has to decide. */
  readonly fix: readonly Splice[];
}
