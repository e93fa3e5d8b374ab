// Several papers in one command: each stands for itself, and what is printed stays one value.
import { writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { putDigest, told } from '../support/cli.ts';
import { testKept as test } from './open.ts';

const GOOD = '2501.01234';
const ZH = '2503.04567';
const UNKNOWN = '2401.00001';
const SOME_FAILED = {
  exit: 3,
  code: 'E_SOME_FAILED',
  what: '1 of 2 papers failed',
  why: `${UNKNOWN} (E_NOT_FOUND)`,
  kept: expect.stringMatching(/^1 paper/),
};

describe.concurrent('several papers', () => {
  test('are printed and merged in the order in which they were named', async ({ open }) => {
    const world = await open();
    putDigest(world);
    const run = await world.run([ZH, GOOD, 'math/0703123', '--digest', 'README.md']);
    expect(run.code).toBe(0);
    expect(run.stdout.match(/^- \[.{5}\] \*\*.{8}/gm)).toEqual([
      '- [25/03] **TideRetr',
      '- [25/01] **TideShap',
      '- [07/03] **An Entro',
    ]);
    const lines = world.read('README.md').match(/^- \[.{5}\]/gm);
    expect(lines).toEqual([
      '- [25/03]',
      '- [25/01]',
      '- [24/12]',
      '- [24/11]',
      '- [24/10]',
      '- [24/09]',
      '- [07/03]',
    ]);
  });

  test('go on when one of them fails, and the command to repeat names that one only', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    const run = await world.run([UNKNOWN, GOOD, '--digest', 'README.md']);
    const { next, ...rest } = told(run);
    expect(rest).toEqual(SOME_FAILED);
    expect(run.stderr).toContain(
      [
        `E_NOT_FOUND  cannot get metadata of ${UNKNOWN}`,
        '  why:  arXiv has no paper with this id',
        '  kept: nothing of this answer was kept; the cache is as it was',
        `  next: look at https://arxiv.org/abs/${UNKNOWN}\n`,
      ].join('\n'),
    );
    expect(run.stdout).toMatch(/^- \[25\/01\] \*\*TideShape/);
    expect(world.read('README.md')).toContain('2501.01234v2');
    expect(next).toMatch(new RegExp(`^summarize (?!.*${GOOD}).*${UNKNOWN}`));
    // Typed as it stands, it must do what the first command was to do: merge.
    expect(next).toContain('--digest README.md');
  });

  test('with --json are one array, also when one of them fails', async ({ warm }) => {
    const world = await warm();
    const [all, some] = await Promise.all([
      world.run([GOOD, ZH, '--json']),
      world.run([GOOD, UNKNOWN, '--json']),
    ]);
    const ids = (text: string): unknown =>
      (JSON.parse(text) as { paper?: { id: string } }[]).flatMap(({ paper }) => paper?.id ?? []);
    expect([all.code, ids(all.stdout)]).toEqual([0, [GOOD, ZH]]);
    expect([some.code, ids(some.stdout)]).toEqual([3, [GOOD]]);
  });

  test('are not held up by a section that a person changed in one of them', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    await world.run([GOOD, '--digest', 'README.md']);
    const edited = world
      .read('README.md')
      .replace('### 📈 实验结果\n- TideShape', '### 📈 实验结果\n- 我觉得 TideShape');
    writeFileSync(world.path('README.md'), edited);
    const run = await world.run([GOOD, ZH, '--digest', 'README.md', '--layout', 'zh']);
    expect(run.stderr).toContain('E_DIGEST_HAND_EDIT  2501.01234 was not merged into README.md');
    expect(run.stdout).toContain('TideRetrieve');
    expect(world.read('README.md')).toContain('2503.04567v1');
    expect(world.read('README.md')).toContain('- 我觉得 TideShape');
    expect(told(run)).toMatchObject({ exit: 3, code: 'E_SOME_FAILED' });
  });

  test('that are the same paper are asked about once', async ({ warm }) => {
    const world = await warm();
    const run = await world.run([GOOD, `https://arxiv.org/abs/${GOOD}`]);
    expect([run.code, world.model.requests.length]).toEqual([0, 2]);
  });

  test('stop at the first refused key instead of asking with it again and again', async ({ warm }) => {
    const refuse = (
      _: unknown,
      response: { writeHead(status: number): void; end(text: string): void },
    ): void => {
      response.writeHead(401);
      response.end('{"error":{"message":"Incorrect API key"}}');
    };
    const world = await warm(refuse);
    const run = await world.run([GOOD, ZH, 'math/0703123', '-j', '1']);
    expect(told(run)).toMatchObject({ exit: 4, code: 'E_MODEL_KEY' });
    expect(world.model.requests).toHaveLength(1);
  });
});
