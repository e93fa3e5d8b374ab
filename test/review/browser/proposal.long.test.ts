// What a person says of a proposal in the dialog: taken, kept, merged, asked for again; and what the server is asked then.
import { describe, expect } from 'vitest';
import { askModel, closed, old, ONE, sentTo, test } from './harness/scenes.ts';
import { anew, item, paper, proposal } from './harness/values.ts';
import { Refusal } from './harness/world.ts';

const TAKEN = { kind: 'take', proposal: 'proposal-1' };

describe('one change', () => {
  test('is kept as it was with o, and asked for again with r: the model is to write something else', async ({
    scenes,
  }) => {
    const ids = ['first', 'second', 'third'];
    const regenerate = (): object => ({
      ...proposal([{ item: old.id, before: old, after: anew() }]),
      id: ids.shift(),
    });
    const opened = await scenes.proposed([old], [anew()], { regenerate });
    const { page } = opened;
    await page.keyboard.press('r');
    await page.getByText('at most 0.0042 USD').waitFor();
    await page.keyboard.type('b');
    await askModel(opened);
    await page.keyboard.press('r');
    await askModel(opened);
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

  test('merged by hand with m gets the words, and the new evidence where that was found', async ({
    scenes,
  }) => {
    const opened = await scenes.proposed([old], [anew()], { decide: paper([anew({ seen: 'seen-taken' })]) });
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

  test('whose quote is not in the PDF keeps the old evidence when it is merged, and so do titles', async ({
    scenes,
  }) => {
    const title = { kind: 'title', quote: '', match: 'none' } as const;
    for (const [before, after] of [
      [old, anew({ match: 'missing' })],
      [item(title), anew(title)],
    ] as const) {
      const opened = await scenes.proposed([before], [after]);
      await opened.page.keyboard.press('m');
      await opened.page.getByText('The evidence stays the old one:').waitFor();
      await opened.page.keyboard.press('Control+Enter');
      await closed(opened);
      const decision = { kind: 'edit', zh: after.zh, en: after.en };
      expect(sentTo(opened, 'decide')).toEqual([{ items: ONE, decision }]);
    }
  });

  test('that was taken, and whose words then failed, is saved once more without being taken twice', async ({
    scenes,
  }) => {
    let edits = 0;
    const decide = (sent: unknown): object => {
      const isEdit = JSON.stringify(sent).includes('"edit"');
      if (isEdit && (edits += 1) === 1) throw new Refusal('E_REVIEW_EMPTY', 'it was not edited');
      return paper([anew({ seen: 'seen-taken' })]);
    };
    const opened = await scenes.proposed([old], [anew()], { decide });
    await opened.page.keyboard.press('m');
    await opened.page.keyboard.press('Control+Enter');
    await opened.page.getByRole('alert').getByText('it was not edited').waitFor();
    await opened.page.keyboard.press('Control+Enter');
    await closed(opened);
    const decided = sentTo(opened, 'decide') as { decision: { kind: string } }[];
    expect(decided.map(({ decision }) => decision.kind)).toEqual(['take', 'edit', 'edit']);
    expect(decided[2]).toEqual(decided[1]);
  });

  test('of a title with an error in it cannot be taken, and says so; it can be merged', async ({
    scenes,
  }) => {
    const title = item({ kind: 'title', quote: '', match: 'none' });
    const opened = await scenes.proposed([title], [{ ...title, en: 'Another title' }]);
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

  test('of a claim with an error in it can be taken; a refusal is told, and it goes on', async ({
    scenes,
  }) => {
    const decide = (): never => {
      throw new Refusal('E_REVIEW_RED', 'results-1 was not taken');
    };
    const opened = await scenes.proposed([old], [item({ en: 'Worse.' })], { decide });
    const { page } = opened;
    expect(await page.getByText('It cannot be taken').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('results-1 was not taken').waitFor();
    await page.keyboard.press('o');
    await closed(opened);
  });
});

test('of several it goes from one to the next, and takes all that have no error in one decision', async ({
  scenes,
}) => {
  const ids = ['results-1', 'results-2', 'results-3', 'results-4'];
  const olds = ids.map(id => item({ id, seen: `seen ${id}` }));
  const opened = await scenes.proposed(olds, [anew(), item({ en: 'Worse.' }), null, anew()]);
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
