// Where words stand in a text, and the text with others in their place. Pure.
import { spaceChinese } from '../chinese/spacing.ts';
import type { Language } from './fix.ts';

/** Where a piece of a text begins and ends. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Each place of `words` where no letter or digit goes on: not the 4 of `GPT-4`, `4.5` or `14`. */
export function spansOf(text: string, words: string): Span[] {
  const spans: Span[] = [];
  if (words === '') return spans;
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
    const span = { start, end: start + words.length };
    if (isWhole(text, span)) spans.push(span);
  }
  return spans;
}

function isWhole(text: string, { start, end }: Span): boolean {
  const [first, last] = [text.slice(start, start + 1), text.slice(end - 1, end)];
  const isBegun =
    /[A-Za-z0-9]/.test(first) &&
    /[A-Za-z0-9_]$|\d[.,]$|[A-Za-z][-_]$/.test(text.slice(Math.max(0, start - 2), start));
  return (
    !isBegun &&
    !(/[A-Za-z0-9]/.test(last) && /^(?:[A-Za-z0-9_]|[.,]\d|-[A-Za-z\d])/.test(text.slice(end, end + 2)))
  );
}

/** The text with `by` at these places; in Chinese with a blank between it and its neighbours where one is due. */
export function spliced(
  text: string,
  spans: readonly Span[],
  { by, language }: { by: string; language: Language },
): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    const lead = result + text.slice(from, start);
    result = language === 'zh' ? lead + spacedIn(by, lead.slice(-1), text.slice(end, end + 1)) : lead + by;
    from = end;
  }
  return result + text.slice(from);
}

/** The words with the blanks that they need between these two characters; those two stay. */
function spacedIn(words: string, before: string, after: string): string {
  const spaced = spaceChinese(before + words + after);
  const end = spaced.length - after.length;
  return spaced.slice(before.length, end);
}
