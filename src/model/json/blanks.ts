// Text + place → the next place that is neither blank nor comment. Pure.
// No-break and zero-width spaces, which JSON refuses, are blanks here; inside texts they are never looked at.

/** Where blanks and comments end. `hadQuote`: a comment held a quote, so it may have been part of a text. */
export interface Skipped {
  readonly at: number;
  readonly hadQuote: boolean;
}

const BLANKS = /[\s\u200B\u2060]*/y;
/** Bounded, so that a text full of quotes and comment marks is not read again and again. */
const COMMENT = /\/\/[^\r\n]{0,300}|#[^\r\n]{0,300}|\/\*[^*]{0,300}\*\//y;
const MOST_COMMENTS = 8;

/** Skips blanks and up to eight short comments from `at`. */
export function skipBlanks(text: string, at: number): Skipped {
  let place = afterBlanks(text, at);
  let hadQuote = false;
  for (let count = 0; count < MOST_COMMENTS; count += 1) {
    COMMENT.lastIndex = place;
    const comment = COMMENT.exec(text);
    if (comment === null) break;
    hadQuote ||= /["“”＂]/.test(comment[0]);
    place = afterBlanks(text, COMMENT.lastIndex);
  }
  return { at: place, hadQuote };
}

function afterBlanks(text: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.test(text);
  return BLANKS.lastIndex;
}
