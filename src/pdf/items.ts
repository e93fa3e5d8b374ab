// What the parser gives us, before any judgement of ours: text items with their matrices, page by page.
// Only these shapes cross from parse.ts into the pure steps; no type of pdf.js goes further.

import type { HiddenReason, TextLink } from '../domain/page.ts';

/** `[a, b, c, d, e, f]` as PDF writes a matrix: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** How the letters of a font look, as far as headings are told by it. */
export type FontStyle = 'plain' | 'bold' | 'italic';

/** A word or a piece of one. Lengths are points; `transform` is in page space, y upwards, font size included. */
export interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly transform: Matrix;
  /** As the PDF names it, `ABCDEF+NimbusRomNo9L-Medi`. */
  readonly fontName: string;
  readonly style: FontStyle;
  /** Why a reader cannot see it, as far as the drawing tells; size and place are judged in geometry.ts. */
  readonly hidden: HiddenReason | null;
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
  /** Link annotations; only of pages that were asked for them. */
  readonly links: readonly TextLink[];
}

export interface RawDocument {
  readonly pages: readonly RawPage[];
  /** False when the owner of the file forbids copying text out of it. */
  readonly mayCopy: boolean;
}
