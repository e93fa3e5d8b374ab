// What the journeys share: one browser, and notes of the fixture papers that the program made itself against an arXiv and
// a model on loopback. Each journey reviews a copy of its own, with the built program.
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '../../../../src/domain/claim.ts';
import { NotesSchema, type Notes } from '../../../../src/domain/notes.ts';
import { itemsOf } from '../../../../src/review/items.ts';
import { openBrowser, type TestBrowser } from '../../../support/browser.ts';
import { openWorld, putDigest, type Ended, type World } from '../../../support/cli.ts';
import type { ModelServer } from '../../../support/model-server.ts';
import { until } from '../../../cli/open.ts';

/** Two planted errors. */
export const FLAGGED = '2501.01234';
/** Its PDF is in Chinese. */
export const CHINESE = '2503.04567';
/** Nothing is found about it. */
export const CLEAN = 'math_0703123';

/** A digest with notes of one paper, which a journey has to itself. */
export interface Desk {
  readonly folder: string;
  readonly stem: string;
  readonly digest: () => string;
  readonly notes: () => Notes;
  readonly write: (change: (digest: string) => string) => void;
  readonly writeNotes: (change: (notes: Notes) => Notes) => void;
  /** What the file says of an item: a claim, the headline or a title. */
  readonly reviewOf: (item: string) => Review | undefined;
  /** Items in the file that somebody decided on. */
  readonly decided: () => string[];
}

/** `summarize review`, serving. */
export interface Reviewing {
  readonly address: string;
  /** As `performance.now()`, when the command was typed. */
  readonly typedAt: number;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly stdout: () => string;
}

export interface Stage {
  readonly browser: TestBrowser;
  readonly model: ModelServer;
  readonly env: Readonly<Record<string, string>>;
  readonly desk: (name: string, stem?: string) => Desk;
  readonly review: (desk: Desk, options?: ReviewOptions) => Promise<Reviewing>;
  readonly close: () => Promise<void>;
}

export interface ReviewOptions {
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
}

/** Throws when the notes could not be made. */
export async function openStage(): Promise<Stage> {
  const [world, browser] = await Promise.all([preparedWorld(), openBrowser()]);
  return {
    browser,
    model: world.model,
    env: world.env,
    desk: (name, stem = FLAGGED) => deskIn(world, name, stem),
    review: ({ folder }, { args = [], env = {} } = {}) => {
      const words = ['review', '--no-open', '--digest', 'README.md', '--reviewer', 'Ada', ...args];
      const typedAt = performance.now();
      const options = { cwd: folder };
      return served(world.start(words, env, options), typedAt);
    },
    close: async () => {
      await Promise.all([browser.close(), world.close()]);
    },
  };
}

async function preparedWorld(): Promise<World> {
  const world = await openWorld();
  putDigest(world);
  const run = await world.run([FLAGGED, 'math/0703123', CHINESE, '--digest', 'README.md']);
  if (run.code !== 0) throw new Error(run.stderr);
  return world;
}

function deskIn(world: World, name: string, stem: string): Desk {
  const folder = world.path(name);
  mkdirSync(join(folder, 'notes'), { recursive: true });
  const [digest, file] = [join(folder, 'README.md'), join(folder, `notes/${stem}.json`)];
  cpSync(world.path('README.md'), digest);
  cpSync(world.path(`notes/${stem}.json`), file);
  const notes = (): Notes => NotesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    folder,
    stem,
    notes,
    digest: () => readFileSync(digest, 'utf8'),
    write: change => {
      const before = readFileSync(digest, 'utf8');
      const after = change(before);
      if (after === before) throw new Error('nothing of the digest was changed');
      writeFileSync(digest, after);
    },
    writeNotes: change => writeFileSync(file, JSON.stringify(change(notes()), null, 2)),
    reviewOf: item => itemsOf(notes()).find(({ id }) => id === item)?.review,
    decided: () => itemsOf(notes()).flatMap(({ id, review }) => (review.state === 'pending' ? [] : [id])),
  };
}

/** Waits for the address; throws when it ended before. */
async function served(
  { child, ended }: { child: ChildProcess; ended: Promise<Ended> },
  typedAt: number,
): Promise<Reviewing> {
  let seen = '';
  child.stdout?.on('data', chunk => (seen += String(chunk)));
  await until(() => seen.includes('\n') || child.exitCode !== null);
  const address = /^http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]{64}$/m.exec(seen)?.[0];
  if (address === undefined) throw new Error((await ended).stderr);
  return { child, ended, address, typedAt, stdout: () => seen };
}
