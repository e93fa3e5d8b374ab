// On a phone: all that can be done and has no button under the thumb.
import { phrase, type Phrase } from '../../../lib/phrase.ts';
import type { Action } from '../actions/action.ts';
import { Dialog } from './dialog.tsx';
import { useSpeech } from '../speech/speech.ts';
import './lists.css';

const CHOICES: readonly (readonly [Phrase, Action])[] = [
  [phrase`publish, after a look at what changes`, { kind: 'publish' }],
  [phrase`undo`, { kind: 'undo' }],
  [phrase`redo`, { kind: 'redo' }],
  [phrase`make this claim anew`, { kind: 'regenerate', what: 'claim' }],
  [phrase`make its section anew`, { kind: 'regenerate', what: 'section' }],
  [phrase`put it back to undecided`, { kind: 'reopen' }],
  [phrase`all papers`, { kind: 'queue' }],
  [phrase`search the notes`, { kind: 'search' }],
  [phrase`both languages · Chinese · English`, { kind: 'texts' }],
];

export function Menu() {
  const { say, act } = useSpeech();
  const run = (action: Action): void => {
    act({ kind: 'close' });
    act(action);
  };
  const close = { key: 'Escape', label: say(phrase`close`), run: () => act({ kind: 'close' }) };
  return (
    <Dialog title={say(phrase`more`)} actions={[close]} isLight>
      <ul class="menu">
        {CHOICES.map(([told, action]) => (
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
