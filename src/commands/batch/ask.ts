// A question before money is spent: y or n on a terminal, where Enter means no.
// Lines are read as the terminal gives them (no raw mode), so that Ctrl-C stays a signal and input methods work.
import { createInterface } from 'node:readline';

export interface AskStreams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

const YES: ReadonlySet<string> = new Set(['y', 'yes', '是', '是的', '好', '好的']);

/**
 * True for a yes; false for everything else, Enter and the end of the input among it.
 * The question is our own words or was cleaned. Rejects with the signal's reason when it is aborted.
 */
export async function askToGoOn(question: string, { stdin, stderr, signal }: AskStreams): Promise<boolean> {
  signal.throwIfAborted();
  const lines = createInterface({ input: stdin, terminal: false });
  const stop = (): void => lines.close();
  stderr.write(`${question} [y/N] `);
  const answer = await new Promise<string | null>(resolve => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(null));
    signal.addEventListener('abort', stop, { once: true });
  });
  signal.removeEventListener('abort', stop);
  lines.close();
  // Nobody pressed Enter: the next line would stand behind the question.
  if (answer === null) stderr.write('\n');
  signal.throwIfAborted();
  return answer !== null && YES.has(answer.normalize('NFKC').trim().toLowerCase());
}
