// A digest in a folder of its own with notes beside it, and desks over them that share one state folder.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/config.ts';
import { claimsOf, NotesSchema, type Notes } from '../../../src/domain/notes.ts';
import { fileStem } from '../../../src/domain/paper.ts';
import type { Decide, Decision, PaperView } from '../../../src/domain/review.ts';
import { ToolError } from '../../../src/lib/errors.ts';
import { english, type Told } from '../../../src/lib/phrase.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { openDesk } from '../../../src/steps/review/desk.ts';
import { openTools } from '../../../src/steps/tools.ts';
import type { RunOptions } from '../../../src/steps/world.ts';
import { paper } from '../../notes/sample.ts';
import { reviewNotes } from '../../review/samples.ts';

export const STEM = '2501.00001';

const OFFLINE: RunOptions = {
  offline: true,
  refresh: new Set(),
  dryRun: false,
  add: false,
  title: null,
  url: null,
};

export interface Bench {
  readonly folder: string;
  readonly digest: string;
  readonly state: string;
  /** What desks told. */
  readonly said: string[];
  /** Puts notes of that paper into its file. */
  put(id?: string, parts?: Partial<Notes>): string;
  notes(stem?: string): Notes;
  /** The state of an item in the file. */
  stateOf(item: string, stem?: string): string;
  path(stem?: string): string;
  log(): string;
  desk(options?: { reviewer?: string; digest?: string }): Promise<Desk>;
  close(): Promise<void>;
}

export function openBench(): Bench {
  const root = mkdtempSync(join(tmpdir(), 'summarize-desk-'));
  const [folder, state] = [join(root, 'list'), join(root, 'state')];
  mkdirSync(folder);
  const digest = join(folder, 'README.md');
  writeFileSync(digest, '# Papers\n');
  const said: string[] = [];
  const desks: Desk[] = [];
  let time = Date.UTC(2026, 10, 23, 9);
  const tools = loadConfig({ stateDir: state, cacheDir: join(root, 'cache') }).then(config =>
    openTools(config, OFFLINE, {
      signal: new AbortController().signal,
      now: () => (time += 1_000),
      random: () => 0,
      log: (line: Told) => said.push(english(line)),
      detail: () => undefined,
      progress: () => undefined,
    }),
  );
  const path = (stem = STEM): string => join(folder, 'notes', `${stem}.json`);
  const notes = (stem = STEM): Notes => NotesSchema.parse(JSON.parse(readFileSync(path(stem), 'utf8')));
  return {
    folder,
    digest,
    state,
    said,
    path,
    notes,
    put: (id = STEM, parts = {}) => {
      mkdirSync(join(folder, 'notes'), { recursive: true });
      const whole = reviewNotes({ paper: { ...paper, id }, ...parts });
      writeFileSync(path(fileStem(id)), `${JSON.stringify(whole, null, 2)}\n`);
      return fileStem(id);
    },
    stateOf: (item, stem = STEM) => {
      const stored = notes(stem);
      const claim = claimsOf(stored).find(({ id }) => id === item);
      return claim?.review.state ?? stored.decisions[item]?.state ?? 'pending';
    },
    log: () => {
      const review = join(state, 'review');
      const names = existsSync(review) ? readdirSync(review) : [];
      return join(review, names[0] ?? 'none');
    },
    desk: async ({ reviewer = 'me', digest: named = digest } = {}) => {
      const desk = await openDesk({ digest: named, reviewer }, await tools);
      desks.push(desk);
      return desk;
    },
    close: async () => {
      await Promise.all(desks.map(desk => desk.close()));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What a page sends when a person decides on items as the view shows them. */
export function says(view: PaperView, items: string | readonly string[], decision: Decision): Decide {
  const seen = new Map(view.items.map(item => [item.id, item.seen]));
  return { items: [items].flat().map(item => ({ item, seen: seen.get(item) ?? '' })), decision };
}

/** The failure that it ends with. */
export async function refusal(work: Promise<unknown>): Promise<ToolError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ToolError) return error;
  throw error instanceof Error ? error : new Error('it did not fail');
}

export const ACCEPT = { kind: 'accept' } as const;
export const REJECT = { kind: 'reject', reason: null } as const;
