// The desk of a review: the notes beside one digest, each decision on the disk before it is answered.
import type { Claim } from '../../domain/claim.ts';
import type { Notes } from '../../domain/notes.ts';
import type { Decide, PaperView, Publish, PublishedView, Undone } from '../../domain/review.ts';
import { changesFor, withStates } from '../../review/decide.ts';
import type { Desk } from '../../review/desk.ts';
import { watchNotes, type NotesWatch } from '../../store/notes-watch.ts';
import { openReviewLog } from '../../store/review-log.ts';
import type { Tools } from '../tools.ts';
import { openLooking } from './look.ts';
import { previewFor, publishReviewed } from './merge.ts';
import { openPapers, type Papers } from './papers.ts';
import { openQueue } from './queue.ts';
import { estimateFor, regenerateItems } from './regenerate.ts';
import { openUndo, type UndoLog } from './undo.ts';
import { viewOf } from './view.ts';

export interface DeskOptions {
  /** As the user named it. */
  readonly digest: string;
  /** Who decides. */
  readonly reviewer: string;
  /** arXiv ids: only these papers are in the queue. */
  readonly only?: readonly string[];
}

/** What the desk's calls share. */
interface Open {
  readonly papers: Papers;
  readonly undo: UndoLog;
  readonly watch: NotesWatch;
  readonly tools: Tools;
  /** The claims of proposals that were made, by the proposal's id. */
  readonly taken: Map<string, ReadonlyMap<string, Claim>>;
}

/** Opens the desk. Nothing of the notes is read yet. @throws what resolving the digest throws */
export async function openDesk(options: DeskOptions, tools: Tools): Promise<Desk> {
  const { digest, reviewer, only = null } = options;
  const papers = await openPapers(options, tools);
  const undo = openUndo(papers, openReviewLog(tools.config.stateDir, papers.folder, tools.log));
  const open: Open = { papers, undo, watch: watchNotes(papers.folder), tools, taken: new Map() };
  const looking = openLooking(tools);
  const queue = openQueue(papers, only);
  return {
    digest,
    reviewer,
    queue: async () => ({ digest, entries: await queue() }),
    paper: async stem => viewIn(open, await papers.read(stem)),
    decide: (stem, request) => decide(open, stem, request),
    undo: () => turn(open, 'undo'),
    redo: () => turn(open, 'redo'),
    look: async (stem, words) => looking.look(await papers.read(stem), words),
    estimate: async (stem, request) => estimateFor(await papers.read(stem), request, tools),
    regenerate: async (stem, request) => {
      const { proposal, claims } = await regenerateItems(await papers.read(stem), request, tools);
      open.taken.set(proposal.id, claims);
      return proposal;
    },
    preview: async stem => previewFor(digest, await papers.read(stem), tools),
    publish: (stem, request) => publish(open, stem, request),
    pdf: async stem => looking.pdf(await papers.read(stem)),
    onChange: listener => open.watch.listen(listener),
    close: () => Promise.resolve(open.watch.close()),
  };
}

async function viewIn({ undo }: Open, notes: Notes): Promise<PaperView> {
  const view = viewOf(notes, { undo: null, redo: null });
  return { ...view, ...(await undo.next(view.stem)) };
}

/** The log first: a kill between the two leaves an entry that undo passes over, never a decision without one. */
async function decide(open: Open, stem: string, request: Decide): Promise<PaperView> {
  const { papers, undo, watch, taken } = open;
  const notes = await papers.locked(async locked => {
    const current = await locked.read(stem);
    const { decision } = request;
    const claims = decision.kind === 'take' ? taken.get(decision.proposal) : undefined;
    const given = { signature: papers.signature(), taken: claims ?? new Map<string, Claim>() };
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
  return viewIn(open, notes);
}

async function turn(open: Open, which: 'undo' | 'redo'): Promise<Undone | null> {
  const done = await open.undo.turn(which);
  if (done === null) return null;
  const { stem, items, notes } = done;
  open.watch.wrote(stem);
  return { stem, items, paper: await viewIn(open, notes) };
}

/** What a person did to the file by hand is signed first: the notes that are published are those in the file. */
async function publish(open: Open, stem: string, request: Publish): Promise<PublishedView> {
  const { papers, tools, watch } = open;
  const notes = await papers.locked(async locked => locked.write(stem, await locked.read(stem)));
  const message = await publishReviewed(papers.digest, { notes, request }, tools);
  watch.wrote(stem);
  return { message, paper: await viewIn(open, await papers.read(stem)) };
}
