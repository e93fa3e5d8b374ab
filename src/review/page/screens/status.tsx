// What stands round a paper: its head, the bar of keys, what happened last, what went wrong.
import { useEffect } from 'preact/hooks';
import type { PaperView } from '../../../domain/review.ts';
import { printable } from '../../../lib/printable.ts';
import { phrase } from '../../../lib/phrase.ts';
import { ActionButton, Counts } from './button.tsx';
import { hasDrafts } from '../state/drafts.ts';
import { useSpeech } from '../speech/speech.ts';
import { currentItem, type State } from '../state/state.ts';
import { itemName, secondsLeft, standingOf, timeTold } from '../speech/words.ts';

export function Head({ state, paper }: { readonly state: State; readonly paper: PaperView | null }) {
  const { say, act } = useSpeech();
  const entries = state.queue?.entries ?? [];
  const at = entries.findIndex(({ stem }) => stem === paper?.stem);
  const seconds = paper === null ? 0 : secondsLeft(paper.open);
  return (
    <header class="head">
      {paper === null ? (
        <span class="name">{state.session.digest}</span>
      ) : (
        <h1 class="name" title={paper.authors.join(', ')}>
          <span class="id">{paper.cited}</span> <span class="title">{printable(paper.title)}</span>
        </h1>
      )}
      {paper === null ? null : (
        <span class="left">
          <Counts open={paper.open} />
          {seconds === 0 ? null : (
            <span class="time" title={say(phrase`about what is left to do in this paper`)}>
              {say(timeTold(seconds))}
            </span>
          )}
        </span>
      )}
      <Saved state={state} />
      {paper === null ? null : (
        <button type="button" class="papers" onClick={() => act({ kind: 'queue' })}>
          {say(phrase`${at + 1}/${entries.length} papers`)}
        </button>
      )}
      <span class="who" title={say(phrase`who decides`)}>
        {state.session.reviewer}
      </span>
    </header>
  );
}

function Saved({ state }: { readonly state: State }) {
  const { say } = useSpeech();
  if (state.saving.length > 0 && state.isGone) return <span class="saved not">{say(phrase`not saved`)}</span>;
  if (state.saving.length > 0) return <span class="saved">{say(phrase`saving…`)}</span>;
  return <span class="saved">{state.hasSaved ? say(phrase`saved ✓`) : ''}</span>;
}

/** What went wrong, in its four parts. */
export function Banner({ state }: { readonly state: State }) {
  const { say } = useSpeech();
  const { problem } = state;
  if (problem === null) return null;
  const { what, why, kept, next } = problem.told;
  return (
    <div class="banner" role="alert">
      <p>
        <strong>{say(what)}</strong>
      </p>
      <p>{say(why)}</p>
      <p>{say(phrase`Kept: ${kept}`)}</p>
      <p>{say(phrase`Next: ${next}`)}</p>
      {problem.stays && hasDrafts(state) ? (
        <p>{say(phrase`What you typed and did not save is lost when this tab closes: copy it first.`)}</p>
      ) : null}
      {problem.dropped === 0 ? null : (
        <p>{say(phrase`Not done: ${problem.dropped} keys that were pressed behind it`)}</p>
      )}
      {problem.stays ? (
        <p class="hint">{say(phrase`asking again every two seconds`)}</p>
      ) : (
        <ActionButton keys="Esc" told={phrase`close`} action={{ kind: 'dismiss' }} />
      )}
    </div>
  );
}

/** How long what happened is told, and what did not. */
const NEWS_MS = 4_000;
const BAD_MS = 8_000;

/** What happened last, seen and heard; and the item that is shown, heard. */
export function News({ state }: { readonly state: State }) {
  const { say, act } = useSpeech();
  const item = currentItem(state);
  const { news } = state;
  useEffect(() => {
    if (news === null) return;
    const { turn, isBad } = news;
    const timer = setTimeout(() => act({ kind: 'quiet', turn }), isBad ? BAD_MS : NEWS_MS);
    return () => clearTimeout(timer);
  }, [news]);
  return (
    <>
      <div class="news" role="status" aria-live="polite">
        {news === null ? null : <span key={news.turn}>{say(news.told)}</span>}
      </div>
      <div class="hidden" aria-live="polite">
        {item === undefined ? '' : say(phrase`${standingOf(item)}: ${itemName(item)}`)}
      </div>
    </>
  );
}
