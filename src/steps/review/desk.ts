// The desk of a review: the notes beside one digest, each decision on the disk before it is answered.
import { basename, dirname, join } from 'node:path';
import type { Claim } from '../../domain/claim.ts';
import type { Notes } from '../../domain/notes.ts';
import { citedId, fileStem } from '../../domain/paper.ts';
import type { PaperView, QueueEntry, RiskCounts } from '../../domain/review.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { changesFor, withStates, type Change } from '../../review/decide.ts';
import type { Desk } from '../../review/desk.ts';
import { itemsOf, openOf } from '../../review/items.ts';
import { verdictOn } from '../../notes/verdict.ts';
import { resolveDigest } from '../../store/digest-file.ts';
import { editNotes } from '../../store/notes-edit.ts';
import { listNotes, readNotes } from '../../store/notes-file.ts';
import type { Tools } from '../tools.ts';
import { openLooking } from './look.ts';
import { previewFor, publishReviewed } from './merge.ts';
import { estimateFor, regenerateItems } from './regenerate.ts';

export interface DeskOptions {
  /** As the user named it. */
  readonly digest: string;
  /** Who decides. */
  readonly reviewer: string;
}

/** Opens the desk. Nothing of the notes is read yet. @throws what resolving the digest throws */
export async function openDesk({ digest, reviewer }: DeskOptions, tools: Tools): Promise<Desk> {
  const target = await resolveDigest(digest);
  const folder = join(dirname(target), 'notes');
  const looking = openLooking(tools);
  const taken = new Map<string, ReadonlyMap<string, Claim>>();
  const done: { stem: string; changes: Change[] }[] = [];
  const at = (stem: string) => ({ target, path: join(folder, `${basename(stem)}.json`) });
  const notesOf = async (stem: string): Promise<Notes> =>
    (await readNotes(at(stem).path)) ?? fail(noNotes(stem, digest));
  const edit = (stem: string, change: (notes: Notes) => Notes): Promise<Notes> =>
    editNotes(at(stem), notes => change(notes ?? fail(noNotes(stem, digest))), {
      signal: tools.signal,
      onWait: tools.log,
    });
  return {
    digest,
    reviewer,
    queue: async () => {
      const files = await listNotes(folder);
      const entries = await Promise.all(files.map(file => entryFor(file)));
      return { digest, entries: entries.sort(byRisk) };
    },
    paper: async stem => viewOf(await notesOf(stem)),
    decide: async (stem, request) => {
      let changes: Change[] = [];
      const notes = await edit(stem, current => {
        const signature = { by: reviewer, at: new Date(tools.now()).toISOString() };
        const { decision } = request;
        const proposal = decision.kind === 'take' ? taken.get(decision.proposal) : undefined;
        changes = changesFor(current, request, { signature, taken: proposal ?? new Map() });
        return withStates(current, new Map(changes.map(({ item, after }) => [item, after])));
      });
      done.push({ stem, changes });
      return viewOf(notes);
    },
    undo: async () => {
      const last = done.pop();
      if (last === undefined) return null;
      const { stem, changes } = last;
      const notes = await edit(stem, current =>
        withStates(current, new Map(changes.map(({ item, before }) => [item, before]))),
      );
      return { stem, items: changes.map(({ item }) => item), paper: viewOf(notes) };
    },
    redo: () => Promise.resolve(null),
    look: async (stem, words) => looking.look(await notesOf(stem), words),
    estimate: async (stem, request) => estimateFor(await notesOf(stem), request, tools),
    regenerate: async (stem, request) => {
      const { proposal, claims } = await regenerateItems(await notesOf(stem), request, tools);
      taken.set(proposal.id, claims);
      return proposal;
    },
    preview: async stem => previewFor(digest, await notesOf(stem), tools),
    publish: async (stem, request) => {
      const message = await publishReviewed(digest, { notes: await notesOf(stem), request }, tools);
      return { message, paper: viewOf(await notesOf(stem)) };
    },
    pdf: async stem => looking.pdf(await notesOf(stem)),
    onChange: () => () => undefined,
    close: () => Promise.resolve(),
  };
}

function viewOf(notes: Notes): PaperView {
  const { paper, engine } = notes;
  const items = itemsOf(notes);
  return {
    stem: fileStem(paper.id),
    id: paper.id,
    cited: citedId(paper),
    title: paper.title,
    authors: paper.authors,
    url: paper.url,
    engine: engine.name === 'extractive' ? 'extractive' : `${engine.model} (${engine.host})`,
    pages: notes.source.pages,
    items,
    findings: notes.findings.filter(({ where }) => where === 'notes'),
    open: openOf(items),
    isWhole: verdictOn(notes).isWhole,
    undo: null,
    redo: null,
  };
}

const NOTHING: RiskCounts = { red: 0, amber: 0, green: 0 };

async function entryFor(file: { stem: string; path: string; updated: string }): Promise<QueueEntry> {
  const { stem, path, updated } = file;
  try {
    const notes = await readNotes(path);
    if (notes === null) throw noNotes(stem, path);
    const items = itemsOf(notes);
    const { id, title } = notes.paper;
    const decided = items.filter(({ review }) => review.state !== 'pending').length;
    const counts = { open: openOf(items), decided, items: items.length };
    return { stem, id, cited: citedId(notes.paper), title, ...counts, updated, broken: null };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const counts = { open: NOTHING, decided: 0, items: 0 };
    return { stem, id: stem, cited: stem, title: '', ...counts, updated, broken: error.told.why };
  }
}

/** Riskiest first; of the same risk the one that waits longest. */
function byRisk(one: QueueEntry, other: QueueEntry): number {
  const difference = other.open.red - one.open.red || other.open.amber - one.open.amber;
  return difference || other.open.green - one.open.green || (one.updated < other.updated ? -1 : 1);
}

function noNotes(stem: string, digest: string): ToolError {
  return new ToolError({
    code: 'E_REVIEW_NO_NOTES',
    category: 'usage',
    what: phrase`${stem} cannot be reviewed`,
    why: phrase`there are no notes of it beside ${digest}`,
    kept: phrase`everything as it was`,
    next: phrase`summarize ${stem} --digest ${digest} makes them`,
  });
}

function fail(error: ToolError): never {
  throw error;
}
