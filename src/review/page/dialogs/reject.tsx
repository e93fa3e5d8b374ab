// Why an item is rejected: may be left empty. Enter rejects. A press outside closes it until something is typed.
import { useRef, useState } from 'preact/hooks';
import type { ReviewItem } from '../../../domain/review.ts';
import { phrase } from '../../../lib/phrase.ts';
import { Dialog } from './dialog.tsx';
import { useSpeech } from '../speech/speech.ts';
import { itemName } from '../speech/words.ts';

export function RejectDialog({ item }: { readonly item: ReviewItem }) {
  const { say, act } = useSpeech();
  const field = useRef<HTMLInputElement>(null);
  const [isTyped, setIsTyped] = useState(false);
  const actions = [
    {
      key: 'Enter',
      label: say(phrase`reject`),
      run: () => act({ kind: 'reject-for', reason: field.current?.value ?? '' }),
      isMain: true,
    },
    { key: 'Escape', label: say(phrase`leave`), run: () => act({ kind: 'close' }) },
  ];
  return (
    <Dialog title={say(phrase`Reject this text`)} actions={actions} isLight={!isTyped}>
      <p>{say(itemName(item))}</p>
      <label class="field">
        <span>{say(phrase`Why (may be left empty)`)}</span>
        <input
          ref={field}
          type="text"
          maxLength={500}
          autocomplete="off"
          autofocus
          onInput={event => setIsTyped(event.currentTarget.value !== '')}
        />
      </label>
    </Dialog>
  );
}
