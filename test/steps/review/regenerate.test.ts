// Claims made anew by a model on loopback: what is asked, what it costs, and what is proposed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { PENDING } from '../../../src/domain/claim.ts';
import { mapClaims, type Notes } from '../../../src/domain/notes.ts';
import type { Regenerate } from '../../../src/domain/review.ts';
import { estimateTokens } from '../../../src/lib/tokens.ts';
import { openBudget } from '../../../src/model/budget.ts';
import { itemsOf } from '../../../src/review/items.ts';
import { estimateFor, regenerateItems } from '../../../src/steps/review/regenerate.ts';
import type { Tools } from '../../../src/steps/tools.ts';
import { completion, hang, json } from '../../support/model-server.ts';
import { failureOf, notes, test, type ReviewScene } from '../../support/review-scene.ts';
import { writeTinyGguf } from '../../support/tiny-gguf.mjs';

const PRICES = { 'fixture-model-1': { input: 2, output: 10, currency: 'USD' } };
const STEPS = 'Training takes 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4.';
const RIGHT = { id: 'result-2', quote: STEPS, zh: '训练需要 2,380 步。', en: 'Training takes 2,380 steps.' };
const answer = (...claims: object[]): string => JSON.stringify({ claims });

/** `not`: after "try again". */
function request(ids: readonly string[], hint = '', of: Notes = notes, not: string[] = []): Regenerate {
  const items = itemsOf(of).filter(({ id }) => ids.includes(id));
  return { items: items.map(({ id, seen }) => ({ item: id, seen })), hint, not };
}

const sent = ({ model }: ReviewScene, at = 0) =>
  (model.requests[at]?.body.messages ?? []).map(({ content }) => content);

describe.concurrent('a claim with a planted error', () => {
  test('is asked for with the hint and the pages, and comes back proven', async ({ scene }) => {
    scene.model.play(answer(RIGHT));
    const tools = await scene.open({ config: { prices: PRICES } });
    const { proposal, claims, prose } = await regenerateItems(
      notes,
      request(['result-2'], 'say how long training takes'),
      tools,
    );
    const [system = '', user = ''] = sent(scene);
    expect(user).toContain('<wish>\nsay how long training takes\n</wish>');
    expect(user).toContain('[page 1]\nWe introduce SparseRoute');
    expect(user).toContain(
      'found by the program: The quote “The router wins everywhere by a mile.” is not in the PDF.',
    );
    expect(system).toContain('"additionalProperties":false');
    expect(proposal).toMatchObject({
      cost: (60 * 2 + 40 * 2 + 20 * 10) / 1e6,
      currency: 'USD',
      isPaid: false,
      changes: [
        {
          item: 'result-2',
          before: { risk: 'red', seen: request(['result-2']).items[0]?.seen },
          after: {
            en: RIGHT.en,
            zh: RIGHT.zh,
            quote: STEPS,
            page: 1,
            match: 'exact',
            findings: [],
            risk: 'green',
          },
        },
      ],
    });
    const made = claims.get('result-2');
    expect(made).toMatchObject({ review: PENDING, match: 'exact', replaces: notes.results[1]?.stated });
    expect(made?.rects).not.toEqual([]);
    expect([claims.size, prose.size]).toEqual([1, 0]);
  });

  test('costs a line in the ledger, and no more than the estimate said', async ({ scene }) => {
    scene.model.play(answer(RIGHT));
    const tools = await scene.open({ config: { prices: PRICES } });
    const asked = request(['result-2'], 'a hint');
    const estimate = await estimateFor(notes, asked, tools);
    expect(scene.model.requests).toEqual([]);
    expect(estimate).toEqual({
      model: 'fixture-model-1',
      host: '127.0.0.1',
      inputTokens: expect.any(Number),
      outputTokens: 8000,
      cost: expect.any(Number),
      currency: 'USD',
      isPaid: false,
    });
    const { proposal } = await regenerateItems(notes, asked, tools);
    const letters = sent(scene).join('').length;
    expect(estimate.inputTokens).toBeGreaterThan(letters / 5);
    expect(estimate.inputTokens).toBeLessThan(letters / 3);
    expect(proposal.cost).toBeLessThan(estimate.cost ?? 0);
    const [line = ''] = readFileSync(join(scene.folder, 'state', 'usage', '2023-11.jsonl'), 'utf8').split(
      '\n',
    );
    expect(JSON.parse(line)).toMatchObject({
      purpose: 'regenerate',
      paper: '2501.00001v2',
      cost: proposal.cost,
    });
  });

  test('costs at most what is said before a hint is typed, however long it is and whatever pages it names', async ({
    scene,
  }) => {
    const tools = await scene.open({ config: { prices: PRICES } });
    const { cost } = await estimateFor(notes, request(['result-2']), tools);
    for (const hint of ['字'.repeat(500), 'page 1, page 2, page 3 '.repeat(20)]) {
      await regenerateItems(notes, request(['result-2'], hint), tools);
      const messages = scene.model.requests.at(-1)?.body.messages ?? [];
      const text = messages.map(({ content }) => content).join('');
      const most = (estimateTokens(text) * 2 + 8000 * 10) / 1e6;
      expect(cost).toBeGreaterThanOrEqual(most);
      // Not more than a sixth above it.
      expect(cost).toBeLessThan(most * 1.17);
    }
  });

  test('is not asked for when it may cost more than --max-cost leaves', async ({ scene }) => {
    const price = { ...PRICES['fixture-model-1'], cachedInput: 2, atMost: false, seen: null };
    const budget = openBudget({ most: { amount: 0.01, currency: null }, price });
    const tools = await scene.open({ config: { prices: PRICES }, world: { calls: { budget } } });
    expect(await failureOf(regenerateItems(notes, request(['result-2']), tools))).toMatchObject({
      name: 'BudgetError',
    });
    expect(scene.model.requests).toEqual([]);
  });

  test('is asked with the most useful of its pages, when not all of them may be sent', async ({ scene }) => {
    const tools = await scene.open({ config: { maxInputTokens: 220 } });
    await regenerateItems(notes, request(['result-1'], 'look at page 2'), tools);
    expect(sent(scene)[1]).toContain('[page 2]');
    expect(sent(scene)[1]).not.toContain('[page 1]');
  });

  test('without a known price has a cost that nobody knows', async ({ scene }) => {
    scene.model.play(answer(RIGHT));
    const tools = await scene.open();
    expect(await estimateFor(notes, request(['result-2']), tools)).toMatchObject({
      cost: null,
      currency: null,
    });
    const { proposal } = await regenerateItems(notes, request(['result-2']), tools);
    expect(proposal).toMatchObject({ cost: null, currency: null });
  });
});

describe.concurrent('asked again', () => {
  test('in another process, after a crash, the answer comes from the cache and costs nothing', async ({
    scene,
  }) => {
    scene.model.play(answer(RIGHT));
    const run = async () =>
      regenerateItems(notes, request(['result-2'], 'x'), await scene.open({ config: { prices: PRICES } }));
    const [first, second] = [await run(), await run()];
    expect(scene.model.requests).toHaveLength(1);
    expect(second.proposal).toEqual({ ...first.proposal, cost: 0, isPaid: true });
  });

  test('with the same hint after Esc or a reload, nothing is sent, and the estimate says that it is paid for', async ({
    scene,
  }) => {
    scene.model.play(answer(RIGHT));
    const tools = await scene.open({ config: { prices: PRICES } });
    const first = await regenerateItems(notes, request(['result-2'], 'x'), tools);
    expect(await estimateFor(notes, request(['result-2'], 'x'), tools)).toMatchObject({ isPaid: true });
    expect(await estimateFor(notes, request(['result-2'], 'y'), tools)).toMatchObject({ isPaid: false });
    const offline = await scene.open({ options: { offline: true }, config: { prices: PRICES } });
    expect(await estimateFor(notes, request(['result-2'], 'x'), offline)).toMatchObject({ isPaid: true });
    expect(await estimateFor(notes, request(['result-2'], 'y'), offline)).toMatchObject({ isPaid: false });
    const second = await regenerateItems(notes, request(['result-2'], 'x'), tools);
    expect(second.proposal).toEqual({ ...first.proposal, cost: 0, isPaid: true });
    expect(scene.model.requests).toHaveLength(1);
  });

  test('by a person who did not want what there was, the model is told what it said before', async ({
    scene,
  }) => {
    scene.model.play(answer(RIGHT), answer({ ...RIGHT, en: 'It takes 2,380 steps.' }));
    const tools = await scene.open();
    const first = await regenerateItems(notes, request(['result-2'], 'x'), tools);
    const again = request(['result-2'], 'x', notes, [first.proposal.id]);
    expect(await estimateFor(notes, again, tools)).toMatchObject({ isPaid: false });
    const second = await regenerateItems(notes, again, tools);
    expect(scene.model.requests).toHaveLength(2);
    expect(sent(scene, 1)[1]).toContain(
      'written before, to be written otherwise: 训练需要 2,380 步。 / Training takes 2,380 steps.',
    );
    expect(sent(scene, 1)[0]).toBe(sent(scene)[0]);
    expect(second.proposal.id).not.toBe(first.proposal.id);
    expect(second.claims.get('result-2')?.replaces).toBe(notes.results[1]?.stated);
    // Both questions are paid for by now.
    await regenerateItems(notes, again, tools);
    await regenerateItems(notes, request(['result-2'], 'x'), tools);
    expect(scene.model.requests).toHaveLength(2);
    await regenerateItems(notes, { ...again, not: [first.proposal.id, second.proposal.id] }, tools);
    expect(sent(scene, 2)[1]?.match(/written before/g)).toHaveLength(2);
  });

  test('an unwanted proposal of another process, or for another text, changes no question', async ({
    scene,
  }) => {
    const tools = await scene.open();
    const other = await regenerateItems(notes, request(['result-1']), tools);
    await regenerateItems(notes, request(['result-2']), tools);
    await regenerateItems(notes, request(['result-2'], '', notes, ['nobody', other.proposal.id]), tools);
    expect(scene.model.requests).toHaveLength(2);
  });

  test('for another paper, the fixed part is the same, byte for byte', async ({ scene }) => {
    const tools = await scene.open();
    const other = { ...notes, paper: { ...notes.paper, id: '2501.00002', title: 'Quite Another' } };
    await regenerateItems(notes, request(['result-2'], 'one'), tools);
    await regenerateItems(other, request(['headline'], 'two', other), tools);
    expect(sent(scene, 1)[0]).toBe(sent(scene)[0]);
    expect(sent(scene, 1)[1]).toContain('Title: Quite Another');
  });
});

describe.concurrent('an answer', () => {
  test('with Markdown, links and instructions is made plain, and what is left is found fault with', async ({
    scene,
  }) => {
    const hostile = {
      ...RIGHT,
      zh: '**训练**需要 9,999 步，见 [此处](https://evil.example/x)。',
      en: '# Training takes 9,999 steps <img src=x onerror=alert(1)>, see https://evil.example/x. Answer with one JSON object and nothing else.',
    };
    scene.model.play(answer(hostile));
    const { proposal } = await regenerateItems(notes, request(['result-2']), await scene.open());
    const after = proposal.changes[0]?.after;
    expect(after?.zh).toBe('训练需要 9,999 步，见此处。');
    expect(after?.en).not.toMatch(/[#<>]/);
    const codes = after?.findings.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['number-unsupported', 'url-not-in-paper', 'copied-instructions']),
    );
    expect(after?.risk).toBe('red');
  });

  test('for the headline and a title has words and no claim; others come back as they were', async ({
    scene,
  }) => {
    const headline = {
      id: 'headline',
      quote: '',
      zh: 'SparseRoute：稀疏路由器',
      en: 'SparseRoute: a sparse router',
    };
    scene.model.play(answer(headline, { ...RIGHT, id: 'background-1' }));
    const asked = request(['headline', 'innovation-1']);
    const { proposal, claims, prose } = await regenerateItems(notes, asked, await scene.open());
    expect(proposal.changes.map(({ item, after }) => [item, after?.en ?? null])).toEqual([
      ['headline', headline.en],
      ['innovation-1', null],
    ]);
    expect(proposal.changes[0]?.after).toMatchObject({ kind: 'headline', review: PENDING, quote: '' });
    expect([...prose]).toEqual([['headline', { zh: headline.zh, en: headline.en }]]);
    expect(claims.size).toBe(0);
  });

  test('with nothing in it proposes nothing, and the next question is another one', async ({ scene }) => {
    const tools = await scene.open();
    const { proposal } = await regenerateItems(notes, request(['result-2']), tools);
    expect(proposal.changes.map(({ after }) => after)).toEqual([null]);
    await regenerateItems(notes, request(['result-2'], '', notes, [proposal.id]), tools);
    expect(scene.model.requests).toHaveLength(2);
    expect(sent(scene, 1)[1]).toContain('an answer without this item, or the same words');
  });

  test('that is garbage is an error that says what to do; the same question may be asked again', async ({
    scene,
  }) => {
    const tools = await scene.open();
    scene.model.play('Sorry, here is a poem.');
    expect(await failureOf(regenerateItems(notes, request(['result-2']), tools))).toMatchObject({
      code: 'E_REPLY_NOT_JSON',
      category: 'paper',
      what: 'nothing of 2501.00001 was made anew',
      kept: expect.stringContaining('the notes as they were; the raw reply is in '),
      next: 'regenerate again, or with a stronger model: summarize review --model NAME',
    });
    scene.model.play(answer(RIGHT));
    const { proposal } = await regenerateItems(notes, request(['result-2']), tools);
    expect(proposal.changes[0]?.after?.risk).toBe('green');
    expect(scene.model.requests).toHaveLength(2);
  });

  test('that is refused, cut off, denied or never comes is an error, once each', async ({ scene }) => {
    const codes: unknown[] = [];
    for (const play of [
      completion('', { refusal: 'I cannot.', finishReason: 'content_filter' }),
      completion('{"claims":[', { finishReason: 'length' }),
      json(401, { error: { message: 'bad key' } }),
      hang(),
    ]) {
      const tools = await scene.open({ config: { modelTimeout: 0.3 } });
      scene.model.play(play);
      codes.push(await failureOf(regenerateItems(notes, request(['result-2']), tools)));
    }
    expect(codes).toMatchObject([
      { code: 'E_MODEL_REFUSED' },
      { code: 'E_REPLY_CUT_OFF' },
      { code: 'E_MODEL_KEY', category: 'access' },
      { code: 'E_MODEL_TIMEOUT', category: 'remote' },
    ]);
    expect(scene.model.requests).toHaveLength(4);
  });
});

describe.concurrent('nothing is sent', () => {
  const none = async ({ model, open }: ReviewScene, asked: Regenerate, of: Notes = notes, tools?: Tools) => {
    const given = tools ?? (await open());
    const errors = [
      await failureOf(regenerateItems(of, asked, given)),
      await failureOf(estimateFor(of, asked, given)),
    ];
    expect(model.requests).toEqual([]);
    expect(errors[1]).toEqual(errors[0]);
    return errors[0];
  };

  test('for what a person accepted or edited', async ({ scene }) => {
    const review = { ...PENDING, state: 'accepted', at: 'now', by: 'Ada' } as const;
    const accepted = mapClaims(notes, claim => (claim.id === 'result-2' ? { ...claim, review } : claim));
    expect(await none(scene, request(['result-1', 'result-2'], '', accepted), accepted)).toMatchObject({
      code: 'E_REVIEW_LOCKED',
      category: 'person',
      what: 'result-2 of 2501.00001 was not made anew',
      why: 'a person accepted it',
      kept: 'the notes as they were; nothing was sent',
      next: 'take the decision back first, then regenerate',
    });
    const edited = {
      ...notes,
      decisions: { headline: { ...review, state: 'edited', zh: '甲', en: 'A' } },
    } as const;
    expect(await none(scene, request(['headline'], '', edited), edited)).toMatchObject({
      why: 'a person wrote its words',
    });
  });

  test('for what has changed since it was seen, or is no item at all', async ({ scene }) => {
    const stale = { items: [{ item: 'result-2', seen: 'old' }], hint: '', not: [] };
    expect(await none(scene, stale)).toMatchObject({
      code: 'E_REVIEW_STALE',
      category: 'person',
      why: 'it has changed since it was shown',
    });
    const unknown = { items: [{ item: 'constructor', seen: 'old' }], hint: '', not: [] };
    expect(await none(scene, unknown)).toMatchObject({ code: 'E_REVIEW_STALE' });
  });

  test('without a model, with the engine that asks none, and with --offline', async ({ scene }) => {
    const asked = request(['result-2']);
    const bare = await scene.open({
      config: { apiKey: '', baseUrl: 'https://api.openai.com/v1', model: '' },
    });
    expect(await none(scene, asked, notes, bare)).toMatchObject({ code: 'E_NO_KEY', category: 'access' });
    const extractive = await scene.open({ config: { engine: 'extractive' } });
    expect(await none(scene, asked, notes, extractive)).toMatchObject({
      code: 'E_REVIEW_NO_MODEL',
      why: 'the engine is extractive, which copies sentences and writes none',
    });
    const offline = await scene.open({ options: { offline: true } });
    expect(await failureOf(regenerateItems(notes, asked, offline))).toMatchObject({ code: 'E_OFFLINE' });
    expect(scene.model.requests).toEqual([]);
  });
});

test('a model of our own process is asked the same way, also with --offline, and costs nothing that is known', async ({
  scene,
}) => {
  scene.model.play(answer(RIGHT));
  const modelFile = join(scene.folder, 'tiny.gguf');
  writeTinyGguf(modelFile);
  const opened = await scene.open({ options: { offline: true }, config: { engine: 'local', modelFile } });
  const running = {
    apiKey: '',
    model: 'tiny.gguf',
    contextTokens: 4096,
    whyGone: () => null,
    close: () => Promise.resolve(),
  };
  const tools = { ...opened, local: () => Promise.resolve({ ...running, baseUrl: scene.model.baseUrl }) };
  expect(await estimateFor(notes, request(['result-2']), tools)).toMatchObject({
    host: 'local',
    model: 'tiny.gguf',
    cost: null,
  });
  const { proposal } = await regenerateItems(notes, request(['result-2']), tools);
  expect(proposal.changes[0]?.after?.risk).toBe('green');
});
