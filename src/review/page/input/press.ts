// A keyboard event of the browser → what of it matters.
import type { Press } from './keys.ts';

const FIELDS = 'input, textarea, select, [contenteditable]';
const BUTTONS = 'button, a[href], summary, [role="button"]';

export function pressOf(event: KeyboardEvent): Press {
  const { isComposing, ctrlKey, metaKey, altKey, repeat, target } = event;
  // Deprecated, and the one way to know the Enter of an input method in Safari.
  const { keyCode }: { readonly keyCode: number } = event;
  return {
    key: letterOf(event),
    isComposing,
    keyCode,
    isControl: ctrlKey || metaKey,
    isAlt: altKey,
    isRepeat: repeat,
    on: focusOf(target),
  };
}

/** The letter that is meant, with or without caps lock. */
function letterOf(event: KeyboardEvent): string {
  const { key, shiftKey } = event;
  if (key === ' ' && shiftKey) return 'Shift+ ';
  if (key.length !== 1 || !event.getModifierState('CapsLock')) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}

function focusOf(target: EventTarget | null): Press['on'] {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(FIELDS) !== null) return 'field';
  return target.closest(BUTTONS) === null ? 'page' : 'button';
}
