// The engine `local` as a person meets it before there is a runtime: what is missing is said, and nothing is touched.
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { putDigest, told, type World } from '../support/cli.ts';
import { writeTinyGguf } from '../support/tiny-gguf.mjs';
import { filesIn, testKept as test } from './open.ts';

const ID = '2501.01234';
const local = (world: World, ...rest: string[]): string[] => [
  ID,
  '--engine',
  'local',
  '--model-file',
  world.path('tiny.gguf'),
  ...rest,
];

describe.concurrent('the engine local', () => {
  test('without a model file asks for one before anything is fetched', async ({ open }) => {
    const world = await open();
    const { exit, code } = told(await world.run([ID, '--engine', 'local']));
    expect([exit, code, world.arxiv.requests.length]).toEqual([2, 'E_NO_MODEL_NAME', 0]);
  });

  test('with a file that is none, or no model, names it', async ({ warm }) => {
    const world = await warm();
    const none = told(await world.run(local(world)));
    expect([none.exit, none.code, none.what]).toEqual([
      2,
      'E_LOCAL_MODEL',
      `the model file ${world.path('tiny.gguf')} cannot be used`,
    ]);
    writeFileSync(world.path('tiny.gguf'), '<html>Not found</html>');
    expect(told(await world.run(local(world))).why).toBe(
      'it is no GGUF file: it begins with "<htm", not with "GGUF"',
    );
  });

  test('without a runtime says what to type, in both languages; no server is asked, the digest is as it was', async ({
    warm,
  }) => {
    const world = await warm();
    const digest = putDigest(world);
    writeTinyGguf(world.path('tiny.gguf'));
    // What a folder brings with it, a clone for example, is not run.
    const modules = world.path('node_modules/node-llama-cpp');
    mkdirSync(modules, { recursive: true });
    writeFileSync(`${modules}/package.json`, '{ "version": "3.22.1" }');
    const env = { XDG_DATA_HOME: world.path('data') };
    const error = told(await world.run(local(world, '--digest', 'README.md'), env));
    expect([error.exit, error.code, error.why]).toEqual([
      2,
      'E_LOCAL_RUNTIME',
      'node-llama-cpp, which runs it, is not installed',
    ]);
    expect(error.next).toMatch(
      /^npm install --prefix \S+data\/summarize\/runtime node-llama-cpp@\S+ @node-llama-cpp\/\S+ --omit=optional --ignore-scripts --no-audit --no-fund$/,
    );
    expect([world.read('README.md'), world.model.requests.length]).toEqual([digest, 0]);
    expect(filesIn(world.path('cache')).filter(path => path.includes('reply'))).toEqual([]);
  });

  test('shows the messages of each section without starting anything, when the context is small', async ({
    warm,
  }) => {
    const world = await warm();
    writeTinyGguf(world.path('tiny.gguf'), { context: 12_288 });
    const { code, stdout } = await world.run(local(world, '--until', 'messages'));
    expect([code, stdout.match(/Fields asked for: .+/g)]).toEqual([
      0,
      [
        'Fields asked for: `headline`, `background`',
        'Fields asked for: `innovations`',
        'Fields asked for: `results`',
        'Fields asked for: `takeaways`',
      ],
    ]);
    writeTinyGguf(world.path('tiny.gguf'), { context: 65_536 });
    const whole = await world.run(local(world, '--until', 'messages'));
    expect(whole.stdout.match(/Fields asked for|You read one research paper/g)).toEqual([
      'You read one research paper',
    ]);
  });
});
