// Which bytes are no text: files known by how they begin, and data with zero bytes or controls all over. Pure.
import { phrase, type Told } from '../lib/phrase.ts';

const KNOWN: readonly (readonly [begin: string, kind: Told])[] = [
  ['%PDF-', phrase`a PDF`],
  ['PK\x03\x04', phrase`a zip archive (.docx, .xlsx and .epub are zip archives, too)`],
  ['\x1f\x8b', phrase`a gzip archive`],
  ['7z\xbc\xaf\x27\x1c', phrase`a 7z archive`],
  ['Rar!\x1a', phrase`a rar archive`],
  ['BZh', phrase`a bzip2 archive`],
  ['\xfd7zXZ', phrase`an xz archive`],
  ['\x28\xb5\x2f\xfd', phrase`a zstd archive`],
  ['\xd0\xcf\x11\xe0', phrase`an old Office file (.doc, .xls)`],
  ['\x89PNG', phrase`a PNG image`],
  ['\xff\xd8\xff', phrase`a JPEG image`],
  ['GIF8', phrase`a GIF image`],
  ['SQLite format 3\0', phrase`an SQLite database`],
  ['\x7fELF', phrase`a program`],
  ['\xff\xfe\0\0', phrase`UTF-32 text, which nothing here reads; save it as UTF-8`],
];
/** Enough to know a file by. */
const SAMPLE = 65_536;

/** What the bytes are by their beginning, with its article; null when they may be text. */
export function binaryKind(bytes: Uint8Array): Told | null {
  const head = Buffer.from(bytes.subarray(0, 16))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  const known = KNOWN.find(([begin]) => head.startsWith(begin));
  // "BZh is a format" is a sentence; an archive goes on with its block size and a magic number.
  if (known?.[0] === 'BZh' && !/^BZh\d1AY/.test(head)) return null;
  return known?.[1] ?? null;
}

/** UTF-16 without byte order mark: ASCII in it has a zero byte on one side, and never on the other. */
export function zeroSide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 === 1 || bytes.length === 0) return null;
  const sample = bytes.subarray(0, SAMPLE);
  const zeros: [even: number, odd: number] = [0, 0];
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = zeros;
  const least = sample.length / 100;
  if (odd > least && even * 20 <= odd) return 'utf-16le';
  return even > least && odd * 20 <= even ? 'utf-16be' : null;
}

/** More than 1 % of the bytes are zero or controls that no text has. */
export function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let odd = 0;
  for (const byte of sample) if (byte < 0x20 && !isTextControl(byte)) odd += 1;
  return odd > sample.length / 100;
}

/** Backspace to carriage return, and escape (colours in logs). */
function isTextControl(byte: number): boolean {
  return (byte >= 0x08 && byte <= 0x0d) || byte === 0x1b;
}
