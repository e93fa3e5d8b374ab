// The item that is decided on, large: both languages, the quote, what the checks found, what would mend it.
import type { ReviewItem } from '../../../domain/review.ts';
import { printable } from '../../../lib/printable.ts';
import { phrase } from '../../../lib/phrase.ts';
import { isHeldBack, mayBeMadeAnew } from '../../next.ts';
import { ActionButton, Keys, Mark } from './button.tsx';
import { Editor } from './edit.tsx';
import { Findings } from './findings.tsx';
import { useSpeech, ZH } from '../speech/speech.ts';
import { draftOf, keyOf, type Looked, type State } from '../state/state.ts';
import { fixesOf } from '../actions/decisions.ts';
import { MATCH_WORDS, standingOf } from '../speech/words.ts';

interface ItemProps {
  readonly state: State;
  readonly item: ReviewItem;
}

export function ItemCard({ state, item }: ItemProps) {
  const { say } = useSpeech();
  const isSaving = state.saving.includes(item.id);
  const tone = item.review.state === 'pending' ? item.risk : item.review.state;
  return (
    <article class={`card ${tone}`} aria-current="true" aria-busy={isSaving}>
      <header class="standing">
        <Mark item={item} />
        <strong aria-hidden="true">{say(standingOf(item))}</strong>
        <Remarks state={state} item={item} />
      </header>
      <Point of={item.point} />
      {state.isEditing ? <Editor state={state} item={item} /> : <Words texts={state.texts} item={item} />}
      <Quote item={item} />
      {state.isEditing ? null : (
        <>
          <Findings findings={item.findings} />
          <Fixes fixes={fixesOf(state)} isMain={item.risk === 'red' && item.review.state === 'pending'} />
          <Actions item={item} hasFix={fixesOf(state).length > 0} />
        </>
      )}
    </article>
  );
}

/** What is under way or has happened to it. */
function Remarks({ state, item }: ItemProps) {
  const { say } = useSpeech();
  const key = keyOf(state.paper?.stem ?? '', item.id);
  return (
    <>
      {state.saving.includes(item.id) ? (
        <em>{say(state.isGone ? phrase`not saved yet` : phrase`saving…`)}</em>
      ) : null}
      {state.changed.has(key) ? <em class="changed">{say(phrase`changed meanwhile`)}</em> : null}
      {!state.isEditing && draftOf(state, item) !== null ? (
        <span class="draft">
          <em>{say(phrase`unsaved words are kept in this tab: e goes on`)}</em>{' '}
          <ActionButton told={phrase`throw the draft away`} action={{ kind: 'discard' }} />
        </span>
      ) : null}
    </>
  );
}

/** On a phone, where the list is not seen: the point that the claim belongs to. */
function Point({ of }: { readonly of: ReviewItem['point'] }) {
  const { language } = useSpeech();
  if (of === null) return null;
  return (
    <p class="point" lang={language === 'zh' ? ZH : 'en'}>
      {printable(of[language])}
    </p>
  );
}

function Words({ texts, item }: { readonly texts: State['texts']; readonly item: ReviewItem }) {
  const { say } = useSpeech();
  const { review, stated } = item;
  return (
    <div class="words">
      {texts === 'en' ? null : <p lang={ZH}>{printable(item.zh)}</p>}
      {texts === 'zh' ? null : <p lang="en">{printable(item.en)}</p>}
      {review.state === 'edited' && (stated.zh !== item.zh || stated.en !== item.en) ? (
        <details class="stated">
          <summary>{say(phrase`as it was generated`)}</summary>
          <p lang={ZH}>{printable(stated.zh)}</p>
          <p lang="en">{printable(stated.en)}</p>
        </details>
      ) : null}
      {review.state === 'rejected' && review.reason !== null ? (
        <p class="reason">{say(phrase`reason: ${review.reason}`)}</p>
      ) : null}
    </div>
  );
}

function Quote({ item }: { readonly item: ReviewItem }) {
  const { say, act } = useSpeech();
  const match = MATCH_WORDS[item.match];
  if (item.quote === '')
    return (
      <p class="no-quote">
        {say(phrase`no quote: this text sums up the others and has no place in the PDF`)}
      </p>
    );
  return (
    <figure
      class="quote"
      title={say(phrase`show it in the PDF`)}
      onClick={() => act({ kind: 'evidence', by: 1 })}
    >
      <blockquote>{printable(item.quote)}</blockquote>
      <figcaption>
        {item.page === null ? null : (
          // Its click is the quote's.
          <button type="button" class="page" onMouseDown={event => event.preventDefault()}>
            {say(phrase`p. ${item.page}`)}
            <span class="hidden"> {say(phrase`show it in the PDF`)}</span>
          </button>
        )}
        {match === null ? null : <span class="match">{say(match)}</span>}
      </figcaption>
    </figure>
  );
}

interface FixesProps extends Pick<Looked, 'fixes'> {
  /** The first of them is what to do next. */
  readonly isMain: boolean;
}

function Fixes({ fixes, isMain }: FixesProps) {
  const { language, act } = useSpeech();
  if (fixes.length === 0) return null;
  return (
    <ul class="fixes">
      {fixes.slice(0, 9).map((fix, index) => (
        <li key={`${fix.zh}\n${fix.en}`}>
          <button
            type="button"
            class={`button ${isMain && index === 0 ? 'main' : 'plain'}`}
            onMouseDown={event => event.preventDefault()}
            onClick={() => act({ kind: 'fix', index })}
          >
            <Keys of={String(index + 1)} />
            <span>{fix.label[language]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface ActionsProps {
  readonly item: ReviewItem;
  readonly hasFix: boolean;
}

/** What is held back is accepted neither with Enter nor with the thumb on the largest button. */
function Actions({ item, hasFix }: ActionsProps) {
  const isHeld = isHeldBack(item);
  const isOpen = item.review.state === 'pending';
  const isOurs = item.review.state === 'accepted' || item.review.state === 'edited';
  return (
    <div class="actions">
      {isOurs ? null : (
        <ActionButton
          keys={isHeld ? 'a' : 'Enter'}
          look={isHeld ? 'plain' : 'main'}
          told={isHeld ? phrase`accept as it is` : phrase`accept`}
          action={{ kind: 'accept' }}
        />
      )}
      <ActionButton
        keys="e"
        look={isHeld && !hasFix ? 'main' : 'plain'}
        told={phrase`edit`}
        action={{ kind: 'edit' }}
      />
      {mayBeMadeAnew(item) ? (
        <ActionButton keys="r" told={phrase`make anew`} action={{ kind: 'regenerate', what: 'item' }} />
      ) : null}
      {item.review.state === 'rejected' ? null : (
        <ActionButton keys="x" told={phrase`reject`} action={{ kind: 'reject' }} />
      )}
      {isOpen ? null : <ActionButton keys="u" told={phrase`put back`} action={{ kind: 'reopen' }} />}
    </div>
  );
}
