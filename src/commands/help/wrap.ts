// Text broken into lines where it may be broken: at blanks, and between Chinese characters. Pure.
// Help measures by `widthOf`, which loads nothing; tables and the screen by string-width (batch/cells.ts).

/** Characters that take two cells of a terminal, as far as our own texts hold them. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/;
/** These begin no line: what they end stands before them. */
const CLOSING = /[，。、；：？！）》」』】”’…％,.;:!?)\]]/;
/** These end no line: what they begin stands behind them. */
const OPENING = /[（《「『【“‘([]/;

/** Stands for a blank at which nothing may be broken; no text of ours holds it. */
const GLUE = '\ue000';
/** Lines of less would be harder to read than those that the terminal breaks. */
const LEAST_ROOM = 20;

/** How many cells a text of our own takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : 1;
  return width;
}

/** Lines of at most `width`, as `measure` counts it; a word that is longer stays whole. White space is collapsed. */
export function wrapBy(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { piece, blank } of piecesOf(text)) {
    const longer = line === '' ? piece : line + blank + piece;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = piece;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** What must stay together, and what stands before it unless it begins a line. */
interface Piece {
  readonly piece: string;
  readonly blank: '' | ' ';
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const word of text.split(/\s+/).filter(part => part !== '')) {
    let start = 0;
    const chars = Array.from(word);
    for (let at = 1; at <= chars.length; at += 1) {
      if (at < chars.length && !isBreak(chars[at - 1] ?? '', chars[at] ?? '')) continue;
      pieces.push({ piece: chars.slice(start, at).join(''), blank: start === 0 ? ' ' : '' });
      start = at;
    }
  }
  return pieces;
}

function isBreak(before: string, after: string): boolean {
  if (CLOSING.test(after) || OPENING.test(before)) return false;
  return WIDE.test(before) || WIDE.test(after);
}

/**
 * For the parts of an error: breaks a text at the width of the terminal, its later lines under the first. A stream that
 * is no terminal gets it in one line; commands in backquotes stay whole, for they are copied.
 */
export function fittedTo({ isTTY, columns }: { isTTY?: boolean; columns?: number }) {
  return (label: string, text: string): string => {
    const room = (columns ?? 0) - widthOf(label) - 1;
    if (isTTY !== true || room < LEAST_ROOM) return label + text;
    const whole = text.replace(/`[^`\n]{1,400}`/g, command => command.replaceAll(' ', GLUE));
    const indent = ' '.repeat(widthOf(label));
    const lines = whole.split('\n').flatMap(line => wrapBy(line, room, widthOf));
    return label + lines.join(`\n${indent}`).replaceAll(GLUE, ' ');
  };
}
