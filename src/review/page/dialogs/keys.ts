// Which key of a dialog a press means, if any. Nothing is meant while an input method composes, while somebody types,
// or by a key that is held down: what costs money or writes a file needs a press of its own.

/** What can be done, by a key and by a button that names the key. */
export interface Action {
  /** `o`, `A` (with Shift), `Enter`, `Escape`, `Ctrl+Enter`. */
  readonly key: string;
  /** Another key for the same. */
  readonly alias?: string;
  readonly label: string;
  readonly run: () => void;
  /** What Enter would do: drawn as such. */
  readonly isMain?: boolean;
  readonly isOff?: boolean;
}

const HELD_DOWN = new Set(['j', 'k', 'ArrowDown', 'ArrowUp']);

/** The name of the key as `Action.key` has it; null when the press is not for the dialog. */
export function keyOf(event: KeyboardEvent): string | null {
  // Safari ends the composition before it tells of the key: only the code 229 shows it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else says so
  if (event.isComposing || event.keyCode === 229 || event.altKey) return null;
  const key = event.key.length === 1 ? lettered(event) : event.key;
  if (event.repeat && !HELD_DOWN.has(key)) return null;
  if (event.ctrlKey || event.metaKey) return key === 'Enter' ? 'Ctrl+Enter' : null;
  return isForTarget(event.target, key) ? null : key;
}

/** With or without caps lock. */
function lettered({ key, shiftKey }: KeyboardEvent): string {
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}

/** True when what has the focus takes the key itself. */
function isForTarget(target: EventTarget | null, key: string): boolean {
  if (key === 'Escape') return false;
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return key !== 'Enter';
  return target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ');
}

const SIGNS: Readonly<Record<string, string>> = {
  Enter: '⏎',
  Escape: 'Esc',
  'Ctrl+Enter': 'Ctrl ⏎',
};

/** As it is printed on a button. */
export function keySign(key: string): string {
  return SIGNS[key] ?? key;
}
