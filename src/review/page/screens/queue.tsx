// All papers of the digest, with what is left to decide in each.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { QueueEntry } from '../../../domain/review.ts';
import { printable } from '../../../lib/printable.ts';
import { phrase } from '../../../lib/phrase.ts';
import { ActionButton, Counts } from './button.tsx';
import { useSpeech } from '../speech/speech.ts';
import type { State } from '../state/state.ts';

export function QueueScreen({ state }: { readonly state: State }) {
  const { say } = useSpeech();
  const entries = state.queue?.entries ?? [];
  return (
    <main class="queue">
      <h1>{say(phrase`Papers of ${state.session.digest}`)}</h1>
      {entries.length === 0 ? (
        <p class="empty">{say(phrase`no notes beside this digest yet: summarize a paper first`)}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say(phrase`paper`)}</th>
              <th scope="col">{say(phrase`to decide`)}</th>
              <th scope="col">{say(phrase`decided`)}</th>
              <th scope="col">{say(phrase`changed`)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {entries.map(entry => (
              <Line key={entry.stem} entry={entry} isMarked={entry.stem === state.marked} />
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}

function Line({ entry, isMarked }: { readonly entry: QueueEntry; readonly isMarked: boolean }) {
  const { say, act } = useSpeech();
  const row = useRef<HTMLTableRowElement>(null);
  const { stem, cited, title, open, decided, items, updated, broken } = entry;
  useLayoutEffect(() => {
    if (isMarked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isMarked]);
  return (
    <tr ref={row} class={isMarked ? 'marked' : undefined} aria-current={isMarked}>
      <td class="entry">
        <button
          type="button"
          class="title"
          disabled={broken !== null}
          onMouseDown={event => event.preventDefault()}
          onClick={() => act({ kind: 'open', stem })}
        >
          <span class="id">{cited}</span> <span>{printable(title)}</span>
        </button>
        {broken === null ? null : <p class="broken">{say(broken)}</p>}
      </td>
      <td>
        {broken === null ? <Counts open={open} /> : <span class="broken">{say(phrase`unreadable`)}</span>}
      </td>
      <td>
        {broken !== null ? null : decided === items ? (
          <span class="done">{say(phrase`reviewed ✓`)}</span>
        ) : (
          <span>{`${decided} / ${items}`}</span>
        )}
      </td>
      <td>
        <Ago at={updated} />
      </td>
      <td>
        {isMarked && open.green > 0 ? (
          <ActionButton
            keys="A"
            told={phrase`accept ${open.green} green`}
            action={{ kind: 'accept-all', risk: 'green' }}
          />
        ) : null}
      </td>
    </tr>
  );
}

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function Ago({ at }: { readonly at: string }) {
  const { language } = useSpeech();
  const then = new Date(at);
  if (Number.isNaN(then.getTime())) return null;
  const seconds = (then.getTime() - new Date().getTime()) / 1_000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? (['minute', 60] as const);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return (
    <time dateTime={at} title={then.toLocaleString(language)}>
      {words.format(Math.round(seconds / size), unit)}
    </time>
  );
}
