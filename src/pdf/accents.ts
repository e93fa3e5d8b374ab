// Accents that are glyphs of their own, as in TeX's oldest font encoding → letters with accents: `G¨odel` → `Gödel`.
// Told by place: such an accent and its letter stand above each other, in one font.

/** Spacing accents, and the combining ones that mean the same (Unicode, Spacing Modifier Letters). */
const COMBINING: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ['´', '\u0301'],
  ['ˆ', '\u0302'],
  ['˜', '\u0303'],
  ['¯', '\u0304'],
  ['˘', '\u0306'],
  ['˙', '\u0307'],
  ['¨', '\u0308'],
  ['˚', '\u030a'],
  ['˝', '\u030b'],
  ['ˇ', '\u030c'],
  ['¸', '\u0327'],
  ['˛', '\u0328'],
]);
/** In font sizes: the second of the two steps back over the first by this much at least, and by this much at most. */
const OVERLAP = 0.2;
const WIDEST = 1;
/** Accents stand this much higher over capitals, in font sizes, and no more. */
const HIGHER = 0.4;

/** A placed text, as far as accents are concerned. */
export interface AccentPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}

/** The pieces in their order, each accent in one piece with its letter; a piece that was an accent only is gone. */
export function joinAccents<T extends AccentPiece>(pieces: readonly T[]): T[] {
  const joined: T[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const pair = before && mayHoldAccent(before, piece) ? accentOnLetter(before, piece) : null;
    if (pair === null) joined.push(piece);
    else joined.splice(-1, 1, ...pair.filter(({ text }) => text !== ''));
  }
  return joined;
}

function mayHoldAccent(before: AccentPiece, piece: AccentPiece): boolean {
  if (!COMBINING.has(before.text.at(-1) ?? '') && !COMBINING.has(piece.text.at(0) ?? '')) return false;
  const back = (before.x + before.width - piece.x) / piece.size;
  const alike = before.font === piece.font && before.size === piece.size;
  return alike && back > OVERLAP && back < WIDEST && Math.abs(piece.y - before.y) < HIGHER * piece.size;
}

/** Accent and letter, or letter and cedilla; null when there is no such letter. */
function accentOnLetter<T extends AccentPiece>(before: T, piece: T): [T, T] | null {
  const last = before.text.at(-1) ?? '';
  const first = piece.text.at(0) ?? '';
  const letter = composed(last, first);
  const rest = before.text.slice(0, -1);
  const end = piece.x + piece.width;
  if (letter !== null) {
    const x = rest === '' ? Math.min(before.x, piece.x) : piece.x;
    return [
      { ...before, text: rest, width: Math.max(0, piece.x - before.x) },
      { ...piece, text: letter + piece.text.slice(1), x, width: end - x },
    ];
  }
  const marked = composed(first, last);
  if (marked === null) return null;
  const behind = piece.text.slice(1);
  const width = behind === '' ? Math.max(before.width, end - before.x) : before.width;
  const x = before.x + width;
  return [
    { ...before, text: rest + marked, width },
    { ...piece, text: behind, x, width: Math.max(0, end - x) },
  ];
}

/** One character, or null when there is none for the two. */
function composed(accent: string, letter: string): string | null {
  const mark = COMBINING.get(accent);
  if (mark === undefined || !/^[A-Za-zıȷ]$/u.test(letter)) return null;
  const dotless = { ı: 'i', ȷ: 'j' }[letter];
  const whole = ((dotless ?? letter) + mark).normalize('NFC');
  return whole.length === 1 ? whole : null;
}
