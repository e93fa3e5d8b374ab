// One question through cache, lock, gate and rules: what is paid for, and what is known of it afterwards.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test as plain } from 'vitest';
import * as z from 'zod';
import { loadConfig, type Config } from '../../src/config.ts';
import { ModelReplyError } from '../../src/model/model-errors.ts';
import type { Request } from '../../src/steps/question.ts';
import { askFor } from '../../src/steps/reply.ts';
import { openTools, type Tools } from '../../src/steps/tools.ts';
import type { RunOptions, World } from '../../src/steps/world.ts';
import { paper } from '../notes/sample.ts';
import { completion, json, startModelServer, type ModelServer } from '../support/model-server.ts';
import { writeTinyGguf } from '../support/tiny-gguf.mjs';

interface Scene {
  readonly server: ModelServer;
  readonly folder: string;
  readonly open: (
    options?: Partial<RunOptions>,
    world?: Partial<World>,
    settings?: Partial<Config>,
  ) => Promise<Tools>;
}

const test = plain.extend<{ scene: Scene }>({
  scene: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'steps-'));
    const server = await startModelServer('{"ok":1}');
    const open: Scene['open'] = async (options = {}, world = {}, settings = {}) => {
      const set = await loadConfig({ baseUrl: server.baseUrl, model: 'fixture-model-1', concurrency: 2 });
      const none = {
        offline: false,
        refresh: new Set<never>(),
        dryRun: false,
        add: false,
        title: null,
        url: null,
      };
      const quiet = { log: () => undefined, detail: () => undefined, progress: () => undefined };
      const signal = new AbortController().signal;
      const given = { signal, now: () => Date.now(), random: () => 0, ...quiet, ...world };
      return openTools({ ...set, cacheDir: folder, ...settings }, { ...none, ...options }, given);
    };
    await use({ server, folder, open });
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

const question = (content = 'JSON please'): Request<{ ok: number }> => ({
  paper,
  messages: [{ role: 'user', content }],
  purpose: 'notes',
  schema: z.object({ ok: z.number() }),
  callsAllowed: 3,
  onWrongForm: 'ask-again',
});

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('expected a failure'),
    (reason: unknown) => reason,
  );

/** As if the model of the engine `local` ran behind the server of the scene. */
async function openLocal({ open, server, folder }: Scene, options: Partial<RunOptions>): Promise<Tools> {
  const modelFile = join(folder, 'tiny.gguf');
  writeTinyGguf(modelFile);
  const none = { apiKey: '', model: 'tiny.gguf', contextTokens: 4096, whyGone: () => null };
  const running = { ...none, baseUrl: server.baseUrl, close: () => Promise.resolve() };
  // Of another host that is set besides, nothing is to be seen.
  const baseUrl = 'https://api.deepseek.com/v1';
  const tools = await open(options, {}, { engine: 'local', modelFile, baseUrl, stateDir: folder });
  return { ...tools, local: () => Promise.resolve(running) };
}

describe.concurrent('a question', () => {
  test('that is asked twice in one run at the same time is sent once', async ({ scene }) => {
    const tools = await scene.open();
    const replies = await Promise.all([askFor(question(), tools), askFor(question(), tools)]);
    expect([replies[0], scene.server.requests.length]).toEqual([replies[1], 1]);
    expect(readdirSync(join(scene.folder, 'asking'))).toEqual([]);
  });

  test('that two runs ask at the same time is sent once, also when the first one has ended by then', async ({
    scene,
  }) => {
    const runs = await Promise.all([scene.open(), scene.open(), scene.open()]);
    const replies = await Promise.all(runs.map(tools => askFor(question(), tools)));
    expect(new Set(replies.map(({ text }) => text))).toEqual(new Set(['{"ok":1}']));
    expect(scene.server.requests).toHaveLength(1);
  });

  test('whose reply is cached takes no lock, and neither does one that may not be asked', async ({
    scene,
  }) => {
    const dry = await failureOf(askFor(question(), await scene.open({ dryRun: true })));
    const offline = await failureOf(askFor(question(), await scene.open({ offline: true })));
    expect([dry, offline]).toMatchObject([{ code: 'E_DRY_RUN' }, { code: 'E_OFFLINE' }]);
    expect(readdirSync(scene.folder)).toEqual([]);
    await askFor(question(), await scene.open());
    rmSync(join(scene.folder, 'asking'), { recursive: true });
    await askFor(question(), await scene.open());
    expect([readdirSync(scene.folder), scene.server.requests.length]).toEqual([['v1'], 1]);
  });

  test('to a model of our own process may be asked with --offline, but not in a dry run', async ({
    scene,
  }) => {
    const dry = await failureOf(askFor(question(), await openLocal(scene, { offline: true, dryRun: true })));
    expect([dry, scene.server.requests.length]).toMatchObject([{ code: 'E_DRY_RUN' }, 0]);
    const reply = await askFor(question(), await openLocal(scene, { offline: true }));
    expect([reply.text, reply.host, scene.server.requests.length]).toEqual(['{"ok":1}', 'local', 1]);
    expect(scene.server.requests[0]?.body).toMatchObject({ response_format: { type: 'json_schema' } });
  });

  test('to a model of our own process that comes to nothing asks for another file, not for another name', async ({
    scene,
  }) => {
    scene.server.play('{"no":1}');
    const shape = await failureOf(askFor(question(), await openLocal(scene, {})));
    scene.server.play(completion('{"ok"', { finishReason: 'length' }));
    const cutOff = await failureOf(askFor(question('again'), await openLocal(scene, {})));
    expect([shape, cutOff]).toMatchObject([
      { code: 'E_REPLY_SHAPE', next: expect.stringMatching(/ --model-file FILE, with a stronger model$/) },
      { code: 'E_REPLY_CUT_OFF', next: expect.stringMatching(/, or another model: --model-file FILE$/) },
    ]);
  });

  test('that came to nothing tells all that it cost: the answer of the wrong form and the two cut off', async ({
    scene,
  }) => {
    const cutOff = completion('{"ok"', { finishReason: 'length' });
    scene.server.play('{"no":1}', cutOff);
    const error = await failureOf(askFor(question(), await scene.open()));
    expect(error).toBeInstanceOf(ModelReplyError);
    expect(error).toMatchObject({
      code: 'E_REPLY_CUT_OFF',
      spent: { calls: 3, usage: { input: 300, cached: 120, output: 60 } },
    });
    scene.server.play('{"no":1}');
    expect(await failureOf(askFor(question('again'), await scene.open()))).toMatchObject({
      code: 'E_REPLY_SHAPE',
      spent: { calls: 3, usage: { input: 300, cached: 120, output: 60 } },
    });
  });

  test('goes through the gate of its run: its budget, its pace and its waits are told', async ({ scene }) => {
    const told: unknown[] = [];
    const calls: NonNullable<World['calls']> = {
      budget: {
        reserve: ({ inputTokens, outputTokens }) => {
          told.push({ inputTokens, outputTokens });
          return Promise.resolve(actual => void told.push(actual));
        },
      },
      onPace: concurrency => void told.push({ concurrency }),
      onWait: ({ host, seconds, why }) => void told.push({ host, seconds, why }),
    };
    scene.server.play(json(429, {}, { 'retry-after-ms': '5' }), '{"ok":1}');
    await askFor(question(), await scene.open({}, { calls }));
    const bound = { inputTokens: expect.any(Number), outputTokens: 8000 };
    expect(told).toEqual([
      bound,
      null,
      { concurrency: 1 },
      { host: '127.0.0.1', seconds: 1, why: 'HTTP 429: {}' },
      bound,
      { input: 100, cached: 40, output: 20 },
    ]);
    // A message of 3 tokens and the schema, a fifth more than we estimate.
    expect((told[0] as typeof bound).inputTokens).toBeGreaterThan(20);
    expect((told[0] as typeof bound).inputTokens).toBeLessThan(60);
  });
});
