// The desk: all that a person can do in review, whether in the page or in the terminal. steps/review/ fills it in.
// Each call reads what is on the disk now, and has written what it changed when it gives its answer.
import type {
  Decide,
  Estimate,
  Look,
  PaperView,
  Proposal,
  Queue,
  Regenerate,
  Undone,
} from '../domain/review.ts';
import type { MergePreview, Publish, PublishedView, Settled } from '../domain/publish.ts';
import type { Finding } from '../domain/finding.ts';
import type { Fix } from '../domain/review.ts';

export interface Desk {
  /** Path of the digest as the user named it, and who decides. */
  readonly digest: string;
  readonly reviewer: string;
  readonly queue: () => Promise<Queue>;
  /** @throws ToolError E_REVIEW_NO_NOTES; what reading the notes file throws. So do all below. */
  readonly paper: (stem: string) => Promise<PaperView>;
  /** @throws ToolError E_REVIEW_STALE when an item has changed since it was seen; E_REVIEW_RED for red ones in bulk, and for a red headline or title that is taken */
  readonly decide: (stem: string, request: Decide) => Promise<PaperView>;
  /** The last decision that was not undone, of whatever paper; null when there is none (left). */
  readonly undo: () => Promise<Undone | null>;
  readonly redo: () => Promise<Undone | null>;
  /** What the checks say of these words, and what they suggest. @throws what getting the paper's text throws */
  readonly look: (stem: string, words: Look) => Promise<{ findings: Finding[]; fixes: Fix[] }>;
  /** Nothing is asked. @throws as `regenerate` does before it asks */
  readonly estimate: (stem: string, request: Regenerate) => Promise<Estimate>;
  /**
   * The same question is answered from the cache, unless `not` names proposals that were not wanted.
   * @param cancel aborted when the person takes the question back
   * @throws as asking a model does; E_REVIEW_STALE; E_REVIEW_LOCKED when a person vouches for one of the items;
   * E_REVIEW_CANCELLED, which says whether the call may be billed
   */
  readonly regenerate: (stem: string, request: Regenerate, cancel?: AbortSignal) => Promise<Proposal>;
  /** What publishing would do; @param settled the collisions that are settled so far */
  readonly preview: (stem: string, settled?: readonly Settled[]) => Promise<MergePreview>;
  /** @throws ToolError E_REVIEW_STALE when the section is not the one that was seen; as publishing does */
  readonly publish: (stem: string, request: Publish) => Promise<PublishedView>;
  /** The PDF, from the cache or, when it is not there, from arXiv. @throws ToolError when there is none to be had */
  readonly pdf: (stem: string) => Promise<Uint8Array>;
  /** Told the stem of notes that changed on the disk, whoever changed them. Gives the way to stop it. */
  readonly onChange: (listener: (stem: string) => void) => () => void;
  readonly close: () => Promise<void>;
}
