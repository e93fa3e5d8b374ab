// A question before money is spent: y or n on a terminal, where Enter means no.
import { isYes, readLine } from '../typed-line.ts';

export interface AskStreams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/**
 * True for a yes; false for everything else, Enter and the end of the input among it.
 * The question is our own words or was cleaned. Rejects with the signal's reason when it is aborted.
 */
export async function askToGoOn(question: string, { stdin, stderr, signal }: AskStreams): Promise<boolean> {
  signal.throwIfAborted();
  stderr.write(`${question} [y/N] `);
  const answer = await readLine(stdin, signal);
  // Nobody pressed Enter: the next line would stand behind the question.
  if (answer === null) stderr.write('\n');
  signal.throwIfAborted();
  return answer !== null && isYes(answer);
}
