// A real runtime and a model of random weights: `npm run test:local-model` (scripts/local-model.mjs) installs the one
// and says where it is; without it this file has nothing to do. The notes have no meaning, and the checks hold them back.
import { type ChildProcess, fork } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReplySchema, StatedNotesSchema } from '../../src/domain/reply.ts';
import { SECTION_SCHEMAS } from '../../src/domain/section.ts';
import type { ReadyMessage } from '../../src/local/local-child.ts';
import { parseReply } from '../../src/model/parse-reply.ts';
import { filesIn, until } from '../cli/open.ts';
import { fixture, openWorld, putDigest, told, type World } from '../support/cli.ts';
import { isAlive } from '../support/processes.ts';
import { writeTinyGguf } from '../support/tiny-gguf.mjs';

const MODULES = process.env['LOCAL_MODEL_RUNTIME'] ?? '';
/** The shortest of the fixtures in letters, each of which is a token to this model. */
const PDF = fixture('papers', 'entropy-bound', 'paper.pdf');
const BUILT = new URL('../../dist/chunks/local-child.js', import.meta.url);

/** One line of the figures that the script prints. */
function figure(name: string, value: string): void {
  const file = process.env['LOCAL_MODEL_FIGURES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, value })}\n`);
}
const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(2)} s`;

/** Our server over the tiny model, as another program would start it. */
async function serve(modelFile: string): Promise<{ child: ChildProcess; baseUrl: string; key: string }> {
  const child = fork(BUILT, [], { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const answer = new Promise<ReadyMessage>(resolve =>
    child.once('message', (message: ReadyMessage) => resolve(message)),
  );
  const runtime = pathToFileURL(join(MODULES, 'node-llama-cpp/dist/index.js')).href;
  child.send({ runtime, modelFile, contextTokens: 65_536, threads: 1 });
  const ready = await answer;
  if (ready.kind !== 'ready') throw new Error(ready.words);
  return { child, baseUrl: `http://127.0.0.1:${ready.port}/v1`, key: ready.key };
}

/** Resident size in MB. */
function residentMb(pid: number | undefined): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000)} MB`;
}

/** The replies that a world's cache holds, each of the form that was asked for. */
function cachedReplies(world: World): string[] {
  return filesIn(world.path('cache')).flatMap(path => {
    const text = readFileSync(path, 'utf8');
    if (!text.startsWith('{') || !text.includes('"finishReason"')) return [];
    const found = ReplySchema.safeParse(JSON.parse(text));
    return found.success ? [found.data.text] : [];
  });
}
const isValid = (text: string): boolean =>
  [StatedNotesSchema, ...Object.values(SECTION_SCHEMAS)].some(schema => parseReply(text, schema).ok);

// Seconds on a machine that has nothing else to do, minutes on one that has.
describe.skipIf(MODULES === '')('a real runtime', { timeout: 300_000 }, () => {
  let world: World;
  const env = (): Record<string, string> => ({ XDG_DATA_HOME: world.path('data') });
  beforeAll(async () => {
    world = await openWorld();
    mkdirSync(world.path('data/summarize/runtime'), { recursive: true });
    symlinkSync(MODULES, world.path('data/summarize/runtime/node_modules'));
    writeTinyGguf(world.path('large.gguf'), { context: 65_536 });
    writeTinyGguf(world.path('small.gguf'), { context: 12_288 });
  });
  afterAll(() => world.close());

  describe('behind an endpoint that speaks chat completions', () => {
    let served: Awaited<ReturnType<typeof serve>>;
    const post = (body: object, signal: AbortSignal | null = null): Promise<Response> =>
      fetch(`${served.baseUrl}/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${served.key}` },
        body: JSON.stringify({ messages: [{ role: 'user', content: 'JSON?' }], ...body }),
        signal,
      });
    const answered = async (body: object): Promise<any> => (await post(body)).json(); // eslint-disable-line @typescript-eslint/no-explicit-any
    beforeAll(async () => {
      const from = performance.now();
      served = await serve(world.path('large.gguf'));
      figure('load', seconds(from));
    });
    afterAll(() => void served.child.kill('SIGKILL'));

    test('gives notes of a valid form, which the checks hold back; the digest is as it was', async () => {
      const digest = putDigest(world);
      const from = performance.now();
      const args = [PDF, '--base-url', served.baseUrl, '--model', 'tiny', '--digest', 'README.md'];
      const ended = await world.run(args, { OPENAI_API_KEY: served.key });
      figure('main job, over HTTP', seconds(from));
      figure('memory of the model process', residentMb(served.child.pid));
      const { exit, code, kept } = told(ended);
      expect([exit, code, kept]).toEqual([
        9,
        'E_NOTES_UNPROVEN',
        'the reply is cached; no digest was touched',
      ]);
      expect(world.read('README.md')).toBe(digest);
      const replies = cachedReplies(world);
      expect(replies.filter(isValid).length).toBeGreaterThan(0);
      expect(`${ended.stdout}${ended.stderr}`).not.toContain(served.key);
    });

    test('holds an answer to its schema: lengths, items, ranges, either and none', async () => {
      const claim = { type: 'object', properties: { zh: { type: 'string', minLength: 2, maxLength: 6 } } };
      const properties = {
        claims: { type: 'array', items: claim, minItems: 2, maxItems: 3 },
        grade: { type: 'integer', minimum: 1, maximum: 3 },
        kind: { anyOf: [{ type: 'string', enum: ['甲', 'b'] }, { type: 'null' }] },
      };
      const schema = { type: 'object', properties };
      const from = performance.now();
      for (let round = 0; round < 5; round += 1) {
        const messages = [{ role: 'user', content: `JSON ${round}` }];
        const format = { type: 'json_schema', json_schema: { name: 'x', schema } };
        const { choices } = await answered({ messages, response_format: format, temperature: 1 });
        const { claims, grade, kind } = JSON.parse(choices[0].message.content);
        expect(choices[0].finish_reason).toBe('stop');
        expect([2, 3]).toContain(claims.length);
        for (const { zh } of claims) expect([...zh].length).toSatisfy((n: number) => n >= 2 && n <= 6);
        expect([1, 2, 3]).toContain(grade);
        expect(['甲', 'b', null]).toContain(kind);
      }
      figure('5 replies of a schema', seconds(from));
    });

    test('answers with any JSON, and the same question with the same answer', async () => {
      const ask = (): Promise<any> => answered({ response_format: { type: 'json_object' }, max_tokens: 400 }); // eslint-disable-line @typescript-eslint/no-explicit-any
      const [one, other] = [await ask(), await ask()];
      expect(() => JSON.parse(one.choices[0].message.content) as unknown).not.toThrow();
      expect(other.choices).toEqual(one.choices);
    });

    test('says when an answer was cut off, and when a question does not fit', async () => {
      const { choices, usage } = await answered({ max_tokens: 7 });
      expect([choices[0].finish_reason, usage.completion_tokens]).toEqual(['length', 7]);
      const messages = [{ role: 'user', content: 'x'.repeat(70_000) }];
      const { error } = await answered({ messages });
      expect([error.type, error.n_ctx]).toEqual(['exceed_context_size_error', 65_536]);
    });

    test('streams, and stops when nobody listens', async () => {
      const text = await (await post({ max_tokens: 20, stream: true })).text();
      const pieces = [...text.matchAll(/"content":"/g)];
      expect(pieces.length).toBeGreaterThan(5);
      expect(text).toMatch(/"finish_reason":"length".*\n\ndata: \[DONE\]\n\n$/s);
      const leave = new AbortController();
      const gone = await post({ max_tokens: 50_000, stream: true }, leave.signal);
      await gone.body?.getReader().read();
      leave.abort();
      const from = performance.now();
      expect((await answered({ max_tokens: 1 })).choices).toHaveLength(1);
      figure('free again after an abort', seconds(from));
    });
  });

  test.for([
    ['large.gguf', ['asking the model\n']],
    [
      'small.gguf',
      ['background, 1 of 4', 'innovations, 2 of 4', 'results, 3 of 4', 'takeaways, 4 of 4'].map(
        what => `asking the model for ${what}\n`,
      ),
    ],
  ] as const)('runs %s in a process of its own', async ([name, asked]) => {
    const fresh = await openWorld();
    try {
      const digest = putDigest(fresh);
      const args = [PDF, '--engine', 'local', '--model-file', world.path(name), '--digest', 'README.md'];
      const from = performance.now();
      const ended = await fresh.run(args, env());
      figure(`main job, ${name}`, seconds(from));
      const { exit, code } = told(ended);
      expect([exit, code]).toEqual([9, 'E_NOTES_UNPROVEN']);
      expect(ended.stderr.match(/asking the model(?: for .+)?\n/g)).toEqual(asked);
      expect(fresh.read('README.md')).toBe(digest);
      const replies = cachedReplies(fresh);
      expect(replies.filter(isValid).length).toBeGreaterThanOrEqual(asked.length);
      const again = await fresh.run(['--offline', ...args], { XDG_DATA_HOME: fresh.path('nowhere') });
      expect(told(again).code).toBe('E_NOTES_UNPROVEN');
      const seen = filesIn(fresh.folder)
        .map(path => readFileSync(path, 'latin1'))
        .join('\n');
      expect(seen).not.toMatch(/127\.0\.0\.1:\d+\/v1/);
      expect(fresh.model.requests).toEqual([]);
    } finally {
      await fresh.close();
    }
  });

  test('is no more when the program is killed while it answers', async () => {
    const fresh = await openWorld();
    const args = [PDF, '--engine', 'local', '--model-file', world.path('large.gguf')];
    const { child } = fresh.start(args, env());
    const childOf = (): number | undefined => modelProcess(child.pid);
    await until(() => childOf() !== undefined, 60_000);
    const pid = childOf();
    child.kill('SIGKILL');
    await until(() => !isAlive(pid));
    await fresh.close();
  });
});

/** The model process of a program, on Linux. */
function modelProcess(parent: number | undefined): number | undefined {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
  return children
    .map(Number)
    .find(pid => pid > 0 && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('local-child'));
}
