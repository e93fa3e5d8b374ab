// What fetch throws → an ArxivError in plain words. Node hides the reason in `error.cause`.
import { reasonOf, systemCode } from '../lib/errors.ts';
import { ArxivError } from './arxiv-error.ts';

const WORDS = new Map([
  ['ENOTFOUND', 'its name was not found: is this machine online?'],
  ['EAI_AGAIN', 'the name server did not answer: is this machine online?'],
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection was cut'],
  ['EPIPE', 'the connection was cut'],
  ['UND_ERR_SOCKET', 'the connection was cut'],
  ['UND_ERR_CONNECT_TIMEOUT', 'no connection came about'],
  ['ETIMEDOUT', 'no connection came about'],
  ['ENETUNREACH', 'the network cannot be reached: is this machine online?'],
]);

/** A failed exchange with `host` (with port), as it was on try number `attempt`. Always retryable. */
export function networkError(
  error: unknown,
  { host, subject, attempt }: { readonly host: string; readonly subject: string; readonly attempt: number },
): ArxivError {
  const code = systemCode(error instanceof Error && error.cause !== undefined ? error.cause : error) ?? '';
  const words = WORDS.get(code);
  const reason = words === undefined ? reasonOf(error) : `${words} (${code})`;
  const tries = attempt === 1 ? '' : `, ${attempt} tries`;
  return new ArxivError({
    code: 'E_ARXIV_NETWORK',
    subject,
    why: `${host}: ${reason}${tries}`,
    next: 'check the network (or HTTPS_PROXY), then run the same command again',
    isRetryable: true,
    cause: error,
  });
}
