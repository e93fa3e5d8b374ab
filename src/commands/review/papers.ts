// What a person named on the command line → the notes that are meant, by their file names; and whether there is
// anything to review in them.
import { parseSource } from '../../arxiv/id.ts';
import { fileStem } from '../../domain/paper.ts';
import type { Queue } from '../../domain/review.ts';
import { sha256 } from '../../lib/canonical-hash.ts';
import { ToolError } from '../../lib/errors.ts';
import { joined, phrase, type Phrase } from '../../lib/phrase.ts';
import { shellWord } from '../../lib/shell-word.ts';
import type { Desk } from '../../review/desk.ts';
import { readLocalPdf } from '../../store/local-pdf.ts';

/** A paper as it was typed, and the file name stem of its notes. */
export interface Named {
  readonly typed: string;
  /** The version that was typed; null without one. */
  readonly version: number | null;
  readonly stem: string;
}

/** The id of a local PDF without arXiv stamp, as the queue shows it. */
const PDF_ID = /^pdf-[0-9a-f]{12}$/;

/** @throws InvalidIdError; what reading a local PDF throws */
export async function namedPapers(typed: readonly string[]): Promise<readonly Named[]> {
  const parsed = typed.map(text => ({ typed: text, source: PDF_ID.test(text) ? null : parseSource(text) }));
  const named = await Promise.all(
    parsed.map(async ({ typed: text, source }) => {
      if (source === null) return { typed: text, version: null, stem: text };
      if (source.kind === 'arxiv') return { typed: text, version: source.version, stem: fileStem(source.id) };
      return {
        typed: text,
        version: null,
        stem: `pdf-${sha256(await readLocalPdf(source.path)).slice(0, 12)}`,
      };
    }),
  );
  return named.filter(({ stem }, index) => named.findIndex(other => other.stem === stem) === index);
}

/**
 * What must be said of them first: notes of another version than was typed.
 * @throws what `Desk.paper` throws, in the words of the command line
 */
export async function assertThere(desk: Desk, named: readonly Named[]): Promise<Phrase[]> {
  const said: Phrase[] = [];
  const missing: string[] = [];
  for (const { typed, version, stem } of named) {
    const view = await desk.paper(stem).catch((error: unknown) => {
      if (!(error instanceof ToolError) || error.code !== 'E_REVIEW_NO_NOTES') throw error;
      missing.push(typed);
      return null;
    });
    if (view === null) continue;
    const { id, cited } = view;
    if (version !== null && cited !== `${id}v${version}`)
      said.push(phrase`the notes are of ${cited}, not of version ${version}: ${cited} is reviewed`);
  }
  if (missing.length > 0) throw notesMissing(missing, desk.digest);
  return said;
}

/** All of them at once, with the one command that makes them all. */
function notesMissing(typed: readonly string[], digest: string): ToolError {
  const [names, words] = [joined(typed, ', '), typed.map(shellWord).join(' ')];
  return new ToolError({
    code: 'E_REVIEW_NO_NOTES',
    category: 'usage',
    what: phrase`${names} cannot be reviewed`,
    why: typed.length === 1
      ? phrase`there are no notes of it beside ${digest}`
      : phrase`there are no notes of them beside ${digest}`,
    kept: phrase`everything as it was`,
    next: phrase`summarize ${words} --digest ${shellWord(digest)} makes them`,
  }); // prettier-ignore
}

/** The same desk with these papers alone in its queue; with none named the desk itself. */
export function narrowed(desk: Desk, named: readonly Named[]): Desk {
  if (named.length === 0) return desk;
  const stems = new Set(named.map(({ stem }) => stem));
  return {
    ...desk,
    queue: async () => {
      const queue = await desk.queue();
      return { ...queue, entries: queue.entries.filter(({ stem }) => stems.has(stem)) };
    },
  };
}

/** How many items there are to a queue. */
export interface Counts {
  readonly decided: number;
  readonly open: number;
  /** Of the open ones those that a check found something about. */
  readonly flagged: number;
}

export function countsOf({ entries }: Queue): Counts {
  const sum = (count: (entry: Queue['entries'][number]) => number): number =>
    entries.reduce((total, entry) => total + count(entry), 0);
  const flagged = sum(({ open }) => open.red + open.amber);
  return { decided: sum(({ decided }) => decided), open: flagged + sum(({ open }) => open.green), flagged };
}

/** What is said instead of opening anything, when nothing waits for a person; null when something does. */
export function nothingToReview(
  queue: Queue,
  {
    onlyFlagged,
    isTerminal,
    isPublished,
  }: { onlyFlagged: boolean; isTerminal: boolean; isPublished: boolean },
): Phrase | null {
  const digest = shellWord(queue.digest);
  if (queue.entries.length === 0)
    return phrase`nothing to review: there are no notes beside ${queue.digest}. Make some: summarize <paper> --digest ${digest}`;
  if (queue.entries.some(({ broken }) => broken !== null)) return null;
  const { decided, open, flagged } = countsOf(queue);
  if (open === 0 && isPublished)
    return phrase`nothing to review: everything is decided and published (${decided})`;
  if (open === 0)
    return phrase`nothing to review: everything is decided (${decided}). Merge it: summarize review --publish --digest ${digest}`;
  if (onlyFlagged && flagged === 0)
    return phrase`nothing to review: no check found anything about what is open (${open}). Look at it: summarize review ${isTerminal ? '--tty ' : ''}--digest ${digest}`;
  return null;
}

/** What is told when the page is left: what is done, what is left, and what to type for it. */
export function farewellTo(
  queue: Queue,
  { again, publish, isPublished }: { again: string; publish: string; isPublished: boolean },
): Phrase {
  const { decided, open } = countsOf(queue);
  if (open > 0) return phrase`review ended: ${decided} decided, ${open} open. Go on: ${again}`;
  return isPublished
    ? phrase`review ended: everything is decided (${decided}), and ${queue.digest} has it all`
    : phrase`review ended: everything is decided (${decided}). Merge it: ${publish}`;
}

/** Of more papers it would take too long to look at what publishing would change. */
const MOST_LOOKED_AT = 20;

/** True when everything is decided, and publishing would change nothing. Of many papers it is not looked at. */
export async function isAllPublished(desk: Desk, queue: Queue): Promise<boolean> {
  const { entries } = queue;
  if (entries.length === 0 || entries.length > MOST_LOOKED_AT || countsOf(queue).open > 0) return false;
  for (const { stem, broken } of entries) {
    if (broken !== null) return false;
    const preview = await desk.preview(stem).catch((error: unknown) => {
      // What is in the way is told when it is published.
      if (error instanceof ToolError && error.category !== 'interrupted') return null;
      throw error;
    });
    if (preview?.action !== 'kept' || preview.diff !== '' || preview.refusal !== null) return false;
  }
  return true;
}
