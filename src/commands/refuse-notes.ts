// Notes that must not be merged, or not without a person: what is said of them, and where they wait.
import { modelFlag } from '../domain/local-host.ts';
import type { Notes } from '../domain/notes.ts';
import { citedId } from '../domain/paper.ts';
import { ToolError, type ErrorParts } from '../lib/errors.ts';
import { phrase, type Phrase, type Told } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';
import { verdictOn } from '../notes/verdict.ts';
import { keepForReview } from '../steps/merge.ts';
import { firstProblem } from './finding-words.ts';

/** Not one claim holds: the notes are no notes. */
export function refuseEmpty(notes: Notes): void {
  const { publishable, heldBack } = verdictOn(notes);
  if (publishable > 0) return;
  throw new ToolError({
    code: 'E_NOTES_UNPROVEN',
    category: 'paper',
    what: phrase`${notes.engine.model} gave no valid notes for ${citedId(notes.paper)}`,
    why: phrase`none of ${heldBack} claims could be proven; the first: ${firstProblem(notes)}`,
    kept: phrase`the reply is cached; no digest was touched`,
    next: phrase`summarize ${citedId(notes.paper)} --refresh=notes to ask again, or ${modelFlag(notes.engine.host)}, with a stronger model`,
  });
}

/** Notes that are good but for a section: they wait beside the digest, and are counted all the same. */
export class NotesWaitError extends ToolError {
  override name = 'NotesWaitError';
  readonly notes: Notes;
  constructor(notes: Notes, parts: ErrorParts) {
    super(parts);
    this.notes = notes;
  }
}

/**
 * A paper merges only whole: with an empty section it waits beside the digest until a person decides.
 * @throws NotesWaitError
 */
export async function waitInReview(notes: Notes, digest: string, dryRun: boolean): Promise<void> {
  const { isWhole, emptySections, heldBack } = verdictOn(notes);
  if (isWhole) return;
  const path = dryRun ? null : await keepForReview(digest, notes);
  throw new NotesWaitError(notes, {
    code: 'E_NOTES_HELD_BACK',
    category: 'person',
    what: phrase`${citedId(notes.paper)} waits for review and was not merged`,
    why: phrase`no claim of ${listed(emptySections)} could be proven (${heldBack} held back; the first: ${firstProblem(notes)})`,
    kept:
      path === null
        ? phrase`the reply is cached; ${digest} was not touched`
        : phrase`the notes are in ${path}; ${digest} was not touched`,
    next:
      path === null ? notesAnew(notes) : phrase`${reviewOf(notes, digest)} to decide; or ${notesAnew(notes)}`,
  });
}

function notesAnew({ paper, engine }: Notes): Phrase {
  return phrase`summarize ${citedId(paper)} --refresh=notes, or with another model: ${modelFlag(engine.host)}`;
}

/** The command that shows a paper's claims to a person. */
export function reviewOf({ paper }: Notes, digest: string): Phrase {
  return phrase`summarize review ${paper.id} --digest ${shellWord(digest)}`;
}

/**
 * What `--strict` ends with; null when nothing is held back.
 * @param digest where the notes wait to be decided on; null when they are nowhere but in the cache
 */
export function heldBackError(notes: Notes, digest: string | null): ToolError | null {
  const { heldBack } = verdictOn(notes);
  if (heldBack === 0) return null;
  return new ToolError({
    code: 'E_NOTES_HELD_BACK',
    category: 'person',
    what: phrase`${citedId(notes.paper)} has claims that wait for review`,
    why: phrase`--strict, and ${heldBack} held back; the first: ${firstProblem(notes)}`,
    kept: phrase`the proven claims are done as said above`,
    next:
      digest === null
        ? phrase`summarize ${citedId(notes.paper)} --until checked, to see each claim and its findings`
        : reviewOf(notes, digest),
  });
}

/** `innovations and results`: names of sections are what they are called in the notes. */
function listed([first = '', ...others]: readonly string[]): Told {
  return others.reduce<Told>((list, name) => phrase`${list} and ${name}`, first);
}
