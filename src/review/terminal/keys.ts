// What arrived from the keyboard in one go → what was pressed. Pure.
// One key is one decision: what came along with other characters was pasted, and decides nothing.

export type Pressed =
  /** A letter, a digit, `?`, or `enter`. */
  | {
      readonly kind: 'key';
      readonly key: string;
      /** How often, where that moves more than one step. */ readonly times?: number;
    }
  /** Ctrl-D, or the end of the input. */
  | { readonly kind: 'leave' }
  | { readonly kind: 'interrupt' }
  /** Ctrl-Z */
  | { readonly kind: 'suspend' }
  /** A character of an input method. */
  | { readonly kind: 'foreign' }
  /** More than one character. */
  | { readonly kind: 'pasted' }
  /** In line mode: Enter alone. */
  | { readonly kind: 'empty' }
  /** A key that means nothing. */
  | { readonly kind: 'nothing' };

/** The sequences of keys that move: arrows (also in application mode) and page keys. */
const MOVES: Readonly<Record<string, string>> = {
  '\u001b[A': 'k',
  '\u001bOA': 'k',
  '\u001b[B': 'j',
  '\u001bOB': 'j',
  '\u001b[5~': 'K',
  '\u001b[6~': 'J',
};

/** Held down, or pressed fast, they arrive several at once; they decide nothing. */
const MOVING = new Set(['j', 'k', 'J', 'K']);
/** Of these each one is a step; a paper that is opened takes longer than the key is held. */
const STEPS = new Set(['j', 'k']);
const PASTE = '\u001b[200~';

/**
 * A sequence that a terminal sends for one key or as an answer of its own: CSI, SS3, a string up to its end, Alt with a
 * key, or a lone Escape. https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
const SEQUENCE =
  /\u001b(?:\[M[^]{3}|\[[0-?]{0,40}[ -/]{0,8}[@-~]|O[^]|[\]PX^_][^\u0007\u001b]{0,4000}(?:\u0007|\u001b\\)?|[^\u001b])?/uy;

/** What was pressed, of all that arrived until the keyboard was still for a moment. */
export function pressedIn(chunk: string): Pressed {
  if (chunk.includes('\u0003')) return { kind: 'interrupt' };
  if (chunk.includes(PASTE)) return { kind: 'pasted' };
  const pieces = piecesOf(chunk);
  const [first] = pieces;
  if (first === undefined) return { kind: 'nothing' };
  const keys = new Set(pieces.map(piece => MOVES[piece] ?? piece));
  if (pieces.length > 1) {
    const [only = ''] = keys;
    if (keys.size === 1 && MOVING.has(only))
      return { kind: 'key', key: only, ...(STEPS.has(only) ? { times: pieces.length } : {}) };
    return pieces.every(isSequence) ? { kind: 'nothing' } : { kind: 'pasted' };
  }
  return pressed(MOVES[first] ?? first);
}

/** What was typed before Enter, where keys are not read one by one. */
export function typedIn(line: string): Pressed {
  const word = line.normalize('NFKC').trim();
  if (word === '') return { kind: 'empty' };
  return pressedIn(word);
}

/** A line of text without control characters; null when Escape is in it: there it cancels. */
export function textIn(line: string): string | null {
  return line.includes('\u001b') ? null : line.replace(/\p{Cc}/gu, ' ').trim();
}

function pressed(piece: string): Pressed {
  if (piece === '\u0004') return { kind: 'leave' };
  if (piece === '\u001a') return { kind: 'suspend' };
  if (piece === '\r' || piece === '\n') return { kind: 'key', key: 'enter' };
  // Input methods give full-width letters where they are left on.
  const key = piece.normalize('NFKC');
  if (/^[!-~]$/.test(key)) return { kind: 'key', key };
  return /^[\u0000-\u001f\u007f ]$|^\u001b/.test(piece) ? { kind: 'nothing' } : { kind: 'foreign' };
}

function isSequence(piece: string): boolean {
  return piece.startsWith('\u001b');
}

/** Characters and whole sequences. A key that takes two characters of Unicode's is one. */
function piecesOf(chunk: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < chunk.length;) {
    SEQUENCE.lastIndex = at;
    const piece = SEQUENCE.exec(chunk)?.[0] ?? String.fromCodePoint(chunk.codePointAt(at) ?? 0);
    pieces.push(piece);
    at += piece.length;
  }
  return pieces;
}
