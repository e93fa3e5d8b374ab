// The desk of a review: the notes beside one digest, each decision on the disk before it is answered.
import type { Notes } from '../../domain/notes.ts';
import type { Decide, PaperView, Undone } from '../../domain/review.ts';
import type { Publish, PublishedView } from '../../domain/publish.ts';
import { changesFor, withStates, type Given } from '../../review/decide.ts';
import type { Desk } from '../../review/desk.ts';
import { watchNotes, type NotesWatch } from '../../store/notes-watch.ts';
import { openReviewLog } from '../../store/review-log.ts';
import { assertPublishable } from '../before-paying.ts';
import type { Tools } from '../tools.ts';
import { openLooking, type Looking } from './look.ts';
import { previewFor, publishReviewed } from './merge.ts';
import { openPapers, type Papers } from './papers.ts';
import { openQueue } from './queue.ts';
import { handEditedIn, lookedAt, refind, uncheckedIn } from './refind.ts';
import { estimateFor, regenerateItems, type Made } from './regenerate.ts';
import { openUndo, type UndoLog } from './undo.ts';
import { viewOf } from './view.ts';

export interface DeskOptions {
  /** As the user named it. */
  readonly digest: string;
  /** Who decides. */
  readonly reviewer: string;
}

/** What the desk's calls share. */
interface Open {
  readonly papers: Papers;
  readonly undo: UndoLog;
  readonly watch: NotesWatch;
  readonly looking: Looking;
  readonly tools: Tools;
  /** What was proposed, by the proposal's id. */
  readonly made: Map<string, Made>;
}

/** Opens the desk. Nothing of the notes is read yet. @throws what resolving the digest throws */
export async function openDesk(options: DeskOptions, tools: Tools): Promise<Desk> {
  const { digest, reviewer } = options;
  const papers = await openPapers(options, tools);
  const undo = openUndo(papers, openReviewLog(tools.config.stateDir, papers.folder, tools.log));
  const looking = openLooking(tools);
  const open: Open = { papers, undo, watch: watchNotes(papers.folder), looking, tools, made: new Map() };
  const queue = openQueue(papers);
  return {
    digest,
    reviewer,
    queue: async () => ({ digest, entries: await queue() }),
    paper: async stem => viewIn(open, await checked(open, stem)),
    decide: (stem, request) => decide(open, stem, request),
    undo: () => turn(open, 'undo'),
    redo: () => turn(open, 'redo'),
    look: async (stem, words) => looking.look(await papers.read(stem), words),
    estimate: async (stem, request) => estimateFor(await papers.read(stem), request, tools),
    regenerate: async (stem, request, cancel) => {
      const notes = await papers.read(stem);
      await assertPublishable(digest, [notes.paper.id]);
      const made = await regenerateItems(notes, { ...request, cancel }, tools);
      open.made.set(made.proposal.id, made);
      return made.proposal;
    },
    preview: async (stem, settled = []) => {
      const read = await checked(open, stem);
      const notes = await lookedAt(read, handEditedIn(read), looking);
      return previewFor(digest, { notes, settled }, tools);
    },
    publish: (stem, request) => publish(open, stem, request),
    pdf: async stem => looking.pdf(await papers.read(stem)),
    onChange: listener => open.watch.listen(listener),
    close: () => Promise.resolve(open.watch.close()),
  };
}

/** What a person changed by hand is looked at as soon as somebody looks at the notes, where the paper's text is at hand. */
async function checked(open: Open, stem: string): Promise<Notes> {
  const notes = await open.papers.read(stem);
  const items = uncheckedIn(notes);
  return items.length === 0 ? notes : refind({ stem, items }, notes, open);
}

async function viewIn({ undo }: Open, notes: Notes): Promise<PaperView> {
  const view = viewOf(notes, { undo: null, redo: null });
  return { ...view, ...(await undo.next(view.stem)) };
}

/** The log first: a kill between the two leaves an entry that undo passes over, never a decision without one. */
async function decide(open: Open, stem: string, request: Decide): Promise<PaperView> {
  const { papers, undo, watch, made } = open;
  const { decision } = request;
  const proposed = decision.kind === 'take' ? made.get(decision.proposal) : undefined;
  const notes = await papers.locked(async locked => {
    const current = await locked.read(stem);
    const given = { signature: papers.signature(), taken: takenFrom(proposed) };
    const changes = changesFor(current, request, given);
    await undo.begin(stem, { notes: current, changes });
    const decided = withStates(current, new Map(changes.map(({ item, after }) => [item, after])));
    try {
      return await locked.write(stem, decided);
    } catch (error) {
      await undo.failed();
      throw error;
    }
  });
  watch.wrote(stem);
  if (!REWORDING.has(decision.kind)) return viewIn(open, notes);
  const items = request.items.map(({ item }) => item);
  return viewIn(open, await refind({ stem, items }, notes, open));
}

/** Decisions after which other words may stand there. */
const REWORDING: ReadonlySet<Decide['decision']['kind']> = new Set(['edit', 'reopen', 'take']);

/** What a proposal has; nothing when there is none of that id. */
function takenFrom(made: Made | undefined): Given['taken'] {
  if (made === undefined) return { claims: new Map(), prose: new Map(), red: new Set() };
  const { claims, prose, proposal } = made;
  const red = proposal.changes.filter(({ after }) => after?.risk === 'red').map(({ item }) => item);
  return { claims, prose, red: new Set(red) };
}

async function turn(open: Open, which: 'undo' | 'redo'): Promise<Undone | null> {
  const done = await open.undo.turn(which);
  if (done === null) return null;
  const { stem, items, notes } = done;
  open.watch.wrote(stem);
  return { stem, items, paper: await viewIn(open, await refind({ stem, items }, notes, open)) };
}

/** What a person did to the file by hand is signed first: the notes that are published are those in the file. */
async function publish(open: Open, stem: string, request: Publish): Promise<PublishedView> {
  const { papers, tools, watch } = open;
  const { by: reviewer } = papers.signature();
  const items = handEditedIn(await checked(open, stem));
  const signed = await papers.locked(async locked => locked.write(stem, await locked.read(stem)));
  const notes = items.length === 0 ? signed : await refind({ stem, items }, signed, open);
  const message = await publishReviewed(papers.digest, { notes, request, by: reviewer }, tools);
  watch.wrote(stem);
  return { message, paper: await viewIn(open, await papers.read(stem)) };
}
