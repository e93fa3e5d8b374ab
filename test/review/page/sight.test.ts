// Nothing is decided that was not on the screen when its key was pressed, and nothing that was typed is passed over.
import { describe, expect, test } from 'vitest';
import { mapClaims, type Notes } from '../../../src/domain/notes.ts';
import { english } from '../../../src/lib/phrase.ts';
import { applied } from '../../../src/review/page/actions/local.ts';
import { stateFor, withOpened, withQueue, type State } from '../../../src/review/page/state/state.ts';
import { withDecided } from '../../../src/review/page/state/saved.ts';
import type { Action } from '../../../src/review/page/actions/action.ts';
import { withUndone } from '../../../src/review/page/state/undone.ts';
import { notesOf } from '../../notes/sample.ts';
import { amber, green, queueOf, red, SESSION, viewOf } from './memory-server.ts';
import { MOVE, pageOf, settle } from './page.ts';

const STALE = 'not saved: it has changed meanwhile; look at it again';
const changing = (id: string) => (notes: Notes) =>
  mapClaims(notes, claim => (claim.id === id ? { ...claim, zh: '别的。' } : claim));
const WORDS = { zh: '我的话。', en: 'My words.' };

describe('a key that waits', () => {
  test('decides nothing that was changed before its turn: it is shown again', async () => {
    const page = await pageOf([red('r1'), red('r2'), red('r3')]);
    const release = page.server.hold();
    page.press('accept', { kind: 'reload', stem: 'a' }, 'accept', 'accept');
    page.server.change('a', changing('r2'));
    release();
    await settle();
    expect(page.server.asked).toEqual(['decide a r1 accept', 'decide a r2 accept']);
    expect([page.review('r1'), page.review('r2'), page.review('r3')]).toEqual([
      ...['accepted', 'pending', 'pending'],
    ]);
    expect(page.news()).toBe(STALE);
    expect(page.selected()).toBe('r2');
  });

  test('decides on what this page itself changed meanwhile, as was expected', async () => {
    const page = await pageOf([red('r1'), green('g1')]);
    const release = page.server.hold();
    page.press('accept', { kind: 'select', item: 'r1' }, 'reopen');
    release();
    await settle();
    expect(page.server.asked).toEqual(['decide a r1 accept', 'decide a r1 reopen']);
    expect(page.news()).toBe('put back: it is undecided again');
  });

  test('accepts nothing of a paper that was not open when it was pressed', async () => {
    const page = await pageOf([red('r1')], [red('b1')]);
    page.press({ kind: 'paper', by: 1 }, 'accept');
    await settle();
    expect(page.review('b1')).toBe('pending');
    expect(page.state().paper?.stem).toBe('b');
  });
});

describe('words that were typed', () => {
  test('over others than those that stand there now are not saved, until the editor is opened again', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    page.press('edit', { kind: 'type', words: { ...WORDS, en: 'My' } });
    page.server.change('a', changing('r1'));
    page.press({ kind: 'reload', stem: 'a' });
    await settle();
    page.press({ kind: 'type', words: WORDS }, 'save');
    await settle();
    expect(page.news()).toBe(STALE);
    expect(page.state().paper?.items[0]?.zh).toBe('别的。');
    expect(page.state().isEditing).toBe(false);
    page.press('edit', 'save');
    await settle();
    expect(page.state().paper?.items[0]).toMatchObject(WORDS);
  });

  test('are not passed over by accepting: the editor opens on them', async () => {
    const page = await pageOf([red('r1'), red('r2')]);
    page.press('edit', { kind: 'type', words: WORDS }, 'close', 'accept');
    await settle();
    expect(page.server.asked).toEqual([]);
    expect(page.state().isEditing).toBe(true);
    expect(page.news()).toBe('there is a draft: Ctrl+Enter saves it, or throw it away first');
    page.press('close', 'discard');
    expect(page.news()).toBe('the draft was thrown away');
    page.press('accept');
    await settle();
    expect(page.server.asked).toEqual(['decide a r1 accept']);
  });

  test('are left out of accepting together, and go with rejecting', async () => {
    const page = await pageOf([green('g1'), green('g2')]);
    page.press('edit', { kind: 'type', words: WORDS }, 'close', { kind: 'accept-all', risk: 'green' });
    await settle();
    expect(page.server.asked).toEqual(['decide a g2 accept']);
    page.press('reject', { kind: 'reject-for', reason: '' });
    await settle();
    expect(page.review('g1')).toBe('rejected');
    expect(page.state().drafts.size).toBe(0);
  });

  test('as they were before are no draft', async () => {
    const page = await pageOf([red('r1')]);
    const { zh = '', en = '' } = page.state().paper?.items[0] ?? {};
    page.press('edit', { kind: 'type', words: WORDS }, { kind: 'type', words: { zh, en } });
    expect(page.state().drafts.size).toBe(0);
  });

  test('of more than 5,000 characters are cut, which is told', async () => {
    const page = await pageOf([red('r1')]);
    page.press('edit', { kind: 'type', words: { zh: '长'.repeat(5_000), en: 'x' } });
    expect(page.news()).toBeNull();
    page.press({ kind: 'type', words: { zh: `${'长'.repeat(4_999)}😀`, en: 'x' } });
    expect(page.state().drafts.get('a r1')?.zh).toHaveLength(4_999);
    expect(page.news()).toBe(
      'cut: a text has at most 5,000 characters, and what came behind them is left out',
    );
  });
});

const viewed = (...claims: Parameters<typeof notesOf>) => viewOf(notesOf(...claims), 'a');
const opened = (...claims: Parameters<typeof notesOf>): State => {
  const view = viewed(...claims);
  return withOpened(withQueue(stateFor(SESSION), queueOf([view])), view);
};
const after = (state: State, ...actions: Action[]): State =>
  actions.reduce((now, action) => applied(now, action) ?? now, state);
const told = ({ news }: State) => (news === null ? null : english(news.told));
const accepted = (claim: ReturnType<typeof red>) => ({
  ...claim,
  review: { ...claim.review, state: 'accepted' as const },
});

describe('what cannot be seen', () => {
  test('is not decided: beside the PDF alone the first key brings the item back', () => {
    const alone: State = { ...opened(red('r1')), view: 'pdf' };
    for (const kind of ['accept', 'edit', 'reject', 'reopen'] as const) {
      const now = applied(alone, { kind });
      expect(now).toMatchObject({ view: 'both', dialog: null, isEditing: false });
      expect(now === null ? null : told(now)).toBe('here is what you decide on: press the key again');
    }
    expect(after(alone, MOVE).view).toBe('pdf');
  });

  test('is asked about twice in the queue, and moving takes the first press back', () => {
    const all = { kind: 'accept-all', risk: 'green' } as const;
    const queue: State = { ...opened(green('g1')), screen: 'queue' };
    const asked = after(queue, all);
    expect(asked.armed).toBe('a');
    expect(applied(asked, all)).toBeNull();
    expect(after(asked, MOVE).armed).toBeNull();
    expect(after(asked, { kind: 'quiet', turn: asked.turns }).armed).toBeNull();
  });
});

describe('what was told', () => {
  test('goes when it was there for long enough, and with moving on', () => {
    const state = after(opened(red('r1')), { kind: 'move', by: 1, only: 'flagged' });
    expect(told(state)).toBe('nothing else with a finding waits');
    expect(after(state, { kind: 'quiet', turn: state.turns - 1 })).toBe(state);
    expect(after(state, { kind: 'quiet', turn: state.turns }).news).toBeNull();
    expect(after(state, MOVE).news).toBeNull();
  });
});

describe('undo', () => {
  const undone = { stem: 'a', items: ['r1'], paper: viewed(red('r1'), red('r2')) };

  test('in the queue stays there, and says what it undid and in which paper', () => {
    const queue: State = { ...opened(accepted(red('r1')), red('r2')), screen: 'queue' };
    const now = withUndone(queue, undone, 'undo');
    expect(now).toMatchObject({ screen: 'queue', marked: 'a' });
    expect(told(now)).toBe('undone, in av1: “The router is faster.”, now undecided');
  });

  test('beside the paper goes to what changed', () => {
    const now = withUndone({ ...opened(accepted(red('r1')), red('r2')), selected: 'r2' }, undone, 'undo');
    expect(now.selected).toBe('r1');
    expect(told(now)).toBe('undone: “The router is faster.”, now undecided');
    const both = { ...undone, items: ['r1', 'r2'] };
    expect(told(withUndone(now, both, 'redo'))).toBe(
      'done again: “The router is faster.” and 1 more, now undecided',
    );
  });

  test('after publishing says that the digest still has it', () => {
    const state: State = { ...opened(accepted(red('r1')), red('r2')), published: new Map([['a', 'now']]) };
    const now = withUndone(state, undone, 'undo');
    expect(now.published.get('a')).toBe('before');
    expect(told(now)).toMatch(/The digest still shows it as it was: publish again$/);
  });
});

describe('behind a correction', () => {
  test('comes the next flagged text, as behind accepting', () => {
    const state = { ...opened(green('g1'), red('r1'), green('g2'), amber('a1')), selected: 'r1' };
    const mended = { ...accepted(red('r1')), findings: [] };
    const paper = viewed(green('g1'), mended, green('g2'), amber('a1'));
    expect(withDecided(state, paper, ['r1']).selected).toBe('a1');
  });

  test('what somebody else changed in the same moment is marked', () => {
    const state = opened(red('r1'), red('r2'));
    const paper = viewed(accepted(red('r1')), red('r2', { zh: '别的。' }));
    expect([...withDecided(state, paper, ['r1']).changed]).toEqual(['a r2']);
  });
});
