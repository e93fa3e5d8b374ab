// A stretch of the paper's text → one rectangle per line touched. Pure.
// x is cut from the line's runs by the share of their characters; y and height are the line's.
import type { Rect } from '../../domain/claim.ts';
import type { Run } from '../../domain/page.ts';
import { lineNumberAt, type PlacedLine, type QuoteIndex, type TextSpan } from './quote-index.ts';
import { keptLength } from './quote-key.ts';

/** Rectangles in points of the page, origin top left; lines of which no kept character is touched give none. */
export function rectsOf(index: QuoteIndex, span: TextSpan): Rect[] {
  const lines = index.lines.slice(lineNumberAt(index, span.start), lineNumberAt(index, span.end - 1) + 1);
  return lines.flatMap(placed => {
    const from = Math.max(0, span.start - placed.start);
    const to = Math.min(placed.line.text.length, span.end - placed.start);
    const { left, right } = edges(placed, from, to);
    if (!(right > left)) return [];
    return { page: placed.page, x: left, y: placed.line.y, width: right - left, height: placed.line.height };
  });
}

/**
 * Left and right edge of characters `[from, to)` of the line. Runs are the text before clean-up, so
 * characters are paired by their rank among the kept ones; should the counts differ, by their share.
 */
function edges({ line }: PlacedLine, from: number, to: number): { left: number; right: number } {
  const first = keptLength(line.text.slice(0, from));
  const last = first + keptLength(line.text.slice(from, to)) - 1;
  const none = { left: 0, right: 0 };
  if (last < first) return none;
  const boxes = line.runs.flatMap(characterBoxes);
  if (boxes.length !== keptLength(line.text)) {
    const share = line.width / Math.max(1, line.text.length);
    return { left: line.x + from * share, right: line.x + to * share };
  }
  const touched = boxes.slice(first, last + 1);
  return {
    left: Math.min(...touched.map(box => box.left)),
    right: Math.max(...touched.map(box => box.right)),
  };
}

/** One box per kept character, the run's width spread evenly over its characters. */
function characterBoxes(run: Run): { left: number; right: number }[] {
  const share = run.width / Math.max(1, run.text.length);
  const boxes: { left: number; right: number }[] = [];
  let position = 0;
  for (const point of run.text) {
    const box = { left: run.x + position * share, right: run.x + (position + point.length) * share };
    for (let kept = keptLength(point); kept > 0; kept -= 1) boxes.push(box);
    position += point.length;
  }
  return boxes;
}
