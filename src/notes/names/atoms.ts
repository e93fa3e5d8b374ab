// Text → its atoms, of which names are made: runs of letters, and of digits. Pure, linear, one pass over the characters:
// a paper has ten thousand atoms.

/** An atom as written, and where it begins. */
interface Atom {
  readonly from: number;
  readonly written: string;
}

/** The atoms of a text in order. Digits take the letter or two of `7B` and `50ms` with them. */
export function atomsIn(text: string): Atom[] {
  const atoms: Atom[] = [];
  for (let from = 0; from < text.length;) {
    const end = atomEnd(text, from);
    if (end > from) atoms.push({ from, written: text.slice(from, end) });
    from = Math.max(end, from + 1);
  }
  return atoms;
}

/** The end of the atom that begins at `start`; `start` itself when none does. */
function atomEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (isLetter(code)) return runEnd(text, start, isLetter);
  if (!isDigit(code)) return start;
  const end = runEnd(text, start, isDigit);
  const unit = runEnd(text, end, isAsciiLetter);
  return unit - end <= 2 ? unit : end;
}

function runEnd(text: string, start: number, isOf: (code: number) => boolean): number {
  let end = start;
  while (end < text.length && isOf(text.charCodeAt(end))) end += 1;
  return end;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** Latin letters with their accented ones, without the signs × and ÷, which stand among these. */
function isLetter(code: number): boolean {
  if (code < 128) return isAsciiLetter(code);
  return code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7;
}
