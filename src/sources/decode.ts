// Bytes of a list → text, and what they were read as. Never throws: bytes that are no text are named, not guessed at.
// Order: byte order mark, UTF-16 by its zero bytes, strict UTF-8, GB18030 that looks like Chinese, windows-1252.
import { codePages, decodeWith } from '../lib/code-pages.ts';
import { binaryKind, isBinary, zeroSide } from './binary.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface Decoded {
  /** Null when the bytes are no text. */
  readonly text: string | null;
  readonly encoding: string | null;
  readonly notices: readonly Told[];
}

/** Bytes → text without byte order mark. `text: null` and a notice for a PDF, an archive, an image. */
export function decodeSource(bytes: Uint8Array): Decoded {
  const kind = binaryKind(bytes);
  if (kind !== null) return noText(phrase`it is ${kind}, not a text`);
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  const side = zeroSide(bytes);
  if (side !== null) {
    const text = strictly(side, bytes);
    if (text !== null) return { text, encoding: side, notices: [] };
  }
  if (isBinary(bytes)) return noText(phrase`it is binary data, not a text`);
  return byGuess(bytes);
}

function noText(notice: Told): Decoded {
  return { text: null, encoding: null, notices: [notice] };
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return byGuess(bytes.subarray(3));
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (encoding === null) return null;
  const text = strictly(encoding, bytes);
  if (text !== null) return { text, encoding, notices: [] };
  const notices = [phrase`some of it is no ${encoding.toUpperCase()} and shows as \ufffd`];
  return { text: new TextDecoder(encoding).decode(bytes), encoding, notices };
}

function byGuess(bytes: Uint8Array): Decoded {
  const text = strictly('utf-8', bytes);
  if (text !== null) return { text, encoding: 'utf-8', notices: [] };
  const damaged = damagedUtf8(bytes);
  if (damaged !== null) return damaged;
  const chinese = looksChinese(bytes) ? strictly('gb18030', bytes) : null;
  if (chinese !== null) return { text: chinese, encoding: 'gb18030', notices: [] };
  const [windows] = codePages();
  const notices = [
    phrase`it is neither UTF-8 nor GB18030; read as windows-1252, letters with accents may be wrong`,
  ];
  return windows === undefined
    ? { text: Buffer.from(bytes).toString('latin1'), encoding: 'latin-1', notices }
    : { text: decodeWith(windows, bytes), encoding: windows.name, notices };
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8 with a byte lost here and there (a log cut in the middle of a character): the rest of it is as it was. */
function damagedUtf8(bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  let lost = 0;
  let whole = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) lost += 1;
    else if (code >= 0x80) whole += 1;
  }
  if (lost * 10 >= whole) return null;
  const notices = [
    lost === 1
      ? phrase`1 place is no UTF-8 and shows as \ufffd`
      : phrase`${lost} places are no UTF-8 and show as \ufffd`,
  ];
  return { text, encoding: 'utf-8', notices };
}

/**
 * Bytes of a European language often decode as GB18030, since `é` and a letter make a rare character. In Chinese most
 * pairs are common characters or punctuation, whose bytes are both above 0xA0.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    at += 1;
    pairs += 1;
    const isCommonLead = (lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3);
    if (isCommonLead && (bytes[at] ?? 0) >= 0xa1) common += 1;
  }
  return common >= pairs * 0.7;
}
