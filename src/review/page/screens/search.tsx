// The field that filters the notes by words in them.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { phrase } from '../../../lib/phrase.ts';
import { editKey } from '../input/keys.ts';
import { pressOf } from '../input/press.ts';
import { useSpeech } from '../speech/speech.ts';

export function Search({ text, count }: { readonly text: string; readonly count: number }) {
  const { say, act } = useSpeech();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const press = pressOf(event);
    if (editKey(press) === 'cancel') act({ kind: 'close' });
    // Done with typing: the keys are keys again, among what was found.
    else if (press.key === 'Enter' && !press.isComposing && press.keyCode !== 229) field.current?.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="search" role="search">
      <input
        ref={field}
        type="search"
        value={text}
        aria-label={say(phrase`search the notes`)}
        placeholder={say(phrase`search the notes`)}
        onKeyDown={onKeyDown}
        onInput={event => act({ kind: 'seek', text: event.currentTarget.value })}
      />
      <span class="hint" role="status">
        {text.trim() === '' ? '' : say(phrase`${count} found`)}
      </span>
    </div>
  );
}
