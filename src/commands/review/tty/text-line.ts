// A line of text in the terminal, with the keys that people know from their shell. Esc and Ctrl-D cancel.
import { createInterface } from 'node:readline';
import { textIn } from '../../../review/terminal/keys.ts';

/** The rest of an arrow's sequence arrives within so many milliseconds; without it Escape was pressed. */
const ESCAPE_MS = 100;

/** What was typed, without control characters; null when it was cancelled, the input ended or `signal` was aborted. */
export async function readText(prompt: string, signal: AbortSignal): Promise<string | null> {
  const { stdin, stderr } = process;
  if (signal.aborted || stdin.readableEnded) return null;
  const lines = createInterface({
    ...{ input: stdin, output: stderr, prompt, signal },
    ...{ terminal: true, historySize: 0, escapeCodeTimeout: ESCAPE_MS },
  });
  const press = (_: unknown, key: { readonly name?: string } | undefined): void => {
    if (key?.name === 'escape') lines.close();
  };
  stdin.on('keypress', press);
  // Keys like others here; elsewhere the terminal makes the signal of it.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  lines.on('SIGCONT', () => lines.prompt(true));
  try {
    return await new Promise<string | null>(resolve => {
      lines.once('line', line => resolve(textIn(line)));
      lines.once('close', () => resolve(null));
      lines.prompt();
    });
  } finally {
    stdin.off('keypress', press);
    lines.close();
  }
}
