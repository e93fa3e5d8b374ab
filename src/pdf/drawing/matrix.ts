// Matrices and boxes of PDF: a product, a point, the upright box around a turned one.
import type { Matrix } from '../items.ts';

/** An upright rectangle, `x0 <= x1` and `y0 <= y1`. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
export const EVERYWHERE: Box = { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity };

/** `right` first, then `left`. By index and not by destructuring: a book has 50,000 items, and iterators cost more than the sums. */
export function product(left: Matrix, right: Matrix): Matrix {
  return [
    left[0] * right[0] + left[2] * right[1],
    left[1] * right[0] + left[3] * right[1],
    left[0] * right[2] + left[2] * right[3],
    left[1] * right[2] + left[3] * right[3],
    left[0] * right[4] + left[2] * right[5] + left[4],
    left[1] * right[4] + left[3] * right[5] + left[5],
  ];
}

/** The six numbers of a matrix as a PDF gives it; missing ones as in the identity. */
export function matrixOf(numbers: ArrayLike<number>): Matrix {
  return [
    numbers[0] ?? 1,
    numbers[1] ?? 0,
    numbers[2] ?? 0,
    numbers[3] ?? 1,
    numbers[4] ?? 0,
    numbers[5] ?? 0,
  ];
}

/** The upright box around `[x0, y0, x1, y1]` once `matrix` has moved and turned it. Without lists: a plot asks 100,000 times. */
export function boxUnder(matrix: Matrix, corners: ArrayLike<number>): Box {
  const a = matrix[0];
  const b = matrix[1];
  const c = matrix[2];
  const d = matrix[3];
  const left = corners[0] ?? 0;
  const low = corners[1] ?? 0;
  const right = corners[2] ?? 0;
  const high = corners[3] ?? 0;
  const x00 = a * left + c * low;
  const x10 = a * right + c * low;
  const x01 = a * left + c * high;
  const x11 = a * right + c * high;
  const y00 = b * left + d * low;
  const y10 = b * right + d * low;
  const y01 = b * left + d * high;
  const y11 = b * right + d * high;
  return {
    x0: Math.min(x00, x10, x01, x11) + matrix[4],
    y0: Math.min(y00, y10, y01, y11) + matrix[5],
    x1: Math.max(x00, x10, x01, x11) + matrix[4],
    y1: Math.max(y00, y10, y01, y11) + matrix[5],
  };
}

/** Length of a vector. Nearly all type stands upright, and `Math.hypot` takes long for what is then the other number. */
export function lengthOf(x: number, y: number): number {
  if (x === 0) return Math.abs(y);
  return y === 0 ? Math.abs(x) : Math.hypot(x, y);
}

export function intersection(one: Box, other: Box): Box {
  return {
    x0: Math.max(one.x0, other.x0),
    y0: Math.max(one.y0, other.y0),
    x1: Math.min(one.x1, other.x1),
    y1: Math.min(one.y1, other.y1),
  };
}

/** True for boxes that stay upright: turned by nothing or by quarters. */
export function isUpright(matrix: Matrix): boolean {
  return (matrix[1] === 0 && matrix[2] === 0) || (matrix[0] === 0 && matrix[3] === 0);
}
