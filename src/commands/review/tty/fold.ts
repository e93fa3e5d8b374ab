// Text broken into lines for any terminal: by the most cells that its characters can take.
import stringWidth from 'string-width';
import { wrapBy } from '../../help/wrap.ts';

/** Chinese terminals give some characters two cells (`…`, `●`, Greek letters): no line is too long there either. */
export function cells(text: string): number {
  return stringWidth(text, { ambiguousIsNarrow: false });
}

/** The text in lines of at most so many cells. White space is collapsed; a word that is longer is broken. */
export function fold(text: string, room: number): string[] {
  return wrapBy(text, room, cells).flatMap(line => (cells(line) <= room ? [line] : broken(line, room)));
}

const graphemes = new Intl.Segmenter();

/** A word that is longer than a line, such as an address. */
function broken(text: string, room: number): string[] {
  const lines = [''];
  for (const { segment } of graphemes.segment(text)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && cells(line + segment) > room) lines.push(segment);
    else lines[lines.length - 1] = line + segment;
  }
  return lines;
}
