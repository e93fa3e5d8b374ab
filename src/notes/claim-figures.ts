// The numbers of a claim, each once though it stands in both languages. Pure.
import type { Claim } from '../domain/claim.ts';
import { nameKey, type Figure } from './figure.ts';
import { numbersOf } from './numbers.ts';

/** Figures of zh and en, first spelling kept. */
export function claimFigures({ zh, en }: Pick<Claim, 'zh' | 'en'>): Figure[] {
  const seen = new Map<string, Figure>();
  for (const figure of [...numbersOf(zh), ...numbersOf(en)]) {
    const key =
      figure.kind === 'name' ? nameKey(figure.text) : `${figure.kind} ${figure.value.toPrecision(9)}`;
    if (!seen.has(key)) seen.set(key, figure);
  }
  return [...seen.values()];
}
