// A page's operator list → what it draws: text items with their looks, and painted areas, in order.
// One step for each operator that concerns text or what hides it (ISO 32000-1, 8.4 and 9.3); drawing is left out.
import type { GraphicsState } from './graphics-state.ts';
import type { Drawing } from './looks.ts';
import { boxUnder, IDENTITY, isUpright, lengthOf, matrixOf, product, type Box } from './matrix.ts';
import { fills, OP, strokes, type OperatorList } from './operators.ts';
import { mayHide, PageWalk, UNIT_SQUARE, type Resources } from './page-walk.ts';
import { rectanglesOf } from './rectangles.ts';

/** Thinner lines, in points, are frames and rules; a line of two points has this many numbers in pdf.js's path. */
const THICK = 2;
const LINE_LENGTH = 6;

/** Interprets the list; all other operators are passed over. */
export function drawingOf(list: OperatorList, resources: Resources): Drawing {
  const walk = new PageWalk(resources);
  const { fnArray, argsArray } = list;
  for (let index = 0; index < fnArray.length; index++) {
    STEPS[fnArray[index] ?? 0]?.(walk, argsArray[index] ?? []);
  }
  walk.runs.close();
  return { items: walk.runs.items, paints: walk.paints };
}

type Step = (walk: PageWalk, args: readonly unknown[]) => void;

const STEPS: (Step | undefined)[] = [];
function on(operator: number, step: Step): void {
  STEPS[operator] = step;
}

on(OP.save, walk => walk.save());
on(OP.restore, walk => walk.restore());
on(OP.transform, (walk, args) => walk.transform(numbers(args)));
on(OP.setLineWidth, ({ state }, [width]) => (state.lineWidth = number(width)));
on(OP.setGState, (walk, [entries]) => setGraphics(walk, entries));
on(OP.setFillRgb, ({ state }, [colour]) => (state.fill = colourOf(colour)));
on(OP.setStrokeRgb, ({ state }, [colour]) => (state.stroke = colourOf(colour)));
on(OP.setFillColorN, ({ state }) => (state.fill = null));
on(OP.setStrokeColorN, ({ state }) => (state.stroke = null));
on(OP.setFillTransparent, ({ state }) => (state.fill = null));
on(OP.setStrokeTransparent, ({ state }) => (state.stroke = null));

on(OP.beginText, ({ state }) => setTextMatrix(state, IDENTITY));
on(OP.setTextMatrix, ({ state }, [matrix]) => setTextMatrix(state, matrixOf(numbersIn(matrix))));
on(OP.setCharSpacing, ({ state }, args) => (state.charSpacing = number(args[0])));
on(OP.setWordSpacing, ({ state }, args) => (state.wordSpacing = number(args[0])));
on(OP.setHScale, ({ state }, args) => (state.hScale = number(args[0]) / 100));
on(OP.setLeading, ({ state }, args) => (state.leading = -number(args[0])));
on(OP.setTextRise, ({ state }, args) => (state.rise = number(args[0])));
on(OP.setTextRenderingMode, ({ state }, args) => (state.mode = number(args[0])));
on(OP.setFont, (walk, args) => setFont(walk, args));
on(OP.moveText, ({ state }, args) => moveText(state, number(args[0]), number(args[1])));
on(OP.setLeadingMoveText, ({ state }, args) => {
  state.leading = number(args[1]);
  moveText(state, number(args[0]), number(args[1]));
});
on(OP.nextLine, ({ state }) => moveText(state, 0, state.leading));
on(OP.showText, (walk, [glyphs]) => walk.show(glyphs));

on(OP.clip, walk => (walk.clips = true));
on(OP.eoClip, walk => (walk.clips = true));
on(OP.constructPath, (walk, [operator, data, minMax]) => drawPath(walk, number(operator), { data, minMax }));
on(OP.shadingFill, walk => {
  walk.paint(walk.state.clip, { colour: null, solid: walk.state.clipIsBox, picture: false });
});
on(OP.paintSolidMask, walk => {
  const { ctm, fill } = walk.state;
  walk.paint(boxUnder(ctm, UNIT_SQUARE), { colour: fill, solid: isUpright(ctm), picture: false });
});
for (const image of [OP.paintImage, OP.paintInlineImage, OP.paintInlineImages, OP.paintImages]) {
  on(image, walk => paintPicture(walk, !walk.state.maskSwitchedOff));
}
for (const stencil of [OP.paintImageMask, OP.paintImageMasks, OP.paintImageMaskRepeat]) {
  on(stencil, walk => paintPicture(walk, false));
}

on(OP.beginMarkedContent, walk => walk.beginMarked(false));
on(OP.beginMarkedContentProps, (walk, [tag, group]) =>
  walk.beginMarked(tag === 'OC' && !walk.resources.isLayerOn(group)),
);
on(OP.endMarkedContent, walk => walk.endMarked());
on(OP.paintFormBegin, (walk, [matrix, box]) => {
  walk.save();
  if (matrix) walk.state.ctm = product(walk.state.ctm, matrixOf(numbersIn(matrix)));
  if (box) walk.clipTo(boxUnder(walk.state.ctm, numbersIn(box)), isUpright(walk.state.ctm));
});
on(OP.paintFormEnd, walk => walk.restore());
on(OP.beginGroup, (walk, [options]) => {
  walk.save();
  const group = (options ?? {}) as { matrix?: unknown; bbox?: unknown; smask?: unknown };
  walk.beginGroup(group.smask != null);
  const matrix = group.matrix ? product(walk.state.ctm, matrixOf(numbersIn(group.matrix))) : walk.state.ctm;
  if (group.bbox) walk.clipTo(boxUnder(matrix, numbersIn(group.bbox)), isUpright(matrix));
});
on(OP.endGroup, walk => {
  walk.endGroup();
  walk.restore();
});

function setTextMatrix(state: GraphicsState, matrix: GraphicsState['textMatrix']): void {
  state.textMatrix = matrix;
  state.x = state.lineX = 0;
  state.y = state.lineY = 0;
}

function moveText(state: GraphicsState, x: number, y: number): void {
  state.x = state.lineX += x;
  state.y = state.lineY += y;
}

function setFont({ state, resources }: PageWalk, [name, size]: readonly unknown[]): void {
  state.font = typeof name === 'string' ? resources.fontOf(name) : null;
  state.size = number(size);
}

function setGraphics(walk: PageWalk, entries: unknown): void {
  const { state } = walk;
  if (!Array.isArray(entries)) return;
  for (const [key, value] of entries as [string, unknown][]) {
    if (key === 'ca') state.fillAlpha = number(value);
    else if (key === 'CA') state.strokeAlpha = number(value);
    else if (key === 'BM') state.blended = value !== 'source-over' && value !== 'Normal';
    else if (key === 'SMask') {
      state.masked = Boolean(value);
      state.maskSwitchedOff = !value;
    } else if (key === 'Font' && Array.isArray(value)) setFont(walk, value);
  }
}

function drawPath(walk: PageWalk, operator: number, path: { data: unknown; minMax: unknown }): void {
  const { state } = walk;
  const clips = walk.clips;
  walk.clips = false;
  walk.painted ||= !clips;
  const isFilled = fills(operator);
  const isThick = strokes(operator) && !(strokeWidth(state) < THICK);
  // Neither: the lines of a plot, of which there may be 100,000.
  if (!path.minMax || !(clips || isThick || isFilled)) return;
  const bounds = boxUnder(state.ctm, numbersIn(path.minMax));
  const points = pointsOf(path.data);
  if (isFilled && mayHide(bounds)) fillPath(walk, points, bounds);
  if (isThick) strokePath(walk, points, bounds);
  if (clips) walk.clipTo(bounds, isUpright(state.ctm) && isOneRectangle(points));
}

function isOneRectangle(points: ArrayLike<number>): boolean {
  return rectanglesOf(points)?.length === 1;
}

function paintPicture(walk: PageWalk, solid: boolean): void {
  const { ctm } = walk.state;
  walk.paint(boxUnder(ctm, UNIT_SQUARE), { colour: null, solid: solid && isUpright(ctm), picture: true });
}

function fillPath(walk: PageWalk, points: ArrayLike<number>, bounds: Box): void {
  const { ctm, fill } = walk.state;
  const rectangles = isUpright(ctm) ? rectanglesOf(points) : null;
  if (rectangles === null) walk.paint(bounds, { colour: null, solid: false, picture: false });
  for (const corners of rectangles ?? [])
    walk.paint(boxUnder(ctm, corners), { colour: fill, solid: true, picture: false });
}

/** In points. */
function strokeWidth({ ctm, lineWidth }: GraphicsState): number {
  return lineWidth * lengthOf(ctm[0], ctm[1]);
}

/** A thick straight line is a bar; other thick lines are somewhere in their box. */
function strokePath(walk: PageWalk, points: ArrayLike<number>, bounds: Box): void {
  const { stroke } = walk.state;
  const half = strokeWidth(walk.state) / 2;
  const level = bounds.y1 - bounds.y0 < 0.01;
  const bar = points.length === LINE_LENGTH && (level || bounds.x1 - bounds.x0 < 0.01);
  const wider = bar && level ? 0 : half;
  const higher = bar && !level ? 0 : half;
  const { x0, y0, x1, y1 } = bounds;
  const box = { x0: x0 - wider, y0: y0 - higher, x1: x1 + wider, y1: y1 + higher };
  walk.paint(box, { colour: bar ? stroke : null, solid: bar, picture: false });
}

function colourOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function numbers(args: readonly unknown[]): number[] {
  return args.map(number);
}

function pointsOf(data: unknown): ArrayLike<number> {
  return numbersIn(Array.isArray(data) ? data[0] : []);
}

function numbersIn(value: unknown): ArrayLike<number> {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? (value as unknown as ArrayLike<number>) : [];
}
