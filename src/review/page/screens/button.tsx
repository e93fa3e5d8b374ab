// A button with its key printed on it, and the mark of a risk.
import type { ReviewItem, RiskCounts } from '../../../domain/review.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { Action } from '../actions/action.ts';
import { useSpeech } from '../speech/speech.ts';
import { markOf, RISK_MARKS, RISK_WORDS, standingOf } from '../speech/words.ts';

interface ButtonProps {
  readonly told: Told;
  readonly action: Action;
  /** As printed: `Enter`, `Alt+A`. */
  readonly keys?: string;
  readonly look?: 'main' | 'plain' | 'bar';
  readonly hint?: Told;
  readonly isOff?: boolean;
}

export function ActionButton({ told, action, keys, look = 'plain', hint, isOff = false }: ButtonProps) {
  const { say, act } = useSpeech();
  return (
    <button
      type="button"
      class={`button ${look}`}
      title={hint === undefined ? undefined : say(hint)}
      // A sign has no name of its own.
      aria-label={typeof told === 'string' && hint !== undefined ? say(hint) : undefined}
      aria-keyshortcuts={keys === undefined ? undefined : shortcutOf(keys)}
      disabled={isOff}
      // A click does not take the focus, so that Enter goes on meaning what it meant.
      onMouseDown={event => event.preventDefault()}
      onClick={() => act(action)}
    >
      {keys === undefined ? null : <Keys of={keys} />}
      <span>{say(told)}</span>
    </button>
  );
}

/** As ARIA writes keys; undefined for one key after the other, which it has no word for. */
function shortcutOf(keys: string): string | undefined {
  if (keys.includes(' ')) return undefined;
  return keys
    .replace('Ctrl', 'Control')
    .replace('Esc', 'Escape')
    .replace(/^[A-Z]$/, 'Shift+$&');
}

export function Keys({ of }: { readonly of: string }) {
  return <kbd aria-hidden="true">{of === 'Enter' ? '⏎' : of}</kbd>;
}

/** The mark of an item, and its word for who cannot see it. */
export function Mark({ item }: { readonly item: ReviewItem }) {
  const { say } = useSpeech();
  const tone = item.review.state === 'pending' ? item.risk : item.review.state;
  return (
    <span class={`mark ${tone}`}>
      <span aria-hidden="true">{markOf(item)}</span>
      <span class="hidden">{say(standingOf(item))}</span>
    </span>
  );
}

/** `●2 ◐3 ○14`, with their words. */
export function Counts({ open }: { readonly open: RiskCounts }) {
  const { say } = useSpeech();
  const risks = ['red', 'amber', 'green'] as const;
  return (
    <span class="counts">
      {risks.map(risk => (
        <span
          key={risk}
          class={`count ${risk} ${open[risk] === 0 ? 'none' : ''}`}
          title={say(RISK_WORDS[risk])}
        >
          <span aria-hidden="true">{`${RISK_MARKS[risk]}\u2009${open[risk]}`}</span>
          <span class="hidden">{say(phrase`${RISK_WORDS[risk]}: ${open[risk]}`)}</span>
        </span>
      ))}
    </span>
  );
}
