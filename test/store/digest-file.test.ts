import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MergePlan } from '../../src/domain/digest.ts';
import { applyPlan } from '../../src/digest/plan.ts';
import { planDigest } from '../../src/store/digest-file.ts';
import { mergeIntoDigest as mergeAll, type Merge, type MergeRequest } from '../../src/store/merge-into.ts';
import { english, type Told } from '../../src/lib/phrase.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'digest-'));
  file = join(folder, 'list.md');
  writeFileSync(file, 'head\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A plan that adds `line` at the end unless it is there. */
const adding =
  (line: string) =>
  (bytes: Uint8Array): MergePlan => {
    const isThere = Buffer.from(bytes).toString().includes(line);
    const splices = isThere ? [] : [{ start: bytes.length, end: bytes.length, text: `${line}\n` }];
    const base = {
      id: line,
      anchor: line,
      section: line,
      rendered: line,
      base: null,
      entry: null,
      reason: '',
    };
    return { ...base, action: isThere ? 'kept' : 'added', splices };
  };
type Alone = Omit<MergeRequest, 'plan'> & { plan: (bytes: Uint8Array) => MergePlan };
async function mergeIntoDigest({ plan, ...request }: Alone): Promise<Merge & { plan: MergePlan }> {
  const plans = (bytes: Uint8Array): ReturnType<MergeRequest['plan']> => {
    const planned = plan(bytes);
    return { outcomes: [planned], after: applyPlan(bytes, planned) };
  };
  const merge = await mergeAll({ ...request, plan: plans });
  return { ...merge, plan: merge.outcomes[0] as MergePlan };
}
const failure = (action: Promise<unknown>): Promise<unknown> => action.then(() => null, (error: unknown) => error); // prettier-ignore
const content = (): string => readFileSync(file, 'utf8');

describe('merging into the digest file', () => {
  it('writes what was planned, once, and leaves neither lock nor temp file', async () => {
    const merge = await mergeIntoDigest({ path: file, plan: adding('one') });
    expect(Buffer.from(merge.before).toString()).toBe('head\n');
    expect(Buffer.from(merge.after).toString()).toBe('head\none\n');
    expect(content()).toBe('head\none\n');
    expect((await mergeIntoDigest({ path: file, plan: adding('one') })).plan.action).toBe('kept');
    expect(readdirSync(folder)).toEqual(['list.md']);
  });

  it('writes to the file that a link leads to, under the same lock', async () => {
    symlinkSync('list.md', join(folder, 'link.md'));
    const paths = ['link.md', 'list.md', 'link.md', 'list.md'].map(name => join(folder, name));
    await Promise.all(paths.map((path, index) => mergeIntoDigest({ path, plan: adding(`line${index}`) })));
    expect(content().split('\n').sort()).toEqual(['', 'head', 'line0', 'line1', 'line2', 'line3']);
  });

  it('does not touch the disk in a dry run', async () => {
    mkdirSync(`${file}.lock`);
    const { plan, after } = await planDigest(file, adding('one'));
    expect([plan.action, Buffer.from(after).toString(), content()]).toEqual([
      'added',
      'head\none\n',
      'head\n',
    ]);
  });

  it('plans again when somebody saves the digest in between, and keeps what they wrote', async () => {
    let saves = 0;
    const beforeWrite = (): Promise<void> => {
      if (++saves <= 2) writeFileSync(file, `${content()}saved ${saves}\n`);
      return Promise.resolve();
    };
    await mergeIntoDigest({ path: file, plan: adding('one'), beforeWrite });
    expect(content()).toBe('head\nsaved 1\nsaved 2\none\n');
  });

  it('gives up, with the other writer’s text kept, when the digest never stands still', async () => {
    const beforeWrite = (): Promise<void> => Promise.resolve(writeFileSync(file, `${content()}x\n`));
    expect(await failure(mergeIntoDigest({ path: file, plan: adding('one'), beforeWrite }))).toMatchObject({
      code: 'E_FILE_CHANGED',
      category: 'digest',
    });
    expect(content()).toBe('head\nx\nx\nx\n');
  });

  it('writes nothing when the planned result would not be found again', async () => {
    const plan = (bytes: Uint8Array): MergePlan => ({
      ...adding('one')(bytes),
      action: 'added',
      reason: 'not found',
    });
    expect(await failure(mergeIntoDigest({ path: file, plan }))).toMatchObject({
      code: 'E_DIGEST_UNSETTLED',
      category: 'digest',
      what: `${file} cannot be merged into`,
      why: 'the merge of one would not be found again (added: not found)',
      kept: 'the digest was not touched',
      next: `report this with a copy of ${file}; until then use --no-merge`,
    });
    expect(content()).toBe('head\n');
  });
});

describe('the lock of the digest', () => {
  it('is waited for, with a word to the user', async () => {
    const told: string[] = [];
    let release = (): void => undefined;
    let holding: Promise<unknown> = Promise.resolve();
    await new Promise<void>(held => {
      const beforeWrite = (): Promise<void> => {
        held();
        return new Promise(resolve => (release = resolve));
      };
      holding = mergeIntoDigest({ path: file, plan: adding('first'), beforeWrite });
    });
    const lock = { onWait: (message: Told) => void told.push(english(message)) };
    setTimeout(() => release(), 300);
    await Promise.all([holding, mergeIntoDigest({ path: file, plan: adding('second'), lock })]);
    expect(content()).toBe('head\nfirst\nsecond\n');
    expect(told).toEqual([`waiting for another run to finish with ${file}`]);
  });

  it('is given up on cleanly', async () => {
    mkdirSync(`${file}.lock`);
    expect(
      await failure(mergeIntoDigest({ path: file, plan: adding('one'), lock: { waitMs: 1000 } })),
    ).toMatchObject({
      code: 'E_DIGEST_LOCKED',
      category: 'digest',
      what: `${file} could not be merged into`,
      why: 'another run has held its lock for 1 s',
      kept: 'the digest was not touched',
      next: `run the same command again when the other one is done; if there is none, remove ${file}.lock`,
    });
    expect(content()).toBe('head\n');
  });

  it('is taken over from a run that was killed more than ten seconds ago', async () => {
    mkdirSync(`${file}.lock`);
    const past = Date.now() / 1000 - 11;
    utimesSync(`${file}.lock`, past, past);
    await mergeIntoDigest({ path: file, plan: adding('one'), lock: { waitMs: 2000 } });
    expect(content()).toBe('head\none\n');
  });

  it('is not waited for once the user pressed Ctrl-C', async () => {
    mkdirSync(`${file}.lock`);
    const stop = new AbortController();
    const reason = new Error('interrupted');
    setTimeout(() => stop.abort(reason), 100);
    // Whoever waited to the end would be told of the lock.
    expect(
      await failure(mergeIntoDigest({ path: file, plan: adding('one'), lock: { signal: stop.signal } })),
    ).toBe(reason);
  });
});

describe('a path that is no digest', () => {
  it('is refused with a way to start one when nothing is there', async () => {
    const path = join(folder, 'my list.md');
    expect(await failure(mergeIntoDigest({ path, plan: adding('one') }))).toMatchObject({
      code: 'E_DIGEST_MISSING',
      category: 'digest',
      what: `there is no digest ${path}`,
      why: 'no such file',
      kept: 'nothing was written',
      next: `start one with: touch '${path}'   (an empty file is enough)`,
    });
    expect(readdirSync(folder)).toEqual(['list.md']);
  });

  it('is refused when it is a folder, a pipe or a device', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const kinds = {
      [folder]: 'a folder',
      [pipe]: 'a device, pipe or socket',
      '/dev/null': 'a device, pipe or socket',
    };
    for (const [path, kind] of Object.entries(kinds)) {
      for (const action of [
        () => mergeIntoDigest({ path, plan: adding('one') }),
        () => planDigest(path, adding('one')),
      ]) {
        expect(await failure(action())).toMatchObject({
          code: 'E_DIGEST_NOT_A_FILE',
          category: 'digest',
          what: `${path} is no digest`,
          why: `it is ${kind}, not a file`,
          kept: 'nothing was written',
          next: 'name a Markdown file with --digest FILE',
        });
      }
    }
  });

  it('is refused when it is a link in a circle', async () => {
    const path = join(folder, 'loop.md');
    symlinkSync('loop.md', path);
    expect(await failure(planDigest(path, adding('one')))).toMatchObject({
      code: 'E_DIGEST_UNREADABLE',
      category: 'disk',
      what: `the digest ${path} cannot be read`,
      kept: 'nothing was written',
      next: `make ${path} readable, then run the same command again`,
    });
  });
});
