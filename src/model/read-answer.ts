// The body of a 200 → an answer. JSON and event streams; anything else is no model.
// A stream without its final event is a failure, never a short answer.
import * as z from 'zod';
import type { Usage } from '../domain/reply.ts';
import { readText, textChunks } from './body-text.ts';
import { notAnApiError, unreachableError, type Asked } from './model-errors.ts';

/** An answer as it came: `content` may be empty or cut off; `finishReason` tells. */
export interface Answer {
  readonly content: string;
  readonly finishReason: string;
  readonly refusal: string;
  readonly usage: Usage;
}

const WireUsage = z.looseObject({
  prompt_tokens: z.number().nullish(),
  completion_tokens: z.number().nullish(),
  prompt_tokens_details: z.looseObject({ cached_tokens: z.number().nullish() }).nullish(),
});

const Completion = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: WireUsage.nullish(),
});

const Chunk = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        delta: z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
  usage: WireUsage.nullish(),
  error: z.unknown().optional(),
});

/** Longest answer read; a server that never stops is cut here. */
const MAX_BYTES = 4_000_000;

/** Reads the answer; throws ModelRequestError (not a model, or the stream broke off). */
export async function readAnswer(
  response: Response,
  asked: Asked,
  hide: (text: string) => string,
): Promise<Answer> {
  const type = response.headers.get('content-type') ?? '';
  return type.includes('text/event-stream')
    ? hidden(await readStream(response, asked), hide)
    : readJson(hide(await readText(response, MAX_BYTES)), asked);
}

/** A key may be split over the events of a stream, so it is looked for in the whole. */
function hidden(answer: Answer, hide: (text: string) => string): Answer {
  return { ...answer, content: hide(answer.content), refusal: hide(answer.refusal) };
}

function readJson(text: string, asked: Asked): Answer {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw notAnApiError(asked, excerpt(text));
  }
  const parsed = Completion.safeParse(json);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || choice === undefined) throw notAnApiError(asked, excerpt(text));
  return {
    content: choice.message.content ?? '',
    finishReason: choice.finish_reason ?? '',
    refusal: choice.message.refusal ?? '',
    usage: usageOf(parsed.data.usage),
  };
}

async function readStream(response: Response, asked: Asked): Promise<Answer> {
  let answer: Answer = { content: '', finishReason: '', refusal: '', usage: usageOf(null) };
  reading: for await (const events of eventsIn(response)) {
    for (const data of events) {
      if (data === '[DONE]') break reading;
      answer = withEvent(answer, data, asked);
    }
  }
  if (answer.finishReason === '') {
    const why = `the stream ended without its final event after ${answer.content.length} characters`;
    throw unreachableError(asked, why, { cause: null, begun: true });
  }
  return answer;
}

function withEvent(answer: Answer, data: string, asked: Asked): Answer {
  const json = parseOrNull(data);
  const words = wordsOnly(json);
  if (words !== null) return { ...answer, content: answer.content + words };
  const parsed = Chunk.safeParse(json);
  if (!parsed.success || parsed.data.error !== undefined) throw notAnApiError(asked, excerpt(data));
  return grown(answer, parsed.data);
}

/**
 * The words of an event that holds nothing else, as all but a few of thousands do; null for any other, which the schema
 * judges. An answer comes in an event for each token, and the schema takes longer than all else that is done with them.
 */
function wordsOnly(json: unknown): string | null {
  if (!isObject(json) || json['error'] !== undefined || json['usage'] != null) return null;
  const { choices } = json;
  if (!Array.isArray(choices) || choices.length !== 1) return null;
  const choice: unknown = choices[0];
  if (!isObject(choice) || choice['finish_reason'] != null) return null;
  const { delta } = choice;
  if (!isObject(delta) || delta['refusal'] != null) return null;
  return typeof delta['content'] === 'string' ? delta['content'] : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function grown(answer: Answer, { choices, usage }: z.infer<typeof Chunk>): Answer {
  const choice = choices?.[0];
  return {
    content: answer.content + (choice?.delta?.content ?? ''),
    refusal: answer.refusal + (choice?.delta?.refusal ?? ''),
    finishReason: choice?.finish_reason ?? answer.finishReason,
    usage: usage == null ? answer.usage : usageOf(usage),
  };
}

/**
 * The `data:` payloads of an event stream, as many as come at once (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * Not the SDK's reader: that one prints to the console when an event is no JSON.
 */
async function* eventsIn(response: Response): AsyncGenerator<string[]> {
  let rest = '';
  for await (const text of textChunks(response, MAX_BYTES)) {
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    yield payloads(lines);
  }
  yield payloads([rest]);
}

function payloads(lines: readonly string[]): string[] {
  return lines.filter(line => line.startsWith('data:')).map(line => line.slice(5).trim());
}

function usageOf(usage: z.infer<typeof WireUsage> | null | undefined): Usage {
  const whole = (value: number | null | undefined): number => Math.max(0, Math.round(value ?? 0));
  return {
    input: whole(usage?.prompt_tokens),
    cached: whole(usage?.prompt_tokens_details?.cached_tokens),
    output: whole(usage?.completion_tokens),
  };
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
