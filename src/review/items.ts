// Notes → what there is to decide on, in reading order: the headline, every claim, and the titles above them. Pure.
import { shownWords, type Claim } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import { decisionOn, proseShown, type Bilingual, type Notes, type Point } from '../domain/notes.ts';
import type { ItemSection, ReviewItem, Risk, RiskCounts } from '../domain/review.ts';
import { canonicalHash } from '../lib/canonical-hash.ts';

/** All items of the notes. */
export function itemsOf(notes: Notes): ReviewItem[] {
  const prose = new Map(proseOf(notes).map(one => [one.id, proseItem(notes, one)]));
  const proseAt = (where: string): ReviewItem[] => {
    const item = prose.get(where);
    return item === undefined ? [] : [item];
  };
  const claims = (section: ItemSection, list: readonly Claim[], point: Bilingual | null): ReviewItem[] =>
    list.map(claim => claimItem(claim, { section, point }));
  const points = (section: PointSection, list: readonly Point[]): ReviewItem[] =>
    list.flatMap((point, index) => {
      const where = `${PLACE_OF[section]}-${index + 1}`;
      const title = proseShown(notes, where, point.title);
      return [...proseAt(where), ...claims(section, point.claims, title)];
    });
  return [
    ...proseAt('headline'),
    ...claims('background', notes.background, null),
    ...points('innovations', notes.innovations),
    ...claims('results', notes.results, null),
    ...points('takeaways', notes.takeaways),
  ];
}

/** The headline, or the title of a point: `id` is its place. */
export interface Prose {
  readonly id: string;
  readonly kind: 'headline' | 'title';
  readonly section: ItemSection;
  readonly words: Bilingual;
}

/** Headline and titles; none that the notes do not have. */
export function proseOf(notes: Notes): Prose[] {
  const titles = (section: PointSection): Prose[] =>
    notes[section].map(({ title }, index) => {
      const id = `${PLACE_OF[section]}-${index + 1}`;
      return { id, kind: 'title', section, words: title };
    });
  const headline = { id: 'headline', kind: 'headline', section: 'headline', words: notes.headline } as const;
  const all = [headline, ...titles('innovations'), ...titles('takeaways')];
  return all.filter(({ words }) => words.zh !== '' || words.en !== '');
}

type PointSection = 'innovations' | 'takeaways';
const PLACE_OF = { innovations: 'innovation', takeaways: 'takeaway' } as const;

/** Red: an error finding · amber: a warning · green: nothing found. */
export function riskOf(findings: readonly Finding[]): Risk {
  if (findings.some(({ severity }) => severity === 'error')) return 'red';
  return findings.length > 0 ? 'amber' : 'green';
}

/** Undecided items by risk. */
export function openOf(items: readonly ReviewItem[]): RiskCounts {
  const count = (risk: Risk): number =>
    items.filter(item => item.review.state === 'pending' && item.risk === risk).length;
  return { red: count('red'), amber: count('amber'), green: count('green') };
}

interface Standing {
  readonly section: ItemSection;
  readonly point: Bilingual | null;
}

function claimItem(claim: Claim, standing: Standing): ReviewItem {
  const { id, quote, page, match, rects, findings, review } = claim;
  return withSeen({
    id,
    kind: 'claim',
    ...standing,
    ...shownWords(claim, review),
    stated: { zh: claim.zh, en: claim.en },
    quote,
    page,
    match,
    rects,
    findings,
    review,
    risk: riskOf(findings),
  });
}

function proseItem(notes: Notes, { id, words, ...standing }: Prose): ReviewItem {
  const findings = notes.findings.filter(({ where }) => where === id);
  const review = decisionOn(notes, id);
  const none = { point: null, quote: '', page: null, match: 'none', rects: null } as const;
  return withSeen({
    id,
    ...standing,
    ...none,
    ...shownWords(words, review),
    stated: words,
    findings: findings.map(({ where: _, ...finding }) => finding),
    review,
    risk: riskOf(findings),
  });
}

function withSeen(item: Omit<ReviewItem, 'seen'>): ReviewItem {
  const { id, stated, quote, findings } = item;
  // Not who and when: that a decision was signed meanwhile makes it no other one.
  const { state, zh, en, reason } = item.review;
  return { ...item, seen: canonicalHash([id, stated, quote, findings, state, zh, en, reason]).slice(0, 16) };
}
