// pdf.js, loaded when a PDF is first wanted: where a PDF is → its pages, to be drawn one at a time. No viewer, no
// scripts, no forms and no annotations of the PDF; what it says reaches the page as pixels and as text nodes only.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { openDrawer, type Drawer, type Drawn } from './drawer.ts';
import type { View } from './scale.ts';

/** Where the server has a PDF. */
export interface PdfSource {
  readonly url: string;
  readonly httpHeaders: Readonly<Record<string, string>>;
  /** Why the server refused it, in its own words: pdf.js keeps only the status. Null when it does not refuse. */
  readonly refusal?: () => Promise<Told | null>;
}

/** An open PDF. */
export interface PdfFile {
  readonly pages: number;
  /** Draws a page, or has it drawn already. Throws the signal's reason, and whatever is wrong with the page. */
  readonly draw: (page: number, view: View, signal: AbortSignal) => Promise<Drawn>;
  /** The words of a page, line by line. */
  readonly text: (page: number) => Promise<string>;
}

export interface Opening {
  /** Throws what pdf.js throws (failures.ts). */
  readonly file: Promise<PdfFile>;
  /** Ends the worker thread whatever it does, and frees all that was drawn. */
  readonly close: () => void;
}

/** Pictures of more pixels are left out: an A4 page scanned at 600 dots per inch has 35 million. */
const MOST_IMAGE_PIXELS = 50_000_000;
/** Larger pictures are made smaller as they are decoded; 4 bytes a pixel. */
const MOST_IMAGE_BYTES = 64_000_000;
/** Time for the worker to close the PDF, in ms. */
const LAST_WORDS = 1_000;

/** Opens a PDF. `onCrash` is told when its worker fails, at any time; then nothing else answers any more. */
export function openPdf(source: PdfSource, onCrash: (told: Told) => void): Opening {
  // A worker of our own, and not one of pdf.js's: it would fall back to reading the PDF in the page's own thread,
  // and could not be ended in the middle of a page.
  const port = new Worker(workerUrl, { type: 'module' });
  port.addEventListener('error', event => {
    event.preventDefault();
    onCrash(phrase`the PDF reader of this page stopped`);
  });
  let isClosed = false;
  let drawer: Drawer | null = null;
  const close = (): void => {
    isClosed = true;
    const end = (): void => port.terminate();
    // A worker that is busy with a page does not hear that it should go.
    setTimeout(end, LAST_WORDS);
    void drawer?.close().finally(end);
  };
  const file = load(source, port).then((document): PdfFile => {
    drawer = openDrawer(document);
    if (isClosed) close();
    return { pages: document.numPages, draw: drawer.draw, text: page => textOf(document, page) };
  });
  return { file, close };
}

/** Loads pdf.js itself, so that it is there when a PDF is to be opened. */
export function warmUp(): void {
  // What is wrong with it is said then.
  void import('pdfjs-dist').catch(() => undefined);
}

async function load({ url, httpHeaders }: PdfSource, port: Worker): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist');
  const asset = (path: string): string => new URL(`pdfjs/${path}/`, document.baseURI).href;
  const task = pdfjs.getDocument({
    url: new URL(url, document.baseURI).href,
    httpHeaders,
    worker: pdfjs.PDFWorker.create({ port }),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    // The file streams in while what is looked at is fetched before the rest of it, by ranges. Without the stream, the
    // first page of 900 in one long list took 3 s and not 0.2 s: pdf.js looks for the last page first, one by one.
    disableAutoFetch: true,
    disableStream: false,
    cMapUrl: asset('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: asset('standard_fonts'),
    wasmUrl: asset('wasm'),
    iccUrl: asset('iccs'),
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    canvasMaxAreaInBytes: MOST_IMAGE_BYTES,
  });
  return await task.promise;
}

async function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await document.getPage(page)).getTextContent();
  return items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}
