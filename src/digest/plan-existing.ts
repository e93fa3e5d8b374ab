// The plan for a paper whose section stands in the digest: keep it, replace it when it is ours, else leave it alone.
// Three-way merging of a section that a person changed will start from `conflict` (base: published.text).
import type { Layout, MergePlan, Splice } from '../domain/digest.ts';
import type { Notes } from '../domain/notes.ts';
import { decodedAnchor } from './anchor.ts';
import { linkNotes } from './link-notes.ts';
import { renderEntry } from './list-line.ts';
import { HINT, nameOf } from './names.ts';
import { placeEntry, spliceAt } from './place.ts';
import { renderSection, type SectionStyle } from './render.ts';
import type { ScannedDigest, ScannedSection } from './scanned.ts';
import { lineAt, utf8 } from './view.ts';

export interface Update {
  readonly notes: Notes;
  readonly layout: Layout;
  readonly stored: Notes | null;
  readonly ours?: readonly string[];
}

/** @param section the paper's own; its heading stays as it stands, since links lead to it */
export function planExisting(digest: ScannedDigest, section: ScannedSection, update: Update): MergePlan {
  const { notes, layout } = update;
  const { id } = notes.paper;
  const anchor = section.slug;
  const line = lineAt(digest.view, section.start);
  const current = utf8(digest.view.slice(section.start, section.contentEnd));
  const style = { layout, heading: section.heading, level: section.level, ...formOf(digest, section) };
  const fresh = renderSection(notes, style);
  const isSame = sameBody(current, fresh);
  if (!isSame && !isOurs(current, style, update)) {
    const reason = handEdit(current, update.stored, line);
    return {
      action: 'conflict',
      id,
      anchor,
      splices: [],
      section: current,
      entry: ownEntry(digest, update, anchor),
      reason,
    };
  }
  const text = isSame ? current : withHeadingOf(current, fresh);
  const list = planListLine(digest, update, anchor);
  const rewritten: Splice[] = isSame ? [] : [{ start: section.start, end: section.contentEnd, text }];
  const splices = [...list.splices, ...rewritten].sort((a, b) => a.start - b.start);
  const reason = isSame
    ? `section at line ${line} is up to date`
    : `section at line ${line} is as it was written`;
  const action = list.isNew ? 'added' : splices.length === 0 ? 'kept' : 'replaced';
  return { action, id, anchor, splices, section: text, entry: list.entry, reason };
}

/** The form that the section has now, so that merging the same notes again changes nothing. */
function formOf(digest: ScannedDigest, section: ScannedSection): Pick<SectionStyle, 'hint' | 'eol'> {
  const method = section.headings.find(heading => nameOf(heading.text) === 'innovations');
  return {
    eol: digest.style.eol,
    hint: method === undefined ? digest.style.hint : method.text.includes(HINT),
  };
}

/**
 * Ours is what was published, and what the stored notes render to: between writing the digest and noting that it
 * was written the program may have been killed (see store/publish.ts), maybe with another --layout.
 */
function isOurs(current: string, style: SectionStyle, update: Update): boolean {
  const { stored } = update;
  const known = [...(update.ours ?? []), ...(stored?.published == null ? [] : [stored.published.text])];
  if (known.some(text => sameBody(current, text))) return true;
  if (stored === null) return false;
  const layouts = ['both', 'zh', 'en'] as const;
  return layouts.some(layout => sameBody(current, renderSection(stored, { ...style, layout })));
}

/** The paper's list line: ours is brought up to date, a person's only gets a link that works. */
function planListLine(
  digest: ScannedDigest,
  update: Update,
  anchor: string,
): { splices: Splice[]; entry: string | null; isNew: boolean } {
  const { notes } = update;
  const { eol } = digest.style;
  const fresh = renderEntry(notes, { anchor, eol });
  const entry = digest.entries.find(candidate => candidate.id === notes.paper.id);
  if (entry === undefined) {
    return { splices: [spliceAt(digest, placeEntry(digest, notes.paper), fresh)], entry: fresh, isNew: true };
  }
  const own = ownEntry(digest, update, anchor);
  if (own === null) {
    const leads = digest.slugs.has(entry.anchor ?? '') || digest.slugs.has(decodedAnchor(entry.anchor ?? ''));
    return { splices: leads ? [] : linkNotes(digest, entry, anchor), entry: null, isNew: false };
  }
  if (sameText(own, fresh)) return { splices: [], entry: own, isNew: false };
  const text = own.endsWith('\n') ? fresh : withoutLastBreak(fresh);
  return { splices: [{ start: entry.start, end: entry.end, text }], entry: text, isNew: false };
}

/** The list line as it stands when it is ours, else null. */
function ownEntry(digest: ScannedDigest, update: Update, anchor: string): string | null {
  const { notes, stored } = update;
  const entry = digest.entries.find(candidate => candidate.id === notes.paper.id);
  if (entry === undefined) return null;
  const current = utf8(digest.view.slice(entry.start, entry.end));
  const eol = '\n';
  const known = [
    stored?.published?.entry,
    renderEntry(notes, { anchor, eol }),
    stored && renderEntry(stored, { anchor, eol }),
  ];
  return known.some(text => typeof text === 'string' && sameText(current, text)) ? current : null;
}

/** Where a person's text leaves ours: the first line that differs from what was published. */
function handEdit(current: string, stored: Notes | null, line: number): string {
  const base = stored?.published?.text;
  if (base === undefined) return `the section at line ${line} was not written by this program`;
  const before = linesOf(base);
  const offset = linesOf(current).findIndex((text, index) => index > 0 && text !== before[index]);
  return `section changed by hand at line ${line + (offset === -1 ? linesOf(current).length - 1 : offset)}`;
}

/** Equal but for the heading line, the kind of line break and line breaks at the end: git and editors change those. */
function sameBody(a: string, b: string): boolean {
  return linesOf(a).slice(1).join('\n') === linesOf(b).slice(1).join('\n');
}

function sameText(a: string, b: string): boolean {
  return linesOf(a).join('\n') === linesOf(b).join('\n');
}

function linesOf(text: string): string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  while (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** `fresh` under the heading line of `current`, and ending as it does. */
function withHeadingOf(current: string, fresh: string): string {
  const heading = current.slice(0, current.indexOf('\n') + 1);
  const text = heading + fresh.slice(fresh.indexOf('\n') + 1);
  return current.endsWith('\n') ? text : withoutLastBreak(text);
}

function withoutLastBreak(text: string): string {
  return text.replace(/\r?\n$/, '');
}
