// Desks in processes of their own: two that decide about the same paper at once, and one that is killed in the middle.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimsOf } from '../../../src/domain/notes.ts';
import { builtNote, isBuilt } from '../../store/built.ts';
import { openBench, STEM, type Bench } from './bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
  bench.put();
});
afterEach(() => bench.close());

interface Decided {
  readonly item: string;
  readonly reason: string;
}

/** Decides so often, or is killed once so many were answered; gives what was answered. */
async function decideElsewhere(name: string, count: number, killAfter = Infinity): Promise<Decided[]> {
  const script = fileURLToPath(new URL('desk-child.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, bench.digest, bench.state, STEM, name, String(count)]);
  let [output, errors] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split('\n').length - 2 >= killAfter) child.kill('SIGKILL');
  });
  await new Promise(resolve => child.on('close', resolve));
  expect(errors).toBe('');
  return output.split('\n').slice(1, -1).flatMap(line => {
    const [item = '', reason = ''] = line.split(' ');
    return item === 'stale' ? [] : [{ item, reason }];
  }); // prettier-ignore
}

/** Reasons of all decisions that are in the log, oldest first, for each item. */
function logged(): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const line of readFileSync(bench.log(), 'utf8').trimEnd().split('\n')) {
    const { changes = [] } = JSON.parse(line) as { changes?: { item: string; after: { reason: string } }[] };
    for (const { item, after } of changes) all.set(item, [...(all.get(item) ?? []), after.reason]);
  }
  return all;
}

function inFile(): Map<string, string | null> {
  const notes = bench.notes();
  const claims = claimsOf(notes).map(({ id, review }) => [id, review.reason] as const);
  return new Map([
    ...claims,
    ...Object.entries(notes.decisions).map(([id, { reason }]) => [id, reason] as const),
  ]);
}

describe.skipIf(!isBuilt)(`desks in several processes${builtNote}`, () => {
  test('lose no decision that was answered: the last one of each item is in the file', async () => {
    const answered = (await Promise.all(['Ann', 'Bob'].map(name => decideElsewhere(name, 25)))).flat();
    const log = logged();
    const file = inFile();
    for (const { item, reason } of answered) expect(log.get(item)).toContain(reason);
    expect([...log.values()].flat()).toHaveLength(answered.length);
    for (const [item, reasons] of log) expect(file.get(item)).toBe(reasons.at(-1));
    expect(answered.length).toBeGreaterThan(20);
  });

  test.each([1, 4, 9])(
    'that are killed after %i answers leave a whole file with all of them',
    async killAfter => {
      const answered = await decideElsewhere('Ann', 500, killAfter);
      const log = logged();
      const file = inFile(); // it is whole: the schema takes it
      expect(answered.length).toBeGreaterThanOrEqual(killAfter);
      const last = new Map(answered.map(({ item, reason }) => [item, reason]));
      const lost = [...last].filter(([item, reason]) => file.get(item) !== reason);
      // At most the one that was on its way was written over an answered one of the same item.
      expect(lost.length).toBeLessThanOrEqual(1);
      for (const [item] of lost) expect(log.get(item)?.at(-1)).toBe(file.get(item));
    },
  );

  test('take over from a killed one: its lock, its rest and its log', async () => {
    const answered = await decideElsewhere('Ann', 500, 3);
    const lock = `${bench.digest}.lock`;
    if (existsSync(lock)) utimesSync(lock, 0, 0); // as old as it would be in ten seconds
    const desk = await bench.desk({ reviewer: 'Bob' });
    const open = await desk.undo();
    expect(open?.items).toHaveLength(1);
    expect(answered.length).toBeGreaterThanOrEqual(3);
  });
});
