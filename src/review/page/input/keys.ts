// A key press → what it asks for. Pure: the table of docs/review.md as code. Letters are keys only while no field has
// the focus, and never while an input method composes.
import type { Action } from '../actions/action.ts';

/** What of a keyboard event matters. */
export interface Press {
  /** As the browser names it; `Shift+ ` is the space bar with Shift, which types no other letter. */
  readonly key: string;
  readonly isComposing: boolean;
  /** 229: a key that an input method took, also where `isComposing` is false by then (Safari). */
  readonly keyCode: number;
  /** Ctrl or Meta (Command). */
  readonly isControl: boolean;
  readonly isAlt: boolean;
  /** The key is held down. */
  readonly isRepeat: boolean;
  /** What has the focus. A button or link takes Enter and space for itself. */
  readonly on: 'field' | 'button' | 'page';
}

/** What is on the screen, and whether `g` was the key before. */
export interface Where {
  readonly screen: 'paper' | 'queue' | 'dialog';
  readonly afterG: boolean;
}

const PAPER: Readonly<Record<string, Action>> = {
  j: { kind: 'move', by: 1, only: 'all' },
  ArrowDown: { kind: 'move', by: 1, only: 'all' },
  k: { kind: 'move', by: -1, only: 'all' },
  ArrowUp: { kind: 'move', by: -1, only: 'all' },
  n: { kind: 'move', by: 1, only: 'flagged' },
  N: { kind: 'move', by: -1, only: 'flagged' },
  Enter: { kind: 'enter' },
  a: { kind: 'accept' },
  A: { kind: 'accept-all', risk: 'green' },
  e: { kind: 'edit' },
  x: { kind: 'reject' },
  r: { kind: 'regenerate', what: 'item' },
  R: { kind: 'regenerate', what: 'section' },
  z: { kind: 'undo' },
  Z: { kind: 'redo' },
  u: { kind: 'reopen' },
  ' ': { kind: 'evidence', by: 1 },
  'Shift+ ': { kind: 'evidence', by: -1 },
  '[': { kind: 'page', by: -1 },
  ']': { kind: 'page', by: 1 },
  v: { kind: 'view' },
  J: { kind: 'paper', by: 1 },
  K: { kind: 'paper', by: -1 },
  s: { kind: 'publish' },
  '/': { kind: 'search' },
  t: { kind: 'texts' },
  '?': { kind: 'help' },
  Escape: { kind: 'close' },
};

const QUEUE: Readonly<Record<string, Action>> = {
  j: { kind: 'move', by: 1, only: 'all' },
  ArrowDown: { kind: 'move', by: 1, only: 'all' },
  k: { kind: 'move', by: -1, only: 'all' },
  ArrowUp: { kind: 'move', by: -1, only: 'all' },
  Enter: { kind: 'open', stem: null },
  A: { kind: 'accept-all', risk: 'green' },
  z: { kind: 'undo' },
  Z: { kind: 'redo' },
  '?': { kind: 'help' },
  Escape: { kind: 'close' },
};

/** What may go on while a key is held down: looking, never deciding. */
const HOLDABLE = new Set<Action['kind']>(['move', 'page', 'evidence']);

/** The action that a key asks for; `g` when it is the first of two; null when the press is not for us. */
export function actionFor(press: Press, where: Where): Action | 'g' | null {
  if (isComposed(press) || press.on === 'field' || where.screen === 'dialog' || press.isControl) return null;
  const action = press.isAlt ? withAlt(press.key, where) : alone(press, where);
  return action === null || action === 'g' || !press.isRepeat || HOLDABLE.has(action.kind) ? action : null;
}

/** The one key with Alt: `A` itself is typed with Shift. On a Mac, Alt and a make å. */
function withAlt(key: string, { screen }: Where): Action | null {
  return screen === 'paper' && /^[aAåÅ]$/.test(key) ? { kind: 'accept-all', risk: 'amber' } : null;
}

function alone({ key, on }: Press, { screen, afterG }: Where): Action | 'g' | null {
  if (on === 'button' && (key === 'Enter' || key.endsWith(' '))) return null;
  if (key === 'g') return 'g';
  // Any other key takes the `g` back, and does nothing else.
  if (afterG) return key === 'q' ? { kind: 'queue' } : null;
  if (screen === 'paper' && /^[1-9]$/.test(key)) return { kind: 'fix', index: Number(key) - 1 };
  const table = screen === 'queue' ? QUEUE : PAPER;
  return (Object.hasOwn(table, key) ? table[key] : undefined) ?? null;
}

/** What a press means inside the editor of a claim. Enter and Esc of an input method mean nothing to us. */
export function editKey(press: Omit<Press, 'on'>): 'save' | 'cancel' | null {
  if (isComposed(press) || press.isRepeat) return null;
  if (press.key === 'Enter' && press.isControl) return 'save';
  return press.key === 'Escape' ? 'cancel' : null;
}

function isComposed({ isComposing, keyCode }: Pick<Press, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === 229;
}
