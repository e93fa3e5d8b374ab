// Digest bytes + notes → what a merge would change, as a value that can be printed before anything is written.
// Pure: no clock, no disk. Only bytes of the entry's own section and list line are ever named in a splice.
import type { Layout, MergePlan } from '../domain/digest.ts';
import { publishedIn, type Notes, type Published } from '../domain/notes.ts';
import type { Settled } from '../domain/publish.ts';
import { applyChanges } from '../lib/text.ts';
import { isOwnSlug } from './anchor.ts';
import { lostSection, wasPublished } from './base.ts';
import { headingFor, type SectionHeading } from './heading.ts';
import { linkCode, linkNotes } from './link-notes.ts';
import { assertIsList } from './list-wanted.ts';
import { renderEntry } from './list-line.ts';
import { isNamesSlug } from './names.ts';
import { placeEntry, placeSection, spliceAt } from './place.ts';
import { entryFor, planExisting } from './plan-existing.ts';
import { renderSection } from './render.ts';
import { scanDigest } from './scan.ts';
import type { Outline, ScannedEntry, OutlineSection } from './scanned.ts';
import { bodyOf } from './three-way.ts';
import { utf8 } from './view.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface MergeOptions {
  readonly layout: Layout;
  /** The notes that notes/<id>.json holds: what they published here is ours to replace. */
  readonly stored: Notes | null;
  /** Name of the digest's file, without folder: which record of the stored notes is meant. Default: the last one. */
  readonly name?: string;
  /** Bring back what a person removed. */
  readonly add?: boolean;
  /** How the collisions end that a person was shown; all of them, else they stay collisions. */
  readonly settled?: readonly Settled[];
  /** Path of the digest, for messages. */
  readonly path?: string;
}

/**
 * Plans the merge of one paper's notes. The paper is known by its arXiv id. Planning again on the planned bytes,
 * with what was published, gives `kept`.
 * @throws DigestFormatError (not UTF-8, git conflict markers), NoListError, UnsafeTextError (lone surrogate in the notes)
 */
export function planMerge(bytes: Uint8Array, notes: Notes, options: MergeOptions): MergePlan {
  return planOn(scanDigest(bytes, options.path), notes, options);
}

/** The same on a digest that was scanned before. Throws NoListError and UnsafeTextError. */
export function planOn(digest: Outline, notes: Notes, options: MergeOptions): MergePlan {
  const { id } = notes.paper;
  const { stored, name = stored?.published?.digest ?? '' } = options;
  const section = sectionFor(digest, id, publishedIn(stored, name));
  const entry = entryFor(digest, id, section);
  const isRemoved = wasPublished(stored, name) && (!section || !entry);
  if (isRemoved && options.add !== true) return planRemoved(digest, id, { section, entry });
  assertIsList(digest, options.path ?? phrase`the digest`);
  if (section !== undefined) return planExisting(digest, section, { notes, ...options, name });
  return entry === undefined
    ? planNew(digest, notes, options.layout)
    : planCompleted(digest, notes, { layout: options.layout, entry, index: digest.entries.indexOf(entry) });
}

/** The bytes after the merge; the same bytes for a plan without splices. */
export function applyPlan(bytes: Uint8Array, plan: MergePlan): Uint8Array {
  return applyChanges(bytes, plan.splices);
}

/** The paper's section as it stands; '' when there is none. */
export function standingSection(digest: Outline, id: string, record: Published | null): string {
  const section = sectionFor(digest, id, record);
  return section === undefined ? '' : utf8(digest.view.slice(section.start, section.contentEnd));
}

/** Of several sections of one paper ours is the one that we wrote, else the first. */
function sectionFor(digest: Outline, id: string, record: Published | null): OutlineSection | undefined {
  const named = digest.sections.filter(candidate => candidate.id === id);
  if (record === null || named.length === 1) return named[0];
  const body = bodyOf(record.text);
  const isOurs = (section: OutlineSection): boolean =>
    bodyOf(utf8(digest.view.slice(section.start, section.contentEnd))) === body;
  return named.find(isOurs) ?? named[0] ?? lostSection(digest, record);
}

/** A person took out the list line, the notes or both after they were merged: that is an edit, and stays. */
function planRemoved(
  digest: Outline,
  id: string,
  left: { section: OutlineSection | undefined; entry: ScannedEntry | undefined },
): MergePlan {
  const { section, entry } = left;
  const standing = section === undefined ? '' : utf8(digest.view.slice(section.start, section.contentEnd));
  return {
    action: 'removed',
    id,
    anchor: section?.slug ?? entry?.anchor ?? '',
    splices: [],
    section: standing,
    rendered: '',
    base: null,
    entry: null,
    reason: removedReason(entry !== undefined, section !== undefined),
  };
}

function removedReason(hasEntry: boolean, hasSection: boolean): Told {
  if (hasEntry) return phrase`its notes were removed by hand after the last merge`;
  return hasSection
    ? phrase`its list line was removed by hand after the last merge`
    : phrase`its entry and notes were removed by hand after the last merge`;
}

/** Neither list line nor section yet. */
function planNew(digest: Outline, notes: Notes, layout: Layout): MergePlan {
  const { eol } = digest.style;
  const { paper } = notes;
  const { heading, anchor } = headingFor(digest, paper, takenAnchors(digest, paper.id));
  const entry = renderEntry(notes, { anchor, eol });
  const place = placeEntry(digest, paper);
  const added = spliceAt(digest, place, entry);
  const section = renderSection(notes, { ...digest.style, layout, heading });
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
    rendered: section,
    base: null,
    entry,
    reason: phrase`${paper.id} is new in this digest`,
  };
}

/** The list line is there (and a person's own), its notes are not. */
function planCompleted(
  digest: Outline,
  notes: Notes,
  found: { layout: Layout; entry: ScannedEntry; index: number },
): MergePlan {
  const { id } = notes.paper;
  const { entry, layout } = found;
  const { heading, anchor } = headingAwaited(digest, notes, entry);
  const section = renderSection(notes, { ...digest.style, layout, heading });
  const added = spliceAt(digest, placeSection(digest, found.index, false), section);
  const links = [...linkCode(digest, entry, notes.paper.links), ...linkNotes(digest, entry, anchor)];
  const splices = [...links, added].sort((a, b) => a.start - b.start);
  const reason = phrase`list line ${digest.lineAt(entry.start)} had no notes`;
  const plan = { id, anchor, splices, section, rendered: section, base: null, entry: null, reason };
  return { action: 'completed', ...plan };
}

/** The heading that the list line's link already names, where a heading can have that anchor. */
function headingAwaited(digest: Outline, notes: Notes, entry: ScannedEntry): SectionHeading {
  const isTaken = takenAnchors(digest, notes.paper.id);
  const own = headingFor(digest, notes.paper, isTaken);
  const wanted = entry.anchor ?? '';
  if (own.anchor === wanted || !isOwnSlug(wanted) || isTaken(wanted) || isNamesSlug(wanted)) return own;
  return { heading: wanted, anchor: wanted };
}

/** Anchors that a heading has, or that another paper's list line waits for. */
function takenAnchors(digest: Outline, id: string): (anchor: string) => boolean {
  const isAwaited = (anchor: string): boolean =>
    digest.entries.some(entry => entry.anchor === anchor && entry.id !== id);
  return anchor => digest.slugs.has(anchor) || isAwaited(anchor);
}
