// The papers of a group on their way into a digest: what is stored of each, what is written when, what became of it.
// Next: publish-group.ts
import { basename, dirname } from 'node:path';
import type { MergePlan, MergePlans } from '../domain/digest.ts';
import { publishedIn, type Notes, type Published } from '../domain/notes.ts';
import { AGAIN } from '../lib/again.ts';
import { ToolError } from '../lib/errors.ts';
import { readDigestFile, type MergeResult } from './digest-file.ts';
import type { LockOptions } from './digest-lock.ts';
import { namesIn } from './folder-names.ts';
import { isPlan, type Merge } from './merge-into.ts';
import { holdsNotes, notesPath, readNotes, writeAllNotes } from './notes-file.ts';
import { handEdit, published, underWay, withRecord } from './published.ts';
import { sweepTemps } from './temp-files.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface GroupRequest {
  readonly path: string;
  /** Each paper once. */
  readonly papers: readonly Notes[];
  /** `planMerges` of digest/, with the notes that are stored now and the name of the digest's file. Pure. */
  readonly plan: (bytes: Uint8Array, papers: readonly StoredPaper[], name: string) => MergePlans;
  /** What of the stored notes outlives the new ones: a person's decisions. Pure; what it throws keeps the paper out. */
  readonly keep?: (fresh: Notes, stored: Notes | null) => Notes;
  readonly lock?: LockOptions;
}

export interface StoredPaper {
  readonly notes: Notes;
  readonly stored: Notes | null;
}

export interface PublishResult extends MergeResult {
  /** The notes as stored, with what is published now. */
  readonly notes: Notes;
  readonly notesPath: string;
}

/** A paper on its way. */
interface Paper {
  readonly given: Notes;
  readonly file: string;
  stored: Notes | null;
  /** With what is kept of the stored ones. */
  fresh: Notes;
  /** Why it is not merged. */
  error: ToolError | null;
}

/** One for each merge; its methods are the steps of `publishTogether`. */
export class Group {
  /** What is already on the disk should the next step fail; null before the first step. */
  kept: Told | null = null;
  readonly #request: GroupRequest;
  readonly #name: string;
  readonly #papers: readonly Paper[];
  readonly #place: string;

  constructor(request: GroupRequest, target: string) {
    this.#request = request;
    this.#name = basename(target);
    this.#papers = request.papers.map(given => {
      const file = notesPath(target, given.paper.id);
      return { given, file, stored: null, fresh: given, error: null };
    });
    const [first, second] = this.#papers;
    this.#place = second === undefined ? (first?.file ?? target) : dirname(second.file);
  }

  /** Nothing to do, seen without the lock: persons removed the papers, or digest and files hold these notes. */
  async alreadyPublished(): Promise<(PublishResult | ToolError)[] | null> {
    // Most groups are of papers that have no notes files yet: one of them is enough to know.
    if (await this.#isFirstNew()) return null;
    await this.#readStored();
    if (this.#merging().length === 0) return this.#papers.flatMap(({ error }) => error ?? []);
    if (this.#merging().some(({ stored }) => stored === null)) return null;
    const before = await readDigestFile(this.#request.path);
    const merge = { ...this.plan(before), before };
    for (const [paper, plan] of this.#planned(merge)) {
      if (plan.action === 'removed') continue;
      const notes = withRecord(paper.fresh, published(this.#name, plan), paper.stored);
      if (plan.action !== 'kept' || !(await holdsNotes(paper.file, notes))) return null;
      paper.stored = notes;
    }
    return this.results(merge);
  }

  /** Under the lock, in every round. */
  async read(): Promise<void> {
    await sweepTemps(...this.#papers.map(({ file }) => file));
    await this.#readStored();
  }

  plan(bytes: Uint8Array): MergePlans {
    const papers = this.#merging().map(({ fresh, stored }) => ({ notes: fresh, stored }));
    return this.#request.plan(bytes, papers, this.#name);
  }

  /** Before the digest is written. Notes in conflict are stored, and wait. */
  async announce(merge: Merge): Promise<void> {
    const { path } = this.#request;
    const writes = new Map<Paper, Published | null>();
    for (const [paper, plan] of this.#planned(merge)) {
      if (plan.action === 'conflict') writes.set(paper, publishedIn(paper.stored, this.#name));
      else if (plan.splices.length > 0) writes.set(paper, underWay(this.#name, plan));
    }
    if (writes.size > 1)
      this.kept = phrase`${path} as it was; some of the new notes may wait in ${this.#place}`;
    await this.#store(writes);
    const isWriting = this.#planned(merge).some(([, { splices }]) => splices.length > 0);
    if (isWriting) this.kept = phrase`${path} as it was; the new notes wait in ${this.#place}`;
  }

  /** When the digest is written. */
  async conclude(merge: Merge): Promise<void> {
    const planned = this.#planned(merge);
    if (planned.some(([, { splices }]) => splices.length > 0))
      this.kept =
        planned.length > 1
          ? phrase`${this.#request.path} has its entries and is whole; ${AGAIN} to bring ${this.#place} up to date`
          : phrase`${this.#request.path} has its entry and is whole; ${AGAIN} to bring ${this.#place} up to date`;
    const done = planned.filter(([, { action }]) => action !== 'removed' && action !== 'conflict');
    await this.#store(new Map(done.map(([paper, plan]) => [paper, published(this.#name, plan)])));
  }

  results({ outcomes, before, after }: Merge): (PublishResult | ToolError)[] {
    const planned = outcomes[Symbol.iterator]();
    return this.#papers.map(({ error, given, stored, file }) => {
      if (error !== null) return error;
      const plan = planned.next().value;
      if (!isPlan(plan)) return asToolError(plan);
      if (plan.action === 'conflict') return handEdit(this.#request.path, plan);
      const notes = plan.action === 'removed' ? given : (stored ?? given);
      return { plan, before, after, notes, notesPath: file };
    });
  }

  #merging(): Paper[] {
    return this.#papers.filter(({ error }) => error === null);
  }

  #planned({ outcomes }: MergePlans): [Paper, MergePlan][] {
    return this.#merging().flatMap((paper, index): [Paper, MergePlan][] => {
      const plan = outcomes[index];
      return isPlan(plan) ? [[paper, plan]] : [];
    });
  }

  async #isFirstNew(): Promise<boolean> {
    const [first] = this.#papers;
    if (first === undefined) return false;
    await this.#readOne(first, null);
    return first.error === null && first.stored === null;
  }

  async #readStored(): Promise<void> {
    const [first] = this.#papers;
    const present = first === undefined ? null : await namesIn(dirname(first.file));
    await Promise.all(this.#papers.map(paper => this.#readOne(paper, present)));
  }

  /** @param present names of the files in the folder, in lower case; null when that is not known */
  async #readOne(paper: Paper, present: ReadonlySet<string> | null): Promise<void> {
    const { keep } = this.#request;
    paper.error = null;
    try {
      const isMissing = present?.has(basename(paper.file).toLowerCase()) === false;
      paper.stored = isMissing ? null : await readNotes(paper.file);
      paper.fresh = keep === undefined ? paper.given : keep(paper.given, paper.stored);
    } catch (error) {
      paper.error = asToolError(error);
    }
  }

  async #store(records: ReadonlyMap<Paper, Published | null>): Promise<void> {
    const files = [...records].map(([paper, record]) => {
      // Known without reading the file: there is none, or it says that a merge is under way, and this one is done.
      const isUnderWay = publishedIn(paper.stored, this.#name)?.next ?? null;
      const isOther = paper.stored === null || (record?.next === null && isUnderWay !== null);
      const notes = withRecord(paper.fresh, record, paper.stored);
      paper.stored = notes;
      return { path: paper.file, notes, isOther };
    });
    await writeAllNotes(files);
  }
}

/** A bug is no result. */
function asToolError(error: unknown): ToolError {
  if (error instanceof ToolError) return error;
  throw error;
}
