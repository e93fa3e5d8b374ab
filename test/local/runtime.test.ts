// Where node-llama-cpp is looked for, and what is said when it is not there or does not fit.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test as plain } from 'vitest';
import { inLanguage } from '../../src/lib/phrase.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { findRuntime, installCommand, type RuntimePlace } from '../../src/local/runtime.ts';
import zh from '../../src/ui/zh.json' with { type: 'json' };

const test = plain.extend<{ place: RuntimePlace }>({
  place: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'runtime-'));
    const machine = { platform: 'linux', arch: 'x64', nodeVersion: 'v20.19.0' };
    const [packageFolder, dataDir] = [join(folder, 'a/lib/x/dist'), join(folder, 'data')];
    await use({ packageFolder, dataDir, ...machine });
    rmSync(folder, { recursive: true });
  },
});

/** Lays a package of that name into `modules`, as npm would. */
function put(modules: string, { version = '3.22.1', node = '>=20.0.0', binary = 'linux-x64' } = {}): string {
  const folder = join(modules, 'node-llama-cpp');
  mkdirSync(folder, { recursive: true });
  const exports = { '.': { import: './dist/main.js' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version, engines: { node }, exports }));
  if (binary !== '') mkdirSync(join(modules, '@node-llama-cpp', binary), { recursive: true });
  return pathToFileURL(join(folder, 'dist/main.js')).href;
}
const refusal = (place: RuntimePlace): Promise<ToolError> =>
  findRuntime(place).then(
    found => expect.fail(`found ${found.entry}`),
    (error: unknown) => (error instanceof ToolError ? error : expect.fail(String(error))),
  );

describe('the runtime', () => {
  test('is found beside the package, or else under the data folder', async ({ place }) => {
    const ofData = put(join(place.dataDir, 'runtime/node_modules'), { version: '3.23.0' });
    expect(await findRuntime(place)).toMatchObject({ entry: ofData, version: '3.23.0' });
    const beside = put(join(place.packageFolder, '../../node_modules'));
    expect((await findRuntime(place)).entry).toBe(beside);
  });

  test('that is missing is told of with the command that installs it, in both languages', async ({
    place,
  }) => {
    const { code, category, what, why, kept, next, told } = await refusal(place);
    expect({ code, category, what, why, kept, next }).toEqual({
      code: 'E_LOCAL_RUNTIME',
      category: 'usage',
      what: 'the model cannot be run on this computer',
      why: 'node-llama-cpp, which runs it, is not installed',
      kept: 'nothing was started; no digest was touched',
      next:
        `npm install --prefix ${place.dataDir}/runtime node-llama-cpp@3.22.1 @node-llama-cpp/linux-x64@3.22.1 ` +
        '--omit=optional --ignore-scripts --no-audit --no-fund',
    });
    expect([told.what, told.why].map(part => inLanguage(part, zh))).toEqual([
      '无法在本机运行模型',
      '运行模型所需的 node-llama-cpp 尚未安装',
    ]);
  });

  test('is installed into a folder whose name a shell would cut', async ({ place }) => {
    const { next } = await refusal({ ...place, dataDir: '/home/a b' });
    expect(next).toContain("--prefix '/home/a b/runtime' node-llama-cpp@");
  });

  test.for([
    [{ version: '2.8.16' }, 'its version is 2.8.16, and 3.22 or a later 3.x is needed'],
    [{ version: '3.21.9' }, 'its version is 3.21.9, and 3.22 or a later 3.x is needed'],
    [{ version: '4.0.0' }, 'its version is 4.0.0, and 3.22 or a later 3.x is needed'],
    [{ node: '>=22.12.0' }, 'it needs Node >=22.12.0, and this is v20.19.0'],
    [{ binary: '' }, 'its binary for this machine, @node-llama-cpp/linux-x64, is missing'],
    [{ binary: 'win-x64' }, 'its binary for this machine, @node-llama-cpp/linux-x64, is missing'],
  ] as const)('that does not fit is refused: %j', async ([about, why], { place }) => {
    const modules = join(place.dataDir, 'runtime/node_modules');
    put(modules, about);
    const error = await refusal(place);
    expect([error.code, error.why]).toEqual([
      'E_LOCAL_RUNTIME',
      `the one in ${join(modules, 'node-llama-cpp')} does not fit: ${why}`,
    ]);
  });

  test('that cannot be read does not fit', async ({ place }) => {
    const modules = join(place.dataDir, 'runtime/node_modules');
    put(modules);
    writeFileSync(join(modules, 'node-llama-cpp/package.json'), '{');
    expect((await refusal(place)).why).toBe(
      `the one in ${join(modules, 'node-llama-cpp')} does not fit: its package.json cannot be read`,
    );
  });

  test('of a machine without a build is not offered for installing', async ({ place }) => {
    const { why, next } = await refusal({ ...place, platform: 'freebsd' });
    expect(installCommand({ ...place, platform: 'freebsd' })).toBeNull();
    expect([why, next]).toEqual([
      'it has no build for freebsd on x64',
      'use a model server: export OPENAI_BASE_URL=http://127.0.0.1:11434/v1 OPENAI_MODEL=NAME',
    ]);
  });
});
