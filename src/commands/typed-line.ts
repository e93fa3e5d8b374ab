// A line that a person types, and whether it is a yes. Lines are read as the terminal gives them (no raw mode), so that
// Ctrl-C stays a signal and input methods work.
import { createInterface } from 'node:readline';

const YES: ReadonlySet<string> = new Set(['y', 'yes', '是', '是的', '好', '好的']);

/** The next line; null when the input ended, or `signal` was aborted, before Enter. */
export async function readLine(stdin: NodeJS.ReadableStream, signal: AbortSignal): Promise<string | null> {
  const lines = createInterface({ input: stdin, terminal: false });
  const stop = (): void => lines.close();
  const line = await new Promise<string | null>(resolve => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(null));
    signal.addEventListener('abort', stop, { once: true });
  });
  signal.removeEventListener('abort', stop);
  lines.close();
  return line;
}

/** True for a yes in either language, also in full-width letters. */
export function isYes(line: string): boolean {
  return YES.has(line.normalize('NFKC').trim().toLowerCase());
}
