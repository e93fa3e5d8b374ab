// An open PDF → its raw pages, with the little of pdf.js's interface that this needs.
// Imports nothing of pdf.js: parse.ts opens the document, tests may hand in one of their own.
import { drawingOf } from './drawing/drawing.ts';
import type { RawDocument, RawPage, TextItem } from './items.ts';
import { linksOn, mayHoldLinks, type Annotation } from './link-annotations.ts';
import type { Drawing } from './drawing/looks.ts';
import type { Box } from './drawing/matrix.ts';
import type { FontFace, OperatorList } from './drawing/operators.ts';
import type { Resources } from './drawing/page-walk.ts';
import { Refused } from './refusals.ts';
import { hiddenItems } from './drawing/visibility.ts';
import { phrase } from '../lib/phrase.ts';

/** The part of pdf.js's PDFPageProxy that we use (pdfjs-dist 5.4.296, held by a contract test). */
export interface PdfPage {
  getViewport(options: { scale: number }): {
    width: number;
    height: number;
    transform: number[];
    viewBox: number[];
  };
  getOperatorList(options: { annotationMode: number }): Promise<OperatorList>;
  getAnnotations(options: { intent: string }): Promise<Annotation[]>;
  /** Holds the fonts of the operator lists that were asked for. */
  readonly commonObjs: { has(name: string): boolean; get(name: string): unknown };
  cleanup(): unknown;
}

/** The part of pdf.js's PDFDocumentProxy that we use. */
export interface PdfDocument {
  readonly numPages: number;
  getPage(page: number): Promise<PdfPage>;
  /** null when all is allowed, else the flags that are. */
  getPermissions(): Promise<number[] | null>;
  getOptionalContentConfig(options: { intent: string }): Promise<{ isVisible(group: unknown): boolean }>;
}

/** Permission "copy or otherwise extract text", ISO 32000-1 table 22, bit 5. */
const COPY = 16;
/** pdf.js's AnnotationMode.DISABLE: what annotations show is no text of the paper. */
const NO_ANNOTATIONS = 0;

/**
 * Reads all pages in order; one page is in memory at a time on pdf.js's side.
 * Throws Refused: too many pages, or a page that cannot be read (some damaged files open and fail only here).
 */
export async function readDocument(document: PdfDocument, maxPages: number): Promise<RawDocument> {
  const { numPages } = document;
  if (numPages > maxPages) {
    throw new Refused('E_PDF_TOO_LARGE', phrase`${numPages} pages are over the limit of ${maxPages} pages`);
  }
  if (numPages < 1) throw new Refused('E_PDF_DAMAGED', phrase`it says that it has no pages`);
  const layers = await document.getOptionalContentConfig({ intent: 'display' });
  const pages: RawPage[] = [];
  for (let page = 1; page <= numPages; page++) {
    pages.push(await readPage(document, page, group => layers.isVisible(group)));
  }
  const permissions = await document.getPermissions();
  return { pages, mayCopy: permissions === null || permissions.includes(COPY) };
}

async function readPage(
  document: PdfDocument,
  number: number,
  isLayerOn: Resources['isLayerOn'],
): Promise<RawPage> {
  try {
    const page = await document.getPage(number);
    const { width, height, transform, viewBox } = page.getViewport({ scale: 1 });
    const list = await page.getOperatorList({ annotationMode: NO_ANNOTATIONS });
    const items = itemsOf(drawingOf(list, { fontOf: fontsOf(page), isLayerOn }), boxOf(viewBox));
    const annotated = mayHoldLinks(number, items) ? await page.getAnnotations({ intent: 'display' }) : [];
    page.cleanup();
    const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = transform;
    return {
      page: number,
      width,
      height,
      viewport: [a, b, c, d, e, f],
      items,
      links: linksOn(number, annotated, items),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refused('E_PDF_DAMAGED', phrase`the parser stopped at page ${number}: ${reason}`);
  }
}

function itemsOf(drawing: Drawing, page: Box): TextItem[] {
  const reasons = hiddenItems(drawing, page);
  return drawing.items.map(({ str, width, transform, fontName, style }, index) => ({
    str,
    width,
    transform,
    fontName,
    style,
    hidden: reasons[index] ?? null,
  }));
}

function fontsOf({ commonObjs }: PdfPage): Resources['fontOf'] {
  const known = new Map<string, FontFace | null>();
  return name => {
    let font = known.get(name);
    if (font === undefined) {
      font = commonObjs.has(name) ? fontFace(commonObjs.get(name)) : null;
      known.set(name, font);
    }
    return font;
  };
}

/** A copy: pdf.js decodes the name and the rest anew each time it is asked, and that is for every word. */
function fontFace(value: unknown): FontFace | null {
  if (typeof value !== 'object' || value === null || !('name' in value)) return null;
  const font = value as FontFace;
  return {
    name: font.name,
    vertical: font.vertical,
    isType3Font: font.isType3Font,
    fontMatrix: font.fontMatrix,
    bbox: font.bbox,
    defaultVMetrics: font.defaultVMetrics,
    charProcOperatorList: font.charProcOperatorList,
    bold: font.bold,
    black: font.black,
    italic: font.italic,
  };
}

function boxOf([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): Box {
  return { x0, y0, x1, y1 };
}
