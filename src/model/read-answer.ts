// The body of a 200 → an answer. JSON and event streams; anything else is no model.
// A stream without its final event is a failure, never a short answer.
import * as z from 'zod';
import { phrase } from '../lib/phrase.ts';
import { readText, textChunks } from './body-text.ts';
import type { Denial } from './denial.ts';
import {
  answerOf,
  Choice,
  grown,
  isObject,
  NOTHING_YET,
  withEvent,
  Words,
  type Answer,
  type Growing,
} from './growing-answer.ts';
import { notAnApiError, unreachableError, type Asked } from './model-errors.ts';
import { denialIn } from './read-denial.ts';
import { WireUsage } from './wire-usage.ts';

/** What came with a 200: some servers, and proxies before them, put a denial there. */
export type Read =
  { readonly kind: 'answer'; readonly answer: Answer } | { readonly kind: 'denial'; readonly denial: Denial };

const Completion = z.looseObject({
  choices: z.array(Choice.extend({ message: Words })).min(1),
  usage: WireUsage.nullish(),
  system_fingerprint: z.string().nullish().catch(null),
});

/** Longest answer read; a server that never stops is cut here. */
const MAX_BYTES = 4_000_000;

/** Reads what came; throws ModelRequestError (not a model, or the stream broke off). */
export async function readAnswer(response: Response, asked: Asked, { hide, onBegun }: Reader): Promise<Read> {
  const { headers } = response;
  const type = headers.get('content-type') ?? '';
  if (type.includes('text/event-stream'))
    return hidden(await readEvents(eventsIn(response), { asked, headers, onBegun }), hide);
  const text = hide(await readText(response, MAX_BYTES));
  // Some proxies call their events JSON, or plain text.
  const isEvents = /^\s{0,9}(?:data:|event:|: )/.test(text);
  return isEvents
    ? readEvents([payloads(linesOf(text))], { asked, headers })
    : readJson(text, { asked, headers });
}

/** Who reads the answer. */
interface Reader {
  /** Takes secrets out of a text. */
  readonly hide: (text: string) => string;
  /** Told when the first words of a stream are there: the request was not refused. */
  readonly onBegun?: (() => void) | undefined;
}

/** Whose answer it is, and the headers that came with it. */
interface Source extends Pick<Reader, 'onBegun'> {
  readonly asked: Asked;
  readonly headers: Headers;
}

/** A key may be split over the events of a stream, so it is looked for in the whole. */
function hidden(read: Read, hide: (text: string) => string): Read {
  if (read.kind === 'denial')
    return { ...read, denial: { ...read.denial, message: hide(read.denial.message) } };
  const { answer } = read;
  return {
    kind: 'answer',
    answer: { ...answer, content: hide(answer.content), refusal: hide(answer.refusal) },
  };
}

function readJson(text: string, { asked, headers }: Source): Read {
  const json = parseOrNull(text);
  const error = errorIn(json);
  if (error !== null) return { kind: 'denial', denial: denialIn(error, headers) };
  const { data } = Completion.safeParse(json);
  const choice = data?.choices[0];
  if (data === undefined || choice === undefined) throw notAnApiError(asked, excerpt(text));
  const event = { ...data, choices: [{ ...choice, delta: choice.message }] };
  return whole(grown(NOTHING_YET, event), asked);
}

type Batches = AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

async function readEvents(batches: Batches, source: Source): Promise<Read> {
  const { asked, onBegun } = source;
  let all = NOTHING_YET;
  for await (const events of batches) {
    const step = withEvents(all, events, source);
    if (step.denial !== null) return { kind: 'denial', denial: step.denial };
    if (all === NOTHING_YET && step.all !== all) onBegun?.();
    all = step.all;
    if (step.isOver) break;
  }
  if (all.finishReason === null) {
    const why = phrase`the stream ended without its final event after ${all.content.length} characters`;
    throw unreachableError(asked, why, { cause: null, begun: true });
  }
  return whole(all, asked);
}

/** With the events that came at once. Before the first word an error is a denial like any other. */
function withEvents(
  before: Growing,
  events: readonly string[],
  { asked, headers }: Source,
): { all: Growing; isOver: boolean; denial: Denial | null } {
  let all = before;
  for (const data of events) {
    if (data === '[DONE]') return { all, isOver: true, denial: null };
    const json = parseOrNull(data);
    const error = errorIn(json);
    if (error !== null)
      return { all, isOver: true, denial: earlyDenial(denialIn(error, headers), all, asked) };
    const next = withEvent(all, json);
    if (next === null) throw notAnApiError(asked, excerpt(data));
    all = next;
  }
  return { all, isOver: false, denial: null };
}

/** Later the answer is lost, and may be billed. */
function earlyDenial(denial: Denial, all: Growing, asked: Asked): Denial {
  if (all.content + all.called === '') return denial;
  throw unreachableError(asked, denial.message, { cause: null, begun: true });
}

/** A server that broke down in the middle of its answer says so in the end it gives. */
function whole(all: Growing, asked: Asked): Read {
  const answer = answerOf(all);
  if (answer.finishReason !== 'error') return { kind: 'answer', answer };
  const why = phrase`the answer ended with "${all.finishReason ?? ''}" after ${answer.content.length} characters`;
  throw unreachableError(asked, why, { cause: null, begun: true });
}

function errorIn(json: unknown): unknown {
  return isObject(json) && json['error'] != null ? json['error'] : null;
}

/**
 * The `data:` payloads of an event stream, as many as come at once (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * Not the SDK's reader: that one prints to the console when an event is no JSON.
 */
async function* eventsIn(response: Response): AsyncGenerator<string[]> {
  let rest = '';
  for await (const text of textChunks(response, MAX_BYTES)) {
    const lines = linesOf(rest + text);
    rest = lines.pop() ?? '';
    yield payloads(lines);
  }
  yield payloads([rest]);
}

/** Lines end in whatever way; nearly all streams know one of them only. */
function linesOf(text: string): string[] {
  return text.split(text.includes('\r') ? /\r\n|\n|\r/ : '\n');
}

function payloads(lines: readonly string[]): string[] {
  return lines.filter(line => line.startsWith('data:')).map(line => line.slice(5).trim());
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // the schema refuses it, with the text in the message
  }
}

function excerpt(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat === '' ? 'an empty body' : JSON.stringify(flat.slice(0, 120));
}
