// What must survive a repair: the letters and digits of the reply, in their order. Pure.
import { protectLatex } from '../latex-escapes.ts';

/** Letters and digits of JSON-like text, escapes decoded: what a reader would read aloud. */
export function lettersOf(json: string): string {
  return protectLatex(json)
    .replace(/\\(?:u([0-9a-fA-F]{4})|.)/gs, (_, code?: string) =>
      code === undefined ? ' ' : String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** True when each text of `value` can be read off `source`, one behind the other: nothing was invented or turned round. */
export function isReadOff(value: unknown, source: string): boolean {
  const letters = lettersOf(source);
  let at = 0;
  for (const text of textsOf(value)) {
    const own = lettersOf(JSON.stringify(text));
    const found = letters.indexOf(own, at);
    if (found < 0) return false;
    at = found + own.length;
  }
  return true;
}

/**
 * True when a repair changed marks only: the same letters, and as many quotes as its keys and texts need. So nothing was
 * dropped, filled in, joined, or made a text that was none (`NaN`, bare words).
 */
export function changesOnlyMarks(value: unknown, source: string): boolean {
  const mended = JSON.stringify(value);
  if (/[[{,]\s{0,40}(?:\.{3}|…)\s{0,40}[\]},]/.test(source)) return false;
  return lettersOf(mended) === lettersOf(source) && quotesIn(mended) === quotesIn(source);
}

function quotesIn(json: string): number {
  return json.replace(/\\./gs, '').split('"').length - 1;
}

/** Every text of a value in its order; keys are not texts. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
