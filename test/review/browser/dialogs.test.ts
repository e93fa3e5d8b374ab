// The dialogs of the review page in a real browser: what a person sees and presses, and what the server is asked.
import { describe, expect } from 'vitest';
import { composing } from './journeys/input-method.ts';
import { asked, change, closed, ONE, test } from './harness/scenes.ts';
import { anew, ESTIMATE, item, preview, proposal } from './harness/values.ts';
import { later, Refusal } from './harness/world.ts';

describe('regenerating', () => {
  test('shows what it would cost before the model is asked, and asks it only when a person says go', async ({
    scenes,
  }) => {
    const opened = await scenes.regenerating();
    const { page } = opened;
    const dialog = page.getByRole('dialog', { name: 'Make this text anew' });
    await dialog.getByText('at most 0.0042 USD').waitFor();
    expect(await dialog.locator('.cost').innerText()).toMatch(
      /about 1\.9k tokens in, at most 800 out\s+gpt-5-mini \(api\.openai\.com\)/,
    );
    await page.keyboard.type('use Table 2');
    expect(asked(opened)).toEqual(['estimate']);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Old and new' }).waitFor();
    expect(opened.calls).toEqual([
      ['estimate', { items: ONE, hint: '', not: [] }],
      ['regenerate', { items: ONE, hint: 'use Table 2', not: [] }],
    ]);
  });

  test('waits for the cost: Enter before it is known asks nothing', async ({ scenes }) => {
    const { given, give } = later();
    const opened = await scenes.regenerating({ estimate: () => given });
    const { page } = opened;
    await page.getByText('Working out what it would cost').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: 'go' }).isDisabled()).toBe(true);
    give({ ...ESTIMATE, cost: null, currency: null });
    await page.getByText('price not known').waitFor();
    expect(asked(opened)).toEqual(['estimate']);
  });

  test('says that the answer is paid for already, as long as the hint is the one that it was for', async ({
    scenes,
  }) => {
    const paid = { ...proposal([change]), cost: 0, isPaid: true };
    const opened = await scenes.regenerating({ estimate: { ...ESTIMATE, isPaid: true }, regenerate: paid });
    const { page } = opened;
    await page.getByText('already paid: from the cache').waitFor();
    await page.keyboard.type('x');
    await page.getByText('at most 0.0042 USD').waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Old and new' }).waitFor();
    expect(await page.locator('.cost').innerText()).toBe('already paid: from the cache');
  });

  test('compares old and new word by word in both languages, with the evidence of both', async ({
    scenes,
  }) => {
    const opened = await scenes.regenerating();
    const { page } = opened;
    await page.getByText('at most 0.0042 USD').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('it did cost 0.0031 USD').waitFor();
    const texts = (selector: string): Promise<string[]> => page.locator(selector).allTextContents();
    expect(await texts('.word-diff[lang=zh] del')).toEqual(['removed: 提升 6.1 个百分点 end of change ']);
    expect(await texts('.word-diff[lang=zh] ins')).toEqual(['added: 为 60.1%，对比 55.6% end of change ']);
    expect(await texts('.word-diff[lang=en] del')).toEqual(['removed: +6.1 points end of change ']);
    expect(await texts('.word-diff[lang=en] ins')).toEqual(['added: 60.1% against 55.6% end of change ']);
    expect(await texts('.evidence')).toEqual([
      'surpasses Llama 2 13B across all metrics p. 4 ✗ not in the PDF',
      'Mistral 7B 60.1% LLaMA 2 13B 55.6% p. 4 ✓ in the PDF, word for word',
    ]);
  });

  test('takes the new one with Enter, closes, and gives the focus back', async ({ scenes }) => {
    const opened = await scenes.regenerating();
    const { page } = opened;
    await page.getByText('at most 0.0042 USD').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('it did cost').waitFor();
    await page.keyboard.press('Enter');
    await closed(opened);
    const decision = { kind: 'take', proposal: 'proposal-1' };
    expect(opened.calls.at(-1)).toEqual(['decide', { items: ONE, decision }]);
    expect(await opened.told()).toEqual([['taken', 1]]);
    expect(await page.evaluate('document.activeElement.id')).toBe('opener');
  });

  test('tells a refusal in its four parts, and stays open', async ({ scenes }) => {
    const refuse = (): never => {
      throw new Refusal('E_REVIEW_LOCKED', 'results-1 was accepted by a person');
    };
    const opened = await scenes.regenerating({ regenerate: refuse });
    await opened.page.getByText('at most 0.0042 USD').waitFor();
    await opened.page.keyboard.press('Enter');
    const alert = opened.page.getByRole('alert');
    await alert.waitFor();
    expect((await alert.innerText()).split(/\s*\n+\s*/)).toEqual([
      'E_REVIEW_LOCKED results-1 was accepted by a person',
      'why',
      'because',
      'kept',
      'everything as it was',
      'next step',
      'look again',
    ]);
    await opened.page.keyboard.press('Escape');
    await closed(opened);
    expect(await opened.told()).toEqual([['unmade', 'nothing was made anew: because']]);
  });

  test('cancelled while the model is asked shows nothing of the answer, and the page is told so', async ({
    scenes,
  }) => {
    const { given, give } = later();
    const opened = await scenes.regenerating({ regenerate: () => given });
    const { page } = opened;
    await page.getByText('at most 0.0042 USD').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('The model is being asked.').waitFor();
    await page.keyboard.press('Enter');
    // Not before the question is on its way.
    await expect.poll(() => asked(opened)).toEqual(['estimate', 'regenerate']);
    await page.keyboard.press('Escape');
    await closed(opened);
    give(proposal([change]));
    expect(asked(opened)).toEqual(['estimate', 'regenerate']);
    expect(await opened.told()).toEqual([
      ['unmade', 'nothing was made anew: it was cancelled; the call may be billed all the same'],
    ]);
  });
});

describe('an input method', () => {
  test('has Enter and Escape for itself while it composes, and the key of Safari after it', async ({
    scenes,
  }) => {
    const opened = await scenes.regenerating();
    const { page } = opened;
    await page.getByText('at most 0.0042 USD').waitFor();
    const method = await composing(page);
    await method.compose('yong');
    await method.key('Enter', 13);
    await method.key('Escape', 27);
    await method.key('Enter', 229);
    await method.commit('用表 2');
    await method.key('Enter', 229);
    expect(await page.getByRole('textbox').inputValue()).toBe('用表 2');
    expect(asked(opened)).toEqual(['estimate']);
    await page.keyboard.press('Enter');
    await page.getByText('it did cost').waitFor();
    expect(opened.calls.at(-1)).toEqual(['regenerate', { items: ONE, hint: '用表 2', not: [] }]);
  });
});

describe('a dialog', () => {
  test('keeps the focus and its keys to itself, and gives every button a name', async ({ scenes }) => {
    const collisions = [{ index: 0, base: 'a', mine: 'b', ours: 'c' }];
    const opened = await scenes.publishing({ preview: preview({ collisions }) });
    const { page } = opened;
    await page.getByText('One place is to be settled first.').waitFor();
    await page.evaluate('window.keys.length = 0');
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(
          "document.activeElement === document.body || !!document.activeElement.closest('dialog')",
        ),
      ).toBe(true);
    }
    await page.keyboard.press('x');
    expect(await page.evaluate('window.keys')).toEqual([]);
    const names = await page.getByRole('button').allInnerTexts();
    expect(names.every(name => /\p{L}{2}/u.test(name))).toBe(true);
    expect(await page.getByRole('dialog').getAttribute('aria-labelledby')).toBe(
      await page.locator('h2').getAttribute('id'),
    );
    await page.keyboard.press('Escape');
    await closed(opened);
    expect(await page.evaluate('document.activeElement.id')).toBe('opener');
  });

  test('shows hostile texts as texts, asks nobody for anything, and stays as wide as it is', async ({
    scenes,
  }) => {
    const hostile = `<img src=x onerror=alert(1)> </script><script>alert(2)</script> [a](javascript:alert(3)) \u202egnp.exe ${'W'.repeat(3_000)}`;
    const bad = { zh: hostile, en: hostile, quote: hostile };
    const finding = { code: 'x', severity: 'error' as const, message: hostile, messageZh: hostile };
    const before = item({ ...bad, point: { zh: hostile, en: hostile } });
    const after = anew({ ...bad, en: `${hostile} and more`, findings: [finding] });
    const narrow = { width: 390, height: 844 };
    const opened = await scenes.regenerating(
      {
        regenerate: proposal([{ item: before.id, before, after }]),
        estimate: { ...ESTIMATE, model: hostile, host: hostile },
      },
      [before],
      narrow,
    );
    const { page } = opened;
    const isWide =
      'Math.max(document.documentElement.scrollWidth, document.querySelector(".dialog-body").scrollWidth) > innerWidth';
    await page.locator('.cost strong').waitFor();
    expect(await page.evaluate(isWide)).toBe(false);
    await page.keyboard.press('Enter');
    await page.getByText('it did cost').waitFor();
    expect(await page.locator('.word-diff').first().innerText()).toBe(hostile.replace('\u202e', '<U+202E>'));
    expect(await page.evaluate(isWide)).toBe(false);
    expect(await page.locator('dialog :is(img, script, a)').count()).toBe(0);
  });

  test('shows a long hostile diff as lines, and what looks like a header in it as a change', async ({
    scenes,
  }) => {
    const diff = `--- a/README.md\n+++ b/README.md\n@@ -1,3 +1,2 @@\n--- <b>rule</b>\n+++ \u2066x\n ${'y'.repeat(3_000)}\n`;
    const opened = await scenes.publishing({ preview: preview({ diff }) });
    await opened.page.getByRole('region').waitFor();
    expect(await opened.page.locator('.patch del').allTextContents()).toEqual(['--- <b>rule</b>']);
    expect(await opened.page.locator('.patch ins').allTextContents()).toEqual(['+++ <U+2066>x']);
    expect(await opened.page.locator('.patch b').count()).toBe(0);
  });
});
