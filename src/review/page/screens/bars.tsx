// The keys of the moment as buttons: a bar on the desktop, a row under the thumb on a phone.
import { phrase } from '../../../lib/phrase.ts';
import { ActionButton, Keys } from './button.tsx';
import { acceptableNow } from '../actions/local.ts';
import { isHeldBack } from '../../next.ts';
import { nextPaper } from '../state/select.ts';
import { useSpeech } from '../speech/speech.ts';
import { currentItem, type State } from '../state/state.ts';

/** On the queue. */
function QueueBar({ state }: { readonly state: State }) {
  const { say } = useSpeech();
  return (
    <nav class="keys of-queue" aria-label={say(phrase`keys`)}>
      <ActionButton
        look="bar"
        keys="j"
        told={phrase`next paper`}
        action={{ kind: 'move', by: 1, only: 'all' }}
      />
      <ActionButton
        look="bar"
        keys="k"
        told={phrase`previous paper`}
        action={{ kind: 'move', by: -1, only: 'all' }}
      />
      <ActionButton look="bar" keys="Enter" told={phrase`open`} action={{ kind: 'open', stem: null }} />
      <ActionButton look="bar" keys="z" told={phrase`undo`} action={{ kind: 'undo' }} />
      {state.paper === null ? null : (
        <ActionButton look="bar" keys="Esc" told={phrase`back to the paper`} action={{ kind: 'close' }} />
      )}
    </nav>
  );
}

/** The keys of the moment, on the desktop. */
export function Bar({ state }: { readonly state: State }) {
  if (state.screen === 'queue') return <QueueBar state={state} />;
  return state.isEditing ? <EditBar /> : <PaperBar state={state} />;
}

/** Letters are no keys while one types. */
function EditBar() {
  const { say } = useSpeech();
  return (
    <nav class="keys" aria-label={say(phrase`keys`)}>
      <ActionButton look="bar" keys="Ctrl+Enter" told={phrase`save`} action={{ kind: 'save' }} />
      <span class="button bar">
        <Keys of="Tab" />
        <span>{say(phrase`to the other language`)}</span>
      </span>
      <ActionButton
        look="bar"
        keys="Esc"
        told={phrase`leave; what you typed is kept`}
        action={{ kind: 'close' }}
      />
    </nav>
  );
}

function PaperBar({ state }: { readonly state: State }) {
  const { say } = useSpeech();
  const green = acceptableNow(state, 'green').length;
  const amber = acceptableNow(state, 'amber').length;
  const { paper } = state;
  return (
    <nav class="keys" aria-label={say(phrase`keys`)}>
      <ActionButton look="bar" keys="j" told={phrase`next`} action={{ kind: 'move', by: 1, only: 'all' }} />
      <ActionButton
        look="bar"
        keys="k"
        told={phrase`previous`}
        action={{ kind: 'move', by: -1, only: 'all' }}
      />
      <ActionButton
        look="bar"
        keys="n"
        told={phrase`next finding`}
        action={{ kind: 'move', by: 1, only: 'flagged' }}
      />
      <ActionButton look="bar" keys="Space" told={phrase`evidence`} action={{ kind: 'evidence', by: 1 }} />
      {green === 0 ? null : (
        <ActionButton
          look="bar"
          keys="A"
          told={phrase`accept ${green} green`}
          action={{ kind: 'accept-all', risk: 'green' }}
        />
      )}
      {amber === 0 ? null : (
        <ActionButton
          look="bar"
          keys="Alt+A"
          told={phrase`accept ${amber} amber`}
          hint={phrase`only those that you have looked at`}
          action={{ kind: 'accept-all', risk: 'amber' }}
        />
      )}
      <ActionButton
        look="bar"
        keys="z"
        told={phrase`undo`}
        {...(paper?.undo == null ? {} : { hint: paper.undo })}
        action={{ kind: 'undo' }}
      />
      <ActionButton look="bar" keys="s" told={phrase`publish`} action={{ kind: 'publish' }} />
      {nextPaper(state.queue?.entries ?? [], paper?.stem ?? null, 1) === null ? null : (
        <ActionButton look="bar" keys="J" told={phrase`next paper`} action={{ kind: 'paper', by: 1 }} />
      )}
      <ActionButton look="bar" keys="?" told={phrase`keys`} action={{ kind: 'help' }} />
    </nav>
  );
}

/** On a phone: what is needed most, under the thumb. */
export function ThumbBar({ state }: { readonly state: State }) {
  const { say } = useSpeech();
  const item = currentItem(state);
  const isOurs = item?.review.state === 'accepted' || item?.review.state === 'edited';
  const isHeld = item !== undefined && isHeldBack(item);
  return (
    <nav class="thumb" aria-label={say(phrase`keys`)}>
      <ActionButton told={phrase`list`} action={{ kind: 'list' }} />
      <ActionButton told="‹" hint={phrase`previous`} action={{ kind: 'move', by: -1, only: 'all' }} />
      <ActionButton told="›" hint={phrase`next`} action={{ kind: 'move', by: 1, only: 'all' }} />
      <ActionButton told={phrase`reject`} action={{ kind: 'reject' }} />
      <ActionButton look={isHeld ? 'main' : 'plain'} told={phrase`edit`} action={{ kind: 'edit' }} />
      {isOurs ? (
        <ActionButton told={phrase`put back`} action={{ kind: 'reopen' }} />
      ) : (
        <ActionButton
          look={isHeld ? 'plain' : 'main'}
          told={isHeld ? phrase`accept as it is` : phrase`accept`}
          action={{ kind: 'accept' }}
        />
      )}
      <ActionButton told="⋯" hint={phrase`more`} action={{ kind: 'menu' }} />
    </nav>
  );
}
