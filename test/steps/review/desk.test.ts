// The desk over real files: each decision is in notes/<id>.json when it is answered, whoever else decides.
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { english, inLanguage } from '../../../src/lib/phrase.ts';
import { REVIEWS, stated } from '../../review/samples.ts';
import { CHINESE } from '../../ui/chinese.ts';
import { ACCEPT, openBench, refusal, REJECT, says, STEM, type Bench } from './bench.ts';

let bench: Bench;
beforeEach(() => (bench = openBench()));
afterEach(() => bench.close());

describe('a decision', () => {
  test('is in the notes file when it is answered, with who and when, and nothing else changed', async () => {
    bench.put();
    const before = bench.notes();
    const desk = await bench.desk({ reviewer: 'Ann' });
    const view = await desk.decide(STEM, says(await desk.paper(STEM), 'result-2', ACCEPT));
    const [one, two] = bench.notes().results;
    expect(two?.review).toMatchObject({
      state: 'accepted',
      by: 'Ann',
      at: expect.stringMatching(/^2026-11-23T/),
    });
    expect(view.items.find(({ id }) => id === 'result-2')?.review).toEqual(two?.review);
    expect(view.open).toEqual({ red: 0, amber: 1, green: 6 });
    expect({ ...bench.notes(), results: [one, { ...two, review: before.results[1]?.review }] }).toEqual(
      before,
    );
  });

  test('of two tabs about one item counts once, about two items twice', async () => {
    bench.put();
    const [tab, terminal] = [await bench.desk(), await bench.desk({ reviewer: 'Bob' })];
    const view = await tab.paper(STEM);
    await tab.decide(STEM, says(view, 'result-1', ACCEPT));
    const error = await refusal(terminal.decide(STEM, says(view, 'result-1', REJECT)));
    expect(error.code).toBe('E_REVIEW_STALE');
    await terminal.decide(STEM, says(view, 'result-2', REJECT));
    expect([bench.stateOf('result-1'), bench.stateOf('result-2')]).toEqual(['accepted', 'rejected']);
  });

  test('of many at once is made one after the other, and none is lost', async () => {
    bench.put();
    const [one, two] = [await bench.desk(), await bench.desk()];
    const view = await one.paper(STEM);
    const all = view.items.map(({ id }, at) => (at % 2 ? one : two).decide(STEM, says(view, id, ACCEPT)));
    await Promise.all(all);
    expect((await two.paper(STEM)).open).toEqual({ red: 0, amber: 0, green: 0 });
  });

  test('is not lost when the log cannot be written: that is told once, and undo works until the end', async () => {
    bench.put();
    writeFileSync(bench.state, 'a file where the folder should be');
    const desk = await bench.desk();
    await desk.decide(STEM, says(await desk.paper(STEM), 'result-1', ACCEPT));
    const view = await desk.decide(STEM, says(await desk.paper(STEM), 'result-2', ACCEPT));
    expect(bench.said).toEqual([
      expect.stringMatching(/^undo lasts only until this review ends: its log cannot be kept \(ENOTDIR/),
    ]);
    expect(english(view.undo ?? '')).toBe('accept result-2');
    await desk.undo();
    expect([bench.stateOf('result-1'), bench.stateOf('result-2')]).toEqual(['accepted', 'pending']);
    expect((await (await bench.desk()).paper(STEM)).undo).toBeNull();
  });
});

describe('notes that a person changed by hand', () => {
  test('are shown as edited at once, and signed with the next decision', async () => {
    const own = stated({ id: 'result-1' });
    bench.put(STEM, { results: [{ ...own, en: 'Mine.' }, stated({ id: 'result-2' })] });
    const desk = await bench.desk();
    const view = await desk.paper(STEM);
    expect(view.items.find(({ id }) => id === 'result-1')).toMatchObject({
      en: 'Mine.',
      review: { state: 'edited', by: null, at: null },
    });
    expect(bench.stateOf('result-1')).toBe('pending');
    await desk.decide(STEM, says(view, 'result-2', ACCEPT));
    expect(bench.notes().results[0]?.review).toMatchObject({ state: 'edited', en: 'Mine.', by: 'me' });
    // What was seen before it was signed is still what it was.
    await desk.decide(STEM, says(view, 'result-1', REJECT));
    expect(bench.stateOf('result-1')).toBe('rejected');
  });

  test('are signed when they are published, though publishing fails', async () => {
    bench.put(STEM, { results: [stated({ id: 'result-1', review: { ...REVIEWS.accepted, by: null } })] });
    const desk = await bench.desk();
    await desk.publish(STEM, { seen: '', settled: [] }).catch(() => undefined);
    expect(bench.notes().results[0]?.review.by).toBe('me');
  });
});

describe('the queue', () => {
  test('has the riskiest paper first, and broken files with their reason', async () => {
    bench.put('2501.00002', { results: [stated({ id: 'result-1' })] });
    bench.put('hep-th/9901001');
    writeFileSync(bench.path('2501.00003'), '{');
    writeFileSync(bench.path('draft'), readFileSync(bench.path('2501.00002')));
    mkdirSync(bench.path('folder'));
    const { entries, digest } = await (await bench.desk()).queue();
    expect(digest).toBe(bench.digest);
    expect(entries.map(({ stem, id, open }) => [stem, id, open.red, open.amber])).toEqual([
      ['hep-th_9901001', 'hep-th/9901001', 1, 1],
      ['2501.00002', '2501.00002', 0, 1],
      ['2501.00003', '2501.00003', 0, 0],
      ['draft', 'draft', 0, 0],
      ['folder', 'folder', 0, 0],
    ]);
    expect(entries.slice(2).map(({ broken }) => english(broken ?? ''))).toEqual([
      expect.stringMatching(/^notes\/2501\.00003\.json: it is not JSON: /),
      'notes/draft.json: it holds the notes of 2501.00002, which belong into 2501.00002.json',
      expect.stringMatching(/^notes\/folder\.json: EISDIR/),
    ]);
  });

  test('shows what was decided since, and reads a file that is at rest once', async () => {
    bench.put();
    const past = new Date(Date.UTC(2026, 10, 22));
    utimesSync(bench.path(), past, past);
    const desk = await bench.desk();
    expect((await desk.queue()).entries[0]).toMatchObject({ decided: 0, updated: past.toISOString() });
    await desk.decide(STEM, says(await desk.paper(STEM), 'result-1', ACCEPT));
    expect((await desk.queue()).entries[0]?.decided).toBe(1);
    writeFileSync(bench.path(), '{');
    expect((await desk.queue()).entries[0]?.broken).not.toBeNull();
  });

  test('is empty without a folder', async () => {
    expect((await (await bench.desk()).queue()).entries).toEqual([]);
  });
});

describe('a notes file that is not what it was', () => {
  const cases: [string, string, () => void][] = [
    ['was deleted', 'E_REVIEW_NO_NOTES', () => rmSync(bench.path())],
    ['became garbage', 'E_NOTES_FILE', () => writeFileSync(bench.path(), 'garbage')],
    ['became another paper’s', 'E_NOTES_FILE', () => writeFileSync(bench.path(), readFileSync(bench.path(bench.put('2501.00002'))))], // prettier-ignore
    ['became a folder', 'E_NOTES_FILE', () => { rmSync(bench.path()); mkdirSync(bench.path()); }], // prettier-ignore
    ['became a link in circles', 'E_NOTES_UNREADABLE', () => { rmSync(bench.path()); symlinkSync(bench.path(), bench.path()); }], // prettier-ignore
  ];
  test.each(cases)(
    'because it %s, is told as %s by every call, and nothing is written',
    async (_, code, spoil) => {
      bench.put();
      const desk = await bench.desk();
      const view = await desk.paper(STEM);
      await desk.decide(STEM, says(view, 'result-1', ACCEPT));
      spoil();
      const notes = join(bench.folder, 'notes');
      const before = statSync(notes).mtimeMs;
      const request = says(view, 'result-2', ACCEPT);
      const calls = [() => desk.paper(STEM), () => desk.decide(STEM, request), () => desk.undo()];
      for (const call of calls) {
        expect((await refusal(call())).code).toBe(code);
      }
      expect(statSync(notes).mtimeMs).toBe(before);
    },
  );

  test.each(['../README', '..', 'a/b', 'a..b', '', 'a'.repeat(61), 'x\u001b[31m'])(
    'has no name like %j',
    async stem => {
      const error = await refusal((await bench.desk()).paper(stem));
      expect([error.code, error.why]).toEqual(['E_REVIEW_NO_NOTES', 'no notes file can have that name']);
      expect(error.what).not.toContain('\u001b');
    },
  );

  test('that is not there, is said with the command that makes it, in both languages', async () => {
    const error = await refusal((await bench.desk()).paper('hep-th_9901001'));
    expect([error.what, error.next]).toEqual([
      'hep-th_9901001 cannot be reviewed',
      `summarize hep-th/9901001 --digest ${bench.digest} makes them`,
    ]);
    expect(inLanguage(error.told.what, CHINESE)).toBe('无法审阅 hep-th_9901001');
  });

  test('cannot be written when its folder is read-only: the decision is refused, and undo knows nothing of it', async ({
    skip,
  }) => {
    if (process.getuid?.() === 0) skip('root may write everywhere');
    bench.put();
    const desk = await bench.desk();
    const request = says(await desk.paper(STEM), 'result-1', ACCEPT);
    chmodSync(join(bench.folder, 'notes'), 0o500);
    expect((await refusal(desk.decide(STEM, request))).code).toBe('E_DISK_READ_ONLY');
    chmodSync(join(bench.folder, 'notes'), 0o700);
    expect((await desk.paper(STEM)).undo).toBeNull();
    expect(bench.stateOf('result-1')).toBe('pending');
  });
});

describe('a change of notes', () => {
  /** Resolves when the listener was told these stems. */
  async function told(stems: string[], change: () => unknown): Promise<void> {
    const desk = await bench.desk();
    const waiting = new Set(stems);
    await new Promise<void>(resolve => {
      const stop = desk.onChange(stem => {
        waiting.delete(stem);
        if (waiting.size > 0) return;
        stop();
        resolve();
      });
      setTimeout(() => void change(), 30);
    });
  }

  test('is told when another process makes it', async () => {
    bench.put();
    await told([STEM], () => bench.put(STEM, { results: [] }));
  });

  test('is told when files come and go, also where there was no folder', async () => {
    await told([STEM, '2501.00002'], () => [bench.put(), bench.put('2501.00002')]);
    await told([STEM], () => rmSync(bench.path()));
  });

  test('is told when another desk decides', async () => {
    bench.put();
    const desk = await bench.desk();
    const request = says(await desk.paper(STEM), 'result-1', ACCEPT);
    await told([STEM], () => desk.decide(STEM, request));
  });

  test('is told to nobody who has stopped to listen, and a desk closes with listeners', async () => {
    bench.put();
    const desk = await bench.desk();
    const stems: string[] = [];
    desk.onChange(stem => stems.push(stem))();
    desk.onChange(stem => stems.push(stem));
    await desk.close();
    bench.put(STEM, { results: [] });
    await new Promise(resolve => setTimeout(resolve, 150));
    expect(stems).toEqual([]);
  });
});
