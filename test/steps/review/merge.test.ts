// Reviewed notes on their way into a digest, with real files: previewed, settled, published, refused.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config.ts';
import { claimsOf, mapClaims, NotesSchema, type Notes } from '../../../src/domain/notes.ts';
import type { Settled } from '../../../src/domain/publish.ts';
import { english } from '../../../src/lib/phrase.ts';
import { previewFor, publishReviewed } from '../../../src/steps/review/merge.ts';
import { openTools, type Tools } from '../../../src/steps/tools.ts';
import { rewordedNotes, sampleDigest, sampleNotes } from '../../digest/samples.ts';

let folder: string;
let digest: string;
let tools: Tools;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'review-merge-'));
  digest = join(folder, 'list.md');
  mkdirSync(join(folder, 'notes'));
  writeFileSync(digest, sampleDigest());
  const silent = (): void => undefined;
  const options = { offline: true, refresh: new Set<never>(), dryRun: false, add: false, title: null, url: null };
  const world = { signal: new AbortController().signal, now: () => 1_795_000_000_000, random: () => 0.5 };
  const config = await loadConfig({ cacheDir: join(folder, 'cache') });
  tools = openTools(config, options, { ...world, log: silent, detail: silent, progress: silent });
}); // prettier-ignore
afterEach(async () => {
  await tools.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (): string => join(folder, 'notes', '2309.13391.json');
const stored = (): Notes => NotesSchema.parse(JSON.parse(readFileSync(file(), 'utf8')));
const store = (notes: Notes): void => writeFileSync(file(), `${JSON.stringify(notes, null, 2)}\n`);
const text = (): string => readFileSync(digest, 'utf8');
const edit = (change: (text: string) => string): void => writeFileSync(digest, change(text()));
const preview = (settled: Settled[] = []) => previewFor(digest, { notes: stored(), settled }, tools);
const publish = async (settled: Settled[] = [], seen?: string): Promise<string> => {
  const request = { seen: seen ?? (await preview()).seen, settled };
  return english(await publishReviewed(digest, { notes: stored(), request, by: 'Ada' }, tools)).replaceAll(digest, 'list.md');
}; // prettier-ignore
const failure = (action: Promise<unknown>): Promise<unknown> => action.then(() => null, (error: unknown) => error); // prettier-ignore
const remark = (of: string): string => of.replace('不反映因果。', '不反映因果。【存疑】');
const decide = (state: 'accepted' | 'rejected', ids: RegExp): void =>
  store(
    mapClaims(stored(), claim =>
      ids.test(claim.id) ? { ...claim, review: { ...claim.review, state } } : claim,
    ),
  );

describe('publishing reviewed notes', () => {
  it('writes what the preview showed, and the second time 0 bytes', async () => {
    store(sampleNotes());
    const { action, diff, refusal, handEdits, collisions } = await preview();
    expect([action, refusal, handEdits, collisions]).toEqual(['added', null, [], []]);
    expect(diff).toContain('+- [23/09] **D-Separation for Causal Self-Explanation**');
    const before = text().split('\n');
    expect(english((await preview()).reason)).toBe('8 claims are added, 8 are undecided');
    expect(await publish()).toBe('2309.13391v2: merged into list.md as a new entry');
    const added = text().split('\n').filter(line => !before.includes(line));
    expect(added.filter(line => !diff.includes(`+${line}`))).toEqual([]);
    const times = [digest, file()].map(path => statSync(path).mtimeMs);
    expect(await publish()).toBe('2309.13391v2: list.md is up to date: 0 bytes changed');
    expect((await preview()).diff).toBe('');
    expect([digest, file()].map(path => statSync(path).mtimeMs)).toEqual(times);
  }); // prettier-ignore

  it('names who publishes, and when, in decisions that say neither; those that do keep theirs', async () => {
    store(sampleNotes());
    decide('accepted', /^background-1$/);
    const own = { state: 'accepted', at: '2026-01-01T00:00:00Z', by: 'Bob' } as const;
    store(
      mapClaims(stored(), claim =>
        claim.id === 'result-1' ? { ...claim, review: { ...claim.review, ...own } } : claim,
      ),
    );
    await publish();
    const reviews = new Map(claimsOf(stored()).map(({ id, review }) => [id, review]));
    expect(reviews.get('background-1')).toMatchObject({ by: 'Ada', at: '2026-11-18T11:06:40.000Z' });
    expect(reviews.get('result-1')).toMatchObject(own);
    expect(reviews.get('background-2')).toMatchObject({ by: null, at: null });
    expect(text()).toContain('2 confirmed by a person');
    expect(text()).not.toContain('Ada');
  });

  it('refuses what is not as it was seen: another section, other notes', async () => {
    store(sampleNotes());
    const { seen } = await preview();
    decide('rejected', /^background-1$/);
    const before = text();
    expect(await failure(publish([], seen))).toMatchObject({
      code: 'E_REVIEW_STALE',
      category: 'person',
      what: `2309.13391v2 was not published into ${digest}`,
      why: 'its section or its notes changed since the preview was shown',
      kept: `the notes and ${digest} as they are now`,
      next: 'look at the preview again, then publish',
    });
    expect(text()).toBe(before);
    await publish();
    const again = (await preview()).seen;
    edit(remark);
    decide('rejected', /^background-1$|^result-1$/);
    expect(await failure(publish([], again))).toMatchObject({ code: 'E_REVIEW_STALE' });
  });

  it('tells which sections have no claim, and publishes nothing of the paper', async () => {
    store(sampleNotes());
    decide('rejected', /^result-|^takeaway-/);
    const why = 'no claim of results, takeaways may stand in a digest yet: accept or edit one of each';
    const { refusal, diff } = await preview();
    expect([english(refusal ?? ''), diff]).toEqual([why, '']);
    expect(await failure(publish())).toMatchObject({
      code: 'E_NOTES_HELD_BACK',
      what: `2309.13391v2 was not published into ${digest}`,
      why,
      next: `summarize review 2309.13391 --digest ${digest}`,
    });
    expect(text()).toBe(sampleDigest().toString());
  });

  it('says that a person took the paper out, and how it comes back', async () => {
    store(sampleNotes());
    await publish();
    edit(() => sampleDigest().toString());
    const why = `its entry and notes were removed by hand after the last merge; summarize 2309.13391 --digest ${digest} --add brings it back`;
    expect(await preview()).toMatchObject({ action: 'removed', diff: '' });
    expect(english((await preview()).refusal ?? '')).toBe(why);
    expect(await publish()).toBe(`2309.13391v2: stays out of list.md: ${why.replace(digest, 'list.md')}`);
    expect(text()).toBe(sampleDigest().toString());
  });

  it('does not crash on a digest that cannot be merged into: the preview says why', async () => {
    store(sampleNotes());
    edit(of => `${of}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n`);
    const { refusal, diff, seen } = await preview();
    expect(english(refusal ?? '')).toMatch(/conflict/);
    expect([diff, seen]).toEqual(['', '']);
    expect(await failure(publish())).toMatchObject({ code: 'E_DIGEST_CONFLICT_MARKERS' });
    rmSync(digest);
    expect(english((await preview()).refusal ?? '')).toMatch(/^there is no digest .*: no such file; start one with/);
  }); // prettier-ignore
});

describe('hand edits and collisions', () => {
  it('are shown, settled as a person says, and settled once and for all', async () => {
    store(sampleNotes());
    await publish();
    edit(remark);
    expect((await preview()).handEdits).toMatchObject([{ item: 'background-1', words: { zh: expect.stringContaining('【存疑】') } }]);
    store({ ...rewordedNotes(), published: stored().published });
    const { action, collisions, diff } = await preview();
    expect([action, collisions.length, diff]).toEqual(['conflict', 1, '']);
    const before = text();
    expect(await failure(publish())).toMatchObject({
      code: 'E_REVIEW_COLLISION',
      category: 'digest',
      what: `2309.13391 was not published into ${digest}`,
      why: expect.stringMatching(/^section changed by hand at line \d+; 1 place is to be settled$/),
      kept: `the notes and ${digest} as they were`,
      next: `summarize review 2309.13391 --digest ${digest} shows both sides and settles it`,
    });
    expect(text()).toBe(before);
    const settled = await preview([{ index: 0, take: 'mine' }]);
    expect([settled.action, settled.collisions, settled.seen]).toEqual(['merged', collisions, (await preview()).seen]);
    expect(english(settled.reason)).toBe('7 claims change, 8 are undecided');
    expect(await publish([{ index: 0, take: 'mine' }])).toBe(
      '2309.13391v2: merged into list.md: new notes taken, your edits kept',
    );
    const [old, now] = [before.split('\n'), text().split('\n')];
    const written = [...old.filter(line => !now.includes(line)).map(line => `-${line}`), ...now.filter(line => !old.includes(line)).map(line => `+${line}`)];
    expect(settled.diff.split('\n').filter(line => /^[-+](?![-+]{2})/.test(line)).sort()).toEqual(written.sort());
    expect(text()).toContain('不反映因果。【存疑】');
    expect(text()).toContain('HSIC、偏相关等同样适用。（新）');
    const after = text();
    expect(await publish()).toBe('2309.13391v2: list.md is up to date: 0 bytes changed');
    expect(text()).toBe(after);
    expect(stored().published).toMatchObject({ next: null, text: expect.stringContaining('不反映因果。（新）') });
  }); // prettier-ignore

  it('stay collisions when the section changed after they were settled', async () => {
    store(sampleNotes());
    await publish();
    edit(remark);
    store({ ...rewordedNotes(), published: stored().published });
    const { seen } = await preview();
    edit(of => of.replace('【存疑】', '【再存疑】'));
    expect(await failure(publish([{ index: 0, take: 'ours' }], seen))).toMatchObject({ code: 'E_REVIEW_STALE' });
    expect(text()).toContain('【再存疑】');
  }); // prettier-ignore
});
