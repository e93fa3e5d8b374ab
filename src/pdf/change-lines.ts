// Changes of sections → the few lines that a person reads before paying for new notes, what weighs most first. Pure.
import type { SectionKey } from '../domain/page.ts';
import { excerpt } from '../lib/excerpt.ts';
import type { SectionChange } from './compare.ts';

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
export function changeLines(changes: readonly SectionChange[]): string[] {
  if (changes.length === 0) return ['only the layout changed'];
  if (changes.every(change => keyOf(change) === 'references')) return ['only the references changed'];
  const sorted = changes.toSorted((a, b) => rank(a) - rank(b) || weight(b) - weight(a));
  if (sorted.length <= MOST_LINES) return sorted.map(lineOf);
  const [shown, rest] = [sorted.slice(0, MOST_LINES - 1), sorted.slice(MOST_LINES - 1)];
  const words = rest.reduce((count, change) => count + weight(change), 0);
  return [...shown.map(lineOf), `and ${rest.length} more sections: ${counted(words)} added or removed`];
}

/** `120 words added, 40 removed`; '' for none. */
export function wordChanges({
  added,
  removed,
}: {
  readonly added: number;
  readonly removed: number;
}): string {
  if (added === 0) return removed === 0 ? '' : `${counted(removed)} removed`;
  return removed === 0 ? `${counted(added)} added` : `${counted(added)} added, ${removed} removed`;
}

function lineOf(change: SectionChange): string {
  if (change.kind === 'captions') return captionLine(change);
  const title = shortened(change.title);
  if (change.kind !== 'changed')
    return `${title}: ${change.kind === 'added' ? 'new' : 'gone'}, ${counted(change.words)}`;
  const was = change.was === null ? '' : `was “${shortened(change.was)}”`;
  return `${title}: ${[was, wordChanges(change), figureWords(change.figures)].filter(text => text !== '').join('; ')}`;
}

function figureWords({
  changed,
  gone,
  came,
}: Extract<SectionChange, { kind: 'changed' }>['figures']): string {
  const values = [
    listed(changed.map(({ from, to }) => `${from} → ${to}`)),
    gone.length === 0 ? '' : `gone: ${listed(gone)}`,
    came.length === 0 ? '' : `new: ${listed(came)}`,
  ];
  return values.filter(text => text !== '').join('; ');
}

function captionLine({ added, removed, changed }: Extract<SectionChange, { kind: 'captions' }>): string {
  const kinds = [
    added.length === 0 ? '' : `new: ${listed(added)}`,
    removed.length === 0 ? '' : `gone: ${listed(removed)}`,
    changed.length === 0 ? '' : `other caption: ${listed(changed)}`,
  ];
  return `Figures and tables: ${kinds.filter(text => text !== '').join('; ')}`;
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, MOST_FIGURES).join(', ');
  const more = values.length - MOST_FIGURES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function shortened(title: string): string {
  const shown = excerpt(title);
  return shown.length > LONGEST_TITLE ? `${shown.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : shown;
}

function counted(words: number): string {
  return `${words} word${words === 1 ? '' : 's'}`;
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
