// Many papers merged with one rewrite: SIGKILL at random instants, every call made to fail, writers side by side.
// The digest has the whole group or nothing of it, and no paper looks like a hand edit to the next run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Notes } from '../../src/domain/notes.ts';
import { planMerges } from '../../src/digest/plan-many.ts';
import { publishTogether } from '../../src/store/publish-group.ts';
import { sampleDigest, sampleNotes } from '../digest/samples.ts';
import { builtNote, isBuilt, outputOf } from '../store/built.ts';
import { mergesOf, start, startMerging } from './children.ts';
import { isFull, LIMIT, randomFrom, rounds, secondsSince, tell } from './figures.ts';
import { ageLock, assertNotesWhole, closeScene, leftovers, merged, notWhole, openScene, paperNotes, read } from './scene.ts'; // prettier-ignore

const GROUP = 4;
const papersFrom = (first: number, count = GROUP): Notes[] =>
  Array.from({ length: count }, (_, index) => paperNotes(first + index));
const mergedAll = (bytes: Uint8Array, papers: readonly Notes[]): Uint8Array =>
  papers.reduce<Uint8Array>((before, notes) => merged(before, notes), bytes);

/** The papers with other notes, merged in this process: what each came to. */
async function updated(path: string, papers: readonly Notes[], words: string): Promise<string[]> {
  const changed = papers.map(notes => ({ ...notes, headline: { zh: words, en: words } }));
  const results = await publishTogether({
    path,
    papers: changed,
    plan: (bytes, stored, name) => planMerges(bytes, stored, { layout: 'both', name, path }),
  });
  return results.map(result => (result instanceof Error ? String(result) : result.plan.action));
}

describe.skipIf(!isBuilt)(`groups of papers${builtNote}`, () => {
  const kills = rounds(2, 200);

  it(
    `that are killed at any instant are merged whole or not at all, ${kills} times`,
    async () => {
      const scene = openScene(sampleDigest(), [sampleNotes()]);
      const random = randomFrom(41);
      const begun = performance.now();
      let [next, inLock, merges] = [0, 0, 0];
      let before: Uint8Array = read(scene.digest);
      for (let kill = 0; kill < kills; kill++) {
        const job = { path: scene.digest, notes: scene.notes, from: next, count: 100_000, papers: true };
        const merging = startMerging({ ...job, group: GROUP });
        await merging.told(random() < 0.5 ? 1 : 1 + GROUP);
        await sleep(random() * 150);
        merging.child.kill('SIGKILL');
        const told = mergesOf(await merging.output);
        expect(told.filter(({ action }) => !['added', 'kept'].includes(action))).toEqual([]);
        if (ageLock(scene.digest)) inLock++;
        const whole = Math.floor(told.length / GROUP) * GROUP;
        before = mergedAll(before, papersFrom(next, whole));
        next += whole;
        merges += told.length;
        const after = mergedAll(before, papersFrom(next));
        const found = read(scene.digest);
        expect([found.equals(before), found.equals(after)]).toContain(true);
        await assertNotesWhole(scene);
      }
      const job = { path: scene.digest, notes: scene.notes, from: next, count: GROUP, papers: true };
      expect(mergesOf(await startMerging({ ...job, group: GROUP }).output)).toHaveLength(GROUP);
      expect(read(scene.digest).equals(mergedAll(before, papersFrom(next)))).toBe(true);
      const all = papersFrom(0, next + GROUP);
      expect(await updated(scene.digest, all, 'Anew')).toEqual(all.map(() => 'replaced'));
      expect(leftovers(scene)).toEqual([]);
      tell('R1 kills, groups', { kills, 'in lock': inLock, merges, seconds: secondsSince(begun) });
      closeScene(scene);
    },
    LIMIT,
  );

  const step = rounds(29, 1);
  const faults = isFull
    ? ['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EPERM', 'short'].flatMap(code => [{ code, isForGood: false }, { code, isForGood: true }])
    : [{ code: 'ENOSPC', isForGood: true }]; // prettier-ignore

  it.each(faults)(
    `in which every ${step}th call fails ($code, for good: $isForGood) leave nothing that the next run takes for an edit`,
    async ({ code, isForGood }) => {
      const scene = openScene(sampleDigest());
      const old = papersFrom(0, 2);
      await publishHereAll(scene.digest, old);
      const papers = [
        ...old.map(notes => ({ ...notes, headline: { zh: '新', en: 'New' } })),
        ...papersFrom(2, 2),
      ];
      const folder = join(scene.root, 'trials');
      mkdirSync(folder);
      writeFileSync(join(folder, 'notes.json'), JSON.stringify(papers));
      const job = { template: scene.folder, folder, notes: join(folder, 'notes.json'), isDead: false, code, isForGood, first: 1, step: isForGood || code === 'short' ? Math.ceil(step / 2) : step }; // prettier-ignore
      const preload = new URL('faults.mjs', import.meta.url).href;
      const output = await outputOf(start('faulty-child.mjs', JSON.stringify(job), ['--import', preload]));
      const trials = output.trim().split('\n').map(line => JSON.parse(line) as Trial); // prettier-ignore
      const before = read(scene.digest);
      const after = read(join(trials.at(-1)!.place, 'list.md'));
      for (const { place, outcome } of trials) {
        expect(outcome.bug).toBeUndefined();
        const digest = join(place, 'list.md');
        const [isOld, isNew] = [read(digest).equals(before), read(digest).equals(after)];
        expect([outcome, isOld || isNew]).toEqual([outcome, true]);
        if (outcome.action !== undefined) expect(isNew).toBe(true);
        if (outcome.kept?.includes('as it was') === true) expect([outcome, isOld]).toEqual([outcome, true]);
        if (outcome.kept?.includes('has its entries and is whole') === true) expect(isNew).toBe(true);
        expect([undefined, 'disk']).toContain(outcome.category);
        await assertNotesWhole({ folder: place });
        ageLock(digest);
        await publishHereAll(digest, papers);
        expect(read(digest).equals(after)).toBe(true);
        expect(await updated(digest, papers, 'Later')).toEqual(papers.map(() => 'replaced'));
        expect(leftovers({ folder: place })).toEqual([]);
      }
      tell(`R2 faults in a group, ${code}`, { trials: trials.length });
      expect(trials.length).toBeGreaterThan(3);
      closeScene(scene);
    },
    LIMIT,
  );

  it(
    'of 8 processes at once all arrive, and each paper is there once',
    async () => {
      const [writers, each] = [rounds(4, 8), rounds(3, 40)];
      const scene = openScene(sampleDigest(), [sampleNotes()]);
      const job = {
        path: scene.digest,
        notes: scene.notes,
        count: each,
        papers: true,
        group: 3,
        waitMs: 50_000,
      };
      const running = Array.from({ length: writers }, (_, index) =>
        startMerging({ ...job, count: 3 * Math.ceil(each / 3), from: index * 3 * Math.ceil(each / 3) }),
      );
      const told = (await Promise.all(running.map(({ output }) => output))).flatMap(mergesOf);
      const papers = papersFrom(0, writers * 3 * Math.ceil(each / 3));
      expect(told.map(({ action }) => action)).toEqual(papers.map(() => 'added'));
      expect(notWhole(read(scene.digest), papers)).toEqual([]);
      expect(read(scene.digest).equals(mergedAll(sampleDigest(), papers))).toBe(true);
      expect([leftovers(scene), await assertNotesWhole(scene)]).toEqual([[], papers.length]);
      tell('R4 groups of 8 writers at once', { papers: papers.length });
      closeScene(scene);
    },
    LIMIT,
  );
});

interface Trial {
  readonly place: string;
  readonly outcome: {
    readonly action?: string;
    readonly category?: string;
    readonly kept?: string;
    readonly bug?: string;
  };
}

async function publishHereAll(path: string, papers: readonly Notes[]): Promise<void> {
  const plan = (bytes: Uint8Array, stored: Parameters<typeof planMerges>[1], name: string) =>
    planMerges(bytes, stored, { layout: 'both', name, path });
  for (const result of await publishTogether({ path, papers, plan }))
    if (result instanceof Error) throw result;
}
