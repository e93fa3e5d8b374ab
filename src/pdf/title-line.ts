// A line that may be a title: where it stands among its neighbours, and how many words it has.
import type { TextLine } from './lines.ts';

/** A line with its neighbours in the stream. */
export interface Place {
  readonly line: TextLine;
  readonly above: TextLine | undefined;
  readonly below: TextLine | undefined;
}

/** More than numbers and symbols. */
export const WORDY = /\p{Ll}{3}|\p{Lu}{4}|\p{Script=Han}{2}/u;

/** Cells of a table stand beside each other. */
export function sharesRow(line: TextLine, other: TextLine | undefined): boolean {
  return other?.page === line.page && Math.abs(other.y - line.y) < 0.5 * line.size;
}

/** Words of a title; Chinese has no blanks, two characters make a word. */
export function words(title: string): number {
  const han = title.match(/\p{Script=Han}/gu)?.length ?? 0;
  return Math.ceil(han / 2) + title.split(/\s+/).filter(word => /[^\p{Script=Han}]/u.test(word)).length;
}
