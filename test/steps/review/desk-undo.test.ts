// Undo and redo over real files: without limit, over all papers, after a restart, and never over what others did.
import { appendFileSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { english, inLanguage } from '../../../src/lib/phrase.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { openPapers } from '../../../src/steps/review/papers.ts';
import { openUndo } from '../../../src/steps/review/undo.ts';
import { openReviewLog } from '../../../src/store/review-log.ts';
import { CHINESE } from '../../ui/chinese.ts';
import { ACCEPT, openBench, refusal, REJECT, says, STEM, type Bench } from './bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
  bench.put();
});
afterEach(() => bench.close());

const decide = async (
  desk: Desk,
  item: string | string[],
  decision: typeof ACCEPT | typeof REJECT,
  stem = STEM,
) => desk.decide(stem, says(await desk.paper(stem), item, decision));
const turns = async (desk: Desk, stem = STEM) => {
  const { undo, redo } = await desk.paper(stem);
  return [undo, redo].map(told => (told === null ? null : english(told)));
};

describe('undo', () => {
  test('takes back every decision, the last one first, and redo makes them again', async () => {
    const desk = await bench.desk();
    const before = readFileSync(bench.path(), 'utf8');
    await decide(desk, 'result-1', ACCEPT);
    await desk.decide(STEM, says(await desk.paper(STEM), 'headline', { kind: 'edit', zh: '新', en: 'New' }));
    await decide(desk, ['background-1', 'takeaway-1.1', 'innovation-1'], ACCEPT);
    const after = readFileSync(bench.path(), 'utf8');
    expect(await turns(desk)).toEqual(['accept 3 items', null]);
    const undone = [await desk.undo(), await desk.undo(), await desk.undo()];
    expect(undone.map(one => one?.items)).toEqual([
      ['background-1', 'takeaway-1.1', 'innovation-1'],
      ['headline'],
      ['result-1'],
    ]);
    expect(await desk.undo()).toBeNull();
    expect(bench.notes().results).toEqual(JSON.parse(before).results);
    expect((await desk.paper(STEM)).items.every(({ review }) => review.state === 'pending')).toBe(true);
    expect(await turns(desk)).toEqual([null, 'accept result-1']);
    expect([await desk.redo(), await desk.redo(), await desk.redo(), await desk.redo()].at(-1)).toBeNull();
    expect(readFileSync(bench.path(), 'utf8')).toBe(after);
  });

  test('goes over all papers, and names the other one', async () => {
    const old = bench.put('hep-th/9901001');
    const desk = await bench.desk();
    await decide(desk, 'result-1', ACCEPT, old);
    await decide(desk, 'result-2', REJECT);
    expect(await turns(desk, old)).toEqual(['reject result-2 of 2501.00001', null]);
    expect(await desk.undo()).toMatchObject({ stem: STEM, items: ['result-2'], paper: { stem: STEM } });
    expect(await turns(desk)).toEqual(['accept result-1 of hep-th/9901001', 'reject result-2']);
    expect(await desk.undo()).toMatchObject({ stem: old, paper: { undo: null } });
    expect(bench.stateOf('result-1', old)).toBe('pending');
  });

  test('outlives the process, and sees what another one decided, by whatever name it knows the digest', async () => {
    const [one, other] = [await bench.desk(), await bench.desk({ reviewer: 'Bob' })];
    await decide(one, 'result-1', ACCEPT);
    await decide(other, 'result-2', REJECT);
    const link = join(bench.folder, 'link.md');
    symlinkSync(bench.digest, link);
    const restarted = await bench.desk({ digest: link });
    expect((await restarted.undo())?.items).toEqual(['result-2']);
    expect((await one.undo())?.items).toEqual(['result-1']);
    expect((await restarted.redo())?.items).toEqual(['result-1']);
    expect([bench.stateOf('result-1'), bench.stateOf('result-2')]).toEqual(['accepted', 'pending']);
  });

  test('ends what could be redone with a new decision', async () => {
    const desk = await bench.desk();
    await decide(desk, 'result-1', ACCEPT);
    await desk.undo();
    await decide(desk, 'result-2', REJECT);
    expect(await desk.redo()).toBeNull();
    expect(bench.stateOf('result-2')).toBe('rejected');
  });

  test('leaves what somebody changed since, says so in both languages, and goes on with the decision before', async () => {
    const desk = await bench.desk();
    await decide(desk, 'background-1', ACCEPT);
    await decide(desk, 'result-1', ACCEPT);
    const text = readFileSync(bench.path(), 'utf8');
    writeFileSync(bench.path(), text.replace('"en": "Claim result-1."', '"en": "Mine."'));
    const error = await refusal(desk.undo());
    expect(error).toMatchObject({
      code: 'E_REVIEW_STALE',
      what: 'not undone: accept result-1 of 2501.00001',
      why: 'somebody changed that since, in review or in the notes file',
      kept: 'the notes as they are now',
      next: 'decide anew; the next undo takes the decision before it',
    });
    expect(Object.values(error.told).map(part => inLanguage(part, CHINESE))).toEqual([
      '未撤销：2501.00001 的：接受 result-1',
      '此后有人在审阅中或在笔记文件里改过它',
      '笔记保持现状',
      '请重新决定；下一次撤销针对更早的决定',
    ]);
    expect((await desk.undo())?.items).toEqual(['background-1']);
    expect(bench.notes().results[0]).toMatchObject({ en: 'Mine.', review: { state: 'edited' } });
  });

  test('passes over a decision that a kill kept out of the notes', async () => {
    const desk = await bench.desk();
    await decide(desk, 'result-1', ACCEPT);
    const before = readFileSync(bench.path());
    await decide(desk, 'result-2', ACCEPT);
    writeFileSync(bench.path(), before); // as if the process had been killed between log and notes
    expect((await (await bench.desk()).undo())?.items).toEqual(['result-1']);
  });

  test('of notes that are gone is told, and not tried again', async () => {
    const desk = await bench.desk();
    await decide(desk, 'result-1', ACCEPT);
    rmSync(bench.path());
    expect((await refusal(desk.undo())).code).toBe('E_REVIEW_NO_NOTES');
    expect(await desk.undo()).toBeNull();
  });
});

describe('the log', () => {
  test('is for nobody else to read, and its torn and foreign lines are passed over', async () => {
    const desk = await bench.desk();
    await decide(desk, 'result-1', ACCEPT);
    expect(statSync(bench.log()).mode & 0o777).toBe(0o600);
    expect(statSync(join(bench.state, 'review')).mode & 0o777).toBe(0o700);
    expect(bench.log()).toMatch(/review\/[0-9a-f]{16}\.jsonl$/);
    appendFileSync(
      bench.log(),
      'garbage\n\n{"at":"x","by":"y","undo":"nothing"}\n{"at":"2026","by":"me","st',
    );
    await decide(desk, 'result-2', ACCEPT);
    const restarted = await bench.desk();
    expect((await restarted.undo())?.items).toEqual(['result-2']);
    expect((await restarted.undo())?.items).toEqual(['result-1']);
  });

  test('that is deleted under a desk costs what was in it, and nothing else', async () => {
    const desk = await bench.desk();
    await decide(desk, 'result-1', ACCEPT);
    rmSync(bench.log());
    await decide(desk, 'result-2', ACCEPT);
    expect((await desk.undo())?.items).toEqual(['result-2']);
    expect(await desk.undo()).toBeNull();
    expect(bench.said).toEqual([]);
  });

  test('says that a decision was not carried out after all', async () => {
    const tools = { signal: new AbortController().signal, log: () => undefined, now: () => 0 };
    const papers = await openPapers({ digest: bench.digest, reviewer: 'me' }, tools);
    const undo = openUndo(papers, openReviewLog(bench.state, papers.folder));
    const notes = await papers.read(STEM);
    await undo.begin(STEM, {
      notes,
      changes: [{ item: 'result-1', before: stateIn(notes), after: stateIn(notes) }],
    });
    expect((await undo.next(STEM)).undo).not.toBeNull();
    await undo.failed();
    expect((await undo.next(STEM)).undo).toBeNull();
  });
});

function stateIn(notes: ReturnType<Bench['notes']>) {
  const [claim] = notes.results;
  if (claim === undefined) throw new Error('no result');
  return { kind: 'claim', claim } as const;
}
