// Why an item is rejected: may be left empty. Enter rejects.
import { useRef } from 'preact/hooks';
import type { ReviewItem } from '../../../domain/review.ts';
import { phrase } from '../../../lib/phrase.ts';
import { Keys } from '../screens/button.tsx';
import { Modal } from './modal.tsx';
import { pressOf } from '../input/press.ts';
import { useSpeech } from '../speech/speech.ts';
import { itemName } from '../speech/words.ts';

export function RejectDialog({ item }: { readonly item: ReviewItem }) {
  const { say, act } = useSpeech();
  const field = useRef<HTMLInputElement>(null);
  const reject = (): void => act({ kind: 'reject-for', reason: field.current?.value ?? '' });
  const onKeyDown = (event: KeyboardEvent): void => {
    const press = pressOf(event);
    if (press.key !== 'Enter' || press.isComposing || press.keyCode === 229) return;
    event.preventDefault();
    reject();
  };
  return (
    <Modal label={say(phrase`reject`)} onClose={() => act({ kind: 'close' })}>
      <h2>{say(phrase`Reject this text`)}</h2>
      <p class="about">{say(itemName(item))}</p>
      <label class="reason">
        <span>{say(phrase`Why (may be left empty)`)}</span>
        <input ref={field} type="text" maxLength={500} autoFocus onKeyDown={onKeyDown} />
      </label>
      <div class="actions">
        <button type="button" class="button main" onClick={reject}>
          <Keys of="Enter" />
          <span>{say(phrase`reject`)}</span>
        </button>
        <button type="button" class="button plain" onClick={() => act({ kind: 'close' })}>
          <Keys of="Esc" />
          <span>{say(phrase`leave`)}</span>
        </button>
      </div>
    </Modal>
  );
}
