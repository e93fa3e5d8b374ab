// No key on the command line: whoever lists processes or reads the history of the shell would have it.
import { keyFlagIn } from '../config/key.ts';
import { UsageError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';

/** Throws UsageError for a flag that would take a key, and for a word that is one; it is shown nowhere. */
export function refuseKeys(argv: readonly string[]): void {
  const name = keyFlagIn(argv);
  if (name === null) return;
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`a key does not belong on the command line`,
    why: phrase`${name}: whoever lists the processes of this machine, or reads the history of the shell, sees it`,
    next: phrase`put OPENAI_API_KEY=… into .env (or export it), and take a new key if others use this machine`,
  });
}
