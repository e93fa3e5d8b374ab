// Notes → Markdown without a digest around them: what stdout gets, fit to be pasted into a list.
import type { Layout } from '../domain/digest.ts';
import type { Notes } from '../domain/notes.ts';
import { anchorFor } from './anchor.ts';
import { renderEntry } from './list-line.ts';
import { renderSection } from './render.ts';

/** List line and section, as a merge into an empty digest would write them. */
export function renderAlone(notes: Notes, layout: Layout): string {
  const anchor = anchorFor(notes.paper, () => false);
  const entry = renderEntry(notes, { anchor, eol: '\n' });
  const section = renderSection(notes, { layout, heading: anchor, level: 2, hint: false, eol: '\n' });
  return `${entry}\n${section}`;
}
