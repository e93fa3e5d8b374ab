// A runtime that lies beside the package and is broken hides no good one elsewhere, and is named.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test as plain } from 'vitest';
import { english, inLanguage } from '../../src/lib/phrase.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { openEngine } from '../../src/local/engine.ts';
import { findRuntime, findRuntimes, type RuntimePlace } from '../../src/local/runtime.ts';
import { startLocal } from '../../src/local/start.ts';
import { writeTinyGguf } from '../support/tiny-gguf.mjs';

const BUILDS = ['linux-x64', 'linux-arm64', 'mac-arm64-metal', 'mac-x64', 'win-x64', 'win-arm64'];

const test = plain.extend<{ place: RuntimePlace }>({
  place: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'runtimes-'));
    const [packageFolder, dataDir] = [join(folder, 'a/lib/x/dist'), join(folder, 'data')];
    await use({ packageFolder, dataDir, platform: 'linux', arch: 'x64', nodeVersion: 'v20.19.0' });
    rmSync(folder, { recursive: true });
  },
});

const beside = ({ packageFolder }: RuntimePlace): string => join(packageFolder, '../node_modules');
const ofData = ({ dataDir }: RuntimePlace): string => join(dataDir, 'runtime/node_modules');

function put(modules: string, text: string, builds = BUILDS): string {
  const folder = join(modules, 'node-llama-cpp');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), text);
  for (const name of builds) mkdirSync(join(modules, '@node-llama-cpp', name), { recursive: true });
  return folder;
}

const refusal = (task: Promise<unknown>): Promise<ToolError> =>
  task.then(
    () => expect.fail('expected a refusal'),
    (error: unknown) => (error instanceof ToolError ? error : expect.fail(String(error))),
  );

describe('a runtime beside the package', () => {
  test.for([
    ['{', BUILDS, 'its package.json cannot be read'],
    ['{"version":"2.8.0"}', BUILDS, 'its version is 2.8.0, and 3.22 or a later 3.x is needed'],
    ['{"version":"3.22.1"}', [], 'its binary for this machine, @node-llama-cpp/linux-x64, is missing'],
  ] as const)('that is broken is passed over for the next one, and named: %j', async (about, { place }) => {
    const [text, builds, why] = about;
    const broken = put(beside(place), text, [...builds]);
    const good = put(ofData(place), '{"version":"3.22.1"}');
    const { fitting, misfits } = await findRuntimes(place);
    expect(fitting.map(({ folder }) => folder)).toEqual([good]);
    expect(misfits.map(english)).toEqual([`the one in ${broken} does not fit: ${why}`]);
    expect((await findRuntime(place)).folder).toBe(good);
  });

  test('that is whole comes first, and the other one is kept in reserve', async ({ place }) => {
    const folders = [put(beside(place), '{"version":"3.22.1"}'), put(ofData(place), '{"version":"3.23.0"}')];
    const { fitting, misfits } = await findRuntimes(place);
    expect([fitting.map(({ folder }) => folder), misfits]).toEqual([folders, []]);
  });

  test('and another one, both broken, are both named, with what installs a good one', async ({ place }) => {
    const folders = [put(beside(place), '{'), put(ofData(place), '{"version":"3.22.1"}', [])];
    const { why, next } = await refusal(findRuntime(place));
    expect(why).toBe(
      `the one in ${folders[0]} does not fit: its package.json cannot be read; ` +
        `the one in ${folders[1]} does not fit: its binary for this machine, @node-llama-cpp/linux-x64, is missing`,
    );
    expect(next).toMatch(/^npm install --prefix .* node-llama-cpp@3\.22\.1 /);
  });
});

/** A child that can run only the runtime of this version: as the real one tells it. */
const CHILD = `
process.once('message', ({ runtime }) => {
  const isGood = runtime.includes('/good.js');
  process.send(isGood
    ? { kind: 'ready', port: 1234, key: 'k', contextTokens: 512 }
    : { kind: 'failed', name: 'BrokenRuntimeError', words: 'no binary for this machine' });
});
`;
const entry = (file: string): string => `{"version":"3.22.1","exports":{".":{"import":"./${file}"}}}`;

describe('a runtime that cannot be loaded', () => {
  // The folders above the package are those of this checkout: only the data folder is ours to fill.
  const options = (place: RuntimePlace, log: (line: Parameters<typeof english>[0]) => void) => {
    const modelFile = join(place.dataDir, 'tiny.gguf');
    const child = join(place.dataDir, 'child.mjs');
    writeTinyGguf(modelFile);
    writeFileSync(child, CHILD);
    const { signal } = new AbortController();
    return { modelFile, dataDir: place.dataDir, threads: 1, signal, childFile: pathToFileURL(child), log };
  };

  test('is named, with its reason and what installs a good one, in both languages', async ({ place }) => {
    const folder = put(ofData(place), entry('bad.js'));
    const lines: string[] = [];
    const error = await refusal(startLocal(options(place, line => lines.push(english(line)))));
    expect([error.code, error.why]).toEqual([
      'E_LOCAL_RUNTIME',
      `the one in ${folder} cannot be run: no binary for this machine`,
    ]);
    expect(error.next).toContain('npm install --prefix');
    expect(lines).toEqual([]);
    const zh = { 'the one in {0} cannot be run: {1}': '{0} 中的无法运行：{1}' };
    expect(inLanguage(error.told.why, zh)).toBe(`${folder} 中的无法运行：no binary for this machine`);
  });

  test('says nothing of itself when it can be run', async ({ place }) => {
    put(ofData(place), entry('good.js'));
    const lines: string[] = [];
    const model = await startLocal(options(place, line => lines.push(english(line))));
    await model.close();
    expect([model.baseUrl, lines]).toEqual(['http://127.0.0.1:1234/v1', []]);
  });

  test('is told from a model that cannot be loaded, by its name', async () => {
    const world = { modelFile: 'x', contextTokens: 512, threads: 1, log: () => undefined };
    const runtime = pathToFileURL(join(tmpdir(), 'there/is/none.js')).href;
    await expect(openEngine({ ...world, runtime })).rejects.toMatchObject({ name: 'BrokenRuntimeError' });
    const bad = 'export const getLlama = () => Promise.reject(new Error("NoBinaryFoundError"))';
    await expect(
      openEngine({ ...world, runtime: `data:text/javascript,${encodeURIComponent(bad)}` }),
    ).rejects.toMatchObject({ name: 'BrokenRuntimeError', message: 'NoBinaryFoundError' });
  });
});
