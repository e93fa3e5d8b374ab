// An open PDF → its raw pages, with the little of pdf.js's interface that this needs.
// Imports nothing of pdf.js: parse.ts opens the document, tests may hand in one of their own.
import type { Matrix, RawDocument, RawPage, TextItem } from './items.ts';
import { Refused } from './refusals.ts';

/** The part of pdf.js's PDFPageProxy that we use (pdfjs-dist 5.4.296, held by a contract test). */
export interface PdfPage {
  getViewport(options: { scale: number }): { width: number; height: number; transform: number[] };
  /** Marks of tagged PDFs have no `str`. */
  getTextContent(): Promise<{ items: (TextItem | { type: string })[] }>;
  cleanup(): unknown;
}

/** The part of pdf.js's PDFDocumentProxy that we use. */
export interface PdfDocument {
  readonly numPages: number;
  getPage(page: number): Promise<PdfPage>;
  /** null when all is allowed, else the flags that are. */
  getPermissions(): Promise<number[] | null>;
}

/** Permission "copy or otherwise extract text", ISO 32000-1 table 22, bit 5. */
const COPY = 16;

/**
 * Reads all pages in order; one page is in memory at a time on pdf.js's side.
 * Throws Refused: too many pages, or a page that cannot be read (some damaged files open and fail only here).
 */
export async function readDocument(document: PdfDocument, maxPages: number): Promise<RawDocument> {
  const { numPages } = document;
  if (numPages > maxPages) {
    throw new Refused('E_PDF_TOO_LARGE', `${numPages} pages are over the limit of ${maxPages} pages`);
  }
  const pages: RawPage[] = [];
  for (let page = 1; page <= numPages; page++) pages.push(await readPage(document, page));
  const permissions = await document.getPermissions();
  return { pages, mayCopy: permissions === null || permissions.includes(COPY) };
}

async function readPage(document: PdfDocument, number: number): Promise<RawPage> {
  try {
    const page = await document.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    page.cleanup();
    return { page: number, width, height, viewport: matrixOf(transform), items: items.filter(isText) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refused('E_PDF_DAMAGED', `the parser stopped at page ${number}: ${reason}`);
  }
}

function isText(item: TextItem | { type: string }): item is TextItem {
  return 'str' in item;
}

function matrixOf(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}
