// Claims that a person vouches for and that the engine does not state again → their places in the fresh notes. Pure.
import type { Claim } from '../domain/claim.ts';
import { claimsOf, mapClaims, type Bilingual, type Notes, type Point } from '../domain/notes.ts';

type Section = 'background' | 'innovations' | 'results' | 'takeaways';

/** Where a claim stands; `point` is null in background and results. */
interface Place {
  readonly section: Section;
  readonly title: Bilingual | null;
}

/**
 * The notes with these claims: each in the place of the fresh claim of its id, when that one is `free`; else behind the
 * others of its section and point, under an id that nobody has.
 * @param lost claims of the stored notes
 * @param from the stored notes, and the ids of fresh claims that may be replaced
 */
export function carriedOver(
  notes: Notes,
  lost: readonly Claim[],
  { stored, free }: { stored: Notes; free: ReadonlySet<string> },
): Notes {
  const inPlace = new Map<string, Claim>();
  const behind: Claim[] = [];
  for (const claim of lost) {
    if (free.has(claim.id) && !inPlace.has(claim.id)) inPlace.set(claim.id, claim);
    else behind.push(claim);
  }
  const replaced = mapClaims(notes, claim => inPlace.get(claim.id) ?? claim);
  return behind.reduce((all, claim) => appended(all, claim, placeIn(stored, claim.id)), replaced);
}

function appended(notes: Notes, claim: Claim, { section, title }: Place): Notes {
  if (section === 'background' || section === 'results') {
    const id = freeId(notes, section === 'results' ? 'result-' : 'background-');
    return { ...notes, [section]: [...notes[section], { ...claim, id }] };
  }
  const points = notes[section];
  const at = points.findIndex(point => isSameTitle(point.title, title));
  const index = at < 0 ? points.length : at;
  const id = freeId(notes, `${section === 'innovations' ? 'innovation' : 'takeaway'}-${index + 1}.`);
  const point: Point = points[index] ?? { title: title ?? { zh: '', en: '' }, claims: [] };
  return {
    ...notes,
    [section]: points.toSpliced(index, 1, { ...point, claims: [...point.claims, { ...claim, id }] }),
  };
}

/** Where the claim of that id stands; in the results, should the notes not have it. */
function placeIn(notes: Notes, id: string): Place {
  const has = ({ claims }: Pick<Point, 'claims'>): boolean => claims.some(claim => claim.id === id);
  for (const section of ['innovations', 'takeaways'] as const) {
    const point = notes[section].find(has);
    if (point !== undefined) return { section, title: point.title };
  }
  return { section: has({ claims: notes.background }) ? 'background' : 'results', title: null };
}

/** `result-4`: one behind the last of that kind. */
function freeId(notes: Notes, prefix: string): string {
  const ids = claimsOf(notes).map(({ id }) => id);
  const numbers = ids.filter(id => id.startsWith(prefix)).map(id => Number(id.slice(prefix.length)));
  return `${prefix}${Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1}`;
}

function isSameTitle(one: Bilingual, other: Bilingual | null): boolean {
  return one.zh === other?.zh && one.en === other.en;
}
