// Real processes on one digest: writers side by side, and writers killed with SIGKILL at any instant.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scanDigest } from '../../src/digest/scan.ts';
import { sampleDigest } from '../digest/samples.ts';
import { builtNote, isBuilt, outputOf, startPublisher } from './built.ts';

const notes = fileURLToPath(new URL('../golden/new-entry/notes.json', import.meta.url));
/** CRASH_KILLS=1000 before a release. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 30);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crash-'));
  file = join(folder, 'list.md');
  writeFileSync(file, sampleDigest());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Ids of the papers that have list line and notes, after a look that every byte of a person is still there. */
function papersIn(bytes: Buffer): Set<string> {
  const digest = scanDigest(bytes);
  const before = sampleDigest();
  const own = scanDigest(before);
  for (const part of [...own.entries, ...own.sections]) {
    expect(
      bytes.includes(before.subarray(part.start, 'contentEnd' in part ? part.contentEnd : part.end)),
    ).toBe(true);
  }
  const sections = new Set(digest.sections.map(section => section.id));
  for (const section of digest.sections.filter(({ id }) => id?.startsWith('2501.') === true)) {
    expect(bytes.subarray(section.start, section.contentEnd).toString()).toMatch(
      /^## paper-\d+\n[^]*of 18 read\*\n$/,
    );
  }
  return new Set(digest.entries.flatMap(({ id }) => (id !== null && sections.has(id) ? [id] : [])));
}

describe.skipIf(!isBuilt)(`processes that publish into one digest${builtNote}`, () => {
  it('lose no paper when two of them work at once', async () => {
    const [a, b] = [startPublisher([file, notes, '1', '20']), startPublisher([file, notes, '101', '20'])];
    const told = (await Promise.all([outputOf(a), outputOf(b)])).join('').trim().split('\n');
    expect(told).toHaveLength(40);
    const papers = papersIn(readFileSync(file));
    expect(told.filter(id => !papers.has(id))).toEqual([]);
    expect(papers.size).toBe(43);
    expect(readdirSync(folder).sort()).toEqual(['list.md', 'notes']);
  }, 60_000);

  it(`lose no acknowledged paper and tear no byte when killed at any instant, ${KILLS} times`, async () => {
    const acknowledged = new Set<string>();
    let [next, inLock] = [1, 0];
    for (let kill = 0; kill < KILLS; kill++) {
      const child = startPublisher([file, notes, String(next), '1000']);
      const output = outputOf(child);
      let seen = 0;
      // Some are killed at start, most in the middle of their merges; a step of 7 ms walks through all their instants.
      await new Promise(resolve => {
        child.stdout?.on('data', () => ++seen === 1 && resolve(undefined));
        child.on('close', resolve);
      });
      await sleep((kill * 7) % 60);
      child.kill('SIGKILL');
      const told = await output;
      expect(told).toMatch(/^(?:2501\.\d{5}\n)+$/);
      const ids = told.trim().split('\n');
      for (const id of ids) acknowledged.add(id);
      const papers = papersIn(readFileSync(file));
      expect([...acknowledged].filter(id => !papers.has(id))).toEqual([]);
      if (readdirSync(folder).includes('list.md.lock')) inLock++;
      // The lock of a dead run is taken over after ten seconds; waiting for that each time would tell nothing new.
      rmSync(`${file}.lock`, { recursive: true, force: true });
      // The paper that was under way is published again: it must not look like a hand edit.
      next += ids.length;
    }
    expect(inLock).toBeGreaterThan(0);
    const last = await outputOf(startPublisher([file, notes, String(next), '1']));
    expect(last).toMatch(/^2501\.\d{5}\n$/);
    expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([]);
  }, 600_000);
});
