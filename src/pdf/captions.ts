// Which lines are captions of tables, figures and algorithms, from "Table 3:" to the caption's last line.
import type { TextLine } from './lines.ts';

const LABEL =
  /^(?:(?:Table|TABLE|Figure|FIGURE|Fig\.|FIG\.|Algorithm|Listing|Tabelle|Abbildung|Abb\.) ?[A-Z]?\.?\d{1,3}(?:\.\d{1,3})?|[图表算法]{1,2} ?\d{1,3}(?:[.-]\d{1,3})?)( ?[|—–]|.?)/u;
/** What stands behind the number in a caption; a sentence about the figure goes on with a blank. */
const BEHIND_LABEL = /^ ?[:.|—–：。]$/;
/** Lines of a caption are this close, in font sizes; the text below it keeps a distance. */
const PITCH = 1.5;
const SAME_SIZE = 0.3;

/** For every line the index of the line where its caption starts, or -1. */
export function findCaptions(lines: readonly TextLine[], body: number): number[] {
  const starts: number[] = [];
  let start = -1;
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    if (startsCaption(line, above, body)) start = index;
    else if (start !== -1 && !goesOn(above, line)) start = -1;
    starts.push(start);
  });
  return starts;
}

function startsCaption(line: TextLine, above: TextLine | undefined, body: number): boolean {
  const match = LABEL.exec(line.text);
  if (!match) return false;
  const behind = match[1] ?? '';
  // `表 2 结果` is a caption, `表 2 给出了主要结果。…` is not: a caption without a colon is a short phrase.
  const phrase = /^\s?$/.test(behind) && line.text.length <= 30 && !/[，。]/.test(line.text);
  const chinese = /^[图表算]/.test(line.text) && phrase;
  const small = line.size < 0.97 * body && behind === ' ';
  const labelled = BEHIND_LABEL.test(behind) || chinese || small || line.text === match[0];
  return labelled && !(above && isRunningText(above, line));
}

/** "… as shown in / Figure 3. We see": the line above goes straight on. */
function isRunningText(above: TextLine, line: TextLine): boolean {
  return goesOn(above, line) && above.text.length > 40 && !/[.:!?。：]$/.test(above.text.trimEnd());
}

function goesOn(above: TextLine | undefined, line: TextLine): boolean {
  if (above?.page !== line.page || above.turn !== line.turn) return false;
  const step = line.y - above.y;
  const close = step > -0.5 * line.size && step < PITCH * Math.max(line.size, above.size);
  const overlaps = line.x0 < above.x1 && above.x0 < line.x1;
  const sameRow = Math.abs(step) < 0.5 * line.size;
  return close && (overlaps || sameRow) && Math.abs(line.size - above.size) <= SAME_SIZE;
}
