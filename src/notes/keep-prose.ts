// What a person decided about the headline and the titles → the places where these stand in fresh notes. Pure.
import type { Review } from '../domain/claim.ts';
import { completed } from '../domain/claim.ts';
import type { Bilingual, Notes } from '../domain/notes.ts';
import { proseFound } from './carry-over.ts';

type Kind = 'headline' | 'innovation' | 'takeaway';

/** The headline, or the title of a point; `where` is its place: `innovation-2`. */
interface Prose {
  readonly kind: Kind;
  readonly where: string;
  readonly words: Bilingual;
}

interface Decided extends Prose {
  readonly review: Review;
}

/**
 * The notes with the decisions of the stored ones: each goes with its words, wherever they stand now. A person's own
 * words stay in their place also when the engine has others there; a point that is gone is kept for them, without claims.
 * Other decisions about words that are gone go.
 */
export function keepProse(notes: Notes, stored: Notes): Notes {
  const { places, left } = placed(notes, stored);
  const decisions = new Map(Object.entries(notes.decisions));
  for (const [where, { review }] of places) decisions.set(where, review);
  const isSamePdf = notes.source.pdfSha256 === stored.source.pdfSha256;
  // What was found is about the words that are shown: in the same PDF it stays with a person's.
  const own = [...places].filter(([, { review }]) => isSamePdf && review.state === 'edited');
  const found = own.reduce((all, [to, { where: from }]) => proseFound(all, stored, { from, to }), notes);
  return left.reduce(
    (all, one) => withPoint(all, one, stored),
    decisions.size === 0 ? found : { ...found, decisions: Object.fromEntries(decisions) },
  );
}

/** The first place whose edited words the fresh notes would have to take without the engine's beside them; or null. */
export function lostProse(fresh: Notes, stored: Notes): string | null {
  const words = new Set(proseOf(fresh).map(nameOf));
  const lost = decidedIn(stored).find(one => one.review.state === 'edited' && !words.has(nameOf(one)));
  return lost?.where ?? null;
}

/** Decisions by the place where they stand now, and the edited ones that have none. */
function placed(notes: Notes, stored: Notes): { places: Map<string, Decided>; left: Decided[] } {
  const places = new Map<string, Decided>();
  const prose = proseOf(notes);
  const put = (decided: readonly Decided[], isIts: (own: Prose, one: Decided) => boolean): Decided[] =>
    decided.filter(one => {
      const own = prose.find(candidate => !places.has(candidate.where) && isIts(candidate, one));
      if (own !== undefined) places.set(own.where, one);
      return own === undefined;
    });
  const isSame = (own: Prose, one: Decided): boolean => nameOf(own) === nameOf(one);
  const isThere = (own: Prose, one: Decided): boolean => own.where === one.where;
  const isKept = (own: Prose, one: Decided): boolean =>
    JSON.stringify(notes.decisions[own.where]) === JSON.stringify(one.review);
  const is = (...all: ((own: Prose, one: Decided) => boolean)[]) =>
    (own: Prose, one: Decided): boolean => all.every(holds => holds(own, one)); // prettier-ignore
  // What was kept before comes first, so that keeping it once more changes nothing.
  const steps = [
    is(isSame, isThere, isKept),
    is(isSame, isKept),
    is(isThere, isKept),
    is(isSame, isThere),
    isSame,
  ];
  const others = steps.reduce(put, decidedIn(stored));
  const gone = others.filter(({ review }) => review.state === 'edited');
  return { places, left: put(gone, isThere) };
}

/** What was decided, with the words that it was about. */
function decidedIn(stored: Notes): Decided[] {
  return proseOf(stored).flatMap(one => {
    const review = Object.hasOwn(stored.decisions, one.where) ? stored.decisions[one.where] : undefined;
    if (review === undefined || review.state === 'pending') return [];
    return [{ ...one, review: completed(review, one.words, null) }];
  });
}

function proseOf({ headline, innovations, takeaways }: Notes): Prose[] {
  const titles = (kind: Kind, points: Notes['innovations']): Prose[] =>
    points.map(({ title }, index) => ({ kind, where: `${kind}-${index + 1}`, words: title }));
  return [
    { kind: 'headline', where: 'headline', words: headline },
    ...titles('innovation', innovations),
    ...titles('takeaway', takeaways),
  ];
}

function withPoint(notes: Notes, { kind, where: from, words, review }: Decided, stored: Notes): Notes {
  const section = kind === 'innovation' ? 'innovations' : 'takeaways';
  const to = `${kind}-${notes[section].length + 1}`;
  const all = {
    ...notes,
    [section]: [...notes[section], { title: words, claims: [] }],
    decisions: { ...notes.decisions, [to]: review },
  };
  return proseFound(all, stored, { from, to });
}

function nameOf({ kind, words: { zh, en } }: Prose): string {
  return JSON.stringify([kind, zh, en]);
}
