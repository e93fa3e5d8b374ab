// Bytes → the lines that may be misread UTF-8, told from intact ones by a look at their bytes: a misread character
// is two or more characters beyond ASCII in a row, and some page has all of them.
import type { CodePage } from './code-pages.ts';

/** A line and what was found of it so far. */
export interface Line {
  /** Bytes `[start, end)`, without the line feed. */
  readonly start: number;
  readonly end: number;
  /** As it reads once the misreadings found so far are undone. */
  text: string;
  /** Pages it was misread with, in the order it happened. */
  pages: readonly CodePage[];
  /** Characters that came back whole, and characters that lost bytes, when the last of them was undone. */
  whole: number;
  damaged: number;
}

export interface Lines {
  readonly suspect: readonly Line[];
  /** Lines beyond ASCII that cannot be misread as a whole. */
  readonly intact: readonly ByteRange[];
  /** Characters beyond ASCII in intact lines that some page may have: `“`, `é`, `×`. */
  readonly single: number;
}

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** ASCII lines are left out, and a byte order mark is no part of the first line. */
export function linesOf(bytes: Uint8Array): Lines {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const suspect: Line[] = [];
  const intact: ByteRange[] = [];
  let single = 0;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (let start = hasMark ? 3 : 0; start < buffer.length;) {
    const found = buffer.indexOf(0x0a, start);
    const end = found === -1 ? buffer.length : found;
    const kind = kindOf(buffer, start, end);
    if (kind === 'suspect') {
      const text = buffer.toString('utf8', start, end);
      suspect.push({ start, end, text, pages: [], whole: 0, damaged: 0 });
    } else if (kind !== 0) {
      intact.push({ start, end });
      if (kind !== 'intact') single += kind;
    }
    start = end + 1;
  }
  return { suspect, intact, single };
}

/** True when a text holds a character that no page has: U+3000 to U+F8FE, or half of a surrogate pair. */
export function isIntact(text: string): boolean {
  return /[\u3000-\uf8fe]/.test(text);
}

/** A number: so many characters beyond ASCII, each of them alone. */
function kindOf(bytes: Uint8Array, start: number, end: number): 'suspect' | 'intact' | number {
  let characters = 0;
  let inRow = false;
  let previous = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0xc0) {
      // U+3000 to U+EFFF, and what lies beyond the first plane.
      if ((byte >= 0xe3 && byte <= 0xee) || byte >= 0xf0) return 'intact';
      characters++;
      inRow ||= previous >= 0x80;
    }
    previous = byte;
  }
  return inRow ? 'suspect' : characters;
}
