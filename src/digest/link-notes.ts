// The only changes that are ever made to a person's list line: its TLDR/Notes link, when it leads nowhere, and with the
// first notes its Code/Page link, when it is empty.
import type { Splice } from '../domain/digest.ts';
import type { PaperLink } from '../domain/paper.ts';
import { arxivLinks } from './entry.ts';
import { codeUrl } from './list-line.ts';
import type { Outline, ScannedEntry } from './scanned.ts';
import { latin1 } from './view.ts';

const PAPER_LINK = '[[Paper](';

/** Splices that make the list line point at `anchor`; none when it does, or when a person links to another place. */
export function linkNotes(digest: Outline, entry: ScannedEntry, anchor: string): Splice[] {
  if (entry.anchor === anchor) return [];
  if (entry.anchorAt === null) return [appended(digest, entry, anchor)];
  const { start, end } = entry.anchorAt;
  const hash = digest.view.slice(start - 1, start) === '#' ? '' : '#'; // an empty link, `()` or `(#)`
  if (entry.anchor === '') return start === end ? [{ start, end, text: hash + anchor }] : [];
  return [{ start, end, text: anchor }];
}

/** At the end of the line that links to the paper, before the blanks that end it. */
function appended(digest: Outline, entry: ScannedEntry, anchor: string): Splice {
  // The id stands in the list line, which ends with its line break or with the file.
  const view = digest.view.slice(entry.start, entry.end);
  const link = Math.max(0, view.indexOf(latin1(entry.id ?? '')));
  const lineBreak = view.indexOf('\n', link);
  const end = lineBreak === -1 ? view.length : lineBreak;
  // No trimEnd: in a view the last byte of `à` looks like a no-break space.
  const at = end - (/[ \t\r]{0,1000}$/.exec(view.slice(link, end))?.[0].length ?? 0);
  return { start: entry.start + at, end: entry.start + at, text: ` [[TLDR/Notes](#${anchor})]` };
}

/**
 * The splice that gives the list line's empty Code/Page link the target that a new entry would have. None when a person
 * filled it, when no link is known, or when it stands behind the link of another paper.
 */
export function linkCode(digest: Outline, entry: ScannedEntry, links: readonly PaperLink[]): Splice[] {
  const { codeAt, anchorAt, id } = entry;
  const text = codeUrl(links);
  if (codeAt === null || text === '' || !/^[ \t]*$/.test(entry.codeUrl ?? '')) return [];
  // `[[TLDR/Notes](#a [[Code/Page]()]`, where one link was never closed: the notes' target is written anew.
  if (anchorAt !== null && anchorAt.start <= codeAt.end && codeAt.start <= anchorAt.end) return [];
  const front = digest.view.slice(entry.start, codeAt.start);
  if (isOthers(front, entry)) return [];
  const before = arxivLinks(front);
  const whole = before.length > 0 ? before.slice(-1) : arxivLinks(digest.view.slice(codeAt.end, entry.end));
  return whole.every(link => link.id === id) ? [{ start: codeAt.start, end: codeAt.end, text }] : [];
}

/** True when the nearest Paper link in front is not the line's first one: that paper need not be on arXiv. */
function isOthers(front: string, { start, paperAt }: ScannedEntry): boolean {
  const nearest = front.lastIndexOf(PAPER_LINK);
  return nearest !== -1 && start + nearest + PAPER_LINK.length !== paperAt?.start;
}
