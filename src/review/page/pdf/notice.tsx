// What the pane says in words: that it waits, that it takes long, or what is wrong, with what can be done.
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { PaneState } from './use-pane.ts';

type NoticeProps = Pick<PaneState, 'failure' | 'waiting' | 'isSlow' | 'stop' | 'again'> & {
  readonly say: (told: Told) => string;
};

/** Read out as it changes. */
export function Notice({ say, failure, waiting, isSlow, stop, again }: NoticeProps) {
  return (
    <div class="pdf-notice" role="status">
      {failure !== null && (
        <p class="pdf-failure">
          {say(failure)} <span class="pdf-aside">{say(phrase`You can go on deciding without it.`)}</span>{' '}
          {again !== null && <Word text={say(phrase`try again`)} press={again} />}
        </p>
      )}
      {waiting !== null && (
        <p class={isSlow ? 'pdf-failure' : 'pdf-wait'}>
          {say(waitingFor(waiting, isSlow))} {isSlow && <Word text={say(phrase`stop`)} press={stop} />}
        </p>
      )}
    </div>
  );
}

function waitingFor(waiting: string, isSlow: boolean): Told {
  if (waiting === 'PDF') return isSlow ? phrase`The PDF takes long to open.` : phrase`opening the PDF …`;
  return isSlow ? phrase`Page ${waiting} takes long to draw.` : phrase`drawing page ${waiting} …`;
}

function Word({ text, press }: { readonly text: string; readonly press: () => void }) {
  return (
    <button type="button" class="pdf-button" onClick={press}>
      {text}
    </button>
  );
}
