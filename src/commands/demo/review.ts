// `summarize demo --review`: the review of the demo's paper, as users start it, on recorded answers.
import { spawn } from 'node:child_process';
import { windowVariables } from '../../config.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { packagePath } from '../../store/package-files.ts';
import type { CommandContext } from '../context.ts';
import { demoWorld, PAPER, type DemoPlace } from './world.ts';

/** As commander gives them. */
export interface DemoFlags {
  readonly review?: boolean;
  readonly open: boolean;
}

/** Ctrl-C reaches the review too, which ends by itself; after so long it is ended. */
const PATIENCE_MS = 3000;

/** Runs until the review ends. Throws E_DEMO when it does not end well. */
export async function showReview(
  place: DemoPlace,
  { open, context }: { open: boolean; context: CommandContext },
): Promise<void> {
  const { reporter, language, signal } = context;
  const words = ['review', PAPER, '--digest', 'README.md', ...(open ? [] : ['--no-open'])];
  reporter.say(`\n$ summarize ${words.join(' ')}`);
  reporter.say(
    phrase`Two claims are red: the number of one can be set right with the key 1; the quote of the other is invented: make it anew with r, or reject it with x. Then A accepts the rest, and s publishes.`,
  );
  const child = spawn(process.execPath, [packagePath('dist/cli.js'), ...words], {
    cwd: place.folder,
    env: { ...windowVariables(), ...demoWorld(place, language) },
    stdio: 'inherit',
  });
  const stop = (): void => {
    setTimeout(() => child.kill('SIGTERM'), PATIENCE_MS).unref();
  };
  signal.addEventListener('abort', stop, { once: true });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  signal.removeEventListener('abort', stop);
  if (code === 0 || signal.aborted)
    return reporter.say(
      phrase`The demo is over. What you decided stays in ${place.folder}, as long as you keep it.`,
    );
  throw new ToolError({
    code: 'E_DEMO',
    category: 'paper',
    what: phrase`the review of the demo failed`,
    why: phrase`it ended with exit code ${code ?? 'none'}`,
    kept: phrase`nothing of yours was touched`,
    next: phrase`install arxiv-summarize again, or report this`,
  });
}
