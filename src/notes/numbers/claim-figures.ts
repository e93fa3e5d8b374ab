// The numbers of a claim, each once though it stands in both languages. Pure.
import type { Claim } from '../../domain/claim.ts';
import { nameKey, type Figure } from './figure.ts';
import { remembered } from '../remembered.ts';
import { numbersOf } from './numbers.ts';

type Words = Pick<Claim, 'zh' | 'en'>;

/** All numbers of each language; one that is said again in the same words with the same meaning, once. */
export interface TwinFigures {
  readonly zh: readonly Figure[];
  readonly en: readonly Figure[];
}

/** Figures of zh and of en; read once, though several checks look at one claim. */
export const twinFigures: (claim: Words) => TwinFigures = remembered(({ zh, en }: Words) => ({
  zh: distinct(numbersOf(zh)),
  en: distinct(numbersOf(en)),
}));

/** Claims that run in circles say one number a thousand times, and figures are compared each with each. */
function distinct(figures: readonly Figure[]): Figure[] {
  const seen = new Map<string, Figure>();
  for (const figure of figures) {
    const { kind, text, sign, unit, role, step, bound } = figure;
    const key = [kind, text, sign, unit, role, step, bound].join('|');
    if (!seen.has(key)) seen.set(key, figure);
  }
  return [...seen.values()];
}

/** Figures of zh and en, first spelling kept. */
export function claimFigures(claim: Words): Figure[] {
  const { zh, en } = twinFigures(claim);
  const seen = new Map<string, Figure>();
  for (const figure of [...zh, ...en]) {
    const key =
      figure.kind === 'name' ? nameKey(figure.text) : `${figure.kind} ${figure.value.toPrecision(9)}`;
    if (!seen.has(key)) seen.set(key, figure);
  }
  return [...seen.values()];
}
