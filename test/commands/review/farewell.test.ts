// What is told when the review's page is left, and about papers that were named and have no notes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assertThere, farewellTo, isAllPublished, namedPapers } from '../../../src/commands/review/papers.ts';
import type { QueueEntry } from '../../../src/domain/review.ts';
import { english, inLanguage } from '../../../src/lib/phrase.ts';
import { CHINESE } from '../../ui/chinese.ts';
import { ACCEPT, openBench, refusal, says, STEM, type Bench } from '../../steps/review/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const NEXT = { again: 'summarize review', publish: 'summarize review --publish' };

describe('the farewell', () => {
  test('says what is open, then what to merge, and at last that the digest has it all', async () => {
    bench.put();
    const desk = await bench.desk();
    const words = async (): Promise<readonly [string, string]> => {
      const queue = await desk.queue();
      const isPublished = await isAllPublished(desk, queue);
      const told = farewellTo({ ...queue, digest: 'README.md' }, { ...NEXT, isPublished });
      return [english(told), inLanguage(told, CHINESE)];
    };
    const { items } = await desk.paper(STEM);
    const all = items.length;
    expect((await words())[0]).toBe(`review ended: 0 decided, ${all} open. Go on: summarize review`);
    for (const { id } of items) await desk.decide(STEM, says(await desk.paper(STEM), id, ACCEPT));
    expect((await words())[0]).toBe(
      `review ended: everything is decided (${all}). Merge it: summarize review --publish`,
    );
    const { seen } = await desk.preview(STEM);
    await desk.publish(STEM, { seen, settled: [] });
    expect(await words()).toEqual([
      `review ended: everything is decided (${all}), and README.md has it all`,
      `审阅结束：全部已决定（${all}），README.md 中已包含全部内容`,
    ]);
  });

  test('names what is open whatever the digest has', () => {
    const entry: Partial<QueueEntry> = { decided: 2, open: { red: 0, amber: 1, green: 0 } };
    const queue = { digest: 'README.md', entries: [entry as QueueEntry] };
    expect(english(farewellTo(queue, { ...NEXT, isPublished: true }))).toContain('2 decided, 1 open');
  });
});

test('papers without notes are told all at once, with the command that makes them; one is told as one', async () => {
  bench.put();
  const desk = { ...(await bench.desk()), digest: 'README.md' };
  const told = async (typed: readonly string[]) => refusal(assertThere(desk, await namedPapers(typed)));
  expect(await told(['2501.00001', '2402.99999', 'math/0703123'])).toMatchObject({
    code: 'E_REVIEW_NO_NOTES',
    what: '2402.99999, math/0703123 cannot be reviewed',
    why: 'there are no notes of them beside README.md',
    kept: 'everything as it was',
    next: 'summarize 2402.99999 math/0703123 --digest README.md makes them',
  });
  expect(await told(['2402.99999'])).toMatchObject({
    what: '2402.99999 cannot be reviewed',
    why: 'there are no notes of it beside README.md',
  });
  expect(await assertThere(desk, await namedPapers(['2501.00001']))).toEqual([]);
});
