// The loopback server: plays one dialect, judges each request as that provider would, counts, and keeps what it was sent.
// For a while it can play faults instead (faults.ts).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askedAbout, type SmallPaper } from '../many-papers.ts';
import { isObject, type Denied, type Dialect, type RequestBody, type Said, type Tokens } from './dialect.ts';
import { completionOf, eventsOf, sendAnswer, sendJson, type Sending } from './wire.ts';

/** One request, and what became of it. */
export interface Exchange {
  readonly body: RequestBody;
  /** `refused` was judged by the dialect, `fault` was played, `answered` cost tokens. */
  end: 'refused' | 'fault' | 'answered';
  finish: string;
  /** Requests that had no answer yet when this one came. */
  readonly underWay: number;
  cached: number;
}

/** What a fault has in hands: the healthy answer, and ways to send another. */
export interface Scene {
  readonly sending: Sending;
  readonly response: ServerResponse;
  /** The notes that a good model would state of the paper. */
  readonly notes: string;
  /** Sends an answer that is changed; it counts as answered. */
  readonly say: (change: Partial<Said>, tokens?: Partial<Tokens>) => void;
  readonly deny: (denied: Denied) => void;
  /** Counts the call as answered, where the fault itself writes the answer. */
  readonly count: () => void;
  readonly events: () => string[];
  readonly completion: () => object;
}

/** Plays a fault on one exchange. */
export type Fault = (scene: Scene) => void;

export interface Provider {
  readonly baseUrl: string;
  /** The server as a proxy, for requests to the provider's own host. */
  readonly proxyUrl: string;
  readonly exchanges: Exchange[];
  /** The next requests are answered by these, in order, the last one for ever when `forever`; then as the dialect does. */
  play(faults: readonly Fault[], forever: boolean): void;
  heal(): void;
  /** From now on it speaks another dialect, under the same address, model and key. */
  become(dialect: Dialect): void;
  close(): Promise<void>;
}

export const KEY = 'sk-canary-71d0c5e28fa94b36';
const REPAIR = '{"claims":[],"results":[]}';

/** Starts a provider that knows these papers on a free port. */
export async function startProvider(dialect: Dialect, papers: readonly SmallPaper[]): Promise<Provider> {
  const state: State = {
    dialect,
    papers,
    exchanges: [],
    faults: [],
    isForever: false,
    underWay: 0,
    prompts: [],
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(state, request, { response, text: Buffer.concat(chunks).toString() }));
  });
  // As a proxy it leads every host to itself, so that a request may name the provider's own one.
  server.on('connect', (_, socket) => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    server.emit('connection', socket);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}${dialect.basePath}`,
    proxyUrl: `http://127.0.0.1:${port}`,
    exchanges: state.exchanges,
    play: (faults, forever) => {
      state.faults = [...faults];
      state.isForever = forever;
    },
    become: other => {
      const { basePath, model, wrongKey, wrongModel } = state.dialect;
      state.dialect = { ...other, basePath, model, wrongKey, wrongModel };
    },
    heal: () => void (state.faults = []),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface State {
  dialect: Dialect;
  readonly papers: readonly SmallPaper[];
  readonly exchanges: Exchange[];
  faults: Fault[];
  isForever: boolean;
  underWay: number;
  /** Prompts that were answered: the prompt cache. */
  readonly prompts: string[];
}

interface Line {
  readonly response: ServerResponse;
  readonly text: string;
}

function answer(state: State, request: IncomingMessage, { response, text }: Line): void {
  const { dialect } = state;
  const path = (request.url ?? '').replace(/^http:\/\/[^/]*/, '').replace(/\?.*$/, '');
  if (request.method === 'GET' && path === `${dialect.basePath}/models`)
    return sendJson(200, { object: 'list', data: [{ id: dialect.model, object: 'model' }] }, response);
  if (request.method !== 'POST' || path !== `${dialect.basePath}/chat/completions`)
    return deny(response, { status: 404, body: '<html><body><h1>404 page not found</h1></body></html>' });
  const body = JSON.parse(text) as RequestBody;
  const exchange: Exchange = {
    body,
    end: 'fault',
    finish: '',
    underWay: state.underWay,
    cached: 0,
  };
  state.exchanges.push(exchange);
  state.underWay += 1;
  response.once('close', () => void (state.underWay -= 1));
  const denied = judged(state, request, body);
  if (denied !== null) {
    exchange.end = 'refused';
    return deny(response, denied);
  }
  const [fault] = state.faults;
  if (!(state.isForever && state.faults.length === 1)) state.faults.shift();
  const scene = sceneOf(state, exchange, response);
  if (fault !== undefined) return fault(scene);
  scene.say({});
}

/** Key, model, then what the dialect minds. */
function judged({ dialect }: State, { headers }: IncomingMessage, body: RequestBody): Denied | null {
  const given = [headers.authorization?.replace(/^Bearer /, ''), headers[dialect.keyHeader ?? '']];
  if (dialect.wrongKey !== null && !given.includes(KEY)) return dialect.wrongKey;
  if (dialect.wrongModel !== null && body.model !== dialect.model) return dialect.wrongModel(body.model);
  return dialect.refuses(body, headers);
}

function sceneOf(state: State, exchange: Exchange, response: ServerResponse): Scene {
  const { dialect } = state;
  const { body } = exchange;
  const notes = isRepair(body) ? REPAIR : (askedAbout(state.papers, body.messages)?.reply ?? '{}');
  const turn = state.exchanges.filter(({ end }) => end === 'answered').length;
  const said = dialect.says(notes, body, turn);
  const sending: Sending = {
    dialect,
    body,
    said,
    tokens: { ...counted(state, body), completion: tokensOf(notes) },
  };
  const count = (): void => {
    exchange.end = 'answered';
    state.prompts.push(promptOf(body));
  };
  return {
    sending,
    response,
    notes,
    count,
    say: (change, tokens = {}) => {
      count();
      const changed = { ...said, ...change };
      exchange.finish = changed.finish;
      exchange.cached = sending.tokens.cached;
      sendAnswer({ ...sending, said: changed, tokens: { ...sending.tokens, ...tokens } }, response);
    },
    deny: denied => deny(response, denied),
    events: () => eventsOf(sending),
    completion: () => completionOf(sending),
  };
}

function deny(response: ServerResponse, { status, body, headers = {} }: Denied): void {
  const isText = typeof body === 'string' && headers['content-type'] !== 'application/json';
  if (!isText) return sendJson(status, body, response, headers);
  response.writeHead(status, { 'content-type': 'text/html', ...headers });
  response.end(body);
}

/** A repair is known by the name of its schema, or by what it does not ask for. */
function isRepair(body: RequestBody): boolean {
  const format = body['response_format'];
  if (isObject(format) && isObject(format['json_schema'])) return format['json_schema']['name'] === 'repair';
  return !/"headline"/.test(body.messages[0]?.content ?? '');
}

/** Tokens of the prompt, and how many of them stood at the beginning of an earlier one. */
function counted({ dialect, prompts }: State, body: RequestBody): { prompt: number; cached: number } {
  const own = promptOf(body);
  const shared = Math.max(0, ...prompts.map(prompt => sharedLength(prompt, own)));
  const { from, step } = dialect.cache;
  const tokens = tokensOf(own.slice(0, shared));
  return { prompt: tokensOf(own), cached: tokens < from ? 0 : Math.floor(tokens / step) * step };
}

const promptOf = ({ messages }: RequestBody): string =>
  messages.map(({ role, content }) => `${role}\n${content}`).join('\n');

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

/** A quarter of a token for a character, three quarters for a Chinese one: what the program estimates too. */
export function tokensOf(text: string): number {
  const chinese = text.match(/[\u2e80-\uffff]/g)?.length ?? 0;
  return Math.round(chinese * 0.75 + (text.length - chinese) / 4);
}
