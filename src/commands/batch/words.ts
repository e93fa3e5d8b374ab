// Figures and hostile text as a person reads them in one line: counts, tokens, money, time.
import type { Money } from '../../domain/batch.ts';
import type { Place } from '../../domain/source.ts';

/** Makes text from elsewhere printable and takes secrets out of it; done before anything is cut. */
export type Clean = (text: string) => string;

/** Longer text is never shown; it is cut before it is worked on. */
const LONGEST = 2000;

/** Any text as one clean line. */
export function oneLine(text: string, clean: Clean): string {
  return clean(text.slice(0, LONGEST).replace(/\s+/g, ' ').trim());
}

/** `1 paper`, `1,200 papers`. */
export function counted(number: number, noun: string): string {
  const many = noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${grouped(number)} ${number === 1 ? noun : many}`;
}

/** `1,200`. */
export function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

/** `950 tok`, `41k tok`, `2.3M tok`. */
export function tokensText(tokens: number): string {
  if (tokens < 1000) return `${Math.round(tokens)} tok`;
  if (tokens < 999_500) return `${Math.round(tokens / 1000)}k tok`;
  return `${(tokens / 1e6).toFixed(1)}M tok`;
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
export function elapsedText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}

/** `refs.bib:12`, or the source alone where lines mean nothing. */
export function placeText({ source, line }: Place): string {
  return line === null ? source : `${source}:${line}`;
}
