// What the tests of the whole program share: worlds that end with their test, a cache in which the fixture papers lie
// ready (so that only what a test is about costs time), and a look at files as they are.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { inject, test as plain } from 'vitest';
import { sha256 } from '../../src/lib/canonical-hash.ts';
import { extractText } from '../../src/pdf/extract.ts';
import { openParserPool } from '../../src/pdf/parser-pool.ts';
import { EXTRACTOR_VERSION } from '../../src/pdf/version.ts';
import { openCache } from '../../src/store/cache.ts';
import { childFile } from '../support/built-child.ts';
import { fixture, openManyWorld, openWorld, withKeptProcess, type World } from '../support/cli.ts';
import type { SmallPaper } from '../support/many-papers.ts';
import type { Play } from '../support/model-server.ts';

export type Open = (...plays: Play[]) => Promise<World>;
export type OpenMany = (papers: readonly SmallPaper[], ...plays: Play[]) => Promise<World>;

interface Worlds {
  /** A world in which nothing was ever fetched. */
  readonly open: Open;
  /** The same, but that 2501.01234v2 is known once it is fetched: for tests of anything but how a PDF is read. */
  readonly fetching: Open;
  /** Its cache has metadata, PDF and text of 2501.01234v2, so that the next thing to happen is the question to the model. */
  readonly warm: Open;
  /** A world of small papers, whose PDFs are to be fetched but need not be read. */
  readonly many: OpenMany;
  readonly isKept: boolean;
}

/** With the worlds that a test asks for; they end with it. */
export const test = plain.extend<Worlds>({
  isKept: false,
  open: async ({ isKept }, use) => {
    const worlds: World[] = [];
    await use(async (...plays) => {
      const fresh = await openWorld(...plays);
      const world = isKept ? withKeptProcess(fresh) : fresh;
      worlds.push(world);
      return world;
    });
    await Promise.all(worlds.map(world => world.close()));
  },
  many: async ({ isKept }, use) => {
    const worlds: World[] = [];
    await use(async (papers, ...plays) => {
      const fresh = await openManyWorld(papers, ...plays);
      const world = isKept ? withKeptProcess(fresh) : fresh;
      worlds.push(world);
      cpSync(await textsOf(papers.map(({ pdf }) => pdf)), world.path('cache'), { recursive: true });
      return world;
    });
    await Promise.all(worlds.map(world => world.close()));
  },
  fetching: async ({ open }, use) => {
    await use(async (...plays) => {
      const world = await open(...plays);
      const pdf = readFileSync(fixture('papers', 'sparse-reward', 'paper.pdf'));
      cpSync(await textsOf([pdf]), world.path('cache'), { recursive: true });
      return world;
    });
  },
  warm: async ({ open }, use) => {
    await use(async (...plays) => {
      const world = await open(...plays);
      cpSync(await warmCache(), world.path('cache'), { recursive: true });
      return world;
    });
  },
});

/** The same test for files whose claims are what commands say and write: `run` takes a process that is kept. */
export const testKept = test.extend({ isKept: true });

/** A cache with all that was fetched and read of the fixture paper 2501.01234v2. */
function warmCache(): Promise<string> {
  return madeOnce('warm', async folder => {
    const world = await openWorld();
    await world.run(['2501.01234', '--until', 'pages']);
    cpSync(world.path('cache'), folder, { recursive: true });
    await world.close();
  });
}

/** A cache with the texts of these PDFs and nothing else: they are fetched as ever, and not read anew by each test. */
function textsOf(pdfs: readonly Uint8Array[]): Promise<string> {
  const all = pdfs.map(sha256).join(' ');
  return madeOnce(`texts-${createHash('sha256').update(all).digest('hex')}`, async folder => {
    const parser = openParserPool({ size: 1, childFile });
    const cache = openCache(folder, () => undefined);
    for (const pdf of pdfs) {
      const text = await extractText(pdf, { name: 'paper.pdf', parser });
      await cache.putJson('pages', `${sha256(pdf)}:${EXTRACTOR_VERSION}`, text);
    }
    await parser.close();
  });
}

/** A folder that the first who asks for it, in whatever test file, makes for all. */
async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject('warmFolder'), name);
  try {
    mkdirSync(`${folder}.making`);
  } catch {
    await until(() => existsSync(folder), 60_000);
    return folder;
  }
  await make(`${folder}.part`);
  renameSync(`${folder}.part`, folder);
  return folder;
}

/** Every file below a folder with its hash and the time it was written: equal means that nothing was touched. */
export function stateOf(folder: string): Record<string, string> {
  const state = (path: string): string => {
    const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
    return `${statSync(path).mtimeMs} ${hash}`;
  };
  return Object.fromEntries(filesIn(folder).map(path => [path.slice(folder.length + 1), state(path)]));
}

/** True when one of the texts stands in a file of the world, or in the name of one. */
export function isAnywhereIn(world: World, texts: readonly string[]): boolean {
  return filesIn(world.folder).some(path => {
    const content = `${path}\n${readFileSync(path, 'latin1')}`;
    return texts.some(text => content.includes(text));
  });
}

/** Paths of all files below a folder. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
}

/** Names of files that a stopped writer might leave behind: temps of the digest and its notes, and locks. */
export function leftovers(world: World): string[] {
  const folders = [world.folder, world.path('notes')].filter(folder => existsSync(folder));
  return folders.flatMap(folder => readdirSync(folder).filter(name => /\.tmp$|\.lock$/.test(name)));
}

/** Names of the locks of questions that are being asked, or were when their run was killed. */
export function askingLocks(world: World): string[] {
  const folder = world.path('cache/asking');
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Makes the locks that a killed run left 8 seconds old: two more, and they are dead. Gives when they were held, then. */
export function ageAskingLocks(world: World): number {
  const held = Date.now() - 8_000;
  for (const name of askingLocks(world))
    utimesSync(world.path(`cache/asking/${name}`), held / 1_000, held / 1_000);
  return held;
}

/** Waits until something is so; fails after half a minute, or as many milliseconds as are given. */
export async function until(isSo: () => boolean, mostMs = 30_000): Promise<void> {
  for (const start = performance.now(); !isSo(); await new Promise(resolve => setTimeout(resolve, 5))) {
    if (performance.now() - start > mostMs) throw new Error(`it did not come about in ${mostMs / 1000} s`);
  }
}
