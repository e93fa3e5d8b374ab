// Keys, decisions and a server that is slow, changed or gone: what is saved, and what is shown as saved.
import { describe, expect, test } from 'vitest';
import { mapClaims } from '../../../../src/domain/notes.ts';
import { amber, gone, green, red } from '../memory-server.ts';
import { MOVE, pageOf, settle } from '../page.ts';

describe('keys pressed while a decision is on its way', () => {
  test('are done in their order when it has been answered, each on the text that is shown by then', async () => {
    const page = await pageOf([red('r1'), red('r2'), red('r3'), green('g1')]);
    const release = page.server.hold();
    page.press('accept', 'accept', 'accept');
    expect(page.state().saving).toEqual(['r1']);
    expect(page.review('r1')).toBe('pending');
    release();
    await settle();
    expect(page.server.asked).toEqual(['decide a r1 accept', 'decide a r2 accept', 'decide a r3 accept']);
    expect(page.selected()).toBe('g1');
    expect(page.state()).toMatchObject({ saving: [], hasSaved: true });
  });

  test('wait with it also when they only move', async () => {
    const page = await pageOf([red('r1'), green('g1'), green('g2')]);
    const release = page.server.hold();
    page.press('accept', MOVE, 'accept');
    expect(page.selected()).toBe('r1');
    release();
    await settle();
    expect(page.server.asked).toEqual(['decide a r1 accept', 'decide a g2 accept']);
  });

  test('are not done when it fails: they were meant for another text', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    page.server.fail = gone('E_DISK_FULL');
    page.press('accept', 'reject', 'accept');
    await settle();
    expect(page.server.asked).toEqual(['decide a r1 accept']);
    expect(page.state()).toMatchObject({
      selected: 'r1',
      saving: [],
      hasSaved: false,
      dialog: null,
      problem: { code: 'E_DISK_FULL', stays: false, dropped: 2 },
    });
  });
});

describe('when a decision is saved', () => {
  test('it is told with what comes next', async () => {
    const page = await pageOf([red('r1'), green('g1')]);
    page.press('accept');
    await settle();
    expect(page.news()).toBe('accepted; next: The router is faster.');
    page.press('accept');
    await settle();
    expect(page.news()).toBe('accepted; everything is decided: s publishes, J opens the next paper');
  });

  test('the queue knows it', async () => {
    const page = await pageOf([red('r1'), green('g1')]);
    page.press('accept');
    await settle();
    expect(page.state().queue?.entries[0]).toMatchObject({
      decided: 1,
      open: { red: 0, amber: 0, green: 1 },
    });
  });

  test('a reason may be given for rejecting, and what was decided can be put back', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    page.press('reject', { kind: 'reject-for', reason: ' wrong table ' });
    await settle();
    expect(page.state().paper?.items[0]?.review).toMatchObject({ state: 'rejected', reason: 'wrong table' });
    page.press({ kind: 'select', item: 'r1' }, 'reopen');
    await settle();
    expect(page.review('r1')).toBe('pending');
    expect(page.selected()).toBe('r1');
    expect(page.news()).toBe('put back: it is undecided again');
    page.press('reopen');
    await settle();
    expect(page.server.asked).toHaveLength(2);
  });

  test('words are saved as they were typed, and never empty', async () => {
    const page = await pageOf([red('r1')]);
    page.press('edit', { kind: 'type', words: { zh: ' ', en: 'Faster.' } }, 'save');
    await settle();
    expect(page.news()).toBe('both languages need words');
    expect(page.state().isEditing).toBe(true);
    page.press({ kind: 'type', words: { zh: '更快。', en: 'Faster.' } }, 'save');
    await settle();
    expect(page.state().paper?.items[0]).toMatchObject({ zh: '更快。', en: 'Faster.' });
    expect(page.state()).toMatchObject({ isEditing: false, drafts: new Map() });
  });
});

describe('Enter', () => {
  test('accepts nothing that failed a check: it says which keys there are, and a accepts it', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    page.press('enter');
    await settle();
    expect(page.server.asked).toEqual([]);
    expect(page.news()).toBe(
      'a check failed: a accepts it as it is, e edits it, r makes it anew, x rejects it',
    );
    page.press('accept');
    await settle();
    expect(page.review('r1')).toBe('accepted');
  });

  test('names the key of a correction where there is one', async () => {
    const fix = { label: { zh: '改', en: 'mend' }, zh: '更快。', en: 'Faster.' };
    const page = await pageOf([red('r1')]);
    page.look('r1', { findings: [], fixes: [fix] });
    page.press('enter');
    expect(page.news()).toBe(
      'a check failed: 1 corrects it, a accepts it as it is, e edits it, r makes it anew, x rejects it',
    );
  });

  test('accepts what has a warning or nothing, and what failed no check by the time of its turn', async () => {
    const page = await pageOf([amber('a1'), green('g1'), red('r1')]);
    page.press({ kind: 'select', item: 'g1' }, 'enter', 'enter', 'enter');
    await settle();
    page.press({ kind: 'select', item: 'a1' }, 'enter');
    await settle();
    expect(page.server.asked).toEqual(['decide a g1 accept', 'decide a a1 accept']);
    expect(page.review('r1')).toBe('pending');
  });
});

describe('accepting together', () => {
  test('takes the green ones; amber ones only when they were shown; red ones never', async () => {
    const page = await pageOf([red('r1'), amber('a1'), amber('a2'), green('g1'), green('g2')]);
    page.press({ kind: 'accept-all', risk: 'amber' });
    expect(page.news()).toBe('nothing amber that you have looked at waits');
    page.press({ kind: 'accept-all', risk: 'green' });
    await settle();
    page.press(MOVE, { kind: 'accept-all', risk: 'amber' });
    await settle();
    expect(page.server.asked).toEqual(['decide a g1,g2 accept', 'decide a a1 accept']);
    expect(page.review('a2')).toBe('pending');
  });

  test('works from the queue for a paper that is not open', async () => {
    const page = await pageOf([red('r1')], [green('b1'), red('b2')]);
    page.press('queue', MOVE, { kind: 'accept-all', risk: 'green' });
    await settle();
    expect(page.server.asked).toEqual([]);
    expect(page.news()).toBe('A again accepts 1 green texts of bv1, unseen');
    page.press({ kind: 'accept-all', risk: 'green' });
    await settle();
    expect(page.news()).toBe('1 accepted together, without being looked at one by one');
    expect(page.server.asked).toEqual(['decide b b1 accept']);
    expect(page.state()).toMatchObject({ screen: 'queue', paper: { stem: 'a' } });
  });
});

describe('a text that somebody else changed', () => {
  const others = (notes: Parameters<typeof mapClaims>[0]) =>
    mapClaims(notes, claim => (claim.id === 'r1' ? { ...claim, zh: '别的。' } : claim));

  test('is not decided: it is shown as it is now, and marked', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    page.server.change('a', others);
    page.press('accept', 'accept');
    await settle();
    expect(page.state()).toMatchObject({ saving: [], problem: null });
    expect(page.state().changed.has('a r1')).toBe(true);
    expect(page.news()).toBe('not saved: it has changed meanwhile; look at it again');
    expect(page.review('r1')).toBe('pending');
    expect(page.state().paper?.items[0]?.zh).toBe('别的。');
  });

  test('is read anew when the server tells of it, and the selection stays', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    page.press(MOVE);
    page.server.change('a', others);
    page.press({ kind: 'reload', stem: 'a' });
    await settle();
    expect(page.selected()).toBe('r2');
    expect([...page.state().changed]).toEqual(['a r1']);
  });
});

describe('a server that is gone', () => {
  test('leaves a banner, looking goes on, and nothing more is decided', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    page.server.fail = gone();
    page.press('accept');
    await settle();
    page.press(MOVE, 'accept', 'close', 'dismiss');
    await settle();
    expect(page.server.asked).toEqual(['decide a r1 accept']);
    expect(page.selected()).toBe('r2');
    expect(page.news()).toBe('not done: the review server does not answer');
    expect(page.state()).toMatchObject({ isGone: true, saving: ['r1'], hasSaved: false });
    expect(page.state().problem).toMatchObject({ code: 'E_REVIEW_GONE', stays: true });
  });

  test('is asked again until it answers; what was on its way is saved then, and whoever moved on stays', async () => {
    const page = await pageOf([red('r1'), red('r2'), green('g1')]);
    page.server.fail = gone();
    page.press('accept');
    await settle();
    page.press(MOVE, MOVE);
    await page.passTime();
    expect(page.state().isGone).toBe(true);
    page.server.fail = null;
    await page.passTime();
    expect(page.state()).toMatchObject({ isGone: false, problem: null, saving: [], selected: 'g1' });
    expect(page.review('r1')).toBe('accepted');
  });

  test('that had saved and lost its answer is believed when it says so', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    page.server.loseAnswer = true;
    page.press('accept');
    await settle();
    expect(page.state()).toMatchObject({ isGone: true, hasSaved: false });
    await page.passTime();
    expect(page.state()).toMatchObject({ isGone: false, hasSaved: true, selected: 'r2' });
    expect(page.news()).toBe('accepted; next: The router is faster.');
  });

  test('is told without a key, and that it answers again', async () => {
    const page = await pageOf([red('r1')]);
    page.server.fail = gone();
    page.lost();
    expect(page.state()).toMatchObject({ isGone: true, problem: { code: 'E_REVIEW_GONE', stays: true } });
    const { problem } = page.state();
    page.lost();
    expect(page.state().problem).toBe(problem);
    await page.passTime();
    expect(page.state().isGone).toBe(true);
    page.server.fail = null;
    await page.passTime();
    expect(page.state()).toMatchObject({ isGone: false, problem: null });
    expect(page.news()).toBe('the review server answers again');
    expect(page.later()).toBe(0);
  });

  test('while a decision is on its way is told by that one, which is saved when it answers again', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    const release = page.server.hold();
    page.press('accept');
    page.lost();
    expect(page.state().isGone).toBe(false);
    release();
    await settle();
    expect(page.review('r1')).toBe('accepted');
    expect(page.later()).toBe(0);
  });

  test('whose place another one has taken is not asked any more', async () => {
    const page = await pageOf([red('r1')]);
    page.server.fail = gone();
    page.press('accept');
    await settle();
    page.server.fail = gone('E_REVIEW_TOKEN');
    await page.passTime();
    await page.passTime();
    expect(page.state()).toMatchObject({ isGone: true, problem: { code: 'E_REVIEW_TOKEN', stays: true } });
  });
});

describe('going on', () => {
  test('to the next paper opens it at its first text, and the last says that it is', async () => {
    const page = await pageOf([green('a1')], [green('b1'), red('b2')]);
    page.press({ kind: 'paper', by: 1 });
    await settle();
    expect(page.state()).toMatchObject({ paper: { stem: 'b' }, selected: 'b2' });
    page.press({ kind: 'paper', by: 1 });
    expect(page.news()).toBe('this is the last paper');
    page.press({ kind: 'paper', by: -1 }, { kind: 'paper', by: -1 });
    await settle();
    expect(page.news()).toBe('this is the first paper');
  });

  test('has nothing to undo when nothing was done', async () => {
    const page = await pageOf([green('a1')]);
    page.press('undo');
    await settle();
    expect(page.news()).toBe('nothing to undo');
  });
});
