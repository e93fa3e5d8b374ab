// Words of publishing from review: what it would do to a digest, what a person changed there, how collisions end.
import * as z from 'zod';
import type { Bilingual } from './notes.ts';
import type { PaperView } from './review.ts';
import type { Told } from '../lib/phrase.ts';

/** What a person changed in the digest since it was written there, as a change of one item or of other lines. */
export interface HandEdit {
  /** The item whose words were changed; null when the lines belong to none. */
  readonly item: string | null;
  /** Lines as we wrote them and as they stand now. */
  readonly before: string;
  readonly after: string;
  /** The item's words as they stand in the digest now; null when `item` is. */
  readonly words: Bilingual | null;
  /** True when all lines of the item were deleted. */
  readonly removed: boolean;
}

/** A place that a person and the notes both changed. */
export interface Collision {
  readonly index: number;
  /** As it was written last; '' when we never wrote this section. */
  readonly base: string;
  /** As it stands in the digest. */
  readonly mine: string;
  /** As the notes are now. */
  readonly ours: string;
}

/** What publishing would do now. */
export interface MergePreview {
  readonly digest: string;
  readonly action: 'added' | 'completed' | 'replaced' | 'merged' | 'kept' | 'removed' | 'conflict';
  readonly reason: Told;
  /**
   * Unified diff of the digest; '' when nothing changes. With collisions '' as long as none is settled; then as publishing
   * would write it, with those that are not yet settled as they stand.
   */
  readonly diff: string;
  /** Those of claims that collide are not among them. */
  readonly handEdits: readonly HandEdit[];
  readonly collisions: readonly Collision[];
  /** Fingerprint of the section as it stands, for `Publish`. */
  readonly seen: string;
  /** Why it cannot be published, as things are; null when it can. */
  readonly refusal: Told | null;
}

/** How one collision ends. */
export const SettledSchema = z.strictObject({
  index: z.int().min(0),
  take: z.enum(['mine', 'ours', 'both']),
});
export type Settled = z.infer<typeof SettledSchema>;

/** What a preview is asked for with: the collisions that are settled so far. */
export const PreviewSchema = z.strictObject({ settled: z.array(SettledSchema).max(1_000) });

export const PublishSchema = z.strictObject({
  seen: z.string().max(100),
  settled: z.array(SettledSchema).max(1_000),
});
export type Publish = z.infer<typeof PublishSchema>;

/** What became of it. */
export interface PublishedView {
  readonly message: Told;
  readonly paper: PaperView;
}
