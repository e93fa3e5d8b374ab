// Every file-system call of a merge made to fail, as SQLite tests itself: the Nth call, N = 1, 2, 3 … until a merge has
// no Nth call, once and for good. The failing is done below our code and the lock's (faults.mjs), in a process of its own.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Notes } from '../../src/domain/notes.ts';
import { sampleDigest } from '../digest/samples.ts';
import { builtNote, isBuilt } from '../store/built.ts';
import { isFull, LIMIT, secondsSince, tell } from './figures.ts';
import { closeScene, openScene, publishHere, read, versions, type Scene } from './scene.ts';
import { callsOf, tryAll, type Call, type Fault, type Situation } from './trials.ts';

const once = (code: string, step = 1): Fault => ({ code, isForGood: false, step });
const forGood = (code: string, step = 1): Fault => ({ code, isForGood: true, step });
const CODES = ['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EPERM', 'short', 'partial'];
const isWriting = (code: string): boolean => code === 'short' || code === 'partial';
const ALL = CODES.flatMap(code => [once(code), forGood(code)]);

const [FIRST, SECOND, THIRD] = versions() as [Notes, Notes, Notes];
const REMARK = '（我核对过）';

interface Case {
  readonly title: string;
  readonly prepare: (scene: Scene) => Promise<unknown>;
  readonly isDead?: boolean;
  readonly remark?: string;
  /** What is tried in `npm run test:long`. */
  readonly short: readonly Fault[];
}

const CASES: readonly Case[] = [
  {
    title: 'of a new paper',
    prepare: () => Promise.resolve(),
    short: [once('ENOSPC', 3)],
  },
  {
    title: 'of other notes into its own section',
    prepare: ({ digest }) => publishHere(digest, FIRST),
    short: [forGood('EACCES', 5), once('short', 2), once('partial', 2)],
  },
  {
    title: 'of the same notes again',
    prepare: ({ digest }) => publishHere(digest, SECOND),
    short: [once('EPERM', 2)],
  },
  {
    title: 'into a section that a person edited',
    prepare: async ({ digest }) => {
      await publishHere(digest, FIRST);
      const sentence = FIRST.takeaways[0]!.claims[0]!.zh;
      writeFileSync(digest, read(digest).toString().replace(sentence, `${sentence}${REMARK}`));
    },
    remark: REMARK,
    short: [once('EDQUOT', 5)],
  },
  {
    title: 'after a run that was killed',
    prepare: async ({ folder, digest }) => {
      await publishHere(digest, FIRST);
      const { pid } = spawnSync(process.execPath, ['-e', '']);
      writeFileSync(join(folder, `.list.md.${pid}.0123456789ab.tmp`), 'half');
      writeFileSync(join(folder, 'notes', `.2309.13391.json.${pid}.0123456789ab.tmp`), 'half');
    },
    isDead: true,
    short: [once('EIO', 5)],
  },
];

async function prepare({ prepare: ready, isDead = false, remark = '' }: Case): Promise<Situation> {
  const scene = openScene(sampleDigest());
  await ready(scene);
  return { scene, notes: SECOND, later: THIRD, isDead, remark };
}

describe.skipIf(!isBuilt).concurrent(`a file-system call that fails in a merge${builtNote}`, () => {
  for (const aCase of CASES) {
    // Every other call in `npm run test:long`.
    const faults = isFull ? ALL : aCase.short.map(fault => ({ ...fault, step: 2 * fault.step }));
    const kinds = faults.map(({ code, isForGood }) => `${code}${isForGood ? ' for good' : ''}`).join(', ');

    it(
      `${aCase.title} ends it as a disk error or not at all, nothing is lost, the next run finishes (${kinds})`,
      async () => {
        const start = performance.now();
        const situation = await prepare(aCase);
        const isThorough = faults.some(({ code, step }) => step === 1 && !isWriting(code));
        const probing = isThorough ? probingIn(await callsOf(situation)) : [];
        let calls: readonly Call[] = [];
        const problems: string[] = [];
        const figures = { merges: 0, injected: 0, temps: 0, locks: 0 };
        const failed: Record<string, number> = {};
        for (const fault of faults) {
          const found = await tryAll(situation, fault, isWriting(fault.code) ? [] : probing);
          calls = found.calls;
          problems.push(...found.problems);
          for (const [name, times] of Object.entries(found.failed)) {
            failed[name] = (failed[name] ?? 0) + times;
            figures.injected += times;
          }
          figures.merges += found.trials;
          figures.temps += found.temps;
          figures.locks += found.locks;
        }
        closeScene(situation.scene);
        const corrupt = problems.filter(problem => problem.includes('corrupt')).length;
        const wrong = { corrupt, problems: problems.length, seconds: secondsSince(start) };
        tell(`R2 faults in a merge ${aCase.title}`, {
          'calls of a merge': calls.length,
          ...figures,
          ...failed,
          ...wrong,
        });
        expect(problems).toEqual([]);
        if (isThorough)
          expect(Object.keys(failed)).toEqual(expect.arrayContaining(calls.map(({ name }) => name)));
      },
      LIMIT,
    );
  }
});

/** Only the first merge of a process probes the clock of the lock's folder. */
function probingIn(calls: readonly Call[]): number[] {
  return calls.flatMap(({ name }, index) => (name === 'fs.utimes' ? [index + 1, index + 2] : []));
}

describe.skipIf(!isBuilt)(`the calls of a merge${builtNote}`, () => {
  it('go open, write, size, fsync, close, rename, fsync of the folder, for every file that is replaced', async () => {
    const situation = await prepare(CASES[1]!);
    const calls = await callsOf(situation);
    closeScene(situation.scene);
    const replaced = calls.filter(({ name }) => name === 'promises.rename');
    expect(replaced.map(({ path }) => basename(dirname(path)))).toEqual([
      'notes',
      expect.any(String),
      'notes',
    ]);
    for (const { path } of replaced) expect(namesFor(calls, path)).toEqual(ORDER);
    tell('R3 order of calls', { 'files replaced': replaced.length, 'in order': replaced.length });
  });
});

const ORDER = [
  'promises.open',
  'handle.writeFile',
  'handle.stat',
  'handle.sync',
  'handle.close',
  'promises.rename',
  'folder open',
  'folder sync',
  'folder close',
];

/** What was done with this temp file, and with its folder right after it was renamed. */
function namesFor(calls: readonly Call[], temp: string): string[] {
  const renamed = calls.findIndex(({ name, path }) => name === 'promises.rename' && path === temp);
  const after = calls.slice(renamed + 1, renamed + 4).filter(({ path }) => path === dirname(temp));
  return [
    ...calls.filter(({ path }) => path === temp).map(({ name }) => name),
    ...after.map(({ name }) => name.replace(/^(promises|handle)\./, 'folder ')),
  ];
}
