// One call to a chat-completions endpoint. Door: the only importer of openai, and the only user of fetch for models.
// The SDK neither retries (it ignores abort while it waits, openai/openai-node#2580) nor parses (`.parse` loses the
// text of a cut-off reply): it builds the request, we read the response under a deadline that covers its body too.
import type { ClientOptions } from 'openai';
import { reasonOf } from '../lib/errors.ts';
import { orAborted } from '../lib/or-aborted.ts';
import { redactor } from '../lib/redactor.ts';
import { headersAt } from './hosts.ts';
import { timeoutError, unreachableError, type Asked } from './model-errors.ts';
import type { Denial } from './denial.ts';
import type { Answer } from './growing-answer.ts';
import { readAnswer } from './read-answer.ts';
import { roomIn, type Room } from './rate-limits.ts';
import { readDenial } from './read-denial.ts';
import { requestBody, type Call } from './request-body.ts';

/** Where and how to ask. Never logged: it holds the key. */
export interface ModelSettings {
  /** '' for servers that need none. */
  readonly apiKey: string;
  /** The `.env` in which a key of this host belongs; null for the shell. */
  readonly keyFile?: string | null;
  readonly baseUrl: string;
  /** What people call the server: the name of its host, or `local`. */
  readonly host: string;
  readonly model: string;
  readonly temperature: number | null;
  readonly maxOutputTokens: number;
  /** From the start of a call to the last byte of its answer. */
  readonly deadlineSeconds: number;
}

/** An answer and what it left of the limits, or a denial (status of 400 and more) for gate, ladder and retry rules. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly room: Room }
  | { readonly kind: 'denial'; readonly denial: Denial };

/**
 * Sends one call; `onBegun` is told when the first words of a stream come. Throws ModelRequestError when the server is
 * away, silent past the deadline, or no model; rethrows the abort reason of `signal` at once, also within a body.
 */
export async function sendCall(
  call: Call,
  settings: ModelSettings,
  { asked, signal, onBegun }: { asked: Asked; signal: AbortSignal; onBegun?: () => void },
): Promise<Outcome> {
  const deadline = AbortSignal.timeout(settings.deadlineSeconds * 1000);
  // A server may repeat the key; no reply may carry it into cache, notes or messages, not even cut in half.
  const hide = redactor([settings.apiKey]);
  const either = AbortSignal.any([signal, deadline]);
  let begun = false;
  try {
    const response = await orAborted(request(call, settings, either), either);
    if (!response.ok) return { kind: 'denial', denial: await readDenial(response, hide) };
    begun = true;
    const read = await orAborted(readAnswer(response, asked, { hide, onBegun }), either);
    return read.kind === 'denial' ? read : { ...read, room: roomIn(response.headers) };
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) throw timeoutError(asked, settings.deadlineSeconds);
    if (error instanceof Error && error.name === 'ModelRequestError') throw error;
    // Node's fetch has limits of its own (300 s without a byte): the work may be done and billed, so not again.
    if (/HEADERS_TIMEOUT|BODY_TIMEOUT|timed out/i.test(reasonOf(error)))
      throw timeoutError(asked, FETCH_LIMIT_S);
    throw unreachableError(asked, reasonOf(error), { cause: error, begun });
  }
}

/** undici's headersTimeout and bodyTimeout (openai/openai-node#2153). */
const FETCH_LIMIT_S = 300;

async function request(call: Call, settings: ModelSettings, signal: AbortSignal): Promise<Response> {
  const { default: OpenAI } = await import('openai');
  let denied: Response | undefined;
  const options: ClientOptions = {
    apiKey: settings.apiKey === '' ? 'none-needed' : settings.apiKey,
    baseURL: settings.baseUrl,
    // The SDK would take these from the environment by itself, and send them to any host.
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: settings.deadlineSeconds * 1000,
    logLevel: 'off',
    defaultHeaders: headersAt(settings.baseUrl, settings.apiKey),
    // The SDK reads only `body.error` of a denial and reports other forms as "no body": keep a copy to look at.
    // No redirect is followed: it would carry the key to another host.
    fetch: async (url, init) => {
      const response = await globalThis.fetch(url, { ...init, redirect: 'error' });
      if (!response.ok) denied = response.clone();
      return response;
    },
  };
  const client = new OpenAI(options);
  try {
    return await client.chat.completions.create(requestBody(call, settings), { signal }).asResponse();
  } catch (error) {
    if (denied !== undefined) return denied;
    throw error;
  }
}
