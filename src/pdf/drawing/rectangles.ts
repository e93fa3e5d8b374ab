// A path as pdf.js hands it over → the upright rectangles that it consists of, or null when it is something else.
// Boxes that overlap are something else, too: a frame drawn as two rectangles leaves its inside open.

/** `DrawOPS` of pdfjs-dist 5.4.296: each is followed by its coordinates. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 3;
/** Longer paths are drawings. */
const LONGEST = 400;
const CLOSE_ENOUGH = 0.01;

type Point = readonly [number, number];
type Corners = readonly [number, number, number, number];

/** `[x0, y0, x1, y1]` for each rectangle, in the path's own space. */
export function rectanglesOf(path: ArrayLike<number>): Corners[] | null {
  const parts = path.length === 0 || path.length > LONGEST ? null : straightParts(path);
  const found: Corners[] = [];
  for (const part of parts ?? []) {
    const corners = rectangleOf(part);
    if (corners === null || found.some(other => overlap(corners, other))) return null;
    found.push(corners);
  }
  return found.length > 0 ? found : null;
}

/** The corners of each part of the path; null when one of its lines is a curve. */
function straightParts(path: ArrayLike<number>): Point[][] | null {
  const parts: Point[][] = [];
  for (let at = 0; at < path.length;) {
    const kind = path[at];
    if (kind === CLOSE) {
      at += 1;
      continue;
    }
    if (kind !== MOVE && kind !== LINE) return null;
    const point: Point = [path[at + 1] ?? 0, path[at + 2] ?? 0];
    if (kind === MOVE) parts.push([point]);
    else parts.at(-1)?.push(point);
    at += 3;
  }
  return parts;
}

/** The box of four corners that follow each other along its sides, the first perhaps once more at the end. */
function rectangleOf(points: readonly Point[]): Corners | null {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return null;
  const corners =
    rest.length === 4 && same(first[0], last[0]) && same(first[1], last[1]) ? points.slice(0, 4) : points;
  if (corners.length !== 4) return null;
  const upright = corners.every(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % 4] ?? [NaN, NaN];
    return same(x, nextX) !== same(y, nextY) || (same(x, nextX) && same(y, nextY));
  });
  if (!upright || !bisect(corners)) return null;
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Whether the diagonals meet in their middles; a path that goes back the way it came encloses nothing. */
function bisect(corners: readonly Point[]): boolean {
  const [[x0, y0] = [NaN, NaN], [x1, y1] = [NaN, NaN], [x2, y2] = [NaN, NaN], [x3, y3] = [NaN, NaN]] =
    corners;
  return same(x0 + x2, x1 + x3) && same(y0 + y2, y1 + y3);
}

function same(one: number, other: number): boolean {
  return Math.abs(one - other) <= CLOSE_ENOUGH;
}

function overlap(one: Corners, other: Corners): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
