// A real pseudo-terminal around a program, by `script` of util-linux: what is typed goes in, what is shown comes out.
import { spawn, spawnSync } from 'node:child_process';
import { until } from '../cli/open.ts';

/** False on systems whose `script` has other flags. */
export const hasTerminal = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout);

export interface Terminal {
  /** Everything that was shown so far. */
  shown(): string;
  /** Waits until the text was shown after the last wait, then types. */
  answer(question: string, keys: string): Promise<void>;
  /** Closes it over what runs in it. */
  close(): void;
  /** The exit code, once it ended. */
  readonly ended: Promise<number | null>;
}

/** Starts the command in a terminal of 80 columns. */
export function openTerminal(
  words: readonly string[],
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> },
): Terminal {
  const line = words.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const child = spawn('script', ['-qefc', `stty cols 80; exec ${line}`, '/dev/null'], {
    cwd,
    env: { SHELL: '/bin/sh', TERM: 'xterm', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return {
    shown: () => shown,
    ended,
    close: () => void child.kill('SIGKILL'),
    async answer(question, keys) {
      await until(() => shown.includes(question, seen), 25_000).catch(() => {
        throw new Error(`no ${JSON.stringify(question)} on the terminal, but:\n${shown.slice(seen)}`);
      });
      seen = shown.indexOf(question, seen) + question.length;
      child.stdin.write(keys);
    },
  };
}
