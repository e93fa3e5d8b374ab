// What can go wrong between us and a model, as data: how the server misbehaves, and how the run must end. The rules are
// those of docs/models.md: whom to ask again, whom not, and what to say.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dialect } from './dialect.ts';
import { lmStudio, ollama, vllm } from './local.ts';
import { azure, openAi, openRouter } from './hosted.ts';
import { deepSeek, siliconFlow } from './chinese.ts';
import { openAiError } from './refusals.ts';
import { KEY, type Fault, type Scene } from './server.ts';
import { sendJson } from './wire.ts';

export interface FaultCase {
  readonly name: string;
  readonly dialect: Dialect;
  readonly faults: readonly Fault[];
  /** The last fault goes on until the server is healed. */
  readonly forever: boolean;
  readonly args?: readonly string[];
  /** Instead of the provider's own base URL. */
  readonly baseUrl?: (own: string) => string;
  readonly model?: string;
  /** About a paper that is longer than the context of 4096 tokens. */
  readonly isLong?: true;
  /** Waits for seconds: runs in a process of its own. */
  readonly waits?: true;
  /** What the next step adds to the command. */
  readonly againWith?: string;
  readonly exit: number;
  /** Codes that say the right thing; empty when the run succeeds. */
  readonly codes: readonly string[];
  /** Requests at most. */
  readonly requests: number;
}

interface Options extends Partial<
  Pick<FaultCase, 'dialect' | 'args' | 'baseUrl' | 'model' | 'isLong' | 'waits' | 'againWith'>
> {
  readonly requests?: number;
}

const base = { dialect: openAi, requests: 3 };

/** The server is well again after these, and the notes come. */
const passes = (name: string, faults: readonly Fault[], options: Options = {}): FaultCase => ({
  ...base,
  name,
  faults,
  forever: false,
  exit: 0,
  codes: [],
  ...options,
});

/** It goes on, and the run ends with this. */
const ends = (
  name: string,
  fault: Fault,
  [exit, ...codes]: readonly [number, ...string[]],
  options: Options = {},
): FaultCase => ({ ...base, name, faults: [fault], forever: true, exit, codes, ...options });

/** It goes on, and the notes come all the same. */
const bears = (name: string, fault: Fault, options: Options = {}): FaultCase => ({
  ...passes(name, [fault], options),
  forever: true,
});

const deny =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Fault =>
  ({ deny: send }) =>
    send({ status, body, headers });

const body200 =
  (body: unknown): Fault =>
  ({ response }) =>
    sendJson(200, body, response);

const say =
  (content: (notes: string, scene: Scene) => string, rest: object = {}): Fault =>
  scene =>
    scene.say({ content: content(scene.notes, scene), ...rest });

/** Only the question for notes; a repair is answered as always. */
const sayNotes =
  (content: (notes: string) => string): Fault =>
  scene =>
    scene.say(scene.notes.includes('"headline"') ? { content: content(scene.notes) } : {});

/** Events of the healthy answer up to a share of them, then whatever comes. */
function begin({ events, response }: Scene, share: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const all = events();
  for (const event of all.slice(0, Math.ceil(all.length * share))) response.write(event);
}

const html = (title: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

const ACCESS: readonly FaultCase[] = [
  ends('401, wrong key', deny(401, { error: { message: 'Incorrect API key provided' } }), [4, 'E_MODEL_KEY'], { requests: 1 }),
  ends('401 that repeats the key', deny(401, { error: { message: `Incorrect API key provided: ${KEY}.` } }), [4, 'E_MODEL_KEY'], { requests: 1 }),
  ends('403 as a web page', deny(403, html('403 Forbidden')), [4, 'E_MODEL_KEY'], { requests: 1 }),
  // https://api-docs.deepseek.com/quick_start/error_codes
  ends('402, no balance', deny(402, { error: { message: 'Insufficient Balance', type: 'unknown_error', param: null, code: 'invalid_request_error' } }), [4, 'E_MODEL_QUOTA'], { dialect: deepSeek, requests: 1 }),
  ends('429, insufficient_quota', deny(429, { error: { message: 'You exceeded your current quota, please check your plan and billing details.', type: 'insufficient_quota', param: null, code: 'insufficient_quota' } }), [4, 'E_MODEL_QUOTA'], { requests: 1 }),
  ends('429 that names a spend limit', deny(429, { error: { message: 'This organization has reached its monthly spend limit.', type: 'rate_limit_error' } }), [4, 'E_MODEL_QUOTA'], { requests: 1 }),
  ends('400, spend limit', deny(400, { error: { message: 'Billing hard limit has been reached', type: 'invalid_request_error', param: null, code: 'billing_hard_limit_reached' } }), [4, 'E_MODEL_QUOTA'], { requests: 1 }),
]; // prettier-ignore

const BUSY: readonly FaultCase[] = [
  passes('429, Retry-After 1', [deny(429, { error: { message: 'slow down' } }, { 'retry-after': '1' })], { waits: true }),
  passes('429 that names nothing', [deny(429, { error: { message: 'Too many requests' } })], { waits: true }),
  ends('429, Retry-After 3600', deny(429, { error: { message: 'slow down' } }, { 'retry-after': '3600' }), [6, 'E_MODEL_WAIT'], { requests: 1 }),
  passes('500 twice, then well', Array.from({ length: 2 }, () => deny(500, { error: { message: 'internal error' } })), { waits: true }),
  ends('503 for ever', deny(503, html('503 Service Temporarily Unavailable')), [6, 'E_MODEL_UNAVAILABLE'], { waits: true }),
  passes('529, overloaded', [deny(529, { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })], { waits: true }),
]; // prettier-ignore

const LINE: readonly FaultCase[] = [
  passes('reset before the answer', [({ response }) => void response.socket?.resetAndDestroy()], { waits: true }),
  passes('reset in the middle of the answer', [
    scene => {
      begin(scene, 0.5);
      void sleep(30).then(() => scene.response.socket?.resetAndDestroy());
    },
  ], { waits: true }),
  ends('stream without its final event, notes whole', scene => {
    const { sending, response } = scene;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const choice = { index: 0, delta: { content: sending.said.content }, finish_reason: null };
    response.end(`data: ${JSON.stringify({ choices: [choice] })}\n\n`);
  }, [6, 'E_MODEL_UNAVAILABLE'], { waits: true }),
  passes('[DONE] without a finish reason', [
    ({ sending, response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const choice = { index: 0, delta: { content: sending.said.content.slice(0, 300) }, finish_reason: null };
      response.end(`data: ${JSON.stringify({ choices: [choice] })}\n\ndata: [DONE]\n\n`);
    },
  ], { waits: true }),
  // https://api-docs.deepseek.com/quick_start/rate_limit: kept alive for ten minutes, then closed
  passes('nothing but keep-alive comments', [
    ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(': keep-alive\n\n'.repeat(5));
    },
  ], { dialect: deepSeek, waits: true }),
  ends('stream that stalls', scene => begin(scene, 0.5), [6, 'E_MODEL_TIMEOUT'], { args: ['--model-timeout', '4'], waits: true, requests: 1 }),
  // https://openrouter.ai/docs/api-reference/streaming, damianvtran/local-operator#223
  passes('error event in the middle of a stream', [
    scene => {
      begin(scene, 0.5);
      const error = { code: 502, message: 'Provider disconnected' };
      const choices = [{ index: 0, delta: { content: '' }, finish_reason: 'error' }];
      scene.response.end(`data: ${JSON.stringify({ error, choices })}\n\ndata: [DONE]\n\n`);
    },
  ], { dialect: openRouter, waits: true }),
]; // prettier-ignore

/** In a body and in the events of a stream. */
const inParts: Fault = ({ sending, notes, response, count }) => {
  count();
  const thinking = { type: 'thinking', thinking: [{ type: 'text', text: 'Let me see.' }] };
  const content = [thinking, { type: 'text', text: notes }];
  if (sending.body['stream'] !== true)
    return sendJson(200, { choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }] }, response);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const part of content)
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: [part] }, finish_reason: null }] })}\n\n`);
  response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`);
}; // prettier-ignore

const CUT: readonly FaultCase[] = [
  passes('cut off once', [say(notes => notes.slice(0, 500), { finish: 'length' })]),
  ends('cut off for ever', say(notes => notes.slice(0, 500), { finish: 'length' }), [9, 'E_REPLY_CUT_OFF']),
  ends('cut off, though it parses', say(notes => notes, { finish: 'length' }), [9, 'E_REPLY_CUT_OFF']),
  ends('cut off in its thinking', say(notes => `<think>\nSo the answer is ${notes.slice(0, 400)}`, { finish: 'length' }), [9, 'E_REPLY_CUT_OFF', 'E_REPLY_EMPTY']),
  // ollama/ollama#18567
  ends('white space up to the limit', say(() => '\n  '.repeat(400), { finish: 'length' }), [9, 'E_REPLY_CUT_OFF', 'E_REPLY_EMPTY'], { dialect: ollama }),
  ends('a loop up to the limit', say(() => `{"headline":{"zh":"${'共用一条队列，'.repeat(300)}`, { finish: 'length' }), [9, 'E_REPLY_CUT_OFF']),
  ends('a loop that ends by itself', say(() => `{"headline":{"zh":"${'共用一条队列，'.repeat(300)}"}}`), [9, 'E_REPLY_SHAPE']),
  passes('blank once', [say(() => ' \n\n ')]),
  ends('blank for ever', say(() => ''), [9, 'E_REPLY_EMPTY']),
]; // prettier-ignore

const REFUSED: readonly FaultCase[] = [
  ends('refusal', say(() => '', { refusal: 'I cannot help with that.' }), [9, 'E_MODEL_REFUSED'], { requests: 1 }),
  ends('finish content_filter', say(notes => notes.slice(0, 200), { finish: 'content_filter' }), [9, 'E_MODEL_REFUSED'], { requests: 1 }),
  // https://learn.microsoft.com/azure/ai-foundry/openai/concepts/content-filter
  ends('400, content filter of Azure', deny(400, { error: { message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.", type: null, param: 'prompt', code: 'content_filter', status: 400, innererror: { code: 'ResponsibleAIPolicyViolation' } } }), [9, 'E_MODEL_REFUSED'], { dialect: azure, requests: 1 }),
]; // prettier-ignore

const NO_MODEL: readonly FaultCase[] = [
  ends('200 with a web page', ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(html('Welcome to our network'));
  }, [2, 'E_MODEL_NOT_API'], { requests: 1 }),
  // "Returning 200 anyway", says its log (lmstudio-ai/lmstudio-bug-tracker)
  ends('200 with {error}', body200({ error: 'Unexpected endpoint or method. (POST /chat/completions)' }), [2, 'E_MODEL_NOT_API'], { dialect: lmStudio, requests: 1 }),
  ends('200 without choices', scene => sendJson(200, { ...scene.completion(), choices: [] }, scene.response), [2, 'E_MODEL_NOT_API']),
  ends('200 with a JSON string', body200('pong'), [2, 'E_MODEL_NOT_API'], { requests: 1 }),
  // http:// where https:// is meant; the key must not follow
  ends('redirect to another address', ({ response }) => {
    response.writeHead(301, { location: 'https://nobody.invalid/v1/chat/completions' });
    response.end(html('301 Moved Permanently'));
  }, [2, 'E_MODEL_NOT_API'], { requests: 1, waits: true }),
  ends('400 that is no JSON', deny(400, 'Bad Request', { 'content-type': 'text/plain' }), [2, 'E_MODEL_REQUEST']),
  ends('model that does not exist', deny(500, {}), [2, 'E_MODEL_UNKNOWN'], { dialect: ollama, model: 'no-such-model', requests: 1 }),
  ends('base URL with another path', deny(500, {}), [2, 'E_MODEL_NOT_API'], { baseUrl: own => own.replace(/\/v1$/, '/api'), requests: 0 }),
]; // prettier-ignore

/** The server says how large an answer may be, and takes the request once it asks for no more. */
const roomFor =
  (most: (prompt: number) => number, message: (asked: number, prompt: number) => string): Fault =>
  scene => {
    const { body, tokens } = scene.sending;
    const asked = Number(body['max_completion_tokens'] ?? body['max_tokens'] ?? 0);
    if (asked <= most(tokens.prompt)) return scene.say({});
    scene.deny(openAiError(400, message(asked, tokens.prompt), { param: 'max_tokens' }));
  };

const SIZE: readonly FaultCase[] = [
  // ggml-org/llama.cpp#15780
  ends('context too long', deny(400, { error: { code: 400, message: 'the request exceeds the available context size. try increasing the context size or enable context shift', type: 'exceed_context_size_error', n_prompt_tokens: 9000, n_ctx: 2048 } }), [9, 'E_TOO_LONG']),
  ends('413, request entity too large', deny(413, html('413 Request Entity Too Large')), [9, 'E_TOO_LONG'], { requests: 1 }),
  // ralphgrewe/TradingAgents#168: only usage tells that less was read than was sent
  ends('prompt cut silently to 4096 tokens', scene => scene.say({}, { prompt: Math.min(4096, scene.sending.tokens.prompt) }), [9, 'E_PROMPT_CUT_OFF', 'E_TOO_LONG'], { dialect: ollama, isLong: true, requests: 1 }),
  // vllm-project/vllm, serving_engine: both names of the parameter in one message, and neither is the trouble
  bears('answer too large for the context', roomFor(prompt => 8192 - prompt, (asked, prompt) => `'max_tokens' or 'max_completion_tokens' is too large: ${asked}. This model's maximum context length is 8192 tokens and your request has ${prompt} input tokens (${asked} > 8192 - ${prompt}).`), { dialect: vllm }),
  bears('answer over the limit of the model', roomFor(() => 4096, asked => `max_tokens is too large: ${asked}. This model supports at most 4096 completion tokens, whereas you provided ${asked}.`)),
]; // prettier-ignore

const inChinese = (notes: string): string => {
  const names = { headline: '标题', background: '背景', innovations: '创新点', results: '结果', takeaways: '启示', claims: '论断', title: '名称', quote: '引文' };
  return Object.entries(names).reduce((text, [name, own]) => text.replaceAll(`"${name}":`, `"${own}"：`), notes);
}; // prettier-ignore

/** The quotes of a paper about something else. */
const ofAnother = (notes: string): string =>
  notes.replaceAll(
    /"quote":"[^"]{1,400}"/g,
    '"quote":"The bees of the northern valley prefer clover to heather in every month that we observed."',
  );

const inOneLanguage = (notes: string): string => {
  const bothChinese = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bothChinese);
    if (typeof value !== 'object' || value === null) return value;
    const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, bothChinese(inner)]));
    return 'zh' in copy ? { ...copy, en: copy['zh'] } : copy;
  };
  return JSON.stringify(bothChinese(JSON.parse(notes)));
};

/** The schema out of the request: small models echo it (leonbreukelman/smactorio#165). */
const schemaOf = (_: string, { sending: { body } }: Scene): string =>
  /^\{"type":"object".*$/m.exec(body.messages[0]?.content ?? '')?.[0] ?? '{"type":"object","properties":{}}';

const WRONG: readonly FaultCase[] = [
  passes('schema echoed once', [say(schemaOf)]),
  ends('schema echoed for ever', say(schemaOf), [9, 'E_REPLY_SHAPE'], { requests: 4 }),
  passes('keys in Chinese', [say(inChinese)]),
  // Complete and paid for: the reply is kept, and nothing of it is published. The next step names --refresh=notes.
  ends('notes of another paper', sayNotes(ofAnother), [9, 'E_NOTES_UNPROVEN'], { againWith: '--refresh=notes' }),
  ends('both languages Chinese', sayNotes(inOneLanguage), [9, 'E_NOTES_UNPROVEN'], { againWith: '--refresh=notes' }),
  passes('tool call with broken arguments', [say((notes, { sending }) => (sending.said.asToolCall ? `${notes.slice(0, 60)}<|tool_call_end|>` : notes.slice(0, 60)))], { dialect: siliconFlow, requests: 6 }),
  // https://docs.mistral.ai/capabilities/reasoning: content is a list, thinking among it
  bears('content in parts', inParts, { requests: 1 }),
  passes('two choices', [say(notes => notes, { others: ['{"headline":{"zh":"另一个","en":"another"}}'] })], { requests: 1 }),
  passes('the key in the headline', [say(notes => notes.replace('"headline":{"zh":"', `"headline":{"zh":"${KEY} `))]),
]; // prettier-ignore

/** Every case, in the order of the table. */
export const FAULTS: readonly FaultCase[] = [
  ...ACCESS,
  ...BUSY,
  ...LINE,
  ...CUT,
  ...REFUSED,
  ...NO_MODEL,
  ...SIZE,
  ...WRONG,
];
