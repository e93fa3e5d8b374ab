// Puts an answer on the wire as one dialect does: as JSON or as a stream of events, with usage where it belongs.
import type { ServerResponse } from 'node:http';
import { isObject, objectsIn, type Dialect, type RequestBody, type Said, type Tokens } from './dialect.ts';

/** One answer that is about to be sent. */
export interface Sending {
  readonly dialect: Dialect;
  readonly body: RequestBody;
  readonly said: Said;
  readonly tokens: Tokens;
}

const HEAD = { id: 'chatcmpl-1', created: 1, object: 'chat.completion' };

/** Sends the answer whole. */
export function sendAnswer(sending: Sending, response: ServerResponse): void {
  const { stream } = sending.dialect;
  const streams = sending.body['stream'] === true || stream.always === true;
  if (!streams) return sendJson(200, completionOf(sending), response);
  const events = eventsOf(sending);
  response.writeHead(200, { 'content-type': stream.buffered ?? 'text/event-stream; charset=utf-8' });
  if (stream.buffered !== undefined) return void response.end(events.join(''));
  for (const event of events) response.write(event);
  response.end();
}

export function sendJson(
  status: number,
  body: unknown,
  response: ServerResponse,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** The answer as the body of one response. */
export function completionOf(sending: Sending): object {
  const { dialect, body, said, tokens } = sending;
  const message = { role: 'assistant', ...partsOf(sending) };
  const choice = (index: number, own: object) => ({ index, finish_reason: finishOf(said), message: own });
  const others = (said.others ?? []).map((content, at) => choice(at + 1, { role: 'assistant', content }));
  return {
    ...HEAD,
    model: body.model,
    choices: [choice(0, message), ...others],
    usage: dialect.usage(tokens),
    ...dialect.extra,
  };
}

function partsOf({ said, body, dialect: { reasoningField } }: Sending): object {
  const beside =
    said.reasoning === '' || reasoningField === undefined ? {} : { [reasoningField]: said.reasoning };
  const refusal = said.refusal === undefined ? {} : { refusal: said.refusal };
  if (!said.asToolCall) return { content: said.content, ...beside, ...refusal };
  const call = { name: toolIn(body), arguments: said.content };
  return {
    content: null,
    ...beside,
    tool_calls: [{ id: 'call_1', type: 'function', index: 0, function: call }],
  };
}

const finishOf = (said: Said): string =>
  said.asToolCall && said.finish === 'stop' ? 'tool_calls' : said.finish;

/** Characters a piece: some borders fall into words, and into Chinese ones. */
const PIECE = 97;

/** The answer as lines of an event stream, from the first with the role to `[DONE]`. */
export function eventsOf({ dialect, body, said, tokens }: Sending): string[] {
  const { stream, extra } = dialect;
  // Each event has the fingerprint of its server.
  const print = extra !== undefined && 'system_fingerprint' in extra ? extra : {};
  const head = { ...HEAD, object: 'chat.completion.chunk', model: body.model, ...print };
  const event = (choices: readonly object[], rest: object = {}): string =>
    `data: ${JSON.stringify({ ...head, choices, ...rest })}\n\n`;
  const delta = (own: object, finish: string | null = null, rest: object = {}) =>
    event([{ index: 0, delta: own, finish_reason: finish, ...rest }]);
  const usage = { usage: dialect.usage(tokens) };
  const habit = stream.usage ?? 'asked';
  const isAsked = habit === 'asked' && typeof body['stream_options'] === 'object';
  const comment = stream.comment === undefined ? [] : [`${stream.comment}\n\n`];
  return [
    ...comment,
    ...(stream.opensEmpty ? [event([], extra)] : []),
    delta({ role: 'assistant', content: said.asToolCall || said.reasoning !== '' ? null : '' }),
    ...pieces(said.reasoning).map(text =>
      delta({ content: null, [dialect.reasoningField ?? 'reasoning']: text }),
    ),
    ...comment,
    ...pieces(said.content).map((text, at) =>
      delta(said.asToolCall ? toolPiece(text, at, toolIn(body)) : { content: text }),
    ),
    ...(said.refusal === undefined ? [] : [delta({ refusal: said.refusal })]),
    delta({}, finishOf(said), habit === 'choice' ? usage : {}),
    ...(habit === 'always' || isAsked ? [event([], usage)] : []),
    'data: [DONE]\n\n',
  ];
}

/** The first tool of a request, which is the one to call. */
function toolIn(body: RequestBody): string {
  const [tool] = objectsIn(body['tools']).flatMap(part =>
    isObject(part['function']) ? [part['function']] : [],
  );
  return typeof tool?.['name'] === 'string' ? tool['name'] : '';
}

function toolPiece(text: string, at: number, name: string): object {
  const first = at === 0 ? { id: 'call_1', type: 'function' } : {};
  const call = at === 0 ? { name, arguments: text } : { arguments: text };
  return { tool_calls: [{ index: 0, ...first, function: call }] };
}

function pieces(text: string): string[] {
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) =>
    text.slice(at * PIECE, (at + 1) * PIECE),
  );
}
