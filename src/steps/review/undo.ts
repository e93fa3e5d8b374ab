// Undo and redo over all papers of a digest, by the log: they outlive a reload and a restart, and see what other
// processes decided. The notes file alone says what holds: what somebody changed since is left as it is.
import type { Notes } from '../../domain/notes.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import type { Change } from '../../review/decide.ts';
import { doneLine, isAt, lineOf, namedEntry, stacksOf, turned, turnLine, type Entry, type Line, type Stacks } from '../../review/history.ts'; // prettier-ignore
import type { ReviewLog } from '../../store/review-log.ts';
import type { LockedPapers, Papers } from './papers.ts';

/** A change that undo or redo made. */
export interface Turned {
  readonly stem: string;
  readonly items: readonly string[];
  readonly notes: Notes;
}

export interface UndoLog {
  /** Writes down what is about to be done. Call it under the lock, before the notes are written. */
  readonly begin: (stem: string, given: { notes: Notes; changes: readonly Change[] }) => Promise<void>;
  /** Says that what was begun last was not done after all. */
  readonly failed: () => Promise<void>;
  /** @throws ToolError E_REVIEW_STALE when somebody changed the items since; as reading and writing notes does */
  readonly turn: (which: 'undo' | 'redo') => Promise<Turned | null>;
  /** What they would do now, as a person who looks at that paper is told. */
  readonly next: (stem: string) => Promise<{ undo: Phrase | null; redo: Phrase | null }>;
}

/** Nothing is read yet. */
export function openUndo(papers: Papers, log: ReviewLog): UndoLog {
  const stacks = openStacks(log);
  const say = (kind: 'undo' | 'redo' | 'drop', entry: Entry): Promise<void> =>
    log.append(turnLine(kind, entry, papers.signature()));
  return {
    begin: (stem, given) => log.append(doneLine(stem, given, papers.signature())),
    failed: async () => {
      const last = (await stacks()).undo.at(-1);
      if (last !== undefined) await say('drop', last);
    },
    turn: which =>
      papers.locked(async locked => {
        for (;;) {
          const entry = (await stacks())[which].at(-1);
          if (entry === undefined) return null;
          const done = await turnEntry(locked, { entry, which, say });
          if (done !== null) return done;
        }
      }),
    next: async stem => {
      const { undo, redo } = await stacks();
      const named = (entry: Entry | undefined): Phrase | null =>
        entry === undefined ? null : namedEntry(entry, stem);
      return { undo: named(undo.at(-1)), redo: named(redo.at(-1)) };
    },
  };
}

/** Each line is understood once. */
function openStacks(log: ReviewLog): () => Promise<Stacks> {
  let [lines, seen]: [readonly string[], number] = [[], 0];
  let known: Line[] = [];
  return async () => {
    const now = await log.read();
    if (now !== lines) [lines, seen, known] = [now, 0, []];
    for (const text of now.slice(seen)) known.push(...[lineOf(text) ?? []].flat());
    seen = now.length;
    return stacksOf(known);
  };
}

interface Turn {
  readonly entry: Entry;
  readonly which: 'undo' | 'redo';
  readonly say: (kind: 'undo' | 'redo' | 'drop', entry: Entry) => Promise<void>;
}

/** Null for an entry that was never carried out, or is turned already: a process was killed between log and notes. */
async function turnEntry(locked: LockedPapers, { entry, which, say }: Turn): Promise<Turned | null> {
  const [from, to] = which === 'undo' ? (['after', 'before'] as const) : (['before', 'after'] as const);
  const { stem } = entry;
  const notes = await locked.read(stem).catch(async (error: unknown) => {
    if (error instanceof ToolError && error.code === 'E_REVIEW_NO_NOTES') await say('drop', entry);
    throw error;
  });
  if (!isAt(notes, entry, from)) {
    await say('drop', entry);
    if (isAt(notes, entry, to)) return null;
    throw changedSince(entry, which);
  }
  const written = await locked.write(stem, turned(notes, entry, to));
  await say(which, entry);
  return { stem, items: entry.changes.map(({ item }) => item), notes: written };
}

function changedSince(entry: Entry, which: 'undo' | 'redo'): ToolError {
  const what = namedEntry(entry, '');
  return new ToolError({
    code: 'E_REVIEW_STALE',
    category: 'person',
    what: which === 'undo' ? phrase`not undone: ${what}` : phrase`not done again: ${what}`,
    why: phrase`somebody changed that since, in review or in the notes file`,
    kept: phrase`the notes as they are now`,
    next: phrase`decide anew; the next undo takes the decision before it`,
  });
}
