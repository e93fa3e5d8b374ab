// Figures and hostile text as a person reads them in one line: counts, tokens, money, time.
import type { Money } from '../../../domain/batch.ts';
import { english, phrase, type Phrase, type Told } from '../../../lib/phrase.ts';
import type { Place } from '../../../domain/source.ts';

/** Makes text from elsewhere printable and takes secrets out of it; done before anything is cut. */
export type Clean = (text: string) => string;

/** A phrase in the language of who reads it. */
export type Speak = (told: Told) => string;

/** Longer text is never shown; it is cut before it is worked on. */
const LONGEST = 2000;

/** Any text as one clean line. */
export function oneLine(text: string, clean: Clean): string {
  return clean(text.slice(0, LONGEST).replace(/\s+/g, ' ').trim());
}

/** What is told as one clean line, in the person's language; in English where nobody says which. */
export function told(text: Told, { clean, speak = english }: { clean: Clean; speak?: Speak }): string {
  return oneLine(speak(text), clean);
}

type Forms = readonly [one: (count: string) => Phrase, many: (count: string) => Phrase];
/** Chinese has a word of measure with each noun and no plural, so each is a phrase of its own. */
const COUNTED = {
  paper: [n => phrase`${n} paper`, n => phrase`${n} papers`],
  claim: [n => phrase`${n} claim`, n => phrase`${n} claims`],
  call: [n => phrase`${n} call`, n => phrase`${n} calls`],
  place: [n => phrase`${n} place`, n => phrase`${n} places`],
  source: [n => phrase`${n} source`, n => phrase`${n} sources`],
  repeat: [n => phrase`${n} repeat`, n => phrase`${n} repeats`],
  line: [n => phrase`${n} line`, n => phrase`${n} lines`],
  entry: [n => phrase`${n} entry`, n => phrase`${n} entries`],
  row: [n => phrase`${n} row`, n => phrase`${n} rows`],
  file: [n => phrase`${n} file`, n => phrase`${n} files`],
  finding: [n => phrase`${n} finding`, n => phrase`${n} findings`],
  rule: [n => phrase`${n} rule`, n => phrase`${n} rules`],
  'list line': [n => phrase`${n} list line`, n => phrase`${n} list lines`],
  section: [n => phrase`${n} section of notes`, n => phrase`${n} sections of notes`],
  'other reason': [n => phrase`${n} other reason`, n => phrase`${n} other reasons`],
} as const satisfies Readonly<Record<string, Forms>>;

/** `1 paper`, `1,200 papers`. */
export function counted(number: number, noun: keyof typeof COUNTED): Phrase {
  const [one, many] = COUNTED[noun];
  return (number === 1 ? one : many)(grouped(number));
}

/** `1,200`. */
export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

/** `950 tok`, `41k tok`, `2.3M tok`. */
export function tokensText(tokens: number): Phrase {
  if (tokens < 1000) return phrase`${Math.round(tokens)} tok`;
  if (tokens < 999_500) return phrase`${Math.round(tokens / 1000)}k tok`;
  return phrase`${(tokens / 1e6).toFixed(1)}M tok`;
}

const SIGNS: Readonly<Record<string, string>> = { USD: '$', CNY: '¥', EUR: '€', GBP: '£' };

/** `$1.20`, `¥0.0031`, `<$0.0001`, `5.00 CHF`; little money keeps two figures. */
export function moneyText({ amount, currency }: Money): string {
  const sign = SIGNS[currency];
  const money = (digits: string): string => (sign === undefined ? `${digits} ${currency}` : sign + digits);
  if (amount === 0) return money('0');
  if (amount < 0.0001) return `<${money('0.0001')}`;
  return money(amount < 0.01 ? amount.toFixed(4) : amount.toFixed(2));
}

/** Time that has passed, rounded down: `12 s`, `25 min`, `3 h`. */
export function elapsedText(milliseconds: number): Phrase {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 120) return phrase`${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? phrase`${minutes} min` : phrase`${Math.floor(minutes / 60)} h`;
}

/** Time that is still to pass, rounded up so that it is never too early: `45 s`, `20 min`, `24 h`. */
export function remainingText(milliseconds: number): Phrase {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds <= 120) return phrase`${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? phrase`${minutes} min` : phrase`${Math.ceil(minutes / 60)} h`;
}

/** `refs.bib:12`, or the source alone where lines mean nothing. */
export function placeText({ source, line }: Place): string {
  return line === null ? source : `${source}:${line}`;
}

/** Where text goes: how wide it is, and who reads it. */
export interface TextView {
  readonly columns: number;
  readonly clean: Clean;
  /** Phrases in the person's language; English without it. */
  readonly speak?: Speak;
}
