// All keys, each of them a button too: on a phone this is the menu.
import { phrase, type Phrase } from '../../../lib/phrase.ts';
import type { Action } from '../actions/action.ts';
import { Dialog } from './dialog.tsx';
import { useSpeech } from '../speech/speech.ts';
import type { State } from '../state/state.ts';
import './lists.css';

type Line = readonly [keys: string, told: Phrase, action: Action | null];

const DECIDE: readonly Line[] = [
  ['Enter', phrase`accept, and go to the next that waits; never where a check failed`, { kind: 'enter' }],
  ['a', phrase`the same, also where a check failed`, { kind: 'accept' }],
  ['A', phrase`accept all green`, { kind: 'accept-all', risk: 'green' }],
  ['Alt+A', phrase`accept the amber ones that you have looked at`, { kind: 'accept-all', risk: 'amber' }],
  ['e', phrase`edit both languages in place`, { kind: 'edit' }],
  ['x', phrase`reject, with a reason if you like`, { kind: 'reject' }],
  ['1 … 9', phrase`take the correction with this number`, null],
  ['r', phrase`make this text anew`, { kind: 'regenerate', what: 'item' }],
  ['R', phrase`make its section anew`, { kind: 'regenerate', what: 'section' }],
  ['u', phrase`put it back to undecided`, { kind: 'reopen' }],
  ['z · Z', phrase`undo · redo`, { kind: 'undo' }],
];

const GO: readonly Line[] = [
  ['j k · ↓ ↑', phrase`next · previous`, { kind: 'move', by: 1, only: 'all' }],
  ['n · N', phrase`next · previous with a finding`, { kind: 'move', by: 1, only: 'flagged' }],
  ['J · K', phrase`next · previous paper`, { kind: 'paper', by: 1 }],
  ['g q', phrase`all papers`, { kind: 'queue' }],
  ['Space · ⇧Space', phrase`next · previous place of the evidence`, { kind: 'evidence', by: 1 }],
  ['[ · ]', phrase`page of the PDF back · on`, { kind: 'page', by: 1 }],
  ['/', phrase`search the notes`, { kind: 'search' }],
  ['v', phrase`side by side · notes · PDF`, { kind: 'view' }],
  ['t', phrase`both languages · Chinese · English`, { kind: 'texts' }],
  ['s', phrase`publish, after a look at what changes`, { kind: 'publish' }],
];

const EDIT: readonly Line[] = [
  ['Ctrl+Enter', phrase`save`, null],
  ['Tab', phrase`to the other language`, null],
  ['Esc', phrase`leave; what you typed is kept`, null],
];

const QUEUE: readonly Line[] = [
  ['j k · ↓ ↑', phrase`next · previous paper`, { kind: 'move', by: 1, only: 'all' }],
  ['Enter', phrase`open`, { kind: 'open', stem: null }],
  [
    'A',
    phrase`accept all green of this paper; asks for a second press`,
    { kind: 'accept-all', risk: 'green' },
  ],
  ['z · Z', phrase`undo · redo`, { kind: 'undo' }],
  ['Esc', phrase`back to the paper`, { kind: 'close' }],
];

export function Help({ screen }: { readonly screen: State['screen'] }) {
  const { say, act } = useSpeech();
  const close = { key: 'Escape', alias: '?', label: say(phrase`close`), run: () => act({ kind: 'close' }) };
  return (
    <Dialog title={say(phrase`keys`)} actions={[close]} isLight>
      <div class="help">
        {screen === 'queue' ? (
          <Part title={phrase`all papers`} lines={QUEUE} />
        ) : (
          <>
            <Part title={phrase`Decide`} lines={DECIDE} />
            <Part title={phrase`Go`} lines={GO} />
            <Part title={phrase`While editing`} lines={EDIT} />
          </>
        )}
        <p class="hint">
          {say(
            phrase`● a check failed: decided one by one. ◐ a warning: together once you have looked at each. ○ nothing found: together.`,
          )}
        </p>
      </div>
    </Dialog>
  );
}

function Part({ title, lines }: { readonly title: Phrase; readonly lines: readonly Line[] }) {
  const { say, act } = useSpeech();
  const run = (action: Action): void => {
    act({ kind: 'close' });
    act(action);
  };
  return (
    <section>
      <h3>{say(title)}</h3>
      <ul>
        {lines.map(([keys, told, action]) => (
          <li key={keys}>
            <button type="button" disabled={action === null} onClick={() => action !== null && run(action)}>
              <kbd>{keys}</kbd>
              <span>{say(told)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
