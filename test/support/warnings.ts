// What Node warns of while something runs: leaks, deprecations. A user would see it on stderr.
import { setImmediate } from 'node:timers/promises';

/** The messages of all warnings until `run` is done, and of those that it leaves to the next turn. */
export async function warningsOf(run: () => unknown): Promise<string[]> {
  const warnings: string[] = [];
  const note = ({ message }: Error): void => void warnings.push(message);
  process.on('warning', note);
  try {
    await run();
    await setImmediate();
  } finally {
    process.off('warning', note);
  }
  return warnings;
}
