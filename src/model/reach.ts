// One GET without any rule around it: who answers at an address, and with what. Door: for `summarize doctor` only.
import { orAborted } from '../lib/or-aborted.ts';
import { redactor } from '../lib/redactor.ts';
import { readText } from './body-text.ts';

/** An answer of any status, or why there was none. */
export type Reached =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Headers;
      readonly text: string;
    }
  /** `error` is what fetch threw, for lineFailure; null when nothing had come by the deadline. */
  | { readonly kind: 'none'; readonly error: unknown };

/** Lists of models are long at some hosts (OpenRouter: 700 kB). */
const MOST_BYTES = 4_000_000;

/**
 * Asks once, follows no redirect (it would carry the key to another host), and waits until `deadline` is aborted.
 * The request is on its way when this returns: a proxy that is set later does not concern it. Throws the reason of `signal`.
 */
export async function reach(
  url: string,
  apiKey: string,
  { signal, deadline }: { signal: AbortSignal; deadline: AbortSignal },
): Promise<Reached> {
  const either = AbortSignal.any([signal, deadline]);
  const headers = apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` };
  try {
    const asking = globalThis.fetch(url, { headers, redirect: 'manual', signal: either });
    const response = await orAborted(asking, either);
    const text = await orAborted(readText(response, MOST_BYTES), either);
    const { status, headers: told } = response;
    return { kind: 'answer', status, headers: told, text: redactor([apiKey])(text) };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'none', error: deadline.aborted ? null : error };
  }
}
