// A loaded model as a server that speaks chat completions, on loopback and for those who know its key only.
// Door to the network. One answer at a time: the model has one context.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pLimit from 'p-limit';
import { reasonOf } from '../lib/errors.ts';
import type { Answered, Engine } from './engine.ts';
import { SchemaError } from './grammar.ts';
import { readRequest, type Asked } from './request.ts';

export interface ServerOptions {
  /** What the model is called. */
  readonly model: string;
  /** Without `Authorization: Bearer <key>` nothing is answered. */
  readonly key: string;
}

/** A paper of 100,000 tokens is half a MB. */
const MAX_BODY = 8_000_000;
/** While a long text is read nothing is said: an empty line keeps the stream from being given up (300 s in fetch). */
const BEAT_MS = 15_000;

/** Starts the server on a free port of 127.0.0.1. */
export async function serveModel(
  engine: Engine,
  options: ServerOptions,
): Promise<{ readonly port: number; readonly server: Server }> {
  const oneAtATime = pLimit(1);
  const server = createServer((request, response) => {
    respond({ request, response }, { ...options, engine, oneAtATime }).catch((error: unknown) => {
      deny(response, { status: 500, type: 'server_error', message: reasonOf(error) });
    });
  });
  // The client has a deadline of its own.
  server.requestTimeout = 0;
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, server };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Serving extends ServerOptions {
  readonly engine: Engine;
  readonly oneAtATime: ReturnType<typeof pLimit>;
}

async function respond({ request, response }: Exchange, serving: Serving): Promise<void> {
  if (!isKey(request.headers.authorization, serving.key))
    return deny(response, { status: 401, type: 'authentication_error', message: 'no valid key' });
  const what = `${request.method} ${request.url}`;
  if (what === 'GET /v1/models')
    return send(response, 200, {
      object: 'list',
      data: [{ id: serving.model, object: 'model', owned_by: 'local', n_ctx: serving.engine.contextTokens }],
    });
  if (what !== 'POST /v1/chat/completions')
    return deny(response, { status: 404, type: 'not_found_error', message: `no such address: ${what}` });
  const body = await bodyOf(request);
  const asked = body === null ? `the body has more than ${MAX_BODY} bytes` : readRequest(body);
  if (typeof asked === 'string')
    return deny(response, { status: 400, type: 'invalid_request_error', message: asked });
  const refusal = await refusalOf(asked, serving.engine);
  if (refusal !== null) return deny(response, refusal);
  await answer(asked, response, serving);
}

interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  readonly more?: Readonly<Record<string, number>>;
}

/** Said before anything is waited for: while a status can still be sent. */
async function refusalOf(asked: Asked, engine: Engine): Promise<Refusal | null> {
  const used = engine.countTokens(asked.messages);
  const room = engine.contextTokens;
  if (used >= room) {
    const message = `request (${used} tokens) exceeds the available context size (${room} tokens), try increasing it`;
    const more = { n_prompt_tokens: used, n_ctx: room };
    return { status: 400, type: 'exceed_context_size_error', message, more };
  }
  try {
    await engine.grammarFor(asked.format);
    return null;
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return { status: 400, type: 'invalid_request_error', message: `response_format: ${error.message}` };
  }
}

async function answer(asked: Asked, response: ServerResponse, serving: Serving): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const base = { id: 'local', created: 0, model: serving.model };
  const chunk = (delta: object, finish: string | null, usage?: object): object => ({
    ...base,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...(usage === undefined ? {} : { usage }),
  });
  const event = (data: object): void => void response.write(`data: ${JSON.stringify(data)}\n\n`);
  if (asked.stream) response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  const beat = setInterval(() => asked.stream && response.write('\n'), BEAT_MS);
  const text = (piece: string): void => {
    if (asked.stream && piece !== '') event(chunk({ content: piece }, null));
  };
  try {
    const { signal } = gone;
    const answered = await serving.oneAtATime(async () => {
      signal.throwIfAborted();
      return serving.engine.answer(asked, { signal, text });
    });
    const usage = usageOf(answered);
    if (!asked.stream) {
      const message = { role: 'assistant', content: answered.text };
      const choices = [{ index: 0, message, finish_reason: answered.finishReason }];
      return send(response, 200, { ...base, object: 'chat.completion', choices, usage });
    }
    event(chunk({}, answered.finishReason, asked.usageInStream ? usage : undefined));
    response.end('data: [DONE]\n\n');
  } catch (error) {
    if (gone.signal.aborted) return;
    if (!asked.stream) throw error;
    event({ error: { code: 500, type: 'server_error', message: reasonOf(error) } });
    response.end();
  } finally {
    clearInterval(beat);
  }
}

function usageOf({ promptTokens, answerTokens }: Answered): object {
  const total = promptTokens + answerTokens;
  return { prompt_tokens: promptTokens, completion_tokens: answerTokens, total_tokens: total };
}

/** Hashes have one length, and are compared in one time. */
function isKey(header: string | undefined, key: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(header ?? ''), hash(`Bearer ${key}`));
}

/** Null when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function deny(response: ServerResponse, { status, type, message, more = {} }: Refusal): void {
  if (response.headersSent) response.destroy();
  else send(response, status, { error: { code: status, type, message, ...more } });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
