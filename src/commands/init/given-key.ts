// The key that a script gives: on stdin, or in the environment. There is no flag for it, since every user of a machine
// can read the command lines of the others.
import type { Config } from '../../config.ts';
import { UsageError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import type { CommandContext } from '../context.ts';
import type { InitFlags } from './answers.ts';
import { askKey } from './ask-server.ts';
import type { Asker } from './asker.ts';
import { keyIn } from './typed.ts';

const MOST = 10_000;
/** As config.ts names a key that is no file's. */
const SHELL_KEY = 'OPENAI_API_KEY';

/** The key, hidden from now on; null without one. Throws UsageError for what is no key; it is never shown. */
export async function givenKey(
  flags: InitFlags,
  config: Config,
  { asker, context }: { readonly asker: Asker | null; readonly context: CommandContext },
): Promise<string | null> {
  if (flags.keyStdin !== true) return keyOfShell(config);
  const key = asker === null ? keyOnStdin(await readStdin()) : await askKey('', asker);
  if (key !== null) context.reporter.hide(key);
  return key;
}

/** One in a file stays where it is; one that is not sent to a server of this machine may be for the host that is chosen. */
function keyOfShell({ apiKey, origins, unsent }: Config): string | null {
  if (unsent?.from === SHELL_KEY) {
    const { key, isKey } = keyIn(unsent.key);
    return isKey ? key : null;
  }
  return origins.apiKey === SHELL_KEY ? apiKey : null;
}

function keyOnStdin(text: string): string {
  const { key, isKey } = keyIn(text);
  if (key !== '' && isKey) return key;
  throw new UsageError({
    code: 'E_CONFIG',
    what: phrase`the key on stdin cannot be used`,
    why:
      key === ''
        ? phrase`stdin was empty`
        : phrase`the key (not shown) holds a character that no key has: a blank, a line end, a curly quote?`,
    next: phrase`summarize init --key-stdin < FILE, where the file holds nothing but the key`,
  });
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > MOST) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
