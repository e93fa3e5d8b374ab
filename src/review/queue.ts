// Notes of the papers beside a digest → the queue: what wants a person most comes first. Pure.
import type { Notes } from '../domain/notes.ts';
import { citedId, fileStem } from '../domain/paper.ts';
import type { QueueEntry, RiskCounts } from '../domain/review.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { itemsOf, openOf } from './items.ts';

/** A notes file: its name without `.json`, and when it was last written, ISO 8601. */
export interface NotesFile {
  readonly stem: string;
  readonly updated: string;
}

/** The line of a paper. */
export function entryFor(notes: Notes, { stem, updated }: NotesFile): QueueEntry {
  const items = itemsOf(notes);
  const decided = items.filter(({ review }) => review.state !== 'pending').length;
  const { id, title } = notes.paper;
  const counts = { open: openOf(items), decided, items: items.length };
  return { stem, id, cited: citedId(notes.paper), title, ...counts, updated, broken: null };
}

/** The line of notes that cannot be read. */
export function brokenEntry({ stem, updated }: NotesFile, broken: Told): QueueEntry {
  const counts = { open: NOTHING, decided: 0, items: 0 };
  return { stem, id: stem, cited: stem, title: '', ...counts, updated, broken };
}

const NOTHING: RiskCounts = { red: 0, amber: 0, green: 0 };

/** Why a file of that name cannot be reviewed though it holds notes; null when it can. */
export function misplaced(notes: Notes, stem: string): Told | null {
  const own = fileStem(notes.paper.id);
  return own === stem ? null : phrase`it holds the notes of ${notes.paper.id}, which belong into ${own}.json`;
}

/**
 * Riskiest first; of the same risk the one that waits longest. What nobody can decide on comes behind what is to be
 * decided: broken files, then papers with nothing left to do.
 */
export function inOrder(entries: readonly QueueEntry[]): QueueEntry[] {
  return [...entries].sort(
    (one, other) =>
      rankOf(one) - rankOf(other) ||
      other.open.red - one.open.red ||
      other.open.amber - one.open.amber ||
      compared(one.updated, other.updated) ||
      compared(one.stem, other.stem),
  );
}

function rankOf({ open, broken }: QueueEntry): number {
  if (broken !== null) return 1;
  return open.red + open.amber + open.green > 0 ? 0 : 2;
}

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
