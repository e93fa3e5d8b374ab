// A minimal PDF writer for tests: pages of Helvetica text, or any content stream, with the damage a test asks for.
// Written from ISO 32000-1 (sections 7.3–7.7); text is Latin-1 and every page is US letter.
import { constants, deflateRawSync, deflateSync } from 'node:zlib';

export interface PdfPage {
  /** Lines to show; `y` from the bottom. */
  readonly lines?: readonly PdfLine[];
  /** A content stream instead of lines, with the filters that undo it. */
  readonly stream?: { readonly bytes: Uint8Array; readonly filters: readonly string[] };
  readonly rotate?: 0 | 90 | 180 | 270;
}

export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Direction in which it is written, anticlockwise from the right: 90 is upwards, as the arXiv stamp is. */
  readonly turned?: 0 | 90 | 180 | 270;
}

export interface PdfFaults {
  /** Adds an encryption dictionary whose empty user password is wrong: every reader must ask. */
  readonly encrypted?: boolean;
  /** The font says of its letters that they are private-use code points, as fonts without a real map do. */
  readonly garbled?: boolean;
  /** Keeps only this share of the bytes, from the beginning. */
  readonly cutAt?: number;
}

/** The bytes of a whole PDF. */
export function makePdf(pages: readonly PdfPage[], faults: PdfFaults = {}): Uint8Array {
  const objects: PdfObject[] = [];
  const add = (...parts: PdfObject): number => objects.push(parts);
  const kids = pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  const map = faults.garbled ? ' /ToUnicode 4 0 R' : '';
  add(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding${map} >>`);
  add(...streamObject(PRIVATE_USE_MAP));
  add('<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O (', FILLER, ') /U (', FILLER, ') >>');
  for (const page of pages) {
    const contents = objects.length + 2;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate ${page.rotate ?? 0} ` +
        `/Resources << /Font << /F1 3 0 R >> >> /Contents ${contents} 0 R >>`,
    );
    const { bytes, filters } = page.stream ?? { bytes: textStream(page.lines ?? []), filters: [] };
    add(...streamObject(bytes, filters));
  }
  const secret = faults.encrypted ? `/Encrypt 5 0 R /ID [(${FILLER}) (${FILLER})]` : '';
  const file = fileOf(objects, { trailer: () => secret });
  return file.subarray(0, faults.cutAt === undefined ? file.length : Math.floor(faults.cutAt * file.length));
}

/** A page of running text that passes as a paper: `count` lines of plain words, one below the other. */
export function textPage(count = 20, word = 'harbour'): PdfPage {
  const lines = Array.from({ length: count }, (_, line) => ({
    text: `line ${line + 1} of ordinary words about the ${word} and its many ships`,
    x: 72,
    y: 700 - 14 * line,
  }));
  return { lines };
}

/**
 * 2 kB that take gigabytes: 200 MB of short texts, deflated twice. Each text is set at a place of its own, or the
 * parser would join them and drop what runs off the page.
 */
export function makeBomb(): Uint8Array {
  const text = 'BT /F1 10 Tf 1 0 0 1 72 700 Tm (boom) Tj 1 0 0 1 72 300 Tm (bang) Tj ET\n';
  const bytes = deflateSync(flateOf(Buffer.alloc(1_000_000, text), 200), { level: 9 });
  return makePdf([{ stream: { bytes, filters: ['FlateDecode', 'FlateDecode'] } }]);
}

/**
 * The zlib stream of `times` times these bytes, without ever having them all: blocks that end at a byte and look at
 * nothing before them may be repeated (RFC 1951, 3.2). Its checksum is wrong, which pdf.js does not look at.
 */
export function flateOf(bytes: Uint8Array, times: number): Buffer {
  const block = deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Buffer.alloc(block.length * times, block);
  return Buffer.concat([Buffer.from([0x78, 0xda]), blocks, deflateRawSync(Buffer.alloc(0)), Buffer.alloc(4)]);
}

/** 32 bytes that are no key of any password; letters, so that they need no escaping in a string. */
const FILLER = 'abcdefghijklmnopqrstuvwxyzabcdef';

/** Maps the codes of A–z to U+E041 and on. */
const PRIVATE_USE_MAP = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Private def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <41> <7A> <E041> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end`;

const DIRECTIONS = { 0: '1 0 0 1', 90: '0 1 -1 0', 180: '-1 0 0 -1', 270: '0 -1 1 0' };

function textStream(lines: readonly PdfLine[]): Buffer {
  const shown = lines.map(({ text, x, y, size = 10, turned = 0 }) => {
    const escaped = text.replaceAll(/[\\()]/g, String.raw`\$&`);
    return `BT /F1 ${size} Tf ${DIRECTIONS[turned]} ${x} ${y} Tm (${escaped}) Tj ET`;
  });
  return Buffer.from(shown.join('\n'), 'latin1');
}

/** An object's text in parts; numbers of objects count from 1 in the order of the list. */
export type PdfObject = readonly (string | Uint8Array)[];

export interface FileFaults {
  /** More for the trailer dictionary, told where the table of objects begins. */
  readonly trailer?: (table: number) => string;
  /** Added to every offset of the table of objects. */
  readonly shift?: number;
  /** Where the file says that its table of objects begins, told where it does. */
  readonly startxref?: (table: number) => number;
}

/** A stream with its dictionary; `extra` goes into the dictionary. */
export function streamObject(
  bytes: Uint8Array | string,
  filters: readonly string[] = [],
  extra = '',
): PdfObject {
  const filter = filters.length > 0 ? ` /Filter [${filters.map(name => `/${name}`).join(' ')}]` : '';
  return [`<< /Length ${bytes.length}${filter} ${extra} >>\nstream\n`, bytes, '\nendstream'];
}

/** A file of these objects, of which the first is the catalogue. */
export function fileOf(objects: readonly PdfObject[], faults: FileFaults = {}): Uint8Array {
  const { trailer, shift = 0, startxref } = faults;
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const push = (part: string | Uint8Array): void => {
    parts.push(Buffer.from(part as string, 'latin1'));
    length += part.length;
  };
  push('%PDF-1.4\n');
  objects.forEach((object, index) => {
    offsets.push(length + shift);
    for (const part of [`${index + 1} 0 obj\n`, ...object, '\nendobj\n']) push(part);
  });
  const entries = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${entries}`;
  const end = `startxref\n${startxref?.(length) ?? length}\n%%EOF\n`;
  push(`${table}trailer\n<< /Size ${count} /Root 1 0 R ${trailer?.(length) ?? ''} >>\n${end}`);
  return new Uint8Array(Buffer.concat(parts));
}
