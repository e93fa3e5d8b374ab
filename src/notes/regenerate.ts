// Items of notes that a person wants anew → what a model is asked, and its answer → the notes with them. Pure.
// Only these items go out, with the pages concerned; the steps see to it that no person vouches for them.
import { mapClaims, type Bilingual, type Notes, type Point } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import type { StatedAnew } from '../domain/reply.ts';
import type { ReviewItem } from '../domain/review.ts';
import { likelyPages, wordsByPage } from './likely-pages.ts';
import { verbatimText } from './plain-text.ts';
import { paperFigures } from './result-figures.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { claimFrom } from './stated-claim.ts';

/** What was proposed for an item before; null when an answer had nothing for it. */
export type Former = Bilingual | null;

/** An item to be made anew. */
export interface Wanted {
  readonly item: ReviewItem;
  readonly former: readonly Former[];
}

/** What is asked for, in words for the prompt, and the pages that it needs, the most useful first. */
export interface AnewPlan {
  readonly items: string;
  readonly quotes: string;
  readonly wish: string;
  readonly pages: readonly number[];
}

const PAGES_PER_ITEM = 3;
const RESULT_PAGES = 3;
/** Pages that one question has at most. */
export const MOST_PAGES = 10;
const MOST_QUOTES = 60;
/** A person who is never content must not make the call longer and longer. */
const MOST_FORMER = 5;
const MOST_INSIDE = 8;

/** @param all every item of the notes, in reading order */
export function planAnew(
  wanted: readonly Wanted[],
  { all, text }: { all: readonly ReviewItem[]; text: PaperText },
  hint: string,
): AnewPlan {
  const ids = new Set(wanted.map(({ item }) => item.id));
  const others = all.filter(
    ({ id, quote, review }) => !ids.has(id) && quote !== '' && review.state !== 'rejected',
  );
  const quotes = [...new Set(others.map(({ quote }) => quote))].slice(0, MOST_QUOTES);
  return {
    items: wanted.map(one => inWords(one, all)).join('\n'),
    quotes: quotes.map(quote => `- ${asData(quote)}`).join('\n'),
    wish: asData(hint),
    pages: pagesFor(wanted, { all, text }, hint),
  };
}

/** On one line, and without what could end the place that it stands in. */
function asData(text: string): string {
  return verbatimText(text).replaceAll('<', '‹').replaceAll('>', '›');
}

function inWords({ item, former }: Wanted, all: readonly ReviewItem[]): string {
  const { id, kind, section, zh, en, quote, findings, review } = item;
  const lines = [
    `- ${id}, ${kind === 'claim' ? `a claim of ${section}` : kindInWords(item)}`,
    `  zh: ${asData(zh)}`,
    `  en: ${asData(en)}`,
  ];
  if (kind === 'claim') lines.push(`  quote: ${asData(quote)}`);
  const inside = kind === 'claim' ? [] : belowOf(item, all).slice(0, MOST_INSIDE);
  lines.push(...inside.map(claim => `  what it stands above: ${asData(claim.en)}`));
  lines.push(...findings.map(({ message }) => `  found by the program: ${asData(message)}`));
  if (review.reason !== null) lines.push(`  rejected by the person: ${asData(review.reason)}`);
  for (const words of former.slice(-MOST_FORMER)) {
    const said =
      words === null
        ? 'an answer without this item, or the same words'
        : `${asData(words.zh)} / ${asData(words.en)}`;
    lines.push(`  written before, to be written otherwise: ${said}`);
  }
  // The fifth attempt and the sixth must not be one question.
  if (former.length > MOST_FORMER) lines.push(`  attempt: ${former.length + 1}`);
  return lines.join('\n');
}

function kindInWords({ kind, section }: ReviewItem): string {
  return kind === 'headline' ? 'the headline' : `a title in ${section}`;
}

/** The claims that a title stands above; for the headline those of innovations and results. */
function belowOf({ kind, section, stated }: ReviewItem, all: readonly ReviewItem[]): ReviewItem[] {
  const claims = all.filter(item => item.kind === 'claim');
  if (kind === 'headline')
    return claims.filter(item => item.section === 'innovations' || item.section === 'results');
  return claims.filter(
    item => item.section === section && item.point?.en === stated.en && item.point.zh === stated.zh,
  );
}

/** What the hint names, where the items probably come from, and where the results stand. */
function pagesFor(
  wanted: readonly Wanted[],
  { all, text }: { all: readonly ReviewItem[]; text: PaperText },
  hint: string,
): number[] {
  const words = wordsByPage(text);
  const near = wanted.map(({ item }) => {
    const passages = [item, ...(item.kind === 'claim' ? [] : belowOf(item, all).slice(0, MOST_INSIDE))];
    const proof = passages.flatMap(({ page }) => page ?? []);
    const passage = passages.map(({ quote, en, zh }) => `${quote} ${en} ${zh}`).join(' ');
    return [...new Set([...proof, ...likelyPages(words, passage, PAGES_PER_ITEM)])].slice(0, PAGES_PER_ITEM);
  });
  const isResult = wanted.some(({ item }) => item.section === 'results');
  const results = isResult ? paperFigures(text).pages.slice(0, RESULT_PAGES) : [];
  const first = near.flatMap(pages => pages.slice(0, 1));
  const hinted = hint === '' ? [] : likelyPages(words, hint, 1);
  const wantedPages = [...namedPages(hint, text), ...first, ...hinted, ...results, ...near.flat()];
  const pages = [...new Set(wantedPages)].slice(0, MOST_PAGES);
  return pages.length > 0 ? pages : text.pages.slice(0, 2).map(({ page }) => page);
}

const NAMED =
  /(?<kind>table|tab\.|figure|fig\.|表格?|图|page|第)\s{0,2}(?<number>\d{1,3})(?:\s{0,2}(?<page>页))?/gi;

/** The pages that a hint names: `Table 2`, `图 3`, `page 5`, `第 5 页`. */
function namedPages(hint: string, { pages }: PaperText): number[] {
  return [...hint.matchAll(NAMED)].flatMap(({ groups = {} }) => {
    const { kind = '', number = '', page } = groups;
    if (/^(?:page|第)$/i.test(kind)) {
      const isPage = kind !== '第' || page !== undefined;
      return isPage && pages.some(one => one.page === Number(number)) ? [Number(number)] : [];
    }
    const caption = new RegExp(
      `^(?:${/^(?:t|表)/i.test(kind) ? 'table|tab\\.|表' : 'figure|fig\\.|图'})\\s?${number}(?!\\d)`,
      'i',
    );
    return pages.flatMap(({ page, lines }) =>
      lines.some(line => line.kind === 'caption' && caption.test(line.text)) ? [page] : [],
    );
  });
}

/**
 * The notes with what was answered for the wanted items: claims pending and unchecked, the headline and titles in new
 * words and undecided. What was not asked for, comes twice (the first counts) or is as it was, is ignored.
 */
export function applyAnew(notes: Notes, wanted: readonly ReviewItem[], { claims }: StatedAnew): Notes {
  const items = new Map(wanted.map(item => [item.id, item]));
  const answers = new Map(claims.toReversed().map(claim => [claim.id, claim]));
  const anew = (id: string): Bilingual | null => {
    const [item, answer] = [items.get(id), answers.get(id)];
    if (item === undefined || answer === undefined || item.kind === 'claim') return null;
    const { zh, en } = claimFrom(id, { ...answer, quote: '' });
    return zh === '' || en === '' || (zh === item.zh && en === item.en) ? null : { zh, en };
  };
  const titled = (kind: string, points: readonly Point[]): Point[] =>
    points.map((point, index) => ({ ...point, title: anew(`${kind}-${index + 1}`) ?? point.title }));
  const changed = [...items.keys()].filter(id => anew(id) !== null);
  const decisions = Object.entries(notes.decisions).filter(([id]) => !changed.includes(id));
  const replaced = mapClaims(notes, claim => {
    const [item, answer] = [items.get(claim.id), answers.get(claim.id)];
    if (item === undefined || answer === undefined) return claim;
    const made = claimFrom(claim.id, answer);
    const isSame = made.zh === item.zh && made.en === item.en && made.quote === item.quote;
    if (isSame || made.zh === '' || made.en === '') return claim;
    return { ...made, replaces: claim.replaces || claim.stated || fingerprint(claim) };
  });
  return {
    ...replaced,
    headline: anew('headline') ?? notes.headline,
    innovations: titled('innovation', replaced.innovations),
    takeaways: titled('takeaway', replaced.takeaways),
    decisions: Object.fromEntries(decisions),
  };
}
