// Processes of the crash tests: merging ones, watched line by line so that a kill can be timed.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { outputOf } from '../store/built.ts';

/** What test/crash/merge-child.mjs is told. */
export interface MergeJob {
  readonly path: string;
  /** Notes files, which take turns. */
  readonly notes: readonly string[];
  /** Number of the first merge. */
  readonly from: number;
  readonly count: number;
  /** Every merge is another paper, `paperOf(number)`. */
  readonly papers?: boolean;
  /** So many papers are merged at once. */
  readonly group?: number;
  readonly waitMs?: number;
}

export interface Merging {
  readonly child: ChildProcess;
  /** Settles when this many lines were told, `ready` included, or when the process is gone. */
  readonly told: (lines: number) => Promise<void>;
  /** Everything it wrote, once it is gone. */
  readonly output: Promise<string>;
  /** The longest time between two lines, milliseconds. */
  readonly longest: () => number;
}

export function startMerging(job: MergeJob): Merging {
  const child = start('merge-child.mjs', JSON.stringify(job));
  let [lines, isGone, last, longest] = [0, false, Infinity, 0];
  const waiting = new Set<() => void>();
  child.stdout?.on('data', (chunk: Buffer) => {
    lines += chunk.toString().split('\n').length - 1;
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    for (const look of waiting) look();
  });
  child.on('close', () => {
    isGone = true;
    for (const look of waiting) look();
  });
  const told = (count: number): Promise<void> =>
    new Promise(resolve => {
      const look = (): void => {
        if (lines >= count || isGone) resolve();
      };
      waiting.add(look);
      look();
    });
  return { child, told, output: outputOf(child), longest: () => longest };
}

/** Runs a script of this folder in a new process, with an IPC channel. */
export function start(script: string, argument: string, node: readonly string[] = []): ChildProcess {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return spawn(process.execPath, [...node, file, argument], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
}

/** A merge as the child told it. */
export interface Merge {
  readonly number: number;
  readonly action: string;
}

/** The merges of the output; throws when the child told anything else, an error above all. */
export function mergesOf(output: string): Merge[] {
  const lines = output.replace(/^ready\n/, '').split('\n');
  lines.pop(); // cut off by the kill, or empty
  return lines.map(line => {
    const [, number, action] = /^(\d+) ([a-z]+)$/.exec(line) ?? [];
    if (number === undefined || action === undefined) throw new Error(`not a merge: ${output}`);
    return { number: Number(number), action };
  });
}
