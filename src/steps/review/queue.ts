// The notes beside a digest → the queue. A file that cannot be read is an entry that says so.
import pLimit from 'p-limit';
import type { QueueEntry } from '../../domain/review.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { brokenEntry, entryFor, inOrder, type NotesFile } from '../../review/queue.ts';
import { listNotes } from '../../store/notes-file.ts';
import type { Papers } from './papers.ts';

/** Files that are read at a time: all at once, a thousand would all be in memory. */
const AT_ONCE = 8;

/** A file that was written so short a time ago may be written once more with the same time of writing. */
const SETTLED_MS = 2_000;

/**
 * What gives the queue, and reads again only what was written since: a thousand papers take a second to read.
 * @returns what throws NotesUnreadableError when the folder cannot be read
 */
export function openQueue(papers: Papers): () => Promise<QueueEntry[]> {
  const known = new Map<string, QueueEntry>();
  const limit = pLimit(AT_ONCE);
  const read = async (file: NotesFile): Promise<QueueEntry> => {
    const before = known.get(file.stem);
    if (before?.updated === file.updated) return before;
    known.delete(file.stem);
    const entry = await entryOf(papers, file);
    const age = Date.parse(papers.signature().at) - Date.parse(file.updated);
    if (age > SETTLED_MS && entry.broken === null) known.set(file.stem, entry);
    return entry;
  };
  return async () => {
    const files: NotesFile[] = await listNotes(papers.folder);
    return inOrder(await Promise.all(files.map(file => limit(() => read(file)))));
  };
}

async function entryOf(papers: Papers, file: NotesFile): Promise<QueueEntry> {
  try {
    return entryFor(await papers.read(file.stem), file);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return brokenEntry(file, phrase`${`notes/${file.stem}.json`}: ${error.told.why}`);
  }
}
