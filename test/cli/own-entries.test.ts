// What we write into a digest has no finding of `summarize check`: the notes of every fixture paper, in every layout,
// into an empty list and into one that a person keeps, as a merge stores and writes them.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkDigest } from '../../src/digest/check.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { NotesSchema, type Notes } from '../../src/domain/notes.ts';
import { english } from '../../src/lib/phrase.ts';
import { published, withRecord } from '../../src/store/published.ts';
import { fixture, openWorld, withKeptProcess } from '../support/cli.ts';

const IDS = ['2501.01234', '2503.04567', 'math/0703123'];
/** What waits for a person is no fault of the entry. */
const off = new Set(['unreviewed-notes']);
const name = 'README.md';

let fixtures: readonly Notes[] = [];
beforeAll(async () => {
  const world = withKeptProcess(await openWorld());
  const run = await world.run([...IDS, '--no-merge', '--json']);
  await world.close();
  fixtures = z.array(NotesSchema).parse(JSON.parse(run.stdout));
}, 60_000);

const LISTS = {
  'an empty list': Buffer.from(''),
  'a list that a person keeps': readFileSync(fixture('digest', 'README.md')),
};
const CASES = Object.keys(LISTS).flatMap(list =>
  (['zh', 'en', 'both'] as const).map(layout => ({ list, layout })),
);

describe('entries that we wrote', () => {
  it.each(CASES)('into $list in layout $layout have no finding of check', ({ list, layout }) => {
    const before = LISTS[list as keyof typeof LISTS];
    expect(fixtures).toHaveLength(IDS.length);
    let bytes: Uint8Array = before;
    const stored = new Map<string, Notes>();
    for (const notes of fixtures) {
      const plan = planMerge(bytes, notes, { layout, stored: null, name, add: false, path: name });
      bytes = applyPlan(bytes, plan);
      stored.set(notes.paper.id, withRecord(notes, published(name, plan), null));
    }
    const found = (bytes: Uint8Array): string[] =>
      checkDigest(scanDigest(bytes, name), { notes: stored, name, off }).map(
        ({ rule, message }) => `${rule}: ${english(message)}`,
      );
    const old = new Set(found(before));
    expect(found(bytes).filter(one => !old.has(one))).toEqual([]);
  });
});
