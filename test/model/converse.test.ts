import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ToolError } from '../../src/lib/errors.ts';
import { english, type Told } from '../../src/lib/phrase.ts';
import type { ModelSettings } from '../../src/model/ask.ts';
import { askModel, type ConverseTools, type Question } from '../../src/model/converse.ts';
import { openGate } from '../../src/model/gate.ts';
import { firstManner } from '../../src/model/ladder.ts';
import { ownLesson } from '../../src/model/learning.ts';
import {
  completion,
  hang,
  json,
  startModelServer,
  stream,
  type ModelServer,
} from '../support/model-server.ts';

let server: ModelServer;
let lines: string[];
beforeEach(async () => {
  server = await startModelServer('{"ok":1}');
  lines = [];
});
afterEach(() => server.close());

const question = {
  paper: '2501.01234v2',
  messages: [{ role: 'user', content: 'JSON please' }] as const,
  schema: { name: 'notes', json: { type: 'object' } },
  callsAllowed: 2,
};

function ask(
  settings: Partial<ModelSettings> = {},
  tools: Partial<ConverseTools> = {},
  about: Partial<Question> = {},
) {
  const all: ModelSettings = {
    apiKey: 'sk-canary-1234567890',
    baseUrl: server.baseUrl,
    host: '127.0.0.1',
    model: 'fixture-model-1',
    temperature: null,
    maxOutputTokens: 500,
    deadlineSeconds: 20,
    ...settings,
  };
  const world = {
    signal: new AbortController().signal,
    log: (line: Told) => void lines.push(english(line)),
    random: () => 0,
    backoffMs: 5,
    ...tools,
  };
  const gate = openGate({ concurrency: 4, ...world });
  return askModel({ ...question, ...about }, all, { gate: () => Promise.resolve(gate), ...world });
}

/** The four parts and the class of trouble of a failure, as cli.ts prints it. */
async function failure(promise: Promise<unknown>) {
  const error = await promise.then(
    () => expect.fail('expected a failure'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ToolError);
  const { code, category, what, why, next } = error as ToolError;
  return { code, category, what, why, next };
}

describe('askModel', () => {
  it('sends key, model, schema and budget, and gives text and usage back', async () => {
    const reply = await ask();
    expect(reply).toEqual({
      text: '{"ok":1}',
      finishReason: 'stop',
      usage: { input: 100, cached: 40, output: 20 },
      model: 'fixture-model-1',
      host: '127.0.0.1',
      mode: 'json_schema',
      calls: 1,
      reshaped: false,
    });
    const { headers, body } = server.requests[0]!;
    expect(headers.authorization).toBe('Bearer sk-canary-1234567890');
    expect(body).toMatchObject({
      model: 'fixture-model-1',
      max_tokens: 500,
      stream: true,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'notes', strict: true, schema: { type: 'object' } },
      },
    });
    expect(body).not.toHaveProperty('temperature');
  });

  it('reads an event stream to its final event', async () => {
    server.play(stream(['{"ok"', ':1}']));
    const reply = await ask();
    expect(reply).toMatchObject({ text: '{"ok":1}', finishReason: 'stop', usage: { input: 7, output: 3 } });
    expect(server.requests[0]!.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  });

  it('reads a plain answer also from a server that ignores stream: true', async () => {
    expect((await ask()).text).toBe('{"ok":1}');
  });

  it('takes a stream that breaks off for a failure, never for a short answer', async () => {
    server.play(stream(['{"ok":1}'], null));
    expect(await failure(ask())).toEqual({
      code: 'E_MODEL_UNAVAILABLE',
      category: 'remote',
      what: '127.0.0.1 cannot be reached for 2501.01234v2',
      why: 'the stream ended without its final event after 8 characters',
      next: 'check OPENAI_BASE_URL and HTTPS_PROXY, then run the same command again',
    });
    expect(server.requests).toHaveLength(3);
  });

  it('steps down the ladder on refusals, which cost no calls', async () => {
    const refuse = (message: string) => json(400, { error: { message } });
    server.play(
      refuse('This response_format type is unavailable now'),
      refuse('json mode is not supported'),
      refuse('tools are not supported by this model'),
      '{"ok":1}',
    );
    expect(await ask()).toMatchObject({ mode: 'prompt', calls: 1 });
    expect(
      server.requests.map(({ body }) => (body['response_format'] as { type?: string } | undefined)?.type),
    ).toEqual(['json_schema', 'json_object', undefined, undefined]);
    expect(server.requests.map(({ body }) => body['tool_choice'])).toEqual([
      undefined,
      undefined,
      { type: 'function', function: { name: 'notes' } },
      undefined,
    ]);
  });

  it('takes the arguments of a tool call for the answer', async () => {
    const call = { function: { name: 'notes', arguments: '{"ok":2}' } };
    server.play(
      json(200, {
        choices: [{ finish_reason: 'tool_calls', message: { content: null, tool_calls: [call] } }],
      }),
    );
    expect(await ask()).toMatchObject({ text: '{"ok":2}' });
  });

  it('tells a model that thinks until nothing is left for the answer not to think', async () => {
    const thought = { content: '', reasoning_content: 'hm' };
    server.play(json(200, { choices: [{ finish_reason: 'length', message: thought }] }), '{"ok":1}');
    expect(await ask()).toMatchObject({ calls: 2 });
    expect(server.requests.map(({ body }) => body['chat_template_kwargs'])).toEqual([
      undefined,
      { enable_thinking: false },
    ]);
  });

  it('asks for no more than the server lets be asked for, and repeats no call that was cut off there', async () => {
    const refusal = 'max_tokens is too large: 5000. This model supports at most 3000 completion tokens';
    server.play(json(400, { error: { message: refusal } }), completion('{"ok"', { finishReason: 'length' }));
    expect(await failure(ask({ maxOutputTokens: 5000 }))).toMatchObject({ code: 'E_REPLY_CUT_OFF' });
    expect(server.requests.map(({ body }) => body['max_tokens'])).toEqual([5000, 3000]);
  });

  it('asks for a shorter answer where the paper fits the context and the answer does not', async () => {
    const refusal =
      "This model's maximum context length is 8192 tokens, and your request has 4000 input tokens (8000 > 8192 - 4000)";
    server.play(json(400, { message: refusal, object: 'error' }), '{"ok":1}');
    expect(await ask({ maxOutputTokens: 8000 })).toMatchObject({ calls: 1 });
    expect(server.requests.map(({ body }) => body['max_tokens'])).toEqual([8000, 4191]);
  });

  it('does not take an answer of a server that read a part of what was sent', async () => {
    server.play(
      json(200, {
        choices: [{ finish_reason: 'stop', message: { content: '{"ok":1}' } }],
        usage: { prompt_tokens: 4096, completion_tokens: 5 },
      }),
    );
    const messages = [{ role: 'user', content: 'word '.repeat(20_000) }] as const;
    expect(await failure(ask({}, {}, { messages }))).toEqual({
      code: 'E_PROMPT_CUT_OFF',
      category: 'paper',
      what: 'fixture-model-1 gave no usable answer for 2501.01234v2',
      why: 'the server read 4096 tokens of about 25000: its context is too small, and it says nothing',
      next: 'give the server a larger context (Ollama: OLLAMA_CONTEXT_LENGTH=32768), or summarize 2501.01234v2 --max-input-tokens 2000',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('lets the others ask as soon as the first words of a stream come', async () => {
    let isEnded = false;
    server.play((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: '{"ok":1}' } }] })}\n\n`);
      setTimeout(() => {
        isEnded = true;
        response.end(`data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n\n`);
      }, 100);
    });
    const ends: boolean[] = [];
    const lesson = { ...ownLesson(firstManner(server.baseUrl)), answered: () => void ends.push(isEnded) };
    await ask({}, { lesson });
    expect(ends[0]).toBe(false);
  });

  it('takes an error that came with status 200 as what it is', async () => {
    server.play(json(200, { error: { message: 'x' } }));
    expect(await failure(ask())).toMatchObject({
      code: 'E_MODEL_REQUEST',
      why: 'HTTP 400: x (said with status 200)',
    });
    server.play(json(200, { error: { message: 'json mode is off' } }), '{"ok":1}');
    expect(await ask()).toMatchObject({ mode: 'json_object' });
  });

  it('asks once more with twice the room when the answer was cut off, never the identical call', async () => {
    server.play(completion('{"ok"', { finishReason: 'length' }), '{"ok":1}');
    expect(await ask()).toMatchObject({ text: '{"ok":1}', calls: 2, usage: { input: 200, output: 40 } });
    expect(server.requests.map(({ body }) => body['max_tokens'])).toEqual([500, 1000]);
  });

  it('gives up on an answer that is cut off again, and keeps the raw text', async () => {
    server.play(completion('{"ok"', { finishReason: 'length' }));
    const promise = ask();
    expect(await failure(promise)).toEqual({
      code: 'E_REPLY_CUT_OFF',
      category: 'paper',
      what: 'fixture-model-1 gave no usable answer for 2501.01234v2',
      why: 'the answer was cut off after 5 characters',
      next: 'summarize 2501.01234v2 --max-output-tokens 2000, or another model: --model NAME',
    });
    expect(await promise.catch((error: unknown) => error)).toMatchObject({ raw: '{"ok"' });
    expect(server.requests).toHaveLength(2);
  });

  it('asks again after an empty answer', async () => {
    server.play(completion(''), '{"ok":1}');
    expect((await ask()).calls).toBe(2);
  });

  it('does not argue with a refusal', async () => {
    server.play(completion('', { refusal: 'I will not.' }));
    expect(await failure(ask())).toMatchObject({
      code: 'E_MODEL_REFUSED',
      category: 'paper',
      why: 'the model refused: I will not.',
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['OpenAI', { error: { message: 'Incorrect API key' } }, 'HTTP 401: Incorrect API key'],
    ['a plain string', { error: 'bad key' }, 'HTTP 401: bad key'],
    ['code and message', { code: 30001, message: 'no such key' }, 'HTTP 401: no such key'],
    ['detail', { detail: 'denied' }, 'HTTP 401: denied'],
    ['a list', [{ error: { message: 'nope' } }], 'HTTP 401: nope'],
  ])(
    'stops after one call when the key is refused, and shows the error body in the form of %s',
    async (_, body, why) => {
      server.play(json(401, body));
      expect(await failure(ask())).toEqual({
        code: 'E_MODEL_KEY',
        category: 'access',
        what: '127.0.0.1 refused the key for 2501.01234v2',
        why,
        next: 'export OPENAI_API_KEY=… with a key of this host',
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  it('says where the key stands that was refused, since another one of the shell would be no help', async () => {
    server.play(json(401, {}));
    expect((await failure(ask({ keyFile: './.env' }))).next).toBe(
      'write OPENAI_API_KEY=… with a key of 127.0.0.1 into ./.env',
    );
  });

  it('stops after one call when the money is gone, also when it looks like a rate limit', async () => {
    server.play(
      json(429, { error: { code: 'insufficient_quota', message: 'You exceeded your current quota' } }),
    );
    expect(await failure(ask())).toMatchObject({ code: 'E_MODEL_QUOTA', category: 'access' });
    expect(server.requests).toHaveLength(1);
  });

  it('waits as long as Retry-After says and says so', async () => {
    server.play(json(429, { error: { message: 'slow down' } }, { 'retry-after': '1' }), '{"ok":1}');
    const start = performance.now();
    await ask();
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
    expect(lines).toEqual([
      '127.0.0.1 could not answer for 2501.01234v2 (HTTP 429: slow down); trying again in 1 s',
    ]);
  });

  it('ends the run instead of waiting longer than a minute', async () => {
    server.play(json(429, { error: { message: 'slow down' } }, { 'retry-after': '3600' }));
    expect(await failure(ask())).toEqual({
      code: 'E_MODEL_WAIT',
      category: 'remote',
      what: '127.0.0.1 asks to wait 60 min before 2501.01234v2',
      why: 'HTTP 429: slow down',
      next: 'run the same command again in 60 min',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('tries three times when the server fails', async () => {
    server.play(json(500, { error: { message: 'oops' } }));
    expect(await failure(ask())).toMatchObject({
      code: 'E_MODEL_UNAVAILABLE',
      category: 'remote',
      why: 'HTTP 500: oops',
    });
    expect(server.requests).toHaveLength(3);
  });

  it('says that the model is unknown, and that the paper is too long, instead of climbing the ladder', async () => {
    server.play(json(404, { error: { message: 'The model x does not exist' } }));
    expect(await failure(ask())).toMatchObject({ code: 'E_MODEL_UNKNOWN', category: 'usage' });
    server.play(json(400, { error: { message: "This model's maximum context length is 4096 tokens" } }));
    expect(await failure(ask())).toMatchObject({ code: 'E_TOO_LONG', category: 'paper' });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['an HTML page', '<html><body>Welcome</body></html>', '"<html><body>Welcome</body></html>"'],
    ['no choices', '{"choices":[]}', JSON.stringify('{"choices":[]}')],
    ['nothing', '', 'an empty body'],
  ])('does not take %s for an answer', async (_, body, seen) => {
    server.play((_request, response) => void response.writeHead(200).end(body));
    expect(await failure(ask())).toEqual({
      code: 'E_MODEL_NOT_API',
      category: 'usage',
      what: '127.0.0.1 did not answer as a model for 2501.01234v2',
      why: `expected a chat completion, got ${seen}`,
      next: 'check OPENAI_BASE_URL: it usually ends in /v1',
    });
  });

  it.each([
    ['before its headers', false],
    ['in the middle of its body', true],
  ])('gives up at the deadline on a model that hangs %s', async (_, headers) => {
    server.play(hang(headers));
    expect(await failure(ask({ deadlineSeconds: 1 }))).toEqual({
      code: 'E_MODEL_TIMEOUT',
      category: 'remote',
      what: '127.0.0.1 did not finish its answer for 2501.01234v2',
      why: 'no complete answer from fixture-model-1 within 1 s',
      next: 'run the same command again, or with --model-timeout 2',
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['while the model thinks', hang(), 0],
    ['in the middle of a body', hang(true), 0],
    ['while it waits to try again', json(429, {}, { 'retry-after': '30' }), 1],
  ])(
    'stops at once when it is aborted %s',
    async (_, play, said) => {
      server.play(play);
      const stopping = new AbortController();
      // What it waits for takes 30 s or never ends.
      const stopped = expect(ask({}, { signal: stopping.signal })).rejects.toThrow('Ctrl-C');
      await expect
        .poll(() => [server.requests.length, lines.length], { timeout: 20_000, interval: 10 })
        .toEqual([1, said]);
      stopping.abort(new Error('Ctrl-C'));
      await stopped;
      expect(server.requests).toHaveLength(1);
    },
    25_000,
  );

  it('does not carry the key along a redirect', async () => {
    const other = await startModelServer('{"ok":1}');
    server.play(
      (_, response) => void response.writeHead(307, { location: `${other.baseUrl}/chat/completions` }).end(),
    );
    expect(await failure(ask())).toMatchObject({ code: 'E_MODEL_NOT_API', category: 'usage' });
    expect(server.requests).toHaveLength(1);
    expect(other.requests).toHaveLength(0);
    await other.close();
  });

  it('says what to check when nobody listens', async () => {
    const { baseUrl } = server;
    await server.close();
    expect(await failure(ask({ baseUrl }))).toMatchObject({
      code: 'E_MODEL_UNAVAILABLE',
      why: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
