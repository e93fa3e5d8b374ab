// Journeys of the whole program: the built command, notes that it made itself, a real browser, and nothing in between.
// Keys are counted against the budgets of docs/review.md; seconds are printed, never asserted.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasTerminal } from '../../support/terminal.ts';
import { until } from '../../cli/open.ts';
import { atOnce, oneAfterTheOther } from './journeys/several.ts';
import { setOut, type Given, type Journey } from './journeys/journey.ts';
import { personAt, sit } from './journeys/person.ts';
import { CHINESE, CLEAN, openStage, type Stage } from './journeys/stage.ts';
import { attackJourneys } from './journeys/attack-journeys.ts';
import { composing } from './journeys/input-method.ts';

let stage: Stage;
const seconds: Record<string, string> = {};

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  console.table(seconds);
  await stage.close();
});

const journey = (name: string, given: Given = {}): Promise<Journey> => setOut(stage, name, given);

const clock = (label: string, since: number): void => {
  seconds[label] = `${((performance.now() - since) / 1000).toFixed(2)} s`;
};

/** A decision in the notes file, with who and when. */
const DECIDED = /"state": "(accepted|edited|rejected)",\s+"at": "\d{4}-\d\d-\d\dT[^"]+",\s+"by": "Ada"/g;

describe('a paper with two planted errors', () => {
  test('is decided and published with 10 keys; the first finding takes none', async () => {
    const asked = stage.model.requests.length;
    const { desk, review, ada } = await journey('flagged');
    expect(review.stdout()).toBe(`${review.address}\n`);
    await ada.sees('converges at a linear rate');
    await ada.sees('is not in the PDF.');
    await ada.page.locator('.pdf-canvas canvas').waitFor();
    clock('command → first flagged claim', review.typedAt);
    expect(ada.keys()).toBe(0);

    await ada.press('n');
    await ada.sees('“97.3%” stands neither in the quote nor elsewhere in the paper.');
    const marked = await ada.seesEvidenceOf('On ReefNav');
    expect(marked).toEqual({ page: 3, boxes: 2, withPrint: 2 });
    await ada.page.getByRole('button', { name: 'use 63.7%, as the quote has it' }).waitFor();
    await ada.press('1');
    await ada.hears('corrected');
    expect(desk.reviewOf('result-2')).toMatchObject({
      state: 'edited',
      by: 'Ada',
      zh: '在 ReefNav 上，TideShape 的成功率从 47.8% 提高到 63.7%。',
      en: 'On ReefNav the success rate of TideShape rises from 47.8% to 63.7%.',
    });

    await ada.press('n');
    await ada.sees('is not in the PDF.');
    await ada.press('r');
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByText('tokens in, at most').waitFor();
    expect(await dialog.locator('.cost').innerText()).toContain('fixture-model-1 (127.0.0.1)');
    expect(stage.model.requests).toHaveLength(asked);
    await ada.press('Enter');
    await ada.page.getByRole('dialog', { name: 'Old and new' }).waitFor();
    expect(stage.model.requests).toHaveLength(asked + 1);
    expect(await dialog.locator('.word-diff[lang=en] ins').innerText()).toContain(
      'applies without modification',
    );
    expect(await dialog.locator('.evidence').allInnerTexts()).toEqual([
      expect.stringContaining('✗ not in the PDF'),
      expect.stringMatching(
        /dynamic potentials \[2\] applies without modification\s+p\.\s2\s+✓ in the PDF, word for word/,
      ),
    ]);
    await ada.press('Enter');
    await ada.sees('The guarantee for dynamic potentials');
    expect(await ada.seesEvidenceOf('The guarantee for dynamic')).toEqual({
      page: 2,
      boxes: 2,
      withPrint: 2,
    });
    await ada.press('Enter');
    await ada.hears('accepted');
    await ada.press('A');
    await ada.hears(
      '22 accepted together, without being looked at one by one; everything is decided: s publishes',
    );

    const before = desk.digest();
    await ada.press('s');
    await dialog.getByRole('region', { name: 'What changes in README.md' }).waitFor();
    expect(desk.digest()).toBe(before);
    await ada.press('s');
    await ada.hears('merged into README.md');
    expect(ada.keys()).toBe(10);

    const digest = desk.digest();
    expect(digest).toContain('从 47.8% 提高到 63.7%。（[p. 3]');
    expect(digest).toContain('动态势函数的已有保证无需修改即可适用。（[p. 2]');
    expect(digest).not.toContain('97.3%');
    expect(digest).not.toContain('以线性速率收敛');
    expect(digest).toContain('18 confirmed by a person');
    // Titles and the headline too: 24 things to decide.
    expect(JSON.stringify(desk.notes(), null, 2).match(DECIDED)).toHaveLength(24);
    expect(ada.faults).toEqual([]);
    await ada.close();
  });

  test('goes from one claim to the next with one key, its evidence marked on the page', async () => {
    const { ada } = await journey('quick');
    await ada.sees('is not in the PDF.');
    await ada.press('n');
    await ada.seesEvidenceOf('On ReefNav');
    const near = performance.now();
    await ada.press('k');
    expect(await ada.seesEvidenceOf('TideShape reaches an average')).toEqual({
      page: 3,
      boxes: 4,
      withPrint: 4,
    });
    clock('next claim, same page', near);
    await ada.press('n', 'j', 'j', 'j');
    await ada.seesEvidenceOf('Once the shaping reward');
    const far = performance.now();
    await ada.press('k');
    expect((await ada.seesEvidenceOf('The success rates (%)')).page).toBe(3);
    clock('next claim, other page, drawn before', far);
    await ada.page.getByRole('button', { name: 'Random exploration' }).click();
    await ada.seesEvidenceOf('Random exploration');
    await ada.press('k');
    await ada.sees('TideShape: a learned potential');
    expect(ada.faults).toEqual([]);
    await ada.close();
  });
});

describe.concurrent('a paper', () => {
  test('without findings is decided and published with 3 keys', async () => {
    const { desk, ada } = await journey('clean', { stem: CLEAN });
    await ada.page.getByRole('button', { name: 'accept 18 green' }).waitFor();
    await ada.press('A');
    await ada.hears('everything is decided');
    await ada.press('s');
    await ada.page.locator('.patch').waitFor();
    await ada.press('s');
    await ada.hears('merged into README.md');
    expect(ada.keys()).toBe(3);
    expect(desk.digest()).toContain('12 confirmed by a person');
    expect(desk.decided()).toHaveLength(18);
    expect(ada.faults).toEqual([]);
    await ada.close();
  });

  test('in Chinese is marked and drawn like any other, and told in Chinese', async () => {
    const { ada } = await journey('chinese', { stem: CHINESE, env: { LANG: 'zh_CN.UTF-8' } });
    const said: string[] = [];
    ada.page.on('console', message => said.push(message.text()));
    expect(await ada.page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    await ada.page.getByRole('button', { name: '接受' }).first().waitFor();
    for (const name of ['修改', '拒绝', '发布', '撤销'])
      expect(await ada.page.getByRole('button', { name }).count()).toBeGreaterThan(0);
    await ada.press('j');
    expect(await ada.seesEvidenceOf('按固定字数切分会割断论证')).toEqual({ page: 1, boxes: 2, withPrint: 2 });
    await ada.page.getByRole('button', { name: '平均输入长度从 6,120 字' }).click();
    expect(await ada.seesEvidenceOf('平均输入长度从 6,120 字')).toEqual({ page: 3, boxes: 2, withPrint: 2 });
    await ada.press(']');
    await ada.page.locator('canvas[aria-label*="第 4 页"]').waitFor();
    expect(said.join('\n')).toBe('');
    expect(ada.faults).toEqual([]);
    await ada.close();
  });
});

describe.concurrent('an edit', () => {
  test('leaves Enter and Esc to an input method, is checked as it is typed, and is saved by Ctrl+Enter', async () => {
    const { desk, ada } = await journey('edit');
    await ada.press('n');
    await ada.sees('stands neither');
    await ada.press('e');
    const [zh, en] = [ada.page.getByLabel('Chinese'), ada.page.getByLabel('English')];
    await zh.waitFor();
    await zh.press('End');
    const method = await composing(ada.page);
    await method.compose('yan');
    await method.key('Enter', 13);
    await method.key('Escape', 27);
    await method.key('Enter', 229);
    await method.commit('，已验证');
    expect(await zh.inputValue()).toContain('，已验证');
    expect([await ada.page.getByRole('dialog').count(), desk.decided()]).toEqual([0, []]);

    await zh.fill('在 ReefNav 上，TideShape 升到 64.9%。');
    await ada.page.locator('.live').getByText('64.9%').first().waitFor();
    await zh.fill('在 ReefNav 上，TideShape 升到 63.7%。');
    await ada.page.locator('.live').getByText('64.9%').first().waitFor({ state: 'detached' });
    // The first time, the figure of the finding is marked there.
    await ada.press('Tab');
    await en.fill('On ReefNav TideShape rises to 63.7%.');
    await ada.page.getByText('the checks find nothing').waitFor();
    expect(desk.decided()).toEqual([]);
    await ada.press('Control+Enter');
    await ada.hears('saved in your words');
    expect(desk.reviewOf('result-2')).toMatchObject({
      state: 'edited',
      by: 'Ada',
      zh: '在 ReefNav 上，TideShape 升到 63.7%。',
      en: 'On ReefNav TideShape rises to 63.7%.',
    });
    expect(ada.faults).toEqual([]);
    await ada.close();
  });

  test('of a number in both languages takes 3 keys and the digits', async () => {
    const { desk, ada } = await journey('digits');
    await ada.press('n');
    await ada.sees('stands neither');
    const before = ada.keys();
    await ada.press('e');
    await ada.type('63.7%');
    await ada.press('Tab');
    await ada.type('63.7%');
    await ada.press('Control+Enter');
    await ada.hears('saved in your words');
    expect(ada.keys() - before).toBe(3 + 2 * '63.7%'.length);
    expect(desk.reviewOf('result-2')).toMatchObject({
      state: 'edited',
      zh: '在 ReefNav 上，TideShape 的成功率从 47.8% 提高到 63.7%。',
      en: 'On ReefNav the success rate of TideShape rises from 47.8% to 63.7%.',
    });
    await ada.close();
  });
});

describe.concurrent('what was decided', () => {
  test('is undone one by one with one key each, over a reload, back to the start; and done again', async () => {
    const { desk, ada } = await journey('undo');
    await ada.sees('is not in the PDF.');
    await ada.press('x');
    await ada.page.getByRole('dialog', { name: 'reject' }).waitFor();
    await ada.type('no proof');
    await ada.press('Enter');
    await ada.sees('stands neither');
    await ada.page.getByRole('button', { name: 'use 63.7%' }).waitFor();
    await ada.press('1');
    await ada.hears('corrected');
    await ada.press('A');
    await ada.hears('22 accepted');
    await ada.page.getByRole('button', { name: 'Random exploration' }).click();
    await ada.press('e');
    await ada.page
      .getByLabel('English')
      .fill('Chance hardly ever meets a sparse reward: fewer than 0.2% of episodes.');
    await ada.press('Control+Enter');
    await ada.hears('saved in your words');
    expect(desk.decided()).toHaveLength(24);
    expect(desk.reviewOf('innovation-2.2')).toMatchObject({ state: 'rejected', reason: 'no proof' });

    await ada.page.reload();
    await ada.sees('Chance hardly ever meets');
    const undo = async (what: string): Promise<void> => {
      const before = ada.keys();
      await ada.press('z');
      await ada.hears(what);
      expect(ada.keys() - before).toBe(1);
    };
    await undo('undone');
    await ada.sees('Random exploration hardly ever');
    expect(desk.reviewOf('background-1')).toMatchObject({ state: 'accepted' });
    await undo('and 21 more');
    expect(desk.decided()).toEqual(['innovation-2.2', 'result-2']);
    await ada.press('z');
    await ada.sees('97.3%');
    expect(desk.decided()).toEqual(['innovation-2.2']);
    await ada.press('z');
    await ada.sees('converges at a linear rate');
    expect(desk.decided()).toEqual([]);
    await undo('nothing to undo');
    await ada.press('Shift+Z');
    await ada.hears('done again');
    expect(desk.reviewOf('innovation-2.2')).toMatchObject({ state: 'rejected', reason: 'no proof' });
    expect(desk.decided()).toEqual(['innovation-2.2']);
    expect(ada.faults).toEqual([]);
    await ada.close();
  });

  test('is on the disk before kill -9 of the server; the page says it is gone, a new address goes on', async () => {
    const { desk, review, ada } = await journey('killed');
    await ada.sees('is not in the PDF.');
    await ada.press('Enter');
    await ada.hears('a check failed: a accepts it as it is, e edits it, r makes it anew, x rejects it');
    expect(desk.decided()).toEqual([]);
    await ada.press('a');
    await ada.sees('stands neither');
    review.child.kill('SIGKILL');
    await review.ended;
    expect(desk.decided()).toEqual(['innovation-2.2']);
    // No key was pressed since.
    const alert = ada.page.getByRole('alert');
    await alert.getByText('the review server does not answer').waitFor();
    await alert.getByText('type summarize review again, and open the new address').waitFor();
    await ada.press('a');
    await ada.hears('not done: the review server does not answer');
    await ada.sees('a check failed');
    expect(desk.decided()).toEqual(['innovation-2.2']);
    const next = await stage.review(desk);
    expect(next.address).not.toBe(review.address);
    await ada.page.goto(next.address);
    await ada.sees('stands neither');
    await ada.press('a');
    await ada.hears('accepted');
    expect(desk.decided()).toEqual(['innovation-2.2', 'result-2']);
    await ada.press('z', 'z');
    await until(() => desk.decided().length === 0);
    expect(ada.faults.filter(fault => !fault.includes('net::ERR_'))).toEqual([]);
    await ada.close();
  });

  test.runIf(hasTerminal)('in two tabs and a terminal at once is all in the file', async () => {
    const { desk, review, ada } = await journey('several');
    const tab = await personAt({ page: await ada.page.context().newPage(), faults: [], close: ada.close });
    await tab.page.goto(review.address);
    await atOnce({ ada, tab, desk, env: stage.env });
    expect(desk.decided()).toEqual(['background-1', 'innovation-2.2', 'result-2']);
    expect(ada.faults).toEqual([]);
    await ada.close();
  });

  test('of one claim in two tabs is decided once; the second is told, and shown what became of it', async () => {
    const { desk, review, ada } = await journey('same');
    const bob = await sit(stage.browser, review.address);
    await oneAfterTheOther({ ada, bob, desk });
    expect(desk.reviewOf('innovation-2.2')).toMatchObject({ state: 'rejected', reason: 'no' });
    expect(bob.faults).toEqual([expect.stringContaining('409')]);
    await Promise.all([ada.close(), bob.close()]);
  });
});

describe.concurrent('a digest that was edited by hand', () => {
  const LINE = '手写的塑形奖励（shaping reward）容易被钻空子：智能体优化的是提示，而不是真正的目标。';

  test('keeps the edit: one key takes it as the words of its claim, one more publishes', async () => {
    const desk = stage.desk('hand-edit');
    desk.write(text => text.replace(LINE, '手写的塑形奖励常被钻空子（我核对过原文）。'));
    const review = await stage.review(desk);
    const ada = await sit(stage.browser, review.address);
    await ada.press('s');
    await ada.page.getByText('Edited by hand in README.md').waitFor();
    await ada.press('t');
    await until(() => desk.reviewOf('background-2')?.state === 'edited');
    expect(desk.reviewOf('background-2')).toMatchObject({
      by: 'Ada',
      zh: '手写的塑形奖励常被钻空子（我核对过原文）。',
    });
    await ada.mayPublish();
    await ada.press('s');
    await ada.hears(/README\.md/);
    expect(ada.keys()).toBe(3);
    expect(desk.digest()).toContain('- 手写的塑形奖励常被钻空子（我核对过原文）。');
    expect(desk.digest()).not.toContain(LINE);
    expect(ada.faults).toEqual([]);
    await ada.close();
  });

  test.each([
    ['m', true, false],
    ['b', true, true],
  ])('and in review too: the collision is settled with %s', async (key, keepsMine, keepsOurs) => {
    const desk = stage.desk(`collision-${key}`);
    desk.write(text => text.replace(LINE, '这是我在论文列表里写的。'));
    const review = await stage.review(desk);
    const ada = await sit(stage.browser, review.address);
    await ada.page.getByRole('button', { name: 'Hand-written shaping rewards' }).click();
    await ada.press('e');
    await ada.page.getByLabel('Chinese').fill('这是我在审阅时写的。');
    await ada.press('Control+Enter');
    await ada.hears('saved in your words');
    await ada.press('s');
    await ada.page.getByText('Changed on both sides').waitFor();
    const before = desk.digest();
    await ada.press('s');
    await ada.page.getByText('One place is to be settled first.').waitFor();
    expect(desk.digest()).toBe(before);
    await ada.press(key);
    await ada.mayPublish();
    await ada.press('s');
    await ada.hears(/README\.md/);
    const digest = desk.digest();
    expect(digest.includes('这是我在论文列表里写的。')).toBe(keepsMine);
    expect(digest.includes('这是我在审阅时写的。')).toBe(keepsOurs);
    expect(ada.faults).toEqual([]);
    await ada.close();
  });
});

attackJourneys(() => stage);
