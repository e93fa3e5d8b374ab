// Words that a person changed → their findings, in the notes file. A second write behind the decision's own, so that no
// decision waits for a paper's text under the lock, or is lost with it.
import type { Finding } from '../../domain/finding.ts';
import { mapClaims, type Notes } from '../../domain/notes.ts';
import { ToolError } from '../../lib/errors.ts';
import { itemsOf } from '../../review/items.ts';
import type { Looking } from './look.ts';
import type { Papers } from './papers.ts';

/** The items of the notes whose words may be others now. */
export interface Reworded {
  readonly stem: string;
  readonly items: readonly string[];
}

/**
 * The notes with what the checks say of these items as they are shown now; they are on the disk then. Without the
 * paper's text the old findings stay, as they do where somebody changed the words meanwhile. Gives the notes as they
 * are. @throws as reading and writing notes does
 */
export async function refind(
  { stem, items }: Reworded,
  notes: Notes,
  { papers, looking }: { papers: Papers; looking: Looking },
): Promise<Notes> {
  const found = await findingsFor(notes, items, looking);
  const isOther = (now: Notes): boolean =>
    itemsOf(now).some(item => found.has(item.id) && !isSame(item.findings, found.get(item.id) ?? []));
  if (!isOther(notes)) return notes;
  const words = wordsIn(notes);
  return papers.locked(async locked => {
    const now = await locked.read(stem);
    const standing = wordsIn(now);
    for (const item of found.keys()) if (standing.get(item) !== words.get(item)) found.delete(item);
    return isOther(now) ? locked.write(stem, withFindings(now, found)) : now;
  });
}

async function findingsFor(
  notes: Notes,
  items: readonly string[],
  { look }: Looking,
): Promise<Map<string, Finding[]>> {
  const found = new Map<string, Finding[]>();
  try {
    for (const { id, zh, en } of itemsOf(notes).filter(({ id }) => items.includes(id)))
      found.set(id, (await look(notes, { item: id, zh, en })).findings);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
  }
  return found;
}

function wordsIn(notes: Notes): Map<string, string> {
  return new Map(itemsOf(notes).map(({ id, zh, en, quote }) => [id, JSON.stringify([zh, en, quote])]));
}

function withFindings(notes: Notes, found: ReadonlyMap<string, Finding[]>): Notes {
  const claims = mapClaims(notes, claim => ({ ...claim, findings: found.get(claim.id) ?? claim.findings }));
  const isProse = ({ kind }: { kind: string }): boolean => kind !== 'claim';
  const anew = itemsOf(notes).filter(item => isProse(item) && found.has(item.id));
  const placed = anew.flatMap(({ id }) => (found.get(id) ?? []).map(finding => ({ ...finding, where: id })));
  const others = notes.findings.filter(({ where }) => !anew.some(({ id }) => id === where));
  return { ...claims, findings: [...others, ...placed] };
}

function isSame(some: readonly Finding[], others: readonly Finding[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}
