// A minimal PDF writer for tests: pages of Helvetica text, or any content stream, with the damage a test asks for.
// Written from ISO 32000-1 (sections 7.3–7.7); text is Latin-1 and every page is US letter.
import { deflateSync } from 'node:zlib';

export interface PdfPage {
  /** Lines to show; `y` from the bottom, `turned` writes upwards as the arXiv stamp does. */
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
  readonly turned?: boolean;
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
  const objects: Buffer[] = [];
  const add = (...parts: (string | Uint8Array)[]): number => {
    objects.push(Buffer.concat(parts.map(part => Buffer.from(part as string, 'latin1'))));
    return objects.length;
  };
  const kids = pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  const map = faults.garbled ? ' /ToUnicode 4 0 R' : '';
  add(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding${map} >>`);
  add(...streamObject(Buffer.from(PRIVATE_USE_MAP), []));
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
  const file = fileOf(objects, faults.encrypted === true);
  return new Uint8Array(
    file.subarray(0, faults.cutAt === undefined ? file.length : Math.floor(faults.cutAt * file.length)),
  );
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

/** 2 kB that take gigabytes: `megabytes` of short text operators, deflated twice. */
export function makeBomb(megabytes = 200): Uint8Array {
  const operators = Buffer.alloc(megabytes * 1_000_000, '(a) Tj\n');
  operators.write('BT /F1 10 Tf 1 0 0 1 72 700 Tm\n');
  const bytes = deflateSync(deflateSync(operators, { level: 9 }), { level: 9 });
  return makePdf([{ stream: { bytes, filters: ['FlateDecode', 'FlateDecode'] } }]);
}

/** 32 bytes that are no key of any password; letters, so that they need no escaping in a string. */
const FILLER = 'abcdefghijklmnopqrstuvwxyzabcdef';

/** Maps the codes of A–z to U+E041 and on. */
const PRIVATE_USE_MAP = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Private def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <41> <7A> <E041> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end`;

function textStream(lines: readonly PdfLine[]): Buffer {
  const shown = lines.map(({ text, x, y, size = 10, turned = false }) => {
    const escaped = text.replaceAll(/[\\()]/g, String.raw`\$&`);
    return `BT /F1 ${size} Tf ${turned ? '0 1 -1 0' : '1 0 0 1'} ${x} ${y} Tm (${escaped}) Tj ET`;
  });
  return Buffer.from(shown.join('\n'), 'latin1');
}

/** The parts of a stream object; `filters` are the ones that undo what was done to `bytes`. */
export function streamObject(bytes: Uint8Array, filters: readonly string[]): (string | Uint8Array)[] {
  const filter = filters.length > 0 ? ` /Filter [${filters.map(name => `/${name}`).join(' ')}]` : '';
  return [`<< /Length ${bytes.length}${filter} >>\nstream\n`, bytes, '\nendstream'];
}

/** Numbered objects (the first is the catalog) → a file with its cross-reference table. */
export function fileOf(objects: readonly Buffer[], encrypted = false): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = 9;
  const push = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, index) => {
    offsets.push(length);
    push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]));
  });
  const entries = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const secret = encrypted ? ` /Encrypt 5 0 R /ID [(${FILLER}) (${FILLER})]` : '';
  push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${count} /Root 1 0 R${secret} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
