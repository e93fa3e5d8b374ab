// The keys of review in a terminal: which of them a prompt names, and what `?` says of them. Pure.
import type { ReviewItem } from '../../domain/review.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import { mayBeMadeAnew } from '../next.ts';
import { isOpen } from './walk.ts';

/** What a prompt depends on. */
export interface Asked {
  readonly item: ReviewItem;
  readonly fixes: number;
  /** Open ones that no check found anything about. */
  readonly greens: number;
  readonly canUndo: boolean;
  readonly canRegenerate: boolean;
}

/** More are shown, but have no key. */
export const MOST_FIXES = 9;

/** An Enter so soon after a decision was typed for that one, as in `y` Enter. */
export const ENTER_AFTER_MS = 300;

/** `Accept [y,n,e,r,1,2,j,k,A,z,s,q,?]?` */
export function promptFor(asked: Asked): Phrase {
  const keys = keysOf(asked).join(',');
  return isOpen(asked.item) ? phrase`Accept [${keys}]?` : phrase`Decided; change it [${keys}]?`;
}

function keysOf({ item, fixes, greens, canUndo, canRegenerate }: Asked): string[] {
  const numbers = Array.from({ length: Math.min(fixes, MOST_FIXES) }, (_, index) => String(index + 1));
  const decide = isOpen(item) ? ['y', 'n', 'e'] : ['u', 'e'];
  return [
    ...decide,
    ...(canRegenerate && mayBeMadeAnew(item) ? ['r'] : []),
    ...numbers,
    'j',
    'k',
    ...(greens > 0 ? ['A'] : []),
    ...(canUndo ? ['z'] : []),
    's',
    'q',
    '?',
  ];
}

/** What each key does, as lines of `key`, words. */
export function helpOf(isLineMode: boolean): readonly (readonly [string, Phrase])[] {
  const enter = phrase`as y, but never for what is held back (●), and not within ${ENTER_AFTER_MS} ms of a decision`;
  return [
    ['y, a', phrase`accept this one, go on; behind one with findings the next with findings comes`],
    ...(isLineMode ? [] : [['Enter', enter] as const]),
    ['n, x', phrase`reject it; a reason may be given`],
    ['e', phrase`edit both languages in your editor ($VISUAL, $EDITOR)`],
    ['1-9', phrase`apply that suggestion`],
    ['r, R', phrase`have it, or its whole section, made anew by the model; the cost is told first`],
    ['u', phrase`back to open`],
    ['j, k', phrase`next, previous (also the arrow keys)`],
    ['J, K', phrase`next, previous paper`],
    ['A', phrase`accept all of this paper that no check found anything about`],
    ['z, Z', phrase`undo, redo`],
    ['s', phrase`publish this paper into the digest; the changes are shown first`],
    ['w', phrase`which papers are there, and what is open in them`],
    ['t', phrase`Chinese, English, or both`],
    ['?, h', phrase`this list`],
    ['q', phrase`quit; every decision is kept already (also Ctrl-D)`],
    ['Ctrl-C', phrase`ends the review as well; while the model is asked, only that`],
    ['Esc', phrase`cancels where a text is asked for`],
  ];
}
