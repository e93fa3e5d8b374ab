// Most tests here run their commands in a process that ran others before (test/support/kept-cli.ts). That they may is a
// claim of its own: such a process says and writes what one of its own does.
import { describe, expect } from 'vitest';
import { asRecorded, putDigest, withKeptProcess, type Ended, type World } from '../support/cli.ts';
import { json } from '../support/model-server.ts';
import { test } from './open.ts';

/** Work, a wrong word, work by other settings, a refusal, and work again. */
async function sayAll(world: World): Promise<readonly Ended[]> {
  putDigest(world);
  const first = await world.run(['2501.01234', '--digest', 'README.md', '-v']);
  const wrong = await world.run(['2501.01234', '--digset', 'README.md']);
  const other = await world.run(['2501.01234', '--json'], { SUMMARIZE_DIGEST: 'README.md' });
  world.model.play(json(401, { error: { message: 'Incorrect API key provided' } }));
  const refused = await world.run(['2501.01234', '--refresh=notes'], { OPENAI_API_KEY: 'sk-of-one-run' });
  world.model.play(asRecorded);
  // With neither the digest nor the key of the runs before.
  const again = await world.run(['2501.01234']);
  return [first, wrong, other, refused, again].map(({ code, ...said }) => ({ code, ...plain(world, said) }));
}

/** Without what differs from world to world: folder, ports, process ids, times. */
function plain(world: World, said: { stdout: string; stderr: string }): { stdout: string; stderr: string } {
  const clean = (text: string): string =>
    text
      .replaceAll(world.folder, 'FOLDER')
      .replace(/127\.0\.0\.1:\d+/g, 'HOST')
      .replace(/process \d+/g, 'process N')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
  return { stdout: clean(said.stdout), stderr: clean(said.stderr) };
}

describe('a process that ran other commands', () => {
  test('says and writes the same as one of its own: done, not understood, refused, and done again', async ({
    warm,
  }) => {
    const [alone, kept] = [await warm(), withKeptProcess(await warm())];
    const said = await sayAll(alone);
    expect(said.map(({ code }) => code)).toEqual([0, 2, 0, 4, 0]);
    expect(await sayAll(kept)).toEqual(said);
    expect(kept.read('README.md')).toBe(alone.read('README.md'));
  });
});
