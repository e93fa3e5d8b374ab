// What notes/<id>.json remembers of a merge, before and after it, and the error of one that a person's edit is in the
// way of. Pure.
import type { MergePlan } from '../domain/digest.ts';
import { withPublished, type Notes, type Published } from '../domain/notes.ts';
import { sha256 } from '../lib/canonical-hash.ts';
import { DigestFileError } from './digest-file.ts';
import { notesPath } from './notes-file.ts';
import { shellWord } from '../lib/shell-word.ts';
import { phrase } from '../lib/phrase.ts';

/** The notes to store with this record; null: with what the stored ones have. */
export function withRecord(notes: Notes, record: Published | null, stored: Notes | null): Notes {
  if (record !== null) return withPublished(notes, record, stored);
  const { published: last = null, publishedElsewhere = [] } = stored ?? {};
  return { ...notes, published: last, publishedElsewhere };
}

/**
 * Written before the digest is: what stands there now, as the plan saw it, and what will. The section is told in full
 * where one that we never wrote gives way to it: kill -9 before that must leave it a person's.
 */
export function underWay(digest: string, plan: MergePlan): Published {
  const { action, base, section, rendered, entry } = plan;
  const text = base?.text ?? '';
  const isForeign = base === null && (action === 'replaced' || action === 'merged');
  const next = { section: section === rendered && !isForeign ? null : section, text: rendered, entry };
  return { digest, sha256: sha256(text), text, entry: base?.entry ?? null, next };
}

/** Written when the digest is. */
export function published(digest: string, { rendered, entry }: MergePlan): Published {
  return { digest, sha256: sha256(rendered), text: rendered, entry, next: null };
}

/** What a conflict ends with. @param path of the digest as the user named it */
export function handEdit(path: string, plan: MergePlan): DigestFileError {
  const waiting = notesPath(path, plan.id);
  return new DigestFileError({
    code: 'E_DIGEST_HAND_EDIT',
    category: 'digest',
    what: phrase`${plan.id} was not merged into ${path}`,
    why: plan.reason,
    kept: phrase`${path} as it was; the new notes wait in ${waiting}`,
    next: phrase`summarize review ${plan.id} --digest ${shellWord(path)} shows both sides and settles it`,
  });
}
