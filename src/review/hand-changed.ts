// What people did to a notes file by hand or in a pull request, as decisions. Pure.
// Known by it: a state without who and when, an edit without words, and words that are not those that the engine stated
// (`stated`). A quote that was changed alone is looked for anew, and proves nothing until then.
import { adopted, type Signer } from '../domain/hand-change.ts';
import type { Notes } from '../domain/notes.ts';
import { PRINTS } from '../lib/fingerprint.ts';

/**
 * The notes with every change by hand as a decision; the notes themselves when there is none.
 * @param signature who and when, for decisions of which the file does not say it; null leaves that open, as for a view
 */
export function adoptHandChanges(notes: Notes, signature: Signer): Notes {
  return adopted(notes, signature, PRINTS);
}
