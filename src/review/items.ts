// Notes → what there is to decide on, in reading order: the headline, every claim, and the titles above them. Pure.
import { isPublishable, PENDING, type Claim, type Review } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Bilingual, Notes, Point } from '../domain/notes.ts';
import type { ItemSection, ReviewItem, Risk, RiskCounts } from '../domain/review.ts';
import { canonicalHash } from '../lib/canonical-hash.ts';

/** All items of the notes. */
export function itemsOf(notes: Notes): ReviewItem[] {
  const claims = (section: ItemSection, list: readonly Claim[], point: Bilingual | null): ReviewItem[] =>
    list.map(claim => claimItem(claim, { section, point }));
  const points = (section: 'innovations' | 'takeaways', kind: string, list: readonly Point[]): ReviewItem[] =>
    list.flatMap((point, index) => [
      ...proseItem(notes, { id: `${kind}-${index + 1}`, kind: 'title', section, words: point.title }),
      ...claims(section, point.claims, point.title),
    ]);
  return [
    ...proseItem(notes, { id: 'headline', kind: 'headline', section: 'headline', words: notes.headline }),
    ...claims('background', notes.background, null),
    ...points('innovations', 'innovation', notes.innovations),
    ...claims('results', notes.results, null),
    ...points('takeaways', 'takeaway', notes.takeaways),
  ];
}

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

/** True when a text may stand in the digest as things are. */
export function isShown(item: ReviewItem): boolean {
  return isPublishable({ findings: [...item.findings], review: item.review });
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

interface Prose {
  readonly id: string;
  readonly kind: 'headline' | 'title';
  readonly section: ItemSection;
  readonly words: Bilingual;
}

/** None for a title that the notes do not have. */
function proseItem(notes: Notes, { id, words, ...standing }: Prose): ReviewItem[] {
  if (words.zh === '' && words.en === '') return [];
  const findings = notes.findings.filter(({ where }) => where === id);
  const review = decisionOn(notes, id);
  const none = { point: null, quote: '', page: null, match: 'none', rects: null } as const;
  return [
    withSeen({
      id,
      ...standing,
      ...none,
      ...shownWords(words, review),
      stated: words,
      findings: findings.map(({ where: _, ...finding }) => finding),
      review,
      risk: riskOf(findings),
    }),
  ];
}

/** What was decided about the headline or a title. */
export function decisionOn({ decisions }: Pick<Notes, 'decisions'>, id: string): Review {
  return (Object.hasOwn(decisions, id) ? decisions[id] : undefined) ?? PENDING;
}

function shownWords(words: Bilingual, { state, zh, en }: Review): Bilingual {
  return state === 'edited' ? { zh: zh ?? words.zh, en: en ?? words.en } : { zh: words.zh, en: words.en };
}

function withSeen(item: Omit<ReviewItem, 'seen'>): ReviewItem {
  const { id, stated, quote, review } = item;
  return { ...item, seen: canonicalHash({ id, stated, quote, review }).slice(0, 16) };
}
