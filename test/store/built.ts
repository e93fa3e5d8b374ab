// The compiled program, for tests that must run in a process of their own (killed, or as another user).
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';

const dist = new URL('../../dist/', import.meta.url);

/** False before `npm run build`; tests that need it are skipped and say so. */
export const isBuilt = existsSync(new URL('store/publish.js', dist));
export const builtNote = isBuilt ? '' : ' (skipped: dist/ is missing, build first)';

/** URL of a compiled module. */
export function built(path: string): string {
  return new URL(path, dist).href;
}

/** Runs JavaScript in a new process; gives what it wrote to stdout, and to stderr when it failed. */
export async function run(code: string, options: SpawnOptions = {}): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { ...options, stdio: 'pipe' });
  return outputOf(child);
}

export async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise(resolve => child.on('close', resolve));
  return output;
}
