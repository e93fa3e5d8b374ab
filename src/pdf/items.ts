// What the parser gives us, before any judgement of ours: text items with their matrices, page by page.
// Only these shapes cross from parse.ts into the pure steps; no type of pdf.js goes further.

/** `[a, b, c, d, e, f]` as PDF writes a matrix: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** One text item of pdf.js's `getTextContent()`. Lengths are points; `transform` is in page space, y upwards. */
export interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly transform: Matrix;
  readonly fontName: string;
  /** True when the text goes on in another line; such an item may be empty. */
  readonly hasEOL: boolean;
}

export interface RawPage {
  /** Counts from 1. */
  readonly page: number;
  /** As drawn, the page's own rotation included. */
  readonly width: number;
  readonly height: number;
  /** Page space → points from the top left corner of the drawn page. */
  readonly viewport: Matrix;
  /** In the order of the content stream, which LaTeX writes in reading order. */
  readonly items: readonly TextItem[];
}

export interface RawDocument {
  readonly pages: readonly RawPage[];
  /** False when the owner of the file forbids copying text out of it. */
  readonly mayCopy: boolean;
}
