// Claims that a person vouches for or took, and that the engine does not state again → their places in the fresh notes.
// Pure.
import { isVouchedFor, type Claim } from '../domain/claim.ts';
import { claimsOf, mapClaims, proseRecord, type Bilingual, type Notes, type Point } from '../domain/notes.ts';

type Section = 'background' | 'innovations' | 'results' | 'takeaways';

/** Where a claim stands; `title` and `where` are of its point, null in background and results. */
interface Place {
  readonly section: Section;
  readonly title: Bilingual | null;
  readonly where: string | null;
}

/**
 * The notes with these claims: each that a person vouches for in the place of the fresh claim of its id, when that one is
 * `free`; else behind the others of its section and point, under an id that nobody has.
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
    const isVouched = isVouchedFor(claim.review);
    if (isVouched && free.has(claim.id) && !inPlace.has(claim.id)) inPlace.set(claim.id, claim);
    else behind.push(claim);
  }
  const replaced = mapClaims(notes, claim => inPlace.get(claim.id) ?? claim);
  return behind.reduce((all, claim) => appended(all, claim, stored), replaced);
}

function appended(notes: Notes, claim: Claim, stored: Notes): Notes {
  const { section, title, where } = placeIn(stored, claim.id);
  if (section === 'background' || section === 'results') {
    const id = freeId(notes, section === 'results' ? 'result-' : 'background-');
    return { ...notes, [section]: [...notes[section], { ...claim, id }] };
  }
  const points = notes[section];
  const at = points.findIndex(point => isSameTitle(point.title, title));
  const index = at < 0 ? points.length : at;
  const own = `${KIND_OF[section]}-${index + 1}`;
  const id = freeId(notes, `${own}.`);
  const point: Point = points[index] ?? { title: title ?? { zh: '', en: '' }, claims: [] };
  const all = {
    ...notes,
    [section]: points.toSpliced(index, 1, { ...point, claims: [...point.claims, { ...claim, id }] }),
  };
  return at < 0 && where !== null ? proseFound(all, stored, { from: where, to: own }) : all;
}

const KIND_OF = { innovations: 'innovation', takeaways: 'takeaway' } as const;

/** The notes with what was found about the headline or a title of the stored ones, which stands in `to` now. */
export function proseFound(notes: Notes, stored: Notes, { from, to }: { from: string; to: string }): Notes {
  const others = notes.findings.filter(({ where }) => where !== to);
  const own = stored.findings.filter(({ where }) => where === from);
  const { stated, checked } = proseRecord(stored, from);
  const record = { stated: Object.hasOwn(notes.prose, to) ? proseRecord(notes, to).stated : stated, checked };
  return {
    ...notes,
    findings: [...others, ...own.map(finding => ({ ...finding, where: to }))],
    prose: { ...notes.prose, [to]: record },
  };
}

/** Where the claim of that id stands; in the results, should the notes not have it. */
function placeIn(notes: Notes, id: string): Place {
  const has = ({ claims }: Pick<Point, 'claims'>): boolean => claims.some(claim => claim.id === id);
  for (const section of ['innovations', 'takeaways'] as const) {
    const index = notes[section].findIndex(has);
    const point = notes[section][index];
    if (point !== undefined)
      return { section, title: point.title, where: `${KIND_OF[section]}-${index + 1}` };
  }
  return { section: has({ claims: notes.background }) ? 'background' : 'results', title: null, where: null };
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
