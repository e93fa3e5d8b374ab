// Changes of sections → the few lines that a person reads before paying for new notes, what weighs most first. Pure.
import type { SectionKey } from '../domain/page.ts';
import { excerpt } from '../lib/excerpt.ts';
import { BEFORE_HEADINGS, THE_TEXT } from './compare-parts.ts';
import type { SectionChange } from './compare.ts';
import { joined, phrase, type Told } from '../lib/phrase.ts';

const MOST_LINES = 8;
const MOST_FIGURES = 3;
const LONGEST_TITLE = 60;

/** What somebody who cites the paper asks about first. */
const ORDER: readonly (SectionKey | 'captions')[] = [
  'experiments',
  'method',
  'abstract',
  'other',
  'conclusion',
  'introduction',
  'related',
  'captions',
  'appendix',
  'front',
  'references',
];

/** At most eight short lines; one line when nothing but references or layout changed. */
export function changeLines(changes: readonly SectionChange[]): Told[] {
  if (changes.length === 0) return [phrase`only the layout changed`];
  if (changes.every(change => keyOf(change) === 'references')) return [phrase`only the references changed`];
  const sorted = changes.toSorted((a, b) => rank(a) - rank(b) || weight(b) - weight(a));
  if (sorted.length <= MOST_LINES) return sorted.map(lineOf);
  const [shown, rest] = [sorted.slice(0, MOST_LINES - 1), sorted.slice(MOST_LINES - 1)];
  const words = rest.reduce((count, change) => count + weight(change), 0);
  return [...shown.map(lineOf), phrase`and ${rest.length} more sections: ${counted(words)} added or removed`];
}

/** `120 words added, 40 removed`; null for none. */
export function wordChanges({
  added,
  removed,
}: {
  readonly added: number;
  readonly removed: number;
}): Told | null {
  if (added === 0) return removed === 0 ? null : phrase`${counted(removed)} removed`;
  return removed === 0
    ? phrase`${counted(added)} added`
    : phrase`${counted(added)} added, ${removed} removed`;
}

function lineOf(change: SectionChange): Told {
  if (change.kind === 'captions') return captionLine(change);
  const title = change.key === 'front' ? frontTitle(change.title) : shortened(change.title);
  if (change.kind !== 'changed')
    return change.kind === 'added'
      ? phrase`${title}: new, ${counted(change.words)}`
      : phrase`${title}: gone, ${counted(change.words)}`;
  const was = change.was === null ? null : phrase`was “${shortened(change.was)}”`;
  return phrase`${title}: ${together([was, wordChanges(change), ...figureWords(change.figures)])}`;
}

/** What stands under no heading has a title of ours. */
function frontTitle(title: string): Told {
  if (title === BEFORE_HEADINGS) return phrase`Before the first heading`;
  return title === THE_TEXT ? phrase`The text` : shortened(title);
}

function figureWords({
  changed,
  gone,
  came,
}: Extract<SectionChange, { kind: 'changed' }>['figures']): (Told | null)[] {
  return [
    changed.length === 0 ? null : listed(changed.map(({ from, to }) => `${from} → ${to}`)),
    gone.length === 0 ? null : phrase`gone: ${listed(gone)}`,
    came.length === 0 ? null : phrase`new: ${listed(came)}`,
  ];
}

function captionLine({ added, removed, changed }: Extract<SectionChange, { kind: 'captions' }>): Told {
  const kinds = [
    added.length === 0 ? null : phrase`new: ${listed(added)}`,
    removed.length === 0 ? null : phrase`gone: ${listed(removed)}`,
    changed.length === 0 ? null : phrase`other caption: ${listed(changed)}`,
  ];
  return phrase`Figures and tables: ${together(kinds)}`;
}

function together(tolds: readonly (Told | null)[]): Told {
  return joined(
    tolds.filter(told => told !== null),
    '; ',
  );
}

function listed(values: readonly string[]): Told {
  const shown = values.slice(0, MOST_FIGURES).join(', ');
  const more = values.length - MOST_FIGURES;
  return more > 0 ? phrase`${shown} and ${more} more` : shown;
}

function shortened(title: string): string {
  const shown = excerpt(title);
  return shown.length > LONGEST_TITLE ? `${shown.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : shown;
}

function counted(words: number): Told {
  return words === 1 ? phrase`1 word` : phrase`${words} words`;
}

function keyOf(change: SectionChange): SectionKey | 'captions' {
  return change.kind === 'captions' ? 'captions' : change.key;
}

/** Results often stand under headings of their own (`10 Training Results`): behind the section that is named so. */
const RESULTS = /\b(?:results?|experiments?|evaluation|ablations?|benchmarks?)\b|实验|结果|评测/iu;

function rank(change: SectionChange): number {
  const isResult = change.kind !== 'captions' && change.key === 'other' && RESULTS.test(change.title);
  return isResult ? 0.5 : ORDER.indexOf(keyOf(change));
}

function weight(change: SectionChange): number {
  if (change.kind === 'captions') return 0;
  return change.kind === 'changed' ? change.added + change.removed : change.words;
}
