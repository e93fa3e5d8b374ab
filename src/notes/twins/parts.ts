// The clauses of a sentence, and what stands in one of them. Pure.
import type { Pointer } from './direction.ts';
import { plainOf, type Side } from './negation-reading.ts';

/** A piece of a sentence with the places where it begins and ends. */
export interface Part {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const PART = {
  zh: /[，。；：;]|[,:](?!\d)|(?<![反从然因进继])而(?![是非言])|但|并|同时|从而|以及/gu,
  en: /[;:]|[.,](?:\s|$)|\b(?:and|but|while|whereas|with|as|when|at)\b/gi,
};

/** The clauses of a sentence. */
export function partsOf(side: Side): Part[] {
  const { language } = side;
  const plain = plainOf(side);
  const ends = [...plain.matchAll(PART[language])].map(match => match.index);
  return [0, ...ends].map((from, at) => {
    const to = ends[at] ?? plain.length;
    return { text: plain.slice(from, to), from, to };
  });
}

/** The only word of change of a part. */
export function pointerIn({ from, to }: Part, pointers: readonly Pointer[]): Pointer | null {
  const here = pointers.filter(({ at }) => at >= from && at < to);
  return here.length === 1 ? (here[0] ?? null) : null;
}

/** The part with this number or name, when no other has it. */
export function partWith(anchor: string, side: Side): Part | null {
  const about = partsOf(side).filter(({ text }) => anchorsIn(text).includes(anchor));
  return about.length === 1 ? (about[0] ?? null) : null;
}

/** Numbers and names, which both languages write alike. */
export function anchorsIn(text: string): string[] {
  return (
    text.match(
      /(?<![a-z])[a-z]{1,12}@\d+|(?<![\p{L}\p{N}-])\p{Lu}[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|(?<![\p{L}\d.@-])\d+(?:\.\d+)?/gu,
    ) ?? []
  );
}

/** Two figures, and how far they are apart. */
const COMPARED = 3;
/** `高 3.0`, `3.0 less`: A than B, or B than A. */
const BARE_DIFFERENCE =
  /^[\s，。；,;]{0,4}(?:[高低多少快慢长短]出?了?\s?\d{1,9}(?:\.\d{1,9})?\s?(?:%|分|倍|个?百分点|点)?|\d{1,9}(?:\.\d{1,9})?\s?(?:%|points?|percentage points?|times)?\s?(?:less|more|higher|lower|fewer|faster|slower|longer|shorter))[\s。.]{0,4}$/u;

/** The words of direction, less those that compare two things named before and do not say which with which. */
export function withoutBareDifferences(pointers: readonly Pointer[], side: Side): Pointer[] {
  const figures = plainOf(side).match(/\d+(?:\.\d+)?/g)?.length ?? 0;
  if (figures < COMPARED) return [...pointers];
  const parts = partsOf(side).filter(({ text }) => BARE_DIFFERENCE.test(text));
  return pointers.filter(({ at }) => !parts.some(({ from, to }) => at >= from && at < to));
}
