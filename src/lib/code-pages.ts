// Single-byte code pages, each as byte → character and back. All are ASCII below 0x80.
// A byte that a page leaves undefined stands for the character of the same number, as decoders that lose nothing do.

export interface CodePage {
  readonly name: string;
  /** The characters of bytes 0x80 to 0xFF, each one UTF-16 unit. */
  readonly chars: string;
  /** UTF-16 unit → its byte, 0 where the page does not have it (and for U+0000). */
  readonly byteOf: Uint8Array;
  /** How many bytes have no character to print: a program that strips controls loses them. */
  readonly silent: number;
}

/**
 * The pages that UTF-8 is misread with in practice, made at the first call.
 * Tables are those of encoding.spec.whatwg.org; test/lib/code-pages.test.ts holds them written out.
 */
export function codePages(): readonly CodePage[] {
  made ??= [
    pageOf('windows-1252', WINDOWS_1252),
    ...DECODED.map(name => pageOf(name, decoded(name))),
    pageOf('latin-1', LATIN_1),
  ];
  return made;
}

/** Bytes → text, one character a byte. */
export function decodeWith(page: CodePage, bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    units[at] = byte < 0x80 ? byte : page.chars.charCodeAt(byte - 0x80);
  }
  return Buffer.from(units.buffer).toString('utf16le');
}

/** Text → bytes; a character that the page does not have becomes 0x00. */
export function encodeWith(page: CodePage, text: string): Buffer {
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = page.byteOf[text.charCodeAt(at)] ?? 0;
  return bytes;
}

let made: readonly CodePage[] | undefined;

/** Where two pages read a text alike the first is named, so the common ones stand first. */
const DECODED = [
  'windows-1254',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1257',
  'windows-1258',
  'iso-8859-15',
  'macintosh',
  'ibm866',
  'koi8-r',
];

const UPPER_HALF = Uint8Array.from({ length: 128 }, (_, index) => index + 0x80);
const LATIN_1 = Buffer.from(UPPER_HALF).toString('latin1');
/** Spelled out: Node 20 takes a short cut and decodes windows-1252 as Latin-1 (0x92 → U+0092). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' + LATIN_1.slice(0xa0 - 0x80);

/** Bytes that the standard has no character for come as U+FFFD; here they keep their number. */
function decoded(name: string): string {
  const text = new TextDecoder(name).decode(UPPER_HALF);
  return text.replaceAll('\ufffd', (_, index: number) => LATIN_1.charAt(index));
}

function pageOf(name: string, chars: string): CodePage {
  const byteOf = new Uint8Array(0x1_00_00);
  let silent = 0;
  for (let byte = 0; byte < 0x80; byte++) byteOf[byte] = byte;
  for (let index = 0; index < 0x80; index++) {
    const code = chars.charCodeAt(index);
    byteOf[code] = index + 0x80;
    if (code < 0xa0) silent++;
  }
  return { name, chars, byteOf, silent };
}
