import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../src/domain/claim.ts';
import { english } from '../../../../src/lib/phrase.ts';
import type { Action } from '../../../../src/review/page/actions/action.ts';
import {
  keepDrafts,
  keepPlace,
  keptDrafts,
  keptPlace,
  keptToken,
} from '../../../../src/review/page/doors/kept.ts';
import { applied } from '../../../../src/review/page/actions/local.ts';
import { wantedOf } from '../../../../src/review/page/actions/looking.ts';
import {
  lookKey,
  stateFor,
  withOpened,
  withQueue,
  type State,
} from '../../../../src/review/page/state/state.ts';
import { secondsLeft, timeTold } from '../../../../src/review/page/speech/words.ts';
import { notesOf } from '../../../notes/sample.ts';
import { amber, green, queueOf, red, SESSION, viewOf } from '../memory-server.ts';

const view = (stem: string, ...claims: Claim[]) => viewOf(notesOf(...claims), stem);
const opened = (...claims: Claim[]): State => withOpened(stateFor(SESSION), view('a', ...claims));
const after = (state: State, ...actions: Action[]): State =>
  actions.reduce((now, action) => applied(now, action) ?? now, state);
const told = ({ news }: State) => (news === null ? null : english(news.told));

describe('leaving things', () => {
  test('goes from what lies on top: dialog, editor, list, search, then the queue', () => {
    let state: State = {
      ...opened(red('r1')),
      ...{ screen: 'queue', search: 'x', isListOpen: true, isEditing: true, dialog: { kind: 'help' } },
    };
    const steps = ['dialog', 'isEditing', 'isListOpen', 'search', 'screen'] as const;
    for (const step of steps) {
      const before = state;
      state = after(state, { kind: 'close' });
      expect(steps.filter(one => state[one] !== before[one])).toEqual([step]);
    }
    expect(after(state, { kind: 'close' })).toBe(state);
  });

  test('closes no banner that tells of something that is not over', () => {
    const parts = { what: '', why: '', kept: '', next: '' };
    const problem = { code: 'E', told: parts, dropped: 0 };
    const close = { kind: 'close' } as const;
    expect(after({ ...opened(), problem: { ...problem, stays: true } }, close).problem).not.toBeNull();
    expect(after({ ...opened(), problem: { ...problem, stays: false } }, close).problem).toBeNull();
  });

  test('keeps what was typed, so that the editor goes on with it', () => {
    const words = { zh: '更快', en: 'Faster' };
    const left = after(opened(red('r1')), { kind: 'edit' }, { kind: 'type', words }, { kind: 'close' });
    expect(left.isEditing).toBe(false);
    expect(left.drafts.get('a r1')).toMatchObject(words);
  });

  test('goes with moving on: the editor closes, the evidence is the other one’s', () => {
    const state = after(opened(red('r1'), red('r2')), { kind: 'edit' }, { kind: 'evidence', by: 1 });
    const move = { kind: 'move', by: 1, only: 'all' } as const;
    expect(state.evidence).toBe(1);
    expect(after(state, move)).toMatchObject({ selected: 'r2', isEditing: false, evidence: 0 });
  });
});

describe('searching', () => {
  test('selects the first text that is found', () => {
    const state = opened(red('r1'), green('g1'), { ...green('g2'), en: 'It needs three passes.' });
    expect(after(state, { kind: 'search' }, { kind: 'seek', text: 'three' })).toMatchObject({
      search: 'three',
      selected: 'g2',
    });
    expect(after(state, { kind: 'seek', text: 'nowhere' }).selected).toBe('r1');
  });
});

describe('making anew', () => {
  const item = { kind: 'regenerate', what: 'item' } as const;
  test('is for what nobody vouches for, a headline like a claim', () => {
    const accepted = { ...green('g1').review, state: 'accepted' } as const;
    expect(after(opened(red('r1')), item).dialog).toMatchObject({
      kind: 'regenerate',
      items: [{ id: 'r1' }],
    });
    const ours = after(opened({ ...green('g1'), review: accepted }), item);
    expect(ours.dialog).toBeNull();
    expect(told(ours)).toBe('it is decided; u puts it back to open, then it can be made anew');
    const state = opened(red('r1'));
    const [first] = state.paper!.items;
    const headline = { ...first!, kind: 'headline', section: 'headline' } as const;
    const alone = { ...state, paper: { ...state.paper!, items: [headline] } };
    expect(after(alone, item).dialog).toMatchObject({ kind: 'regenerate', items: [{ kind: 'headline' }] });
    const none = after(alone, { kind: 'regenerate', what: 'section' });
    expect([none.dialog, told(none)]).toEqual([null, 'no claim of this section can be made anew']);
  });

  test('takes the whole section with R, without what a person vouches for', () => {
    const accepted = { ...green('g1').review, state: 'edited' } as const;
    const state = opened(red('r1'), { ...green('g1'), review: accepted }, amber('a1'));
    const { dialog } = after(state, { kind: 'regenerate', what: 'section' });
    expect(dialog?.kind === 'regenerate' && dialog.items.map(({ id }) => id)).toEqual(['r1', 'a1']);
  });
});

describe('the queue', () => {
  test('keeps the places of papers that it knows, and puts new ones behind', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(stem => view(stem, red('r1')));
    const state = withQueue(stateFor(SESSION), queueOf([a!, b!]));
    const later = withQueue(state, queueOf([c!, b!, a!]));
    expect(later.queue?.entries.map(({ stem }) => stem)).toEqual(['a', 'b', 'c']);
  });
});

describe('the checks are asked', () => {
  test('about the words that are typed, else about the text that is shown, and once', () => {
    const state = opened(red('r1'));
    expect(wantedOf(state)).toMatchObject({ words: { item: 'r1', zh: '路由器更快。' }, isTyped: false });
    const typed = after(state, { kind: 'edit' }, { kind: 'type', words: { zh: '快', en: 'Fast' } });
    expect(wantedOf(typed)).toMatchObject({ words: { item: 'r1', zh: '快', en: 'Fast' }, isTyped: true });
    const key = lookKey('a', state.paper!.items[0]!);
    const known = { ...state, looked: new Map([[key, { findings: [], fixes: [] }]]) };
    expect(wantedOf(known)).toBeNull();
    expect(wantedOf({ ...typed, looked: known.looked })).not.toBeNull();
  });

  test('not in the queue, and not when the server is gone', () => {
    expect(wantedOf({ ...opened(red('r1')), screen: 'queue' })).toBeNull();
    expect(wantedOf({ ...opened(red('r1')), isGone: true })).toBeNull();
  });
});

describe('the time that is left', () => {
  test('counts texts by their risk', () => {
    expect(secondsLeft({ red: 2, amber: 3, green: 14 })).toBe(100);
    expect(english(timeTold(100))).toBe('~2 min');
    expect(english(timeTold(41))).toBe('~50 s');
  });
});

describe('a tab keeps over a reload', () => {
  const store = () => {
    const values = new Map<string, string>();
    return {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
    };
  };

  test('the token that its address brought', () => {
    const tab = store();
    expect(keptToken('', tab)).toBe('');
    expect(keptToken('#abc', tab)).toBe('abc');
    expect(keptToken('', tab)).toBe('abc');
  });

  test('where the person was, but not of another review', () => {
    const tab = store();
    keptToken('#abc', tab);
    keepPlace({ stem: 'a', item: 'r1' }, tab);
    keptToken('#abc', tab);
    expect(keptPlace(tab)).toEqual({ stem: 'a', item: 'r1' });
    keptToken('#other', tab);
    expect(keptPlace(tab)).toBeNull();
  });

  test('words that were not saved, and nothing that is no words', () => {
    const tab = store();
    keepDrafts(new Map([['a r1', { zh: '快', en: 'Fast', seen: 's' }]]), tab);
    expect([...keptDrafts(tab)]).toEqual([['a r1', { zh: '快', en: 'Fast', seen: 's' }]]);
    for (const damaged of ['{', '7', '[1]', '[["a",1,2]]', '[["a","b","c"]]']) {
      tab.setItem('drafts', damaged);
      expect(keptDrafts(tab).size).toBe(0);
    }
  });
});
