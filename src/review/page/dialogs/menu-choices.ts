// What the menu of a phone offers: what can be done now, and nothing else. Pure.
import { phrase, type Phrase } from '../../../lib/phrase.ts';
import { claimsToMakeAnew, mayBeMadeAnew } from '../../next.ts';
import type { Action } from '../actions/action.ts';
import { acceptableNow } from '../actions/local.ts';
import { currentItem, type State } from '../state/state.ts';

type Choice = readonly [told: Phrase, action: Action];

/** Beside a paper, in the order in which they are shown. */
export function choicesFor(state: State): Choice[] {
  const { paper } = state;
  const choices: readonly Offered[] = [
    [paper !== null, phrase`publish, after a look at what changes`, { kind: 'publish' }],
    ...together(state),
    [paper?.undo != null, phrase`undo`, { kind: 'undo' }],
    [paper?.redo != null, phrase`redo`, { kind: 'redo' }],
    ...ofItem(state),
    [true, phrase`all papers`, { kind: 'queue' }],
    [paper !== null, phrase`search the notes`, { kind: 'search' }],
    [paper !== null, phrase`both languages · Chinese · English`, { kind: 'texts' }],
  ];
  return choices.flatMap(([isThere, ...choice]) => (isThere ? [choice] : []));
}

type Offered = readonly [isThere: boolean, ...Choice];

function together(state: State): Offered[] {
  const green = acceptableNow(state, 'green').length;
  const amber = acceptableNow(state, 'amber').length;
  return [
    [green > 0, phrase`accept ${green} green`, { kind: 'accept-all', risk: 'green' }],
    [amber > 0, phrase`accept ${amber} amber`, { kind: 'accept-all', risk: 'amber' }],
  ];
}

function ofItem(state: State): Offered[] {
  const item = currentItem(state);
  if (item === undefined) return [];
  const section = claimsToMakeAnew(state.paper?.items ?? [], item);
  return [
    [mayBeMadeAnew(item), phrase`make this text anew`, { kind: 'regenerate', what: 'item' }],
    [section.length > 0, phrase`make its section anew`, { kind: 'regenerate', what: 'section' }],
    [item.review.state !== 'pending', phrase`put it back to undecided`, { kind: 'reopen' }],
  ];
}
