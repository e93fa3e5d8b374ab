// Words that a person changed → their place and findings, in the notes file. A second write behind the decision's own, so
// that no decision waits for a paper's text under the lock, or is lost with it.
import { NOT_CHECKED } from '../../domain/finding.ts';
import { claimsOf, mapClaims, proseRecord, type Notes } from '../../domain/notes.ts';
import { canonicalHash } from '../../lib/canonical-hash.ts';
import { ToolError } from '../../lib/errors.ts';
import { itemsOf } from '../../review/items.ts';
import type { Looking } from './look.ts';
import type { Papers } from './papers.ts';

/** The items of the notes whose words may be others now. */
export interface Reworded {
  readonly stem: string;
  readonly items: readonly string[];
}

/** The items whose words or quote nobody has compared with the paper. */
export function uncheckedIn(notes: Notes): string[] {
  const unchecked = itemsOf(notes).filter(({ findings }) =>
    findings.some(({ code }) => code === NOT_CHECKED.code),
  );
  return unchecked.map(({ id }) => id);
}

/**
 * The notes with what the checks say of these items as they are shown now; they are on the disk then, and nothing else of
 * the file is touched. Without the paper's text, and where somebody changed the words meanwhile, all stays as it is: an
 * edit has the findings of the words before it then, for a person vouches for it; what is pending has `not-checked`.
 * Gives the notes as they are. @throws as reading and writing notes does
 */
export async function refind(
  { stem, items }: Reworded,
  notes: Notes,
  { papers, looking }: { papers: Papers; looking: Looking },
): Promise<Notes> {
  const found = await checkedOrNull(notes, new Set(items), looking);
  if (found === null || canonicalHash(found) === canonicalHash(notes)) return notes;
  const words = wordsIn(notes);
  return papers.locked(locked =>
    locked.amend(stem, (stored, now) => {
      const standing = wordsIn(now);
      const same = items.filter(id => standing.has(id) && standing.get(id) === words.get(id));
      return same.length === 0 ? null : withFound(stored, { now, found }, new Set(same));
    }),
  );
}

/** Edits that a person made in the file itself, which nobody has signed: nothing has looked at their words. */
export function handEditedIn(notes: Notes): string[] {
  const byHand = itemsOf(notes).filter(({ review }) => review.state === 'edited' && review.by === null);
  return byHand.map(({ id }) => id);
}

/** The same as `refind`, and nothing is written. */
export async function lookedAt(notes: Notes, items: readonly string[], looking: Looking): Promise<Notes> {
  return items.length === 0 ? notes : ((await checkedOrNull(notes, new Set(items), looking)) ?? notes);
}

async function checkedOrNull(
  notes: Notes,
  items: ReadonlySet<string>,
  { check }: Looking,
): Promise<Notes | null> {
  try {
    return await check(notes, items);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return null;
  }
}

function wordsIn(notes: Notes): Map<string, string> {
  return new Map(itemsOf(notes).map(({ id, zh, en, quote }) => [id, JSON.stringify([zh, en, quote])]));
}

/** The file with these items as they are counted now, and with what was found about them. */
function withFound(
  stored: Notes,
  { now, found }: { now: Notes; found: Notes },
  items: ReadonlySet<string>,
): Notes {
  const [standing, proven] = [now, found].map(all => new Map(claimsOf(all).map(claim => [claim.id, claim])));
  const claims = mapClaims(stored, claim => {
    const [own, anew] = [standing?.get(claim.id), proven?.get(claim.id)];
    if (!items.has(claim.id) || own === undefined || anew === undefined) return claim;
    const { page, match, rects, findings, checked } = anew;
    return { ...own, page, match, rects, findings, checked };
  });
  const isIts = ({ where }: { where: string }): boolean => items.has(where);
  const places = Object.keys(found.prose).filter(where => items.has(where));
  const records = places.map(
    where => [where, { ...proseRecord(now, where), checked: proseRecord(found, where).checked }] as const,
  );
  return {
    ...claims,
    findings: [...stored.findings.filter(one => !isIts(one)), ...found.findings.filter(isIts)],
    prose: { ...stored.prose, ...Object.fromEntries(records) },
  };
}
