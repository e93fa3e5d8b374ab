// The graphics state while a page is drawn: what `q` saves and `Q` brings back (ISO 32000-1, table 52 and 104).
import type { Matrix } from '../items.ts';
import { EVERYWHERE, IDENTITY, type Box } from './matrix.ts';
import type { FontFace } from './operators.ts';

export interface GraphicsState {
  ctm: Matrix;
  /** An upright box around the clipping path: text outside it cannot be seen, text inside may be. */
  clip: Box;
  /** The box is the clipping path itself. */
  clipIsBox: boolean;
  /** In units of the matrix. */
  lineWidth: number;
  /** `#rrggbb`; null for patterns and all else that is no single colour. */
  fill: string | null;
  stroke: string | null;
  fillAlpha: number;
  strokeAlpha: number;
  /** A blend mode other than Normal, or a soft mask: what is painted lets through what lies below. */
  blended: boolean;
  masked: boolean;
  /** pdf.js switches soft masks off right before a picture that has a mask of its own. */
  maskSwitchedOff: boolean;
  font: FontFace | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
  mode: number;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

export function initialState(): GraphicsState {
  return {
    ctm: IDENTITY,
    clip: EVERYWHERE,
    clipIsBox: true,
    lineWidth: 1,
    fill: '#000000',
    stroke: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    blended: false,
    masked: false,
    maskSwitchedOff: false,
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    textMatrix: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  };
}
