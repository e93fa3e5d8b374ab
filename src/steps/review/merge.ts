// Reviewed notes → what publishing would do to the digest, and the digest: the same plan and the same writer as
// everywhere else. What a person changed in the digest is shown, and where it collides with the notes it is settled.
import type { Notes } from '../../domain/notes.ts';
import type { MergePreview, Publish } from '../../domain/review.ts';
import type { Told } from '../../lib/phrase.ts';
import type { Tools } from '../tools.ts';

/** @throws what reading and scanning the digest throws */
export function previewFor(_digest: string, _notes: Notes, _tools: Tools): Promise<MergePreview> {
  return Promise.reject(new TypeError('not yet'));
}

/** Gives one line for a person. @throws E_REVIEW_STALE; as publishing does */
export function publishReviewed(
  _digest: string,
  _publishing: { notes: Notes; request: Publish },
  _tools: Tools,
): Promise<Told> {
  return Promise.reject(new TypeError('not yet'));
}
