// Files that were made to hurt a PDF reader: small to store, dear or endless to read, or wrong in one exact way.
// Section numbers are those of ISO 32000-1.
import { deflateSync } from 'node:zlib';
import { fileOf, flateOf, makeBomb, makePdf, streamObject, textPage, type PdfObject } from './make-pdf.ts';

/** How reading one of them may end: with text, or with one of these codes. */
export interface Hostile {
  readonly bytes: () => Uint8Array;
  readonly ends: readonly string[];
  /** Takes long, or shows what others show too: only for `npm run test:crash`. */
  readonly slow?: true;
}

const TEXT = ['text'];
const STOPPED = ['E_PDF_MEMORY', 'E_PDF_TIMEOUT'];
const DAMAGED = ['E_PDF_DAMAGED'];
const WORDS =
  'BT /F1 10 Tf 72 700 Td (ordinary words about the harbour and its many ships, enough for a page) Tj ET';
const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';
const TWICE = ['FlateDecode', 'FlateDecode'];

export const HOSTILE: Readonly<Record<string, Hostile>> = {
  'text of 200 MB, deflated twice': { bytes: makeBomb, ends: STOPPED },
  'text of 200 MB, deflated once': {
    bytes: () => onePage(streamObject(flateOf(Buffer.alloc(1_000_000, `${WORDS}\n`), 200), ['FlateDecode'])),
    ends: STOPPED,
    slow: true,
  },
  'blanks of 1 GB, deflated twice': {
    bytes: () => onePage(streamObject(deflateSync(flateOf(Buffer.alloc(1_000_000, ' '), 1_000)), TWICE)),
    ends: STOPPED,
    slow: true,
  },
  'a Unicode map of 900 MB, deflated twice': {
    bytes: () => {
      const map = streamObject(deflateSync(flateOf(Buffer.alloc(1_000_000, ' '), 900)), TWICE);
      return onePage(streamObject(WORDS), {
        font: HELVETICA.replace('>>', '/ToUnicode 6 0 R >>'),
        more: [map],
      });
    },
    ends: STOPPED,
    slow: true,
  },
  'pages nested 10,000 deep': { bytes: nestedPages, ends: TEXT },
  'a page tree that contains itself': { bytes: () => pageTree('/Kids [2 0 R] /Count 1'), ends: DAMAGED },
  'a parent that is its own parent': {
    bytes: () => pageTree('/Kids [3 0 R] /Count 1 /Parent 2 0 R'),
    ends: TEXT,
  },
  'an object stream that needs itself': { bytes: loopingObjectStream, ends: DAMAGED },
  'a form that draws itself': { bytes: loopingForm, ends: TEXT },
  'a Type 3 glyph that shows itself': { bytes: loopingGlyph, ends: TEXT },
  '100,000 texts on a page': {
    bytes: () =>
      onePage(
        streamObject('BT /F1 9 Tf 1 0 0 1 72 700 Tm (ab) Tj 1 0 0 1 300 400 Tm (c-) Tj ET '.repeat(50_000)),
      ),
    ends: TEXT,
    slow: true,
  },
  '100,000 scraps in one line': {
    bytes: () => {
      const scraps = `BT /F1 9 Tf 1 0 0 1 72 700 Tm ${'[(ab) -4000 (c-)] TJ '.repeat(50_000)} ET`;
      return makePdf([textPage(), { stream: { bytes: Buffer.from(scraps), filters: [] } }]);
    },
    ends: TEXT,
  },
  'a word of 60,000 letters': {
    bytes: () => {
      const word = `BT /F1 0.001 Tf 1 0 0 1 72 700 Tm (${'a'.repeat(60_000)}-b-) Tj ET`;
      return makePdf([textPage(), { stream: { bytes: Buffer.from(word), filters: [] } }]);
    },
    ends: TEXT,
  },
  '2,000 pages': {
    bytes: () => makePdf(Array.from({ length: 2_000 }, () => textPage(1))),
    ends: ['E_PDF_TOO_LARGE'],
  },
  'a page count of two thousand million': {
    bytes: () => pageTree('/Kids [3 0 R] /Count 2147483647'),
    ends: TEXT,
  },
  // "Its 0 pages are pictures" is not the best of reasons, but it is refused.
  'a negative page count': {
    bytes: () => pageTree('/Kids [3 0 R] /Count -1'),
    ends: DAMAGED,
  },
  'a page of a million metres': {
    bytes: () =>
      onePage(streamObject(WORDS), { page: '/MediaBox [-1000000000 -1000000000 1000000000 1000000000]' }),
    ends: TEXT,
  },
  'matrices of huge numbers, and of none': { bytes: wildMatrices, ends: TEXT },
  'fonts that are not there': {
    bytes: () => onePage(streamObject(WORDS.replace('/F1', '/Nowhere')), { font: '99 0 R' }),
    ends: TEXT,
  },
  'a table of objects that continues in itself': {
    bytes: () => fileOf(objectsOf(streamObject(WORDS)), { trailer: table => `/Prev ${table}` }),
    ends: TEXT,
  },
  'a table of objects that points outside': {
    bytes: () => fileOf(objectsOf(streamObject(WORDS)), { shift: 5_000_000 }),
    ends: TEXT,
  },
  'the table of objects outside of the file': {
    bytes: () => fileOf(objectsOf(streamObject(WORDS)), { startxref: () => 99_999_999 }),
    ends: TEXT,
  },
  'streams whose length is wrong': {
    bytes: () => onePage([`<< /Length 999999999 >>\nstream\n${WORDS}\nendstream`]),
    ends: TEXT,
  },
  '100,000 annotations': { bytes: manyAnnotations, ends: [...TEXT, ...STOPPED] },
  'a font program of noise': { bytes: noisyFont, ends: TEXT },
  'character widths of four thousand million codes': { bytes: endlessWidths, ends: STOPPED },
  'a predictor with rows of 2 GB': {
    bytes: () => {
      const parameters = '/DecodeParms [<< /Predictor 12 /Columns 2000000000 >>]';
      return onePage(streamObject(deflateSync(Buffer.from(WORDS)), ['FlateDecode'], parameters));
    },
    ends: ['E_PDF_SCANNED', ...STOPPED],
  },
  'a colour calculated by 200,000 nested braces': { bytes: deepCalculator, ends: TEXT },
  'a million nested arrays': {
    bytes: () => onePage(streamObject(WORDS), { page: `/Deep ${'['.repeat(1_000_000)}` }),
    ends: DAMAGED,
    slow: true,
  },
  'a zip file named .pdf': {
    bytes: () => Buffer.from('PK\x03\x04\x14\0\0\0\b\0paper'),
    ends: ['E_PDF_NOT_PDF'],
  },
  'a picture named .pdf': {
    bytes: () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    ends: ['E_PDF_NOT_PDF'],
  },
};

interface PageParts {
  /** More for the page's dictionary. */
  readonly page?: string;
  /** Resources beside the font. */
  readonly resources?: string;
  readonly contents?: string;
  readonly font?: string;
  /** Objects from number 6 on. */
  readonly more?: readonly PdfObject[];
}

/** Objects of a document of one page: 1 catalogue, 2 pages, 3 page, 4 font, 5 contents. */
function objectsOf(contents: PdfObject, parts: PageParts = {}): PdfObject[] {
  const { page = '/MediaBox [0 0 612 792]', resources = '', font = HELVETICA, more = [] } = parts;
  return [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /Contents ${parts.contents ?? '5 0 R'} ${page} ` +
        `/Resources << /Font << /F1 4 0 R >> ${resources} >> >>`,
    ],
    [font],
    contents,
    ...more,
  ];
}

function onePage(contents: PdfObject, parts: PageParts = {}): Uint8Array {
  return fileOf(objectsOf(contents, parts));
}

/** One sound page below a page tree that says this of itself. */
function pageTree(entries: string): Uint8Array {
  const objects = objectsOf(streamObject(WORDS));
  objects[1] = [`<< /Type /Pages ${entries} >>`];
  return fileOf(objects);
}

function nestedPages(): Uint8Array {
  const objects = objectsOf(streamObject(WORDS));
  const depth = 10_000;
  for (let level = 0; level < depth; level += 1) {
    const child = level === depth - 1 ? 3 : objects.length + 2;
    objects.push([`<< /Type /Pages /Kids [${child} 0 R] /Count 1 >>`]);
  }
  objects[1] = ['<< /Type /Pages /Kids [6 0 R] /Count 1 >>'];
  return fileOf(objects);
}

/** Object 1 lies in stream 2, whose length is object 3, which lies in stream 2 (7.5.7, 7.5.8). */
function loopingObjectStream(): Uint8Array {
  const head = '%PDF-1.5\n';
  const inner = '1 0 3 33 << /Type /Catalog /Pages 4 0 R >> 9999';
  const stream = `2 0 obj\n<< /Type /ObjStm /N 2 /First 9 /Length 3 0 R /Extends 2 0 R >>\nstream\n${inner}\nendstream\nendobj\n`;
  const pages = '4 0 obj\n<< /Type /Pages /Kids [] /Count 1 >>\nendobj\n';
  const table = head.length + stream.length + pages.length;
  const rows = [
    [0, 0, 65_535],
    [2, 2, 0],
    [1, head.length, 0],
    [2, 2, 1],
    [1, head.length + stream.length, 0],
    [1, table, 0],
  ];
  const entries = Buffer.concat(
    rows.map(([kind = 0, at = 0, index = 0]) =>
      Buffer.from([kind, at >> 8, at & 255, index >> 8, index & 255]),
    ),
  );
  const xref = `5 0 obj\n<< /Type /XRef /Size 6 /W [1 2 2] /Root 1 0 R /Length ${entries.length} >>\nstream\n`;
  const tail = `\nendstream\nendobj\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.concat([Buffer.from(head + stream + pages + xref), entries, Buffer.from(tail)]);
}

function loopingForm(): Uint8Array {
  const form = '/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /Me 6 0 R >> >>';
  return onePage(streamObject(`${WORDS} /Me Do`), {
    resources: '/XObject << /Me 6 0 R >>',
    more: [streamObject('/Me Do /Me Do', [], form)],
  });
}

function loopingGlyph(): Uint8Array {
  const glyph = '100 0 0 0 100 100 d1 BT /F2 10 Tf (a) Tj ET';
  const resources = '/Font << /F1 4 0 R /F2 6 0 R >>';
  const font =
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 100 100] /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 97 /LastChar 97 ` +
    `/Widths [100] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> /Resources << ${resources} >> >>`;
  return onePage(streamObject(`${WORDS} BT /F2 10 Tf 72 600 Td (aaaa) Tj ET`), {
    resources: '/Font << /F1 4 0 R /F2 6 0 R >>',
    more: [[font], streamObject(glyph)],
  });
}

function wildMatrices(): Uint8Array {
  const huge = `1${'0'.repeat(400)}`;
  const matrices = [
    `${huge} 0 0 ${huge} 0 0`,
    `1 0 0 1 ${huge} -${huge}`,
    '0 0 0 0 0 0',
    'nan nan nan nan nan nan',
    '0.000000000000000000001 0 0 1 72 72',
    '- -- . +. 1 1',
    '',
  ];
  const texts = matrices.map(matrix => `BT /F1 10 Tf ${matrix} Tm (lost in space) Tj ET q ${matrix} cm Q`);
  const stream = {
    bytes: Buffer.from([...texts, `BT /F1 ${huge} Tf (large) Tj ET`].join('\n')),
    filters: [],
  };
  return makePdf([textPage(), textPage(), { stream }]);
}

function manyAnnotations(): Uint8Array {
  const link =
    '<< /Type /Annot /Subtype /Link /Rect [72 700 90 710] /A << /S /URI /URI (https://example.org) >> >>';
  const page = `/MediaBox [0 0 612 792] /Annots [${'6 0 R '.repeat(100_000)}]`;
  return onePage(streamObject(WORDS), { page, more: [[link]] });
}

function noisyFont(): Uint8Array {
  let state = 1;
  const noise = Buffer.from(
    Array.from({ length: 20_000 }, () => (state = (state * 48_271) % 2_147_483_647) & 255),
  );
  noise.write('\0\x01\0\0\0\x09', 'latin1');
  const font =
    '<< /Type /Font /Subtype /TrueType /BaseFont /Noise /FirstChar 32 /LastChar 126 /Encoding /WinAnsiEncoding ' +
    `/Widths [${'500 '.repeat(95)}] /FontDescriptor 6 0 R >>`;
  const descriptor = '<< /Type /FontDescriptor /FontName /Noise /Flags 32 /FontFile2 7 0 R >>';
  return onePage(streamObject(WORDS), { font, more: [[descriptor], streamObject(noise)] });
}

/** A range of widths in the font's W array (9.7.4.3) may name codes that no font has. */
function endlessWidths(): Uint8Array {
  const font =
    '<< /Type /Font /Subtype /Type0 /BaseFont /Wide /Encoding /Identity-H /DescendantFonts [6 0 R] >>';
  const descendant =
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Wide /W [0 4294967295 500] /FontDescriptor 7 0 R ' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>';
  const descriptor = '<< /Type /FontDescriptor /FontName /Wide /Flags 4 >>';
  return onePage(streamObject(WORDS), { font, more: [[descendant], [descriptor]] });
}

function deepCalculator(): Uint8Array {
  const program = `{ ${'{ '.repeat(200_000)} 1 ${'} if '.repeat(200_000)} }`;
  const calculator = streamObject(program, [], '/FunctionType 4 /Domain [0 1] /Range [0 1]');
  const resources = '/ColorSpace << /C1 [/Separation /Ink /DeviceGray 6 0 R] >>';
  return onePage(streamObject(`/C1 cs 0.5 scn ${WORDS}`), { resources, more: [calculator] });
}
