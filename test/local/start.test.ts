// How the process of the model is started, watched and ended: with stand-ins for the process, which need no runtime.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test as plain, vi } from 'vitest';
import { inLanguage } from '../../src/lib/phrase.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { startLocal, type LocalModel } from '../../src/local/start.ts';
import zh from '../../src/ui/zh.json' with { type: 'json' };
import { isAlive } from '../support/processes.ts';
import { writeTinyGguf } from '../support/tiny-gguf.mjs';

interface Scene {
  readonly modelFile: string;
  /** Starts a child that runs this code; `told` is the message it got, `tell` answers it. */
  readonly start: (code: string, signal?: AbortSignal) => Promise<LocalModel>;
}

const test = plain.extend<{ scene: Scene }>({
  scene: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'local-'));
    const modelFile = join(folder, 'tiny.gguf');
    writeTinyGguf(modelFile);
    const modules = join(folder, 'data/runtime/node_modules');
    mkdirSync(join(modules, 'node-llama-cpp'), { recursive: true });
    writeFileSync(join(modules, 'node-llama-cpp/package.json'), '{"version":"3.22.1"}');
    // All builds, for whatever machine the tests run on.
    for (const name of ['linux-x64', 'linux-arm64', 'mac-arm64-metal', 'mac-x64', 'win-x64', 'win-arm64'])
      mkdirSync(join(modules, '@node-llama-cpp', name), { recursive: true });
    const file = join(folder, 'child.mjs');
    const models: LocalModel[] = [];
    const start: Scene['start'] = async (code, signal = new AbortController().signal) => {
      writeFileSync(file, `${PRELUDE}${code}`);
      const childFile = pathToFileURL(file);
      const model = await startLocal({
        modelFile,
        dataDir: join(folder, 'data'),
        threads: 1,
        signal,
        childFile,
      });
      models.push(model);
      return model;
    };
    await use({ modelFile, start });
    await Promise.all(models.map(model => model.close()));
    rmSync(folder, { recursive: true });
  },
});

const PRELUDE = `
const told = new Promise(resolve => process.once('message', resolve));
const tell = message => process.send(message);
const ready = (port, contextTokens) => tell({ kind: 'ready', port, key: 'k', contextTokens });
`;
const refusal = (started: Promise<LocalModel>): Promise<ToolError> =>
  started.then(
    () => expect.fail('expected a refusal'),
    (error: unknown) => (error instanceof ToolError ? error : expect.fail(String(error))),
  );

describe.concurrent('the process of the model', () => {
  test('is told what to load, and tells where it can be asked', async ({ scene }) => {
    const model = await scene.start(`
      const { contextTokens, threads, modelFile, runtime } = await told;
      if (threads === 1 && modelFile.endsWith('tiny.gguf') && runtime.startsWith('file:')) ready(4242, contextTokens);`);
    expect(model).toMatchObject({
      baseUrl: 'http://127.0.0.1:4242/v1',
      apiKey: 'k',
      model: 'tiny.gguf',
      contextTokens: 4096,
    });
    expect(model.whyGone()).toBeNull();
    await model.close();
    expect(model.whyGone()).toBeNull();
  });

  test('has nothing of the environment, where keys are', async ({ scene }) => {
    const model = await scene.start(`
      await told; ready(1, Object.keys(process.env).filter(name => !/^(NODE_CHANNEL|SystemRoot)/i.test(name)).length);`);
    expect(model.contextTokens).toBe(0);
  });

  test('is killed when the run is stopped, and before that is told of', async ({ scene }) => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('Ctrl-C')), 100);
    await expect(scene.start('setInterval(() => undefined, 1000)', stop.signal)).rejects.toThrow('Ctrl-C');
    await expect(scene.start('', AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  test('that is closed is gone', async ({ scene }) => {
    const model = await scene.start('await told; ready(process.pid, 1); setInterval(() => undefined, 1000)');
    const pid = Number(new URL(model.baseUrl).port);
    expect(isAlive(pid)).toBe(true);
    await model.close();
    expect(isAlive(pid)).toBe(false);
  });

  test('that says why it cannot load is quoted, with what llama.cpp wrote', async ({ scene }) => {
    const error = await refusal(
      scene.start(`await told;
        process.stderr.write('info: loading\\nerror: unknown architecture "zebra"\\ninfo: bye\\n', () =>
          setTimeout(() => tell({ kind: 'failed', name: 'Error', words: 'Failed to load model' }), 50));`),
    );
    const { code, category, what, why, kept, next, told } = error;
    expect({ code, category, what, why, kept, next }).toEqual({
      code: 'E_LOCAL_START',
      category: 'usage',
      what: `the model ${scene.modelFile} could not be run`,
      why: 'node-llama-cpp says: Failed to load model (error: unknown architecture "zebra")',
      kept: 'what was read of the paper is cached; no digest was touched',
      next: 'try another file with --model-file FILE, or run summarize doctor',
    });
    expect([told.what, told.next].map(part => inLanguage(part, zh))).toEqual([
      `无法运行模型 ${scene.modelFile}`,
      '请用 --model-file FILE 换一个文件，或运行 summarize doctor',
    ]);
  });

  test('that finds too little memory, or is killed for what it takes, says so', async ({ scene }) => {
    const small = await refusal(
      scene.start(
        `await told; tell({ kind: 'failed', name: 'InsufficientMemoryError', words: 'needs 9 GB' })`,
      ),
    );
    expect([small.code, small.what, small.why]).toEqual([
      'E_LOCAL_MEMORY',
      `the memory is too small for the model ${scene.modelFile}`,
      'needs 9 GB',
    ]);
    const killed = await refusal(scene.start(`await told; process.kill(process.pid, 'SIGKILL')`));
    expect([killed.code, killed.why]).toEqual([
      'E_LOCAL_MEMORY',
      'its process was killed, as the system does when the memory is used up',
    ]);
  });

  test('that ends by itself is told of with its last error', async ({ scene }) => {
    const crashed = await refusal(
      scene.start(`await told; console.error('TypeError: no such thing\\n    at x'); process.exit(3)`),
    );
    expect(crashed.why).toBe('its process ended with exit code 3: TypeError: no such thing');
    const silent = await refusal(scene.start('process.exit(0)'));
    expect(silent.why).toBe('its process ended with exit code 0');
  });

  test('that dies later says why it does not answer', async ({ scene }) => {
    const model = await scene.start(
      `await told; ready(1, 1); setTimeout(() => process.kill(process.pid, 'SIGABRT'), 50)`,
    );
    await vi.waitFor(() => expect(model.whyGone()?.why).toMatch(/^its process was ended by SIGABRT/));
  });
});

describe('a model', () => {
  test('of which a part is missing is never started', async ({ scene }) => {
    writeFileSync(scene.modelFile, 'GGUF');
    expect((await refusal(scene.start('await told'))).code).toBe('E_LOCAL_MODEL');
  });
});
