// What makes one provider's chat endpoint differ from another's, as a value: what it refuses and in which words, how it
// counts, and in what habit it answers. server.ts plays it; the dialects themselves are in hosted.ts, chinese.ts,
// local.ts and gateways.ts, each with the thread or document that it rests on.
import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came. */
export interface RequestBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly [parameter: string]: unknown;
}

/** A refusal: a string body is sent as HTML or plain text, anything else as JSON. */
export interface Denied {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Tokens of one call as this server counts them. */
export interface Tokens {
  readonly prompt: number;
  readonly cached: number;
  readonly completion: number;
}

/** An answer before it is put on the wire. */
export interface Said {
  readonly content: string;
  /** Beside the content, in the dialect's own field; '' for none. */
  readonly reasoning: string;
  /** The content goes into the arguments of a tool call. */
  readonly asToolCall: boolean;
  readonly finish: string;
  readonly refusal?: string;
  /** Further choices than the first, each with its content. */
  readonly others?: readonly string[];
}

/** How a stream of this dialect looks. */
export interface StreamHabit {
  /** A line between events, as `: keep-alive`. */
  readonly comment?: string;
  /** Usage comes in the last choice (`choice`), unasked in the last event (`always`), or only when asked for. */
  readonly usage?: 'choice' | 'always' | 'asked';
  /** A first event without choices. */
  readonly opensEmpty?: true;
  /** Sent in one piece, under this content type. */
  readonly buffered?: string;
  /** Also when `stream` is false. */
  readonly always?: true;
}

export interface Dialect {
  readonly name: string;
  /** Real host, for requests through a proxy on loopback; null for servers that have none. */
  readonly host: string | null;
  readonly basePath: string;
  readonly model: string;
  /** Settings of the user's own that this provider minds, for `summarize.config.json`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What it says to a request with a wrong key; null where any key will do. */
  readonly wrongKey: Denied | null;
  /** Where else than in `Authorization: Bearer` it looks for the key. */
  readonly keyHeader?: string;
  /** What it says of a model that it does not have; null where it answers under any name. */
  readonly wrongModel: ((model: string) => Denied) | null;
  /** Judges the request; null when it is accepted. */
  readonly refuses: (body: RequestBody, headers: IncomingHttpHeaders) => Denied | null;
  /** Field of the text beside the content. */
  readonly reasoningField?: 'reasoning' | 'reasoning_content';
  /** How the notes are said; `turn` counts answered calls from 0. */
  readonly says: (notes: string, body: RequestBody, turn: number) => Said;
  /** The usage object, in its own fields. */
  readonly usage: (tokens: Tokens) => object;
  /** Prompt cache: least tokens, and in which steps. */
  readonly cache: { readonly from: number; readonly step: number };
  readonly stream: StreamHabit;
  /** Fields of its own at the top of every answer. */
  readonly extra?: object;
}

/** Notes as they are, in the form that was asked for. */
export function plainly(notes: string, body: RequestBody): Said {
  return { content: notes, reasoning: '', asToolCall: hasTools(body), finish: 'stop' };
}

/** The same with text beside the content. */
export function afterThinking(notes: string, body: RequestBody, thinks: boolean): Said {
  return { ...plainly(notes, body), reasoning: thinks ? 'Let me look at {"the": "paper"} first.' : '' };
}

export const hasTools = (body: RequestBody): boolean =>
  Array.isArray(body['tools']) && body['tools'].length > 0 && body['tool_choice'] !== 'none';

/** `json_schema`, `json_object`, `text`, or '' when none was asked for. */
export function formatOf(body: RequestBody): string {
  const format = body['response_format'];
  return isObject(format) && typeof format['type'] === 'string' ? format['type'] : '';
}

/** True for `required` and for a named function. */
export function isToolForced(body: RequestBody): boolean {
  const choice = body['tool_choice'];
  return choice === 'required' || isObject(choice);
}

/** Every object inside a value, itself included. */
export function objectsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True when some message holds the word. */
export const says = (body: RequestBody, word: RegExp): boolean =>
  body.messages.some(({ content }) => word.test(content));
