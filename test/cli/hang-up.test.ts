// A terminal that is closed over a run: it ends as SIGTERM ends it, its report is written, and the same command goes on.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { CLI, told, type World } from '../support/cli.ts';
import { answersOf, manyPapers } from '../support/many-papers.ts';
import { hang } from '../support/model-server.ts';
import { hasTerminal } from '../support/terminal.ts';
import { askingLocks, leftovers, testKept as test, until } from './open.ts';

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

  test.skipIf(!hasTerminal)(
    'under the screen of a batch, for real, leaves a report as well',
    async ({ many }) => {
      const world = await many(PAPERS, hang());
      putLists(world);
      const line = [process.execPath, CLI, ...BATCH].map(word => `'${word}'`).join(' ');
      const env = { SHELL: '/bin/sh', TERM: 'xterm', ...world.env };
      const options = { cwd: world.folder, env, stdio: ['pipe', 'ignore', 'inherit'] as const };
      const terminal = spawn('script', ['-qefc', `exec ${line}`, '/dev/null'], {
        ...options,
        stdio: [...options.stdio],
      });
      try {
        await until(() => world.model.requests.length === 1);
      } finally {
        terminal.kill('SIGKILL');
      }
      await until(() => reportsIn(world).length === 1);
      expect(reportsIn(world)[0]).toContain('SIGHUP');
      await until(() => askingLocks(world).length === 0);
      await expectToGoOn(world);
    },
  );
});
