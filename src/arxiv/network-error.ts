// What fetch throws → an ArxivError in plain words. Node hides the reason in `error.cause`.
import { reasonOf, systemCode } from '../lib/errors.ts';
import { ArxivError } from './arxiv-error.ts';
import { phrase, type Told } from '../lib/phrase.ts';

const WORDS: ReadonlyMap<string, Told> = new Map([
  ['ENOTFOUND', phrase`its name was not found: is this machine online?`],
  ['EAI_AGAIN', phrase`the name server did not answer: is this machine online?`],
  ['ECONNREFUSED', phrase`the connection was refused`],
  ['ECONNRESET', phrase`the connection was cut`],
  ['EPIPE', phrase`the connection was cut`],
  ['UND_ERR_SOCKET', phrase`the connection was cut`],
  ['UND_ERR_CONNECT_TIMEOUT', phrase`no connection came about`],
  ['ETIMEDOUT', phrase`no connection came about`],
  ['ENETUNREACH', phrase`the network cannot be reached: is this machine online?`],
]);

/** A failed exchange with `host` (with port), as it was on try number `attempt`. Always retryable. */
export function networkError(
  error: unknown,
  { host, subject, attempt }: { readonly host: string; readonly subject: Told; readonly attempt: number },
): ArxivError {
  const code = systemCode(error instanceof Error && error.cause !== undefined ? error.cause : error) ?? '';
  const words = WORDS.get(code);
  const reason = words === undefined ? reasonOf(error) : phrase`${words} (${code})`;
  const why = phrase`${host}: ${reason}`;
  return new ArxivError({
    code: 'E_ARXIV_NETWORK',
    subject,
    why: attempt === 1 ? why : phrase`${why}, ${attempt} tries`,
    next: phrase`check the network (or HTTPS_PROXY), then run the same command again`,
    isRetryable: true,
    cause: error,
  });
}
