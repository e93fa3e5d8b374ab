// Digest bytes + notes → what a merge would change, as a value that can be printed before anything is written.
// Pure: no clock, no disk. Only bytes of the entry's own section and list line are ever named in a splice.
import type { Layout, MergePlan } from '../domain/digest.ts';
import type { Notes } from '../domain/notes.ts';
import { applyChanges } from '../lib/text.ts';
import { anchorFor, isOwnSlug } from './anchor.ts';
import { linkNotes } from './link-notes.ts';
import { renderEntry } from './list-line.ts';
import { isNamesSlug } from './names.ts';
import { placeEntry, placeSection, spliceAt } from './place.ts';
import { planExisting } from './plan-existing.ts';
import { renderSection } from './render.ts';
import { scanDigest } from './scan.ts';
import type { ScannedDigest, ScannedEntry } from './scanned.ts';
import { lineAt } from './view.ts';

export interface MergeOptions {
  readonly layout: Layout;
  /** The notes that notes/<id>.json holds: what they published, and what they render to, is ours to replace. */
  readonly stored: Notes | null;
  /** Further section texts that are known to be ours. */
  readonly ours?: readonly string[];
  /** Path of the digest, for messages. */
  readonly path?: string;
}

/**
 * Plans the merge of one paper's notes. The paper is known by its arXiv id. Planning again on the planned bytes
 * gives `kept`.
 * @throws DigestFormatError (not UTF-8, git conflict markers), UnsafeTextError (lone surrogate in the notes)
 */
export function planMerge(bytes: Uint8Array, notes: Notes, options: MergeOptions): MergePlan {
  const digest = scanDigest(bytes, options.path);
  const { id } = notes.paper;
  const section = digest.sections.find(candidate => candidate.id === id);
  if (section !== undefined) return planExisting(digest, section, { notes, ...options });
  const index = digest.entries.findIndex(candidate => candidate.id === id);
  const entry = digest.entries[index];
  return entry === undefined
    ? planNew(digest, notes, options.layout)
    : planCompleted(digest, notes, { layout: options.layout, entry, index });
}

/** The bytes after the merge; the same bytes for a plan without splices. */
export function applyPlan(bytes: Uint8Array, plan: MergePlan): Uint8Array {
  return applyChanges(bytes, plan.splices);
}

/** Neither list line nor section yet. */
function planNew(digest: ScannedDigest, notes: Notes, layout: Layout): MergePlan {
  const { eol } = digest.style;
  const { paper } = notes;
  const anchor = anchorFor(paper, takenAnchors(digest, paper.id));
  const entry = renderEntry(notes, { anchor, eol });
  const place = placeEntry(digest, paper);
  const added = spliceAt(digest, place, entry);
  const section = renderSection(notes, { ...digest.style, layout, heading: anchor });
  const sectionPlace = placeSection(digest, place.index, true);
  const below = sectionPlace.at === place.at;
  const completed = below
    ? { start: place.at, end: place.at, text: eol + sectionPlace.heading + section }
    : spliceAt(digest, sectionPlace, section);
  const splices = [added, completed].sort((a, b) => a.start - b.start);
  return {
    action: 'added',
    id: paper.id,
    anchor,
    splices,
    section,
    entry,
    reason: `${paper.id} is new in this digest`,
  };
}

/** The list line is there (and a person's own), its notes are not. */
function planCompleted(
  digest: ScannedDigest,
  notes: Notes,
  found: { layout: Layout; entry: ScannedEntry; index: number },
): MergePlan {
  const { id } = notes.paper;
  const { entry, layout } = found;
  const isTaken = takenAnchors(digest, id);
  const wanted = entry.anchor ?? '';
  const keeps = isOwnSlug(wanted) && !isTaken(wanted) && !isNamesSlug(wanted);
  const anchor = keeps ? wanted : anchorFor(notes.paper, isTaken);
  const section = renderSection(notes, { ...digest.style, layout, heading: anchor });
  const added = spliceAt(digest, placeSection(digest, found.index, false), section);
  const splices = [...linkNotes(digest, entry, anchor), added].sort((a, b) => a.start - b.start);
  const reason = `list line ${lineAt(digest.view, entry.start)} had no notes`;
  return { action: 'completed', id, anchor, splices, section, entry: null, reason };
}

/** Anchors that a heading has, or that another paper's list line waits for. */
function takenAnchors(digest: ScannedDigest, id: string): (anchor: string) => boolean {
  const awaited = new Set(digest.entries.filter(entry => entry.id !== id).map(entry => entry.anchor));
  return anchor => digest.slugs.has(anchor) || awaited.has(anchor);
}
