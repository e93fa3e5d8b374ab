// On a phone: all that can be done and has no button under the thumb.
import { phrase } from '../../../lib/phrase.ts';
import { Dialog } from './dialog.tsx';
import { choicesFor } from './menu-choices.ts';
import type { Action } from '../actions/action.ts';
import { useSpeech } from '../speech/speech.ts';
import type { State } from '../state/state.ts';
import './lists.css';

export function Menu({ state }: { readonly state: State }) {
  const { say, act } = useSpeech();
  const run = (action: Action): void => {
    act({ kind: 'close' });
    act(action);
  };
  const close = { key: 'Escape', label: say(phrase`close`), run: () => act({ kind: 'close' }) };
  return (
    <Dialog title={say(phrase`more`)} actions={[close]} isLight>
      <ul class="menu">
        {choicesFor(state).map(([told, action]) => (
          <li key={told.template}>
            <button type="button" onClick={() => run(action)}>
              {say(told)}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
