// Draws pages of an open PDF on canvases of their own, off the screen, and keeps the last ones.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { pixelScale, type Points, type View } from './scale.ts';

/** A page that is drawn. The canvas is one and the same for the same page and scale. */
export interface Drawn {
  readonly page: number;
  readonly points: Points;
  readonly canvas: HTMLCanvasElement;
}

export interface Drawer {
  readonly draw: (page: number, view: View, signal: AbortSignal) => Promise<Drawn>;
  /** Settles when pdf.js has let go of the document, its fonts included. */
  readonly close: () => Promise<void>;
}

interface Kept extends Drawn {
  readonly scale: number;
}

/** Pages in memory; one canvas takes up to 64 MB. */
const MOST_KEPT = 3;
/** After a page that was overtaken, in ms: pdf.js goes on reading it for 100 ms, and another one may overtake this one too. */
const PAUSE = 60;
/** pdf.js's AnnotationMode.DISABLE. */
const NO_ANNOTATIONS = 0;

/** Draws the pages of this document; closing frees them and the document. */
export function openDrawer(document: PDFDocumentProxy): Drawer {
  const kept: Kept[] = [];
  let wasOvertaken = false;
  const remember = (drawn: Kept): Drawn => {
    const index = kept.indexOf(drawn);
    if (index !== -1) kept.splice(index, 1);
    kept.push(drawn);
    // The one on the screen stays, however long ago it was drawn.
    const oldest = kept.findIndex(({ canvas }) => !canvas.isConnected);
    if (kept.length > MOST_KEPT) for (const { canvas } of kept.splice(oldest, 1)) release(canvas);
    return drawn;
  };
  const drawNew = async (number: number, view: View, signal: AbortSignal): Promise<Drawn> => {
    if (wasOvertaken) await abortable(pause(PAUSE), signal);
    const page = await abortable(document.getPage(number), signal);
    const { width, height } = page.getViewport({ scale: 1 });
    const points = { width, height };
    const scale = pixelScale(points, view);
    const before = kept.find(drawn => drawn.page === number && drawn.scale === scale);
    if (before !== undefined) return remember(before);
    const canvas = await render(page, scale, signal);
    return remember({ page: number, points, scale, canvas });
  };
  return {
    draw: async (number, view, signal) => {
      try {
        const drawn = await drawNew(number, view, signal);
        wasOvertaken = false;
        return drawn;
      } catch (error) {
        wasOvertaken = signal.aborted;
        throw error;
      }
    },
    close: async () => {
      for (const { canvas } of kept.splice(0)) release(canvas);
      await document.destroy().catch(() => undefined);
    },
  };
}

async function render(page: PDFPageProxy, scale: number, signal: AbortSignal): Promise<HTMLCanvasElement> {
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const task = page.render({ canvas, viewport, annotationMode: NO_ANNOTATIONS });
  const stop = (): void => task.cancel();
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
    return canvas;
  } catch (error) {
    release(canvas);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    page.cleanup();
  }
}

/** Safari holds the memory of a canvas until it is small. */
function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

/** The promise, or the signal's reason as soon as it says stop. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms));
}
