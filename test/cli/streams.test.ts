// stdout and stderr as others meet them: a reader that goes away, a secret that must not get out.
import { describe, expect } from 'vitest';
import { putDigest, recordedReply, type Ended, type World } from '../support/cli.ts';
import { json, type Play } from '../support/model-server.ts';
import { isAnywhereIn, testKept as test } from './open.ts';

const KEY = 'sk-canary-4f1d9a7b3e5c2086';

describe.concurrent('a reader that goes away', () => {
  test('of stdout, as in `| head -0`, is no failure', async ({ warm }) => {
    const world = await warm();
    const { child, ended } = world.start(['2501.01234', '--json']);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: expect.not.stringMatching(/E_BUG|EPIPE|^ +at /m) });
  });

  test('of stdout does not keep the digest from being written', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    const { child, ended } = world.start(['2501.01234', '--digest', 'README.md']);
    child.stdout?.destroy();
    expect((await ended).code).toBe(0);
    expect(world.read('README.md')).toContain('2501.01234v2');
  });

  test('of stderr, as in `2>&1 | head -1`, does not cost the work that was under way', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    const { child, ended } = world.start(['2501.01234', '--digest', 'README.md']);
    child.stderr?.destroy();
    expect(await ended).toMatchObject({ code: 0, stdout: expect.stringContaining('TideShape') });
    expect(world.read('README.md')).toContain('2501.01234v2');
  });
});

describe.concurrent('the key', () => {
  const run = (world: World): Promise<Ended> => {
    putDigest(world);
    return world.run(['2501.01234', '--digest', 'README.md', '--debug', '-v'], { OPENAI_API_KEY: KEY });
  };
  /** Half a key is of use to a finder, so no half may show. The files hold binary data, hence no toContain. */
  const isSafe = (world: World, { stdout, stderr }: Ended): boolean => {
    const halves = [KEY.slice(0, 14), KEY.slice(-12), Buffer.from(KEY).toString('base64').slice(0, 18)];
    return !halves.some(half => `${stdout}\n${stderr}`.includes(half)) && !isAnywhereIn(world, halves);
  };

  test('is sent to the model and is in nothing that is printed or kept', async ({ warm }) => {
    const world = await warm();
    const ended = await run(world);
    expect([ended.code, world.model.requests[0]?.headers.authorization]).toEqual([0, `Bearer ${KEY}`]);
    expect(isSafe(world, ended)).toBe(true);
  });

  const echoes: Record<string, Play> = {
    refusal: json(401, { error: { message: `Incorrect API key provided: ${KEY}.` } }),
    'refusal that is cut in its middle': json(401, { error: { message: `${'x'.repeat(180)} ${KEY}` } }),
    'web page': (_, response) => response.end(`<html>${'x'.repeat(94)}${KEY}</html>`),
    'useless reply': `I was called with the key ${KEY}.`,
  };
  for (const [name, play] of Object.entries(echoes)) {
    test(`is hidden when the server repeats it in a ${name}`, async ({ warm }) => {
      const world = await warm(play);
      const ended = await run(world);
      expect(ended.code).toBeGreaterThan(1);
      expect(isSafe(world, ended)).toBe(true);
    });
  }

  test('is hidden when the model repeats it in the notes', async ({ warm }) => {
    const text = recordedReply('sparse-reward').replace(
      '稀疏奖励难以靠随机探索碰到',
      `${KEY} 稀疏奖励难以靠随机探索碰到`,
    );
    const world = await warm(text, '{"claims":[],"results":[]}');
    const ended = await run(world);
    expect(world.model.requests.length).toBeGreaterThan(0);
    expect(isSafe(world, ended)).toBe(true);
  });
});
