// The numbers of a claim, each once though it stands in both languages. Pure.
import type { Claim } from '../domain/claim.ts';
import { nameKey, type Figure } from './figure.ts';
import { numbersOf } from './numbers.ts';

type Words = Pick<Claim, 'zh' | 'en'>;

/** All numbers of each language. */
export interface TwinFigures {
  readonly zh: readonly Figure[];
  readonly en: readonly Figure[];
}

/** Four checks look at the same claim: its numbers are read once for each. */
const known = new WeakMap<Words, TwinFigures>();

/** Figures of zh and of en. */
export function twinFigures(claim: Words): TwinFigures {
  const read = known.get(claim);
  if (read !== undefined) return read;
  const twins = { zh: numbersOf(claim.zh), en: numbersOf(claim.en) };
  known.set(claim, twins);
  return twins;
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
