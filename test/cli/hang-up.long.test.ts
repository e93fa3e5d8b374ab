// A terminal that is closed over a run: its report is written, it ends without a core dump, and the same command goes on.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { CLI, putDigest, told, type World } from '../support/cli.ts';
import { answersOf, manyPapers } from '../support/many-papers.ts';
import { hang } from '../support/model-server.ts';
import { hasTerminal, openTerminal, type Terminal } from '../support/terminal.ts';
import { askingLocks, leftovers, stateOf, testKept as test, until } from './open.ts';

const PARENT = fileURLToPath(new URL('../support/hang-up-parent.mjs', import.meta.url));
const PAPERS = manyPapers(2);
const BATCH = ['batch', 'ids.txt', '--digest', 'README.md', '--yes', '-j', '1'];

function putLists(world: World): void {
  writeFileSync(world.path('ids.txt'), PAPERS.map(({ id }) => id).join('\n'));
  writeFileSync(world.path('README.md'), '');
}

/** The reports of the runs so far. */
function reportsIn(world: World): string[] {
  const folder = world.path('home/.local/state/summarize/batch');
  const names = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.md')) : [];
  return names.map(name => readFileSync(join(folder, name), 'utf8'));
}

async function expectToGoOn(world: World): Promise<void> {
  const asked = world.model.requests.length;
  world.model.play(answersOf(PAPERS));
  const again = await world.run(BATCH);
  expect([again.code, world.model.requests.length - asked]).toEqual([0, 2]);
  for (const { id } of PAPERS) expect(world.read('README.md')).toContain(`${id}v1#page=`);
}

interface Closed {
  readonly args: readonly string[];
  /** Waits for the moment at which the terminal is closed. */
  readonly when: (terminal: Terminal) => Promise<void>;
  /** What happens once it is closed, when the shell does not hand the signal on. */
  readonly untold?: () => void;
}

/** Shells show it as 129. */
const BY_HANG_UP = { code: null, signal: 'SIGHUP' };
let closed = 0;

/** Starts a run in a terminal of its own, closes it, and gives how the run really ended. */
async function endOfClosed(world: World, { args, when, untold }: Closed): Promise<unknown> {
  closed += 1;
  const file = world.path(`end-${closed}.json`);
  const words = [process.execPath, PARENT, file, untold ? 'silent' : 'tell', process.execPath, CLI, ...args];
  const terminal = openTerminal(words, {
    cwd: world.folder,
    env: args[0] === 'init' ? withoutModel(world.env) : world.env,
  });
  try {
    await when(terminal);
  } finally {
    terminal.close();
  }
  await terminal.ended;
  untold?.();
  await until(() => existsSync(file));
  return JSON.parse(readFileSync(file, 'utf8')) as unknown;
}

/** The world's own model server would count as set up. */
function withoutModel({ OPENAI_BASE_URL: _, OPENAI_MODEL: __, ...rest }: World['env']): World['env'] {
  return rest;
}

async function untilSecret(terminal: Terminal): Promise<void> {
  await terminal.answer('[README.md]', '\r');
  await terminal.answer('address [', 'deepseek\r');
  await terminal.answer('later)', '');
}

describe('a closed terminal', () => {
  test('that kernel and shell both tell of ends a batch once, with its report and the way to go on', async ({
    many,
  }) => {
    const world = await many(PAPERS, hang());
    putLists(world);
    const { child, ended } = world.start(BATCH);
    await until(() => world.model.requests.length === 1);
    for (let times = 0; times < 3; times++) child.kill('SIGHUP');
    const run = await ended;
    expect(told(run)).toEqual({
      exit: 143,
      code: 'E_INTERRUPTED',
      what: 'stopped before the end',
      why: 'the terminal was closed (SIGHUP)',
      kept: 'what was fetched and paid for is cached; no digest is half written',
      next: `summarize ${BATCH.join(' ')}`,
    });
    expect([reportsIn(world).length, world.read('README.md')]).toEqual([1, '']);
    expect(reportsIn(world)[0]).toContain('SIGHUP');
    expect([...leftovers(world), ...askingLocks(world)]).toEqual([]);
    await expectToGoOn(world);
  });

  describe.runIf(hasTerminal)('for real, with a shell that', () => {
    test('tells of it ends a batch by that signal, with its report', async ({ many }) => {
      const world = await many(PAPERS, hang());
      putLists(world);
      const when = (): Promise<void> => until(() => world.model.requests.length === 1);
      expect(await endOfClosed(world, { args: BATCH, when })).toEqual(BY_HANG_UP);
      expect([reportsIn(world).length, world.read('README.md')]).toEqual([1, '']);
      expect(reportsIn(world)[0]).toContain('SIGHUP');
      expect([...leftovers(world), ...askingLocks(world)]).toEqual([]);
      await expectToGoOn(world);
    });

    test('says nothing lets a batch do all its work, and no core is dumped at its end either', async ({
      many,
    }) => {
      let answer = (): void => undefined;
      const world = await many(
        PAPERS,
        (...exchange) => {
          answer = () => answersOf(PAPERS)(...exchange);
        },
        answersOf(PAPERS),
      );
      putLists(world);
      const when = (): Promise<void> => until(() => world.model.requests.length === 1);
      const end = await endOfClosed(world, { args: BATCH, when, untold: () => answer() });
      expect(end).toEqual(BY_HANG_UP);
      expect(reportsIn(world)).toHaveLength(1);
      for (const { id } of PAPERS) expect(world.read('README.md')).toContain(`${id}v1#page=`);
    });

    test('tells of it ends questions by that signal: a plain one, a secret one, and a claim that is reviewed', async ({
      warm,
    }) => {
      const world = await warm();
      putDigest(world);
      const review = ['review', '--tty', '--digest', 'README.md', '--reviewer', 'Ada'];
      await world.run(['2501.01234', '--digest', 'README.md']);
      const before = stateOf(world.path('notes'));
      const ends = await Promise.all([
        endOfClosed(world, { args: ['init'], when: terminal => terminal.answer('[README.md]', '') }),
        endOfClosed(world, { args: ['init'], when: untilSecret }),
        endOfClosed(world, { args: review, when: terminal => terminal.answer('Accept [', '') }),
      ]);
      expect(ends).toEqual([BY_HANG_UP, BY_HANG_UP, BY_HANG_UP]);
      expect(stateOf(world.path('notes'))).toEqual(before);
      expect(['.env', 'summarize.config.json'].filter(name => existsSync(world.path(name)))).toEqual([]);
    });
  });
});
