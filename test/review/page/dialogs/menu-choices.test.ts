// The menu of a phone offers what can be done with the item that is shown, and nothing that would do nothing.
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../../src/domain/claim.ts';
import type { PaperView } from '../../../../src/domain/review.ts';
import { english, phrase } from '../../../../src/lib/phrase.ts';
import { choicesFor } from '../../../../src/review/page/dialogs/menu-choices.ts';
import { stateFor, withOpened, withSelected, type State } from '../../../../src/review/page/state/state.ts';
import { notesOf } from '../../../notes/sample.ts';
import { amber, green, red, SESSION, viewOf } from '../memory-server.ts';

const opened = (claims: readonly Claim[], parts: Partial<PaperView> = {}): State =>
  withOpened(stateFor(SESSION), { ...viewOf(notesOf(...claims), 'a'), ...parts });
const offered = (state: State): string[] => choicesFor(state).map(([told]) => english(told));
const accepted = (claim: Claim): Claim => ({ ...claim, review: { ...claim.review, state: 'accepted' } });

const ALWAYS = ['all papers', 'search the notes', 'both languages · Chinese · English'];
const PUBLISH = 'publish, after a look at what changes';

describe('the menu of a phone', () => {
  test('accepts all green, and the amber ones that were looked at, with their numbers', () => {
    const state = opened([amber('a1'), amber('a2'), green('g1'), green('g2'), green('g3')]);
    expect(offered(state)).toEqual([
      PUBLISH,
      'accept 3 green',
      'accept 1 amber',
      'make this text anew',
      'make its section anew',
      ...ALWAYS,
    ]);
    expect(choicesFor(state)[1]?.[1]).toEqual({ kind: 'accept-all', risk: 'green' });
  });

  test('puts back what is decided, and makes none of it anew; its section has others that can be', () => {
    const state = withSelected(opened([accepted(green('g1')), red('r1')]), 'g1');
    expect(offered(state)).toEqual([PUBLISH, 'make its section anew', 'put it back to undecided', ...ALWAYS]);
    const done = opened([accepted(green('g1'))]);
    expect(offered(done)).toEqual([PUBLISH, 'put it back to undecided', ...ALWAYS]);
  });

  test('undoes and does again only when there is something', () => {
    const told = phrase`accept 1`;
    expect(offered(opened([red('r1')], { undo: told }))).toContain('undo');
    expect(offered(opened([red('r1')], { undo: told }))).not.toContain('redo');
    expect(offered(opened([red('r1')], { redo: told }))).toContain('redo');
    expect(offered(opened([red('r1')]))).not.toContain('undo');
  });

  test('makes a headline anew, and no section of it: that has no claims', () => {
    const state = opened([red('r1')]);
    const [item] = state.paper?.items ?? [];
    const items = item === undefined ? [] : [{ ...item, kind: 'headline', section: 'headline' } as const];
    const headline = { ...state, paper: state.paper === null ? null : { ...state.paper, items } };
    expect(offered(headline)).toEqual([PUBLISH, 'make this text anew', ...ALWAYS]);
  });
});
