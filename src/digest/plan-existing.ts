// The plan for a paper whose section stands in the digest: keep it, replace it where it is ours, merge it with what a
// person changed, or leave it alone where both changed the same place.
import type { Layout, MergePlan, Splice } from '../domain/digest.ts';
import type { Notes } from '../domain/notes.ts';
import type { Settled } from '../domain/publish.ts';
import { decodedAnchor } from './anchor.ts';
import { baseOf, type Base } from './base.ts';
import { linkNotes } from './link-notes.ts';
import { renderEntry } from './list-line.ts';
import { HINT, nameOf } from './names.ts';
import { placeEntry, spliceAt } from './place.ts';
import { renderSection, type SectionStyle } from './render.ts';
import type { Outline, ScannedEntry, OutlineSection } from './scanned.ts';
import { mergeText, sameBody, sameText, settledText } from './three-way.ts';
import { utf8 } from './view.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface Update {
  readonly notes: Notes;
  readonly layout: Layout;
  readonly stored: Notes | null;
  readonly name: string;
  /** How collisions end that a person was shown. */
  readonly settled?: readonly Settled[];
}

/** @param section the paper's own; its heading stays as it stands, since links lead to it */
export function planExisting(digest: Outline, section: OutlineSection, update: Update): MergePlan {
  const current = utf8(digest.view.slice(section.start, section.contentEnd));
  const rendered = renderSection(update.notes, styleOf(digest, section, update.layout));
  const base = baseOf(update.stored, update.name, current);
  const line = digest.lineAt(section.start);
  const { text, reason } = settle({ current, rendered, base, line }, update.settled ?? []);
  const common = { id: update.notes.paper.id, anchor: section.slug, rendered, base, reason };
  const paper = { update, section, base };
  if (text === null) {
    const entry = ownEntry(digest, paper)?.text ?? null;
    return { ...common, action: 'conflict', splices: [], section: current, entry };
  }
  const list = planListLine(digest, paper);
  const rewritten: Splice[] =
    text === current ? [] : [{ start: section.start, end: section.contentEnd, text }];
  const splices = [...list.splices, ...rewritten].sort((a, b) => a.start - b.start);
  const changed = sameBody(text, rendered) ? 'replaced' : 'merged';
  const action = list.isNew ? 'added' : splices.length === 0 ? 'kept' : changed;
  return { ...common, action, splices, section: text, entry: list.entry };
}

/** The paper's list line, by its id, else by the link that leads to the paper's section. */
export function entryFor(
  digest: Outline,
  id: string,
  section: OutlineSection | undefined,
): ScannedEntry | undefined {
  const leads = ({ anchor }: ScannedEntry): boolean =>
    section !== undefined && anchor !== null && [anchor, decodedAnchor(anchor)].includes(section.slug);
  return (
    digest.entries.find(entry => entry.id === id) ??
    digest.entries.find(entry => entry.id === null && leads(entry))
  );
}

/** The form that the section has now, so that merging the same notes again changes nothing. */
function styleOf(digest: Outline, section: OutlineSection, layout: Layout): SectionStyle {
  const method = section.headings.find(heading => nameOf(heading.text) === 'innovations');
  return {
    layout,
    heading: section.heading,
    level: section.level,
    eol: digest.style.eol,
    hint: method === undefined ? digest.style.hint : method.text.includes(HINT),
  };
}

interface Seen {
  readonly current: string;
  readonly rendered: string;
  readonly base: Base | null;
  readonly line: number;
}

interface Merged {
  readonly text: string | null;
  readonly reason: Told;
}

/** As `mergedText`; where that finds collisions and a person settled all of them, the text that follows from it. */
function settle(seen: Seen, settled: readonly Settled[]): Merged {
  const merged = mergedText(seen);
  if (merged.text !== null || settled.length === 0) return merged;
  const takes = new Map(settled.map(({ index, take }) => [index, take]));
  const versions = { base: seen.base?.text ?? null, mine: seen.current, fresh: seen.rendered };
  const text = settledText(versions, takes);
  return text === null ? merged : { text, reason: phrase`section at line ${seen.line} is as it was settled` };
}

/** The section's new text, null where a person and the notes changed the same place; and why. */
function mergedText(seen: Seen): Merged {
  const { current, rendered, base, line } = seen;
  if (sameBody(current, rendered))
    return { text: current, reason: phrase`section at line ${line} is up to date` };
  if (base === null)
    return { text: null, reason: phrase`the section at line ${line} was not written by this program` };
  const isOurs = sameBody(current, base.text);
  const { text, collision } = mergeText(base.text, current, rendered);
  if (isOurs) return { text, reason: phrase`section at line ${line} is as it was written` };
  if (text === null) return { text, reason: phrase`section changed by hand at line ${line + collision}` };
  const reason =
    text === current
      ? phrase`section at line ${line} is up to date; the edits by hand in it are kept`
      : phrase`section at line ${line} takes the new notes; the edits by hand in it are kept`;
  return { text, reason };
}

interface PaperPlace {
  readonly update: Update;
  readonly section: OutlineSection;
  readonly base: Base | null;
}

/** The paper's list line: ours is brought up to date, a person's only gets a link that works. */
function planListLine(
  digest: Outline,
  paper: PaperPlace,
): { splices: Splice[]; entry: string | null; isNew: boolean } {
  const { notes } = paper.update;
  const anchor = paper.section.slug;
  const entry = entryFor(digest, notes.paper.id, paper.section);
  if (entry === undefined) {
    const fresh = renderEntry(notes, { anchor, eol: digest.style.eol });
    return { splices: [spliceAt(digest, placeEntry(digest, notes.paper), fresh)], entry: fresh, isNew: true };
  }
  const own = ownEntry(digest, paper);
  if (own === null) {
    const leads = digest.slugs.has(entry.anchor ?? '') || digest.slugs.has(decodedAnchor(entry.anchor ?? ''));
    return { splices: leads ? [] : linkNotes(digest, entry, anchor), entry: null, isNew: false };
  }
  const { text, fresh } = own;
  if (sameText(text, fresh)) return { splices: [], entry: fresh, isNew: false };
  const ended = text.endsWith('\n') ? fresh : fresh.replace(/\r?\n$/, '');
  return { splices: [{ start: entry.start, end: entry.end, text: ended }], entry: fresh, isNew: false };
}

/** The list line as it stands when it is ours, and as it should stand; else null. */
function ownEntry(digest: Outline, paper: PaperPlace): { text: string; fresh: string } | null {
  const { update, section, base } = paper;
  const entry = entryFor(digest, update.notes.paper.id, section);
  if (entry === undefined) return null;
  const text = utf8(digest.view.slice(entry.start, entry.end));
  const fresh = renderEntry(update.notes, { anchor: section.slug, eol: digest.style.eol });
  const isOurs = [base?.entry, fresh].some(known => typeof known === 'string' && sameText(text, known));
  return isOurs ? { text, fresh } : null;
}
