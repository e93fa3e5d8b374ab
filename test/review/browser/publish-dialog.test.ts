// The dialog of publishing in a real browser: collisions, hand edits, the preview after each choice.
import { describe, expect } from 'vitest';
import { asked, closed, old, ONE, test } from './harness/scenes.ts';
import { paper, preview } from './harness/values.ts';
import { later, Refusal } from './harness/world.ts';

describe('publishing', () => {
  test('takes two keys: the one that opens the preview, and s', async ({ scenes }) => {
    const opened = await scenes.publishing();
    const { page } = opened;
    await page.getByRole('dialog', { name: 'Publish into README.md?' }).waitFor();
    expect(await page.locator('.patch del').allTextContents()).toEqual(['-- MMLU 提升 6.1 个百分点。']);
    expect(await page.locator('.patch ins').allTextContents()).toEqual(['+- MMLU 为 60.1%，对比 55.6%。']);
    expect(asked(opened)).toEqual(['preview']);
    await page.keyboard.press('s');
    await page.getByText('README.md has the notes of 2310.06825v1').waitFor();
    expect(opened.calls.at(-1)).toEqual(['publish', { seen: 'section-1', settled: [] }]);
    expect(await opened.told()).toEqual([['published', 'README.md has the notes of 2310.06825v1']]);
    await page.keyboard.press('Enter');
    await closed(opened);
  });

  test('is not done by a key that is held down', async ({ scenes }) => {
    const opened = await scenes.publishing();
    await opened.page.getByRole('region', { name: 'What changes in README.md' }).waitFor();
    await opened.page.evaluate(
      "document.querySelector('.dialog-body').dispatchEvent(new KeyboardEvent('keydown', { key: 's', repeat: true, bubbles: true }))",
    );
    // While it is sent, it could not be sent once more.
    expect(await opened.page.getByRole('button', { name: 'publish' }).isEnabled()).toBe(true);
    expect(asked(opened)).toEqual(['preview']);
  });

  test('waits until every collision is settled', async ({ scenes }) => {
    const collisions = [0, 1].map(index => ({
      index,
      base: `a ${index}`,
      mine: `b ${index}`,
      ours: `c ${index}`,
    }));
    const opened = await scenes.publishing({ preview: preview({ collisions }) });
    const { page } = opened;
    await page.getByText('2 places are to be settled first.').waitFor();
    await page.keyboard.press('s');
    await page.keyboard.press('m');
    await page.getByText('One place is to be settled first.').waitFor();
    expect(await page.getByRole('button', { name: 'publish' }).isDisabled()).toBe(true);
    await page.keyboard.press('s');
    await page.keyboard.press('b');
    await page.getByText('both, that of README.md first').waitFor();
    // The preview of it is asked for before the dialog goes.
    await expect.poll(() => asked(opened)).toEqual(['preview', 'preview', 'preview']);
    await page.keyboard.press('Escape');
    await closed(opened);
    await page.keyboard.press('Enter');
    await page.getByText('both, that of README.md first').waitFor();
    await page.locator('button.main:enabled').waitFor();
    await page.keyboard.press('s');
    await page.getByText('README.md has the notes').waitFor();
    const settled = [
      { index: 0, take: 'mine' },
      { index: 1, take: 'both' },
    ];
    expect(opened.calls.at(-1)).toEqual(['publish', { seen: 'section-1', settled }]);
    const previews = opened.calls.filter(([path]) => path === 'preview').map(([, sent]) => sent);
    expect(previews).toEqual([null, { settled: settled.slice(0, 1) }, { settled }, null, { settled }]);
  });

  test('offers a hand edit as the words of its claim, and looks again after it was taken', async ({
    scenes,
  }) => {
    const words = { zh: '改过。', en: 'Changed.' };
    const edits = [
      { item: 'results-1', before: '- It is fast.', after: '- It is faster.', words, removed: false },
      { item: null, before: '', after: 'my own line', words: null, removed: false },
    ];
    let looks = 0;
    const opened = await scenes.publishing({
      preview: () => preview({ handEdits: (looks += 1) === 1 ? edits : edits.slice(1) }),
      look: {
        findings: [
          { code: 'x', severity: 'error', message: '9 is not in the quote', messageZh: '引文中没有 9' },
        ],
        fixes: [],
      },
    });
    const { page } = opened;
    await page.getByText('Edited by hand in README.md').first().waitFor();
    expect(await page.locator('.change del').allTextContents()).toEqual(['removed: fast end of change ']);
    expect(await page.getByRole('button', { name: 'take as edit of this claim' }).count()).toBe(1);
    await page.locator('.change .findings').getByText('9 is not in the quote').waitFor();
    await page.keyboard.press('t');
    await page.getByText('These lines belong to no claim').waitFor();
    await page.getByRole('button', { name: 'take as edit' }).waitFor({ state: 'detached' });
    expect(await opened.told()).toEqual([['edit', 'results-1', words]]);
    expect(opened.calls).toEqual([
      ['preview', null],
      ['look', { item: 'results-1', ...words }],
      ['preview', null],
    ]);
  });

  test('offers a claim that was deleted by hand as a rejection, and looks again', async ({ scenes }) => {
    const edit = { item: 'results-1', before: '- It is fast.', after: '', words: null, removed: true };
    let looks = 0;
    const opened = await scenes.publishing({
      preview: () => preview({ handEdits: (looks += 1) === 1 ? [edit] : [], diff: '' }),
      decide: paper([old]),
    });
    const { page } = opened;
    await page.getByText('Deleted by hand in README.md').waitFor();
    expect(await page.getByRole('button', { name: 'publish' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'take as rejection' }).click();
    await page.getByText('Deleted by hand in README.md').waitFor({ state: 'detached' });
    expect(opened.calls.slice(1)).toEqual([
      ['decide', { items: ONE, decision: { kind: 'reject', reason: null } }],
      ['preview', null],
    ]);
  });

  test('shows changed words within their lines, in columns that wrap', async ({ scenes }) => {
    const words = '在所有基准上超过 Llama 2 13B，平均提升 '.repeat(4);
    const collisions = [
      { index: 0, base: `- ${words}5`, mine: `- ${words}6 个点`, ours: `- ${words}7 个点` },
    ];
    const opened = await scenes.publishing({ preview: preview({ collisions }) });
    const { page } = opened;
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const sides = page.locator('.side .lines');
      const cut = await sides.evaluateAll(all => all.filter(one => one.scrollWidth > one.clientWidth).length);
      const shown = await page.evaluate<string[]>(
        "[...document.querySelectorAll('.side :is(ins, del)')].map(one => getComputedStyle(one).display)",
      );
      expect([cut, new Set(shown)]).toEqual([0, new Set(['inline'])]);
    }
  });

  test('is not offered when it is refused, and says why', async ({ scenes }) => {
    const opened = await scenes.publishing({
      preview: preview({ refusal: 'README.md has conflict markers in line 3' }),
    });
    await opened.page.getByRole('alert').getByText('README.md has conflict markers in line 3').waitFor();
    await opened.page.keyboard.press('s');
    expect(await opened.page.getByRole('button', { name: 'publish' }).isDisabled()).toBe(true);
    expect(asked(opened)).toEqual(['preview']);
  });

  test('is done by a key that comes while it is looked at once more: as it was seen, or not at all', async ({
    scenes,
  }) => {
    const words = { zh: '改过。', en: 'Changed.' };
    const edit = { item: 'results-1', before: '- a', after: '- b', words, removed: false };
    const second = later();
    const previews = [preview({ handEdits: [edit] }), second.given];
    const opened = await scenes.publishing({
      preview: () => previews.shift() ?? preview(),
      look: { findings: [], fixes: [] },
      publish: () => {
        throw new Refusal('E_REVIEW_STALE', 'README.md is another one by now');
      },
    });
    const { page } = opened;
    await page.getByText('Edited by hand in README.md').waitFor();
    await page.keyboard.press('t');
    await page.getByText('Looking at what would change').waitFor();
    await page.keyboard.press('s');
    await page.getByText('README.md is another one by now').waitFor();
    expect(opened.calls.at(-1)).toEqual(['publish', { seen: 'section-1', settled: [] }]);
    second.give(preview());
  });

  test('of a section that changed meanwhile is told, and r looks again', async ({ scenes }) => {
    let tries = 0;
    const opened = await scenes.publishing({
      publish: () => {
        tries += 1;
        if (tries === 1) throw new Refusal('E_REVIEW_STALE', 'README.md is another one by now');
        return { message: 'written', paper: paper([old]) };
      },
    });
    const { page } = opened;
    await page.getByRole('region').waitFor();
    await page.keyboard.press('s');
    await page.getByText('README.md is another one by now').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.locator('button.main:enabled').waitFor();
    await page.keyboard.press('s');
    await page.getByText('written').waitFor();
    expect(asked(opened)).toEqual(['preview', 'publish', 'preview', 'publish']);
  });
});
