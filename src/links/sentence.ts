// The clause in which an address stands: what a sentence says before and behind it. Pure.
import { LINE_END } from './broken.ts';
import type { Clause } from './evidence.ts';

/** How far a sentence is read back and on, in characters. */
const BACK = 400;
const ON = 110;

const BOUNDARY = /[.!?]["”')\]]?\d{0,2}\s(?=["“(]?[\p{Lu}\p{Script=Han}])|[。！？；]/gu;
const ABBREVIATION = /\b(?:e\.g|i\.e|et al|cf|vs|resp|approx|Fig|Sec|Eq|No|Dr|Prof)\.?$/;
/** Where the words behind an address stop speaking of it. */
const CLAUSE_END = /[.;。；，]|\s(?:and|which|where|but|while|whereas)\s/;

/**
 * The clause around `start` to `end` of a text. Nothing before `from` and nothing from `to` on is read: there other
 * addresses stand.
 */
export function clauseAt(text: string, at: { start: number; end: number; from: number; to: number }): Clause {
  const back = text.slice(Math.max(at.from, at.start - BACK), at.start);
  const on = text.slice(at.end, Math.min(at.to, at.end + ON));
  const stop = CLAUSE_END.exec(on)?.index ?? on.length;
  return { before: plain(back.slice(sentenceStart(back))), after: plain(on.slice(0, stop)) };
}

/** Offset of the last sentence of a text. */
function sentenceStart(text: string): number {
  let start = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length;
    // A stop right before the address ("at: https://…") belongs to its sentence.
    if (!ABBREVIATION.test(text.slice(Math.max(0, match.index - 12), match.index + 1)) && end < text.length)
      start = end;
  }
  return start;
}

function plain(text: string): string {
  return text.replaceAll(LINE_END, ' ');
}
