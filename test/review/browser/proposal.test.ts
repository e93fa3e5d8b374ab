// What a person says of a proposal in the dialog: taken, kept, merged, asked for again; and what the server is asked then.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Proposal, ReviewItem } from '../../../src/domain/review.ts';
import { anew, ESTIMATE, item, paper, proposal } from './harness/values.ts';
import { openWorld, Refusal, type Answer, type Scene, type World } from './harness/world.ts';

let world: World;
let scene: Scene | undefined;

beforeAll(async () => {
  world = await openWorld();
});
afterEach(() => {
  expect(scene?.faults).toEqual([]);
});
afterAll(() => world.close());

const old = item();
const ONE = [{ item: 'results-1', seen: 'seen-1' }];
const TAKEN = { kind: 'take', proposal: 'proposal-1' };

/** The dialog with the proposal in it; `after` by the item that it is for. */
async function proposed(
  olds: readonly ReviewItem[],
  afters: readonly (ReviewItem | null)[],
  answers: Record<string, Answer> = {},
): Promise<Scene> {
  const changes: Proposal['changes'] = olds.map((before, at) => ({ item: before.id, before, after: afters[at] ?? null })); // prettier-ignore
  const all = { estimate: ESTIMATE, regenerate: proposal(changes), decide: paper(olds), ...answers };
  scene = await world.open({ dialog: 'regenerate', paper: paper(olds), items: olds, answers: all });
  await asked(scene);
  return scene;
}

async function asked({ page }: Scene): Promise<void> {
  await page.getByText('at most 0.0042 USD').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('it did cost').waitFor();
}

const sentTo = ({ calls }: Scene, path: string): unknown[] =>
  calls.filter(([called]) => called === path).map(([, sent]) => sent);
const closed = (opened: Scene): Promise<void> => opened.page.locator('dialog').waitFor({ state: 'detached' });

describe('one change', () => {
  test('is kept as it was with o, and asked for again with r: the model is to write something else', async () => {
    const ids = ['first', 'second', 'third'];
    const regenerate = (): object => ({
      ...proposal([{ item: old.id, before: old, after: anew() }]),
      id: ids.shift(),
    });
    const opened = await proposed([old], [anew()], { regenerate });
    const { page } = opened;
    await page.keyboard.press('r');
    await page.getByText('at most 0.0042 USD').waitFor();
    await page.keyboard.type('b');
    await asked(opened);
    await page.keyboard.press('r');
    await asked(opened);
    const questions = [
      { items: ONE, hint: '', not: [] },
      { items: ONE, hint: 'b', not: ['first'] },
      { items: ONE, hint: 'b', not: ['first', 'second'] },
    ];
    expect(sentTo(opened, 'regenerate')).toEqual(questions);
    expect(sentTo(opened, 'estimate').map(sent => (sent as { not: string[] }).not)).toEqual([
      [],
      ['first'],
      ['first', 'second'],
    ]);
    await page.keyboard.press('o');
    await closed(opened);
    expect(sentTo(opened, 'decide')).toEqual([]);
  });

  test('merged by hand with m gets the words, and the new evidence where that was found', async () => {
    const opened = await proposed([old], [anew()], { decide: paper([anew({ seen: 'seen-taken' })]) });
    const { page } = opened;
    await page.keyboard.press('m');
    expect(await page.getByLabel('Chinese').inputValue()).toBe(anew().zh);
    expect(await page.locator('.labelled').innerText()).toMatch(
      /^The evidence becomes the new one:\s+Mistral 7B 60\.1% LLaMA 2 13B 55\.6%/,
    );
    await page.getByLabel('English').fill('Better by o and m.');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Old and new' }).waitFor();
    await page.keyboard.press('m');
    await page.getByLabel('English').fill('Better: MMLU 60.1%.');
    await page.keyboard.press('Control+Enter');
    await closed(opened);
    const words = { kind: 'edit', zh: anew().zh, en: 'Better: MMLU 60.1%.' };
    expect(sentTo(opened, 'decide')).toEqual([
      { items: ONE, decision: TAKEN },
      { items: [{ item: 'results-1', seen: 'seen-taken' }], decision: words },
    ]);
    expect(await opened.told()).toHaveLength(2);
  });

  test('whose quote is not in the PDF keeps the old evidence when it is merged, and so do titles', async () => {
    const title = { kind: 'title', quote: '', match: 'none' } as const;
    for (const [before, after] of [
      [old, anew({ match: 'missing' })],
      [item(title), anew(title)],
    ] as const) {
      const opened = await proposed([before], [after]);
      await opened.page.keyboard.press('m');
      await opened.page.getByText('The evidence stays the old one:').waitFor();
      await opened.page.keyboard.press('Control+Enter');
      await closed(opened);
      const decision = { kind: 'edit', zh: after.zh, en: after.en };
      expect(sentTo(opened, 'decide')).toEqual([{ items: ONE, decision }]);
    }
  });

  test('that was taken, and whose words then failed, is saved once more without being taken twice', async () => {
    let edits = 0;
    const decide = (sent: unknown): object => {
      const isEdit = JSON.stringify(sent).includes('"edit"');
      if (isEdit && (edits += 1) === 1) throw new Refusal('E_REVIEW_EMPTY', 'it was not edited');
      return paper([anew({ seen: 'seen-taken' })]);
    };
    const opened = await proposed([old], [anew()], { decide });
    await opened.page.keyboard.press('m');
    await opened.page.keyboard.press('Control+Enter');
    await opened.page.getByRole('alert').getByText('it was not edited').waitFor();
    await opened.page.keyboard.press('Control+Enter');
    await closed(opened);
    const decided = sentTo(opened, 'decide') as { decision: { kind: string } }[];
    expect(decided.map(({ decision }) => decision.kind)).toEqual(['take', 'edit', 'edit']);
    expect(decided[2]).toEqual(decided[1]);
  });

  test('of a title with an error in it cannot be taken, and says so; it can be merged', async () => {
    const title = item({ kind: 'title', quote: '', match: 'none' });
    const opened = await proposed([title], [{ ...title, en: 'Another title' }]);
    const { page } = opened;
    await page
      .getByText('It cannot be taken as it is: a check found an error in it. Merge it in the editor.')
      .waitFor();
    expect(await page.getByRole('button', { name: 'take new' }).isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('m');
    await page.getByLabel('English').waitFor();
    expect(sentTo(opened, 'decide')).toEqual([]);
  });

  test('of a claim with an error in it can be taken; a refusal is told, and it goes on', async () => {
    const decide = (): never => {
      throw new Refusal('E_REVIEW_RED', 'results-1 was not taken');
    };
    const opened = await proposed([old], [item({ en: 'Worse.' })], { decide });
    const { page } = opened;
    expect(await page.getByText('It cannot be taken').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('results-1 was not taken').waitFor();
    await page.keyboard.press('o');
    await closed(opened);
  });
});

test('of several it goes from one to the next, and takes all that have no error in one decision', async () => {
  const ids = ['results-1', 'results-2', 'results-3', 'results-4'];
  const olds = ids.map(id => item({ id, seen: `seen ${id}` }));
  const opened = await proposed(olds, [anew(), item({ en: 'Worse.' }), null, anew()]);
  const { page } = opened;
  const current = page.locator('[aria-current=true]');
  await page.keyboard.press('j');
  expect(await current.innerText()).toContain('6.1 is not in the quote');
  await page.keyboard.press('j');
  expect(await current.innerText()).toContain('The model gave nothing for this text.');
  expect(await page.getByRole('button', { name: 'take new' }).isDisabled()).toBe(true);
  await page.keyboard.press('Shift+A');
  await page.getByText('taken').nth(1).waitFor();
  const items = ['results-1', 'results-4'].map(id => ({ item: id, seen: `seen ${id}` }));
  expect(sentTo(opened, 'decide')).toEqual([{ items, decision: TAKEN }]);
  expect(await opened.told()).toEqual([['taken', 4]]);
  await page.keyboard.press('o');
  await page.getByText('kept as it was').waitFor();
  await page.keyboard.press('o');
  await closed(opened);
});
