// A path as pdf.js hands it over → the upright rectangles that it consists of, or null when it is something else.
// Boxes that overlap are something else, too: a frame drawn as two rectangles leaves its inside open.

/** `DrawOPS` of pdfjs-dist 5.4.296: each is followed by its coordinates. */
const MOVE = 0;
const LINE = 1;
const CLOSE = 3;
/** Longer paths are drawings. */
const LONGEST = 400;
const CLOSE_ENOUGH = 0.01;

type Corners = readonly [number, number, number, number];

/** `[x0, y0, x1, y1]` for each rectangle, in the path's own space. */
export function rectanglesOf(path: ArrayLike<number>): Corners[] | null {
  if (path.length === 0 || path.length > LONGEST) return null;
  const found: Corners[] = [];
  let points: [number, number][] = [];
  const end = (): boolean => {
    const corners = points.length === 0 ? undefined : rectangleOf(points);
    points = [];
    if (corners) found.push(corners);
    return corners !== null;
  };
  for (let at = 0; at < path.length;) {
    const kind = path[at];
    if (kind === CLOSE) at += 1;
    else if (kind === MOVE || kind === LINE) {
      if (kind === MOVE && !end()) return null;
      points.push([path[at + 1] ?? 0, path[at + 2] ?? 0]);
      at += 3;
    } else return null;
  }
  if (!end() || found.some((one, index) => found.slice(0, index).some(other => overlap(one, other))))
    return null;
  return found;
}

/** The box of four corners that follow each other along its sides, the first perhaps once more at the end. */
function rectangleOf(points: readonly [number, number][]): Corners | null {
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
  if (!upright) return null;
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function same(one: number, other: number): boolean {
  return Math.abs(one - other) <= CLOSE_ENOUGH;
}

function overlap(one: Corners, other: Corners): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
