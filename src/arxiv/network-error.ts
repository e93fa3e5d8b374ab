// What fetch throws → an ArxivError in plain words.
import { lineFailure } from '../lib/line-failure.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { ArxivError } from './arxiv-error.ts';

/**
 * A failed exchange with `host` (with port), as it was on try number `attempt`. Retryable, unless a proxy asks for a
 * password: that is E_PROXY, and a matter of the settings.
 */
export function networkError(
  error: unknown,
  { host, subject, attempt }: { readonly host: string; readonly subject: Told; readonly attempt: number },
): ArxivError {
  const line = lineFailure(error, { host, setting: 'SUMMARIZE_ARXIV_URL' });
  const why = line.kind === 'other' ? phrase`${host}: ${line.why}` : line.why;
  const isSetting = line.kind === 'proxy-password';
  return new ArxivError({
    code: isSetting ? 'E_PROXY' : 'E_ARXIV_NETWORK',
    category: isSetting ? 'usage' : 'remote',
    subject,
    why: attempt === 1 ? why : phrase`${why}, ${attempt} tries`,
    next: line.next,
    isRetryable: !isSetting,
    cause: error,
  });
}
