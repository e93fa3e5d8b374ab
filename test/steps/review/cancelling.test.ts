// A question to the model that the person takes back: what becomes of the call, of the money, and of the review around it.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, vi } from 'vitest';
import { openInterrupts } from '../../../src/commands/interrupts.ts';
import { ToolError } from '../../../src/lib/errors.ts';
import { english, inLanguage, type Told } from '../../../src/lib/phrase.ts';
import { openBudget } from '../../../src/model/budget.ts';
import { itemsOf } from '../../../src/review/items.ts';
import { regenerateItems } from '../../../src/steps/review/regenerate.ts';
import { completion, hang, json, type Play } from '../../support/model-server.ts';
import { failureOf, notes, test } from '../../support/review-scene.ts';
import { CHINESE } from '../../ui/chinese.ts';

const PRICE = { input: 2, output: 10, currency: 'USD' };
const WANTED = {
  items: itemsOf(notes).flatMap(({ id, seen }) => (id === 'result-2' ? [{ item: id, seen }] : [])),
  hint: '',
  not: [],
};

describe.concurrent('a question that is taken back', () => {
  test('while it is asked says that it may be billed, counts in full, and is not asked for again', async ({
    scene,
  }) => {
    scene.model.play(hang(), completion('{"claims":[]}'));
    const price = { ...PRICE, cachedInput: 2, atMost: false, seen: null };
    const budget = openBudget({ most: { amount: 1, currency: null }, price });
    const tools = await scene.open({ world: { calls: { budget } } });
    const cancelling = new AbortController();
    const failing = failureOf(regenerateItems(notes, { ...WANTED, cancel: cancelling.signal }, tools));
    await vi.waitFor(() => expect(scene.model.requests).toHaveLength(1), 30_000);
    cancelling.abort();
    const error = await failing;
    expect(error).toMatchObject({
      code: 'E_REVIEW_CANCELLED',
      category: 'person',
      what: 'nothing of 2501.00001 was made anew',
      why: 'it was cancelled while 127.0.0.1 was asked, which may bill the call all the same',
      kept: 'the notes as they were',
      next: 'regenerate again, or decide about it as it is',
    });
    const { what = '', why = '' } = error instanceof ToolError ? error.told : {};
    expect([what, why].map(told => inLanguage(told, CHINESE))).toEqual([
      '2501.00001 没有重新生成任何内容',
      '询问 127.0.0.1 时已取消，这次调用仍可能计费',
    ]);
    await vi.waitFor(() => expect(budget.spent().cost?.amount).toBeGreaterThan(0.08), 30_000);
    // The run goes on: the next question is asked as ever.
    const { proposal } = await regenerateItems(notes, { ...WANTED, hint: 'again' }, tools);
    expect(proposal.changes).toMatchObject([{ item: 'result-2', after: null }]);
    expect(scene.model.requests).toHaveLength(2);
  });

  test('before it is sent costs nothing, and is never sent', async ({ scene }) => {
    const said: unknown[] = [];
    const tools = await scene.open({ world: { progress: doing => said.push(doing) } });
    const cancel = AbortSignal.abort();
    expect(await failureOf(regenerateItems(notes, { ...WANTED, cancel }, tools))).toMatchObject({
      code: 'E_REVIEW_CANCELLED',
      why: 'it was cancelled; it costs nothing',
    });
    expect([scene.model.requests, said]).toEqual([[], []]);
  });

  test('while the run waits for room at the server is not waited for, and costs nothing', async ({
    scene,
  }) => {
    const cancelling = new AbortController();
    let released = (): void => undefined;
    const room = new Promise<void>(resolve => (released = resolve));
    const settled: unknown[] = [];
    const budget = {
      reserve: async () => {
        cancelling.abort();
        await room;
        return (actual: unknown) => void settled.push(actual);
      },
    };
    const tools = await scene.open({ world: { calls: { budget } } });
    const { signal: cancel } = cancelling;
    expect(await failureOf(regenerateItems(notes, { ...WANTED, cancel }, tools))).toMatchObject({
      why: 'it was cancelled; it costs nothing',
    });
    released();
    await vi.waitFor(() => expect(settled).toEqual([null]), 30_000);
    expect(scene.model.requests).toEqual([]);
  });

  test('in the pause after a denial costs nothing, and is asked for again at once', async ({ scene }) => {
    const denied = json(429, { error: { message: 'slow down' } }, { 'retry-after': '1' });
    scene.model.play(denied, completion('{"claims":[]}'));
    let pauses = 0;
    const lines: string[] = [];
    const log = (line: Told): void => void lines.push(english(line));
    const tools = await scene.open({ world: { log, calls: { onWait: () => (pauses += 1) } } });
    const cancelling = new AbortController();
    const failing = failureOf(regenerateItems(notes, { ...WANTED, cancel: cancelling.signal }, tools));
    await vi.waitFor(() => expect(pauses).toBe(1), 30_000);
    cancelling.abort();
    const again = regenerateItems(notes, { ...WANTED, cancel: new AbortController().signal }, tools);
    expect(await failing).toMatchObject({
      code: 'E_REVIEW_CANCELLED',
      why: 'it was cancelled; it costs nothing',
    });
    expect((await again).proposal.changes).toMatchObject([{ item: 'result-2', after: null }]);
    expect(scene.model.requests).toHaveLength(2);
    expect(lines.filter(line => line.startsWith('waiting'))).toEqual([]);
  });

  test('in one place goes on in another that waits for the same answer', async ({ scene }) => {
    scene.model.play(hang(), completion('{"claims":[]}'));
    const tools = await scene.open();
    const cancelling = new AbortController();
    const failing = failureOf(regenerateItems(notes, { ...WANTED, cancel: cancelling.signal }, tools));
    await vi.waitFor(() => expect(scene.model.requests).toHaveLength(1), 30_000);
    const other = regenerateItems(notes, { ...WANTED, cancel: new AbortController().signal }, tools);
    // Until it has joined the first one, which nobody can see; one that has not yet asks by itself all the same.
    await sleep(200);
    cancelling.abort();
    expect(await failing).toMatchObject({ code: 'E_REVIEW_CANCELLED' });
    expect((await other).proposal.changes).toMatchObject([{ item: 'result-2', after: null }]);
    expect(scene.model.requests).toHaveLength(2);
  });

  test('in the pause after a call whose answer broke off may be billed', async ({ scene }) => {
    const denied = json(429, { error: { message: 'slow down' } }, { 'retry-after': '30' });
    const broken: Play = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 99 });
      response.write('{', () => response.destroy());
    };
    scene.model.play(broken, denied);
    let pauses = 0;
    const tools = await scene.open({ world: { calls: { onWait: () => (pauses += 1) } } });
    const cancelling = new AbortController();
    const failing = failureOf(regenerateItems(notes, { ...WANTED, cancel: cancelling.signal }, tools));
    await vi.waitFor(() => expect(pauses).toBe(1), 30_000);
    cancelling.abort();
    expect(await failing).toMatchObject({
      why: 'it was cancelled while 127.0.0.1 was asked, which may bill the call all the same',
    });
  });

  test('is another thing than the end of the run, which is told as ever', async ({ scene }) => {
    scene.model.play(hang());
    const ending = new AbortController();
    const tools = await scene.open({ world: { signal: ending.signal } });
    const cancel = new AbortController().signal;
    const failing = failureOf(regenerateItems(notes, { ...WANTED, cancel }, tools));
    await vi.waitFor(() => expect(scene.model.requests).toHaveLength(1), 30_000);
    const reason = new Error('SIGTERM');
    ending.abort(reason);
    expect(await failing).toBe(reason);
  });
});

describe('Ctrl-C', () => {
  test('goes to what was offered to it, once; without an offer, or when it was taken back, it ends the program', () => {
    const { offer, taken } = openInterrupts();
    let cancelled = 0;
    expect(taken()).toBe(false);
    const over = offer(() => (cancelled += 1));
    expect([taken(), taken(), cancelled]).toEqual([true, false, 1]);
    over();
    offer(() => (cancelled += 1))();
    expect([taken(), cancelled]).toEqual([false, 1]);
    const other = offer(() => (cancelled += 1));
    over();
    expect([taken(), cancelled]).toEqual([true, 2]);
    other();
  });
});
