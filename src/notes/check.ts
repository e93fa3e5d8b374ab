// Notes → checked notes. Pure, idempotent: every quote gets its place, every claim its findings.
// A person's decision stays: findings of an accepted or edited claim are told, its words are not touched.
// Next: notes/repair.ts
import { PENDING, shownWords, type Claim, type Review } from '../domain/claim.ts';
import type { Finding, PlacedFinding } from '../domain/finding.ts';
import { claimsOf, mapClaims, proseRecord, type Bilingual, type Notes } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import { fingerprint, fingerprintApart } from '../lib/fingerprint.ts';
import { CHECKS, NOTES_CHECKS } from './checks/index.ts';
import {
  contextOf,
  factsOf,
  toFindings,
  type CheckContext,
  type PaperFacts,
  type Place,
} from './check-context.ts';
import { claimFrom } from './stated-claim.ts';

const MOST_CHARACTERS = 3000;

/**
 * The notes with page, match, rectangles and findings of every claim set anew from the paper's text, and with the
 * findings about headline, titles and the whole.
 * Facts may be handed in: they are the dear part, and notes of one paper are checked twice.
 */
export function checkNotes(notes: Notes, text: PaperText, facts = factsOf(notes.paper, text)): Notes {
  const checked = checkItems(notes, null, facts);
  return { ...checked, findings: [...checked.findings, ...wholeFindings(checked, facts)] };
}

/**
 * The same for these items alone, claims or places of prose; `null` is all of them, and takes what was found about the
 * whole away.
 */
export function checkItems(notes: Notes, items: ReadonlySet<string> | null, facts: PaperFacts): Notes {
  const places = placesOf(notes);
  const isWanted = (id: string): boolean => items?.has(id) ?? true;
  const checked = mapClaims(notes, claim => {
    if (!isWanted(claim.id)) return claim;
    const context = contextOf(claim, facts, { place: places.get(claim.id) ?? 'background', notes });
    const { located } = context;
    return {
      ...claim,
      page: located?.page ?? null,
      match: located?.match ?? 'none',
      rects: located === null || located.match === 'missing' ? null : located.rects,
      findings: findingsOf(asShown(claim), context),
      checked: fingerprintApart({ ...shownWords(claim, claim.review), quote: claim.quote }),
    };
  });
  const proses = prosesOf(notes).filter(({ where }) => isWanted(where));
  const others = notes.findings.filter(({ where }) => items !== null && !items.has(where));
  const found = proses.flatMap(prose =>
    proseFindingsOf(prose, notes, facts).map(finding => ({ ...finding, where: prose.where })),
  );
  const records = proses.map(({ where, stated, review }) => {
    const now = fingerprint({ ...shownWords(stated, review), quote: '' });
    return [where, { ...proseRecord(notes, where), checked: now }] as const;
  });
  const prose = { ...notes.prose, ...Object.fromEntries(records) };
  return { ...checked, findings: [...others, ...found], prose };
}

/** Words for a claim, the headline or a title, by its id. */
export interface ItemWords extends Bilingual {
  readonly item: string;
}

/**
 * What `checkNotes` would find about one claim, or about the headline or a title, were these the words of a person for
 * it; nothing is looked at besides. None for an item that the notes do not have.
 */
export function checkWords(notes: Notes, { item, zh, en }: ItemWords, facts: PaperFacts): Finding[] {
  const review: Review = { ...PENDING, state: 'edited', zh, en };
  const stated = claimsOf(notes).find(({ id }) => id === item);
  if (stated === undefined) {
    const title = prosesOf(notes).find(({ where }) => where === item);
    return title === undefined ? [] : proseFindingsOf({ ...title, review }, notes, facts);
  }
  const claim = { ...stated, review };
  const edited = mapClaims(notes, other => (other.id === item ? claim : other));
  const place = placesOf(notes).get(item) ?? 'background';
  return findingsOf(asShown(claim), contextOf(claim, facts, { place, notes: edited }));
}

function findingsOf(claim: Claim, context: CheckContext): Finding[] {
  const isProse = context.place === 'headline' || context.place === 'title';
  return CHECKS.filter(check => !isProse || check.of === 'prose').flatMap(check =>
    toFindings(check, check.find(claim, context)),
  );
}

/** The headline or a title: prose that no quote proves, so that all it may hold is what the paper holds. */
interface Prose {
  readonly where: string;
  readonly stated: Bilingual;
  readonly place: Place;
  readonly review: Review;
}

/** The headline and the titles that the notes have. */
function prosesOf({ headline, innovations, takeaways, decisions }: Notes): Prose[] {
  const decided = new Map(Object.entries({ ...decisions }));
  const prose = (where: string, stated: Bilingual, place: Place): Prose[] => {
    const isThere = stated.zh !== '' || stated.en !== '';
    return isThere ? [{ where, stated, place, review: decided.get(where) ?? PENDING }] : [];
  };
  const titles = (kind: string, points: Notes['innovations']): Prose[] =>
    points.flatMap(({ title }, index) => prose(`${kind}-${index + 1}`, title, 'title'));
  return [
    ...prose('headline', headline, 'headline'),
    ...titles('innovation', innovations),
    ...titles('takeaway', takeaways),
  ];
}

/** A person's words are looked at as they are; an engine's are made plain. */
function proseFindingsOf(
  { where, stated, place, review }: Prose,
  notes: Notes,
  facts: PaperFacts,
): Finding[] {
  const claim = asShown({ ...claimFrom(where, { ...stated, quote: '' }), review });
  return findingsOf(claim, contextOf(claim, facts, { place, notes }));
}

function wholeFindings(notes: Notes, facts: PaperFacts): PlacedFinding[] {
  return NOTES_CHECKS.flatMap(check => toFindings(check, check.find(notes, facts))).map(finding => ({
    ...finding,
    where: 'notes',
  }));
}

/** Under which heading each claim stands, by its id. */
function placesOf(notes: Notes): ReadonlyMap<string, Place> {
  const of = (place: Place, claims: readonly Claim[]): [string, Place][] =>
    claims.map(({ id }) => [id, place]);
  const inside = (points: Notes['innovations']): Claim[] => points.flatMap(({ claims }) => claims);
  return new Map([
    ...of('background', notes.background),
    ...of('innovation', inside(notes.innovations)),
    ...of('result', notes.results),
    ...of('takeaway', inside(notes.takeaways)),
  ]);
}

/**
 * The claim in the words a reader will see: a person's own, where there are any. What a model states is bounded
 * (domain/reply.ts), a person's words are not: beyond MOST_CHARACTERS they are not looked at.
 */
function asShown(claim: Claim): Claim {
  const { state, zh, en } = claim.review;
  const shown = state === 'edited' ? { ...claim, zh: zh ?? claim.zh, en: en ?? claim.en } : claim;
  if (shown.zh.length <= MOST_CHARACTERS && shown.en.length <= MOST_CHARACTERS) return shown;
  return { ...shown, zh: shown.zh.slice(0, MOST_CHARACTERS), en: shown.en.slice(0, MOST_CHARACTERS) };
}
