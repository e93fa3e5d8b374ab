// PDF bytes → reading, in this thread: opens the document with pdf-parse, reads it, closes it. Only importer of pdf-parse.
// Runs in the worker thread of child.ts, since pdf.js blocks its thread and may take gigabytes.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { readDocument, type PdfDocument } from './document.ts';
import { leanEngine, standInForCanvas } from './lean-engine.ts';
import { readingOf, type Reading } from './pages.ts';
import { Refused } from './refusals.ts';
import { phrase } from '../lib/phrase.ts';

/** Takes `bytes` away (their length becomes 0). Throws Refused when they give no text. */
export async function parsePdf(bytes: Uint8Array, maxPages: number): Promise<Reading> {
  return readingOf(await withDocument(bytes, document => readDocument(document, maxPages)));
}

/** Opens the PDF, hands it to `use`, and closes it whatever happens. */
async function withDocument<T>(bytes: Uint8Array, use: (document: PdfDocument) => Promise<T>): Promise<T> {
  const { folder, lookUp } = pdfjs();
  const engine = leanEngine();
  standInForCanvas(lookUp);
  const { PDFParse } = await import('pdf-parse');
  // Half as long as the one that pdf.js takes by itself, and read from the disk by every process.
  PDFParse.setWorker(pathToFileURL(`${folder}/legacy/build/pdf.worker.min.mjs`).href);
  const parser = new PDFParse({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: false,
    ownerDocument: engine.ownerDocument,
    stopAtErrors: false,
    // Pictures are not decoded: nobody looks at them here, and a paper full of photographs would cost minutes.
    maxImageSize: 1,
    // Without the character maps, Chinese text in fonts that are not embedded comes out empty, and no error tells.
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
  });
  try {
    const document = await load(parser);
    engine.settle();
    return await use(document);
  } finally {
    await parser.destroy();
  }
}

/** pdfjs-dist is a dependency of pdf-parse, not of ours: it must be looked up from there. */
function pdfjs(): { folder: string; lookUp: NodeJS.Require } {
  const parserFile = createRequire(import.meta.url).resolve('pdf-parse');
  const packageFile = createRequire(parserFile).resolve('pdfjs-dist/package.json');
  return { folder: packageFile.slice(0, -'/package.json'.length), lookUp: createRequire(packageFile) };
}

/**
 * `load()` is private in the typings of pdf-parse 2.4.5 and public at run time; test/pdf/contract.test.ts holds that.
 * Its errors are told apart by name: those of pdf.js are no instances of pdf-parse's classes.
 */
async function load(parser: unknown): Promise<PdfDocument> {
  const { load } = parser as { load?: () => Promise<PdfDocument> };
  if (typeof load !== 'function') throw new TypeError('pdf-parse has no load(): it must be 2.4.5 exactly');
  try {
    return await load.call(parser);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    if (name === 'PasswordException') throw new Refused('E_PDF_ENCRYPTED', phrase`it asks for a password`);
    throw new Refused('E_PDF_DAMAGED', phrase`the parser cannot open it: ${message}`);
  }
}
