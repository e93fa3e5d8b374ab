// What a screen of the terminal is made of: lines, each as wide as the terminal bears. Pure; how wide a text is, how it
// is broken and what may be printed comes from outside.
import type { Told } from '../../lib/phrase.ts';

/** What a line is told in, where colours are wanted; the words say the same. */
export type Tone = 'strong' | 'red' | 'amber' | 'green' | 'quiet';

export interface Line {
  readonly text: string;
  readonly tone?: Tone;
  /** Where the line leads, on terminals that have links. */
  readonly link?: string;
}

/** The terminal, as far as a screen must know it. */
export interface Surface {
  /** Cells of a line. */
  readonly width: number;
  /** In the person's language, without control characters and secrets. All text of papers and models goes through it. */
  readonly tell: (told: Told) => string;
  /** The text in lines of at most so many cells; white space is collapsed, a longer word is broken. */
  readonly fold: (text: string, room: number) => string[];
  readonly cells: (text: string) => number;
  /** True where links may be told apart from their address (OSC 8). */
  readonly hasLinks: boolean;
}

/** Texts get at least so many cells beside their label, or the lines below it. */
const LEAST_ROOM = 24;

/** `  zh 文字…`, its later lines under the first. */
export function hanging(
  label: string,
  told: Told,
  { surface, ...how }: Omit<Line, 'text'> & { surface: Surface },
): Line[] {
  const { width, cells, fold, tell } = surface;
  const room = width - cells(label);
  if (room < LEAST_ROOM && label.trim() !== '')
    return [
      { ...how, text: label.trimEnd() },
      ...fold(tell(told), width - 2).map(text => ({ ...how, text: `  ${text}` })),
    ];
  // By characters: `●` is one cell on most terminals, and counts as two where room is reckoned.
  const indent = ' '.repeat(label.length);
  const lines = fold(tell(told), room);
  return lines.map((text, index) => ({ ...how, text: (index === 0 ? label : indent) + text }));
}

/** A paragraph without label. */
export function plain(told: Told, surface: Surface, tone?: Tone): Line[] {
  const lines = surface.fold(surface.tell(told), surface.width);
  return lines.map(text => ({ text, ...(tone === undefined ? {} : { tone }) }));
}

/** What fits stands in one line with two blanks between; else it is broken as a text. */
export function inOneLine(parts: readonly string[], surface: Surface, tone: Tone): Line[] {
  const text = parts.filter(part => part !== '').join('  ');
  if (surface.cells(text) <= surface.width) return [{ text, tone }];
  return surface.fold(text, surface.width).map(line => ({ text: line, tone }));
}
