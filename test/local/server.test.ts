// The server of the embedded model over HTTP, with an engine that answers without a model.
import type { Server } from 'node:http';
import { describe, expect, test as plain } from 'vitest';
import type { Answered, Engine } from '../../src/local/engine.ts';
import { grammarSchema } from '../../src/local/grammar.ts';
import { serveModel } from '../../src/local/server.ts';

interface Scene {
  /** How the engine answers from now on. */
  answer: Engine['answer'];
  readonly ask: (body: object, signal?: AbortSignal) => Promise<{ status: number; text: string; json: any }>; // eslint-disable-line @typescript-eslint/no-explicit-any
  readonly url: string;
}

const done: Answered = { text: '{"a":1}', finishReason: 'stop', promptTokens: 7, answerTokens: 3 };
const messages = [{ role: 'user', content: 'JSON?' }];

const test = plain.extend<{ scene: Scene }>({
  scene: async ({}, use) => {
    const scene: Scene = {
      url: '',
      answer: async (_, { text }) => {
        text('{"a"');
        text(':1}');
        return Promise.resolve(done);
      },
      ask: async (body, signal = new AbortController().signal) => {
        const headers = { authorization: 'Bearer secret' };
        const init = { method: 'POST', headers, body: JSON.stringify(body), signal };
        const response = await fetch(`${running.url}/chat/completions`, init);
        const text = await response.text();
        return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : null };
      },
    };
    const engine: Engine = {
      contextTokens: 100,
      countTokens: asked => asked.reduce((sum, { content }) => sum + content.length, 0),
      grammarFor: async format => {
        if (format.type === 'json_schema') grammarSchema(format.schema);
        return Promise.resolve(undefined);
      },
      answer: (asked, on) => scene.answer(asked, on),
    };
    const { port, server } = await serveModel(engine, { model: 'tiny.gguf', key: 'secret' });
    const running = { url: `http://127.0.0.1:${port}/v1` };
    await use(Object.assign(scene, running));
    await closed(server);
  },
});

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(resolve => server.close(() => resolve()));
}

describe('the server of the embedded model', () => {
  test('answers nobody who does not know the key', async ({ scene }) => {
    for (const authorization of ['', 'Bearer ', 'Bearer secre', 'Bearer secret2', 'Basic secret']) {
      const response = await fetch(`${scene.url}/models`, { headers: { authorization } });
      expect([response.status, await response.json()]).toEqual([
        401,
        { error: { code: 401, type: 'authentication_error', message: 'no valid key' } },
      ]);
    }
    const response = await fetch(`${scene.url}/models`, { headers: { authorization: 'Bearer secret' } });
    expect(await response.json()).toMatchObject({ data: [{ id: 'tiny.gguf', n_ctx: 100 }] });
  });

  test('answers with the text, why it ended, and what it took', async ({ scene }) => {
    const { status, json } = await scene.ask({ messages });
    expect([status, json.choices, json.usage]).toEqual([
      200,
      [{ index: 0, message: { role: 'assistant', content: '{"a":1}' }, finish_reason: 'stop' }],
      { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 },
    ]);
  });

  test('streams the pieces, then the end, then what it took if that is asked for', async ({ scene }) => {
    const { text } = await scene.ask({ messages, stream: true, stream_options: { include_usage: true } });
    const events = text.split('\n\n').filter(event => event !== '');
    expect(events.at(-1)).toBe('data: [DONE]');
    const chunks = events.slice(0, -1).map(event => JSON.parse(event.slice(6)));
    expect(chunks.map(({ choices }) => [choices[0].delta.content, choices[0].finish_reason])).toEqual([
      ['{"a"', null],
      [':1}', null],
      [undefined, 'stop'],
    ]);
    expect(chunks.map(({ usage }) => usage?.completion_tokens)).toEqual([undefined, undefined, 3]);
    expect((await scene.ask({ messages, stream: true })).text).not.toContain('usage');
  });

  test('refuses what does not fit into its context as llama.cpp does, also in a stream', async ({
    scene,
  }) => {
    const long = [{ role: 'user', content: 'x'.repeat(100) }];
    const { status, json } = await scene.ask({ messages: long, stream: true });
    expect([status, json.error]).toEqual([
      400,
      {
        code: 400,
        type: 'exceed_context_size_error',
        message: 'request (100 tokens) exceeds the available context size (100 tokens), try increasing it',
        n_prompt_tokens: 100,
        n_ctx: 100,
      },
    ]);
    expect((await scene.ask({ messages: [{ role: 'user', content: 'x'.repeat(99) }] })).status).toBe(200);
  });

  test('refuses a schema that no grammar holds in words that the ladder knows', async ({ scene }) => {
    const format = { type: 'json_schema', json_schema: { schema: { allOf: [] } } };
    const { status, json } = await scene.ask({ messages, response_format: format });
    expect([status, json.error.message]).toEqual([
      400,
      'response_format: a grammar cannot hold this schema: {"allOf":[]}',
    ]);
    expect((await scene.ask({})).status).toBe(400);
    const headers = { authorization: 'Bearer secret' };
    expect((await fetch(`${scene.url}/embeddings`, { headers })).status).toBe(404);
  });

  test('answers one question at a time', async ({ scene }) => {
    let [now, most] = [0, 0];
    scene.answer = async () => {
      most = Math.max(most, (now += 1));
      await new Promise(resolve => setTimeout(resolve, 10));
      now -= 1;
      return done;
    };
    const all = await Promise.all([1, 2, 3].map(() => scene.ask({ messages })));
    expect([all.map(({ status }) => status), most]).toEqual([[200, 200, 200], 1]);
  });

  test('stops when nobody listens any more, and takes the next one', async ({ scene }) => {
    const leave = new AbortController();
    const stopped = new Promise<string>(resolve => {
      scene.answer = (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            resolve('stopped');
            reject(new Error('aborted'));
          });
          leave.abort();
        });
    });
    await expect(scene.ask({ messages, stream: true }, leave.signal)).rejects.toThrow();
    expect(await stopped).toBe('stopped');
    scene.answer = () => Promise.resolve(done);
    expect((await scene.ask({ messages })).status).toBe(200);
  });

  test('says what went wrong: with a status, or in the stream without its end', async ({ scene }) => {
    scene.answer = () => Promise.reject(new Error('no room in the cache'));
    const { status, json } = await scene.ask({ messages });
    expect([status, json.error.message]).toEqual([500, 'no room in the cache']);
    const { text } = await scene.ask({ messages, stream: true });
    expect(text).toContain('"message":"no room in the cache"');
    expect(text).not.toContain('[DONE]');
  });
});
