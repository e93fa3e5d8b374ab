// Notes → checked notes. Pure, idempotent: every quote gets its place, every claim its findings.
// A person's decision stays: findings of an accepted or edited claim are told, its words are not touched.
// Next: notes/repair.ts
import type { Claim } from '../domain/claim.ts';
import type { Finding, PlacedFinding } from '../domain/finding.ts';
import { mapClaims, type Bilingual, type Notes } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
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
  const places = placesOf(notes);
  const checked = mapClaims(notes, claim => {
    const context = contextOf(claim, facts, { place: places.get(claim.id) ?? 'background', notes });
    const { located } = context;
    return {
      ...claim,
      page: located?.page ?? null,
      match: located?.match ?? 'none',
      rects: located === null || located.match === 'missing' ? null : located.rects,
      findings: findingsOf(asShown(claim), context),
    };
  });
  return { ...checked, findings: [...proseFindings(notes, facts), ...wholeFindings(checked, facts)] };
}

function findingsOf(claim: Claim, context: CheckContext): Finding[] {
  const isProse = context.place === 'headline' || context.place === 'title';
  return CHECKS.filter(check => !isProse || check.of === 'prose').flatMap(check =>
    toFindings(check, check.find(claim, context)),
  );
}

/** Headline and titles: prose that no quote proves, so that all it may hold is what the paper holds. */
function proseFindings(notes: Notes, facts: PaperFacts): PlacedFinding[] {
  const look = (where: string, words: Bilingual, place: Place): PlacedFinding[] => {
    if (words.zh === '' && words.en === '') return [];
    const claim = claimFrom(where, { ...words, quote: '' });
    return findingsOf(claim, contextOf(claim, facts, { place, notes })).map(finding => ({
      ...finding,
      where,
    }));
  };
  const titles = (kind: string, points: Notes['innovations']) =>
    points.flatMap(({ title }, index) => look(`${kind}-${index + 1}`, title, 'title'));
  return [
    ...look('headline', notes.headline, 'headline'),
    ...titles('innovation', notes.innovations),
    ...titles('takeaway', notes.takeaways),
  ];
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
