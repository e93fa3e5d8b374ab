// One item as a person sees it in a terminal: where it stands, its texts, its evidence, what the checks found. Pure.
import type { Finding } from '../../domain/finding.ts';
import type { Fix, ItemSection, PaperView, ReviewItem, Risk } from '../../domain/review.ts';
import { inBoth, phrase, type Phrase, type Told } from '../../lib/phrase.ts';
import { hanging, inOneLine, type Line, type Surface, type Tone } from './surface.ts';

/** Which of the two texts are shown. */
export const SHOWN = ['both', 'zh', 'en'] as const;
export type Shown = (typeof SHOWN)[number];

/** Where the item stands among those that are gone through. */
export interface Place {
  readonly paper: Pick<PaperView, 'cited' | 'url'>;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly shown: Shown;
}

const MARKS: Readonly<Record<Risk, string>> = { red: '●', amber: '◐', green: '○' };

/** The whole screen but for the fixes, which may come later. */
export function itemLines(item: ReviewItem, place: Place, surface: Surface): Line[] {
  const { zh, en, findings } = item;
  const text = (label: string, words: string): Line[] => hanging(`  ${label} `, words, { surface });
  return [
    ...headerOf(item, place, surface),
    ...pointOf(item, surface),
    ...(place.shown === 'en' ? [] : text('zh', zh)),
    ...(place.shown === 'zh' ? [] : text('en', en)),
    ...evidenceOf(item, place.paper.url, surface),
    ...findingLines(findings, surface),
    ...decisionOf(item, surface),
  ];
}

/** `  ● the Chinese says 6.1, the English 4.6`: each finding in the person's language. */
export function findingLines(findings: readonly Finding[], surface: Surface): Line[] {
  return findings.flatMap(({ severity, message, messageZh }) => {
    const tone = severity === 'error' ? 'red' : 'amber';
    const words = messageZh === '' ? message : inBoth(message, messageZh);
    return hanging(`  ${MARKS[tone]} `, words, { surface, tone });
  });
}

/** `  [1] use 4.6 in the Chinese too` */
export function fixLines(fixes: readonly Fix[], surface: Surface): Line[] {
  return fixes.flatMap(({ label }, index) =>
    hanging(`  [${index + 1}] `, inBoth(label.en, label.zh), { surface }),
  );
}

/** The name of a part of the notes. */
export function sectionName(section: ItemSection): Phrase {
  switch (section) {
    case 'headline':
      return phrase`Headline`;
    case 'background':
      return phrase`Background`;
    case 'innovations':
      return phrase`Innovations`;
    case 'results':
      return phrase`Results`;
    case 'takeaways':
      return phrase`Takeaways`;
  }
}

/** `2310.06825v1`'s page 4, where readers can open it; null for a paper that they have no address of. */
export function pageAddress(url: string | null, page: number | null): string | null {
  if (url === null || page === null || !/^https?:\/\/[!-~]{1,2000}$/.test(url)) return null;
  return `${url}#page=${page}`;
}

function headerOf(item: ReviewItem, { paper, number, of }: Place, surface: Surface): Line[] {
  const { tell } = surface;
  const { risk, kind, section, review } = item;
  const name = kind === 'title' ? phrase`${sectionName(section)}, title` : sectionName(section);
  const mark = review.state === 'pending' ? phrase`${MARKS[risk]} ${riskWords(risk)}` : stateWords(item);
  const tone: Tone = review.state === 'pending' && risk === 'red' ? 'red' : 'strong';
  return inOneLine([`[${number}/${of}]`, tell(name), tell(mark), tell(paper.cited)], surface, tone);
}

function riskWords(risk: Risk): Told {
  switch (risk) {
    case 'red':
      return phrase`held back`;
    case 'amber':
      return phrase`warning`;
    case 'green':
      return phrase`nothing found`;
  }
}

function stateWords({ review, risk }: ReviewItem): Told {
  switch (review.state) {
    case 'accepted':
      return phrase`✓ accepted`;
    case 'edited':
      return phrase`✓ edited`;
    case 'rejected':
      return phrase`✗ rejected`;
    case 'pending':
      return riskWords(risk);
  }
}

/** The title of the innovation or takeaway that a claim belongs to. */
function pointOf({ kind, point }: ReviewItem, surface: Surface): Line[] {
  if (kind !== 'claim' || point === null) return [];
  return hanging('  ', phrase`of: ${inBoth(point.en, point.zh)}`, { surface, tone: 'quiet' });
}

function evidenceOf({ quote, page }: ReviewItem, url: string | null, surface: Surface): Line[] {
  if (quote === '') return [];
  const address = pageAddress(url, page);
  const words = page === null ? `“${quote}”` : phrase`p. ${page} “${quote}”`;
  if (address === null) return hanging('  ev ', words, { surface });
  if (surface.hasLinks) return hanging('  ev ', words, { surface, link: address });
  return [...hanging('  ev ', words, { surface }), ...addressLines(address, surface)];
}

/** An address stands in a line of its own, so that it can be taken whole wherever it fits. */
function addressLines(address: string, surface: Surface): Line[] {
  const indent = surface.cells(address) + 5 <= surface.width ? '     ' : '';
  return hanging(indent, address, { surface, tone: 'quiet' });
}

function decisionOf({ review }: ReviewItem, surface: Surface): Line[] {
  const { state, by, at, reason } = review;
  if (state === 'pending') return [];
  const who =
    by === null
      ? phrase`changed by hand in the notes file; it counts as ${state}`
      : phrase`decided by ${by}, ${at?.slice(0, 10) ?? '?'}`;
  const why = reason === null ? [] : hanging('  ', phrase`reason: ${reason}`, { surface, tone: 'quiet' });
  return [...hanging('  ', who, { surface, tone: 'quiet' }), ...why];
}
