// The notes in reading order, under their headings. The item that is decided on stands among the others, large.
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ItemSection, PaperView, ReviewItem } from '../../../domain/review.ts';
import { printable } from '../../../lib/printable.ts';
import { phrase } from '../../../lib/phrase.ts';
import { ActionButton, Mark } from './button.tsx';
import { ItemCard } from './item.tsx';
import { Search } from './search.tsx';
import { visibleItems } from '../state/select.ts';
import { useSpeech, ZH, type Speech } from '../speech/speech.ts';
import type { State } from '../state/state.ts';
import { findingTold, HEADINGS } from '../speech/words.ts';

interface ListProps {
  readonly state: State;
  readonly paper: PaperView;
}

export function ClaimList({ state, paper }: ListProps) {
  const { say } = useSpeech();
  const items = visibleItems(paper.items, state);
  return (
    <section class={state.isListOpen ? 'notes open' : 'notes'} aria-label={say(phrase`notes`)}>
      {state.search === null ? null : <Search text={state.search} count={items.length} />}
      {state.onlyFlagged ? (
        <p class="filter">
          {say(phrase`only what a check found something about`)}{' '}
          <ActionButton told={phrase`show all`} action={{ kind: 'flagged' }} />
        </p>
      ) : null}
      <PaperFindings paper={paper} />
      {inSections(items).map(([section, group]) => (
        <section key={section} class="section">
          <h2>
            <span aria-hidden="true">{HEADINGS[section].emoji}</span>
            <span lang={ZH}>{HEADINGS[section].zh}</span>
            <span lang="en">{HEADINGS[section].en}</span>
          </h2>
          <ol>
            {group.map(item => (
              <li key={item.id} class={item.id === state.selected ? 'selected' : undefined}>
                {item.id === state.selected ? (
                  <Selected state={state} item={item} />
                ) : (
                  <Row item={item} texts={state.texts} />
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

/** Findings about the paper as a whole: nothing to decide, something to know. */
function PaperFindings({ paper }: { readonly paper: PaperView }) {
  const { say } = useSpeech();
  if (paper.findings.length === 0) return null;
  return (
    <details class="about">
      <summary>{say(phrase`about this paper as a whole: ${paper.findings.length}`)}</summary>
      <ul>
        {paper.findings.map(finding => (
          <li key={`${finding.code} ${finding.message}`}>{say(findingTold(finding))}</li>
        ))}
      </ul>
    </details>
  );
}

function inSections(items: readonly ReviewItem[]): [ItemSection, ReviewItem[]][] {
  const sections = new Map<ItemSection, ReviewItem[]>();
  for (const item of items) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
  return [...sections];
}

/** As phone.css has it. */
const PHONE = 760;

function Selected({ state, item }: { readonly state: State; readonly item: ReviewItem }) {
  const place = useRef<HTMLDivElement>(null);
  const { isEditing, isListOpen, search, view, onlyFlagged } = state;
  const show = (): void => place.current?.scrollIntoView({ block: 'nearest' });
  // Whenever what stands above it may have become longer or shorter.
  useLayoutEffect(show, [isEditing, isListOpen, search, view, onlyFlagged]);
  useEffect(() => {
    let width = innerWidth;
    const onResize = (): void => {
      // On a phone the height changes with the browser's own bar, as one scrolls.
      if (innerWidth !== width || innerWidth > PHONE) show();
      width = innerWidth;
    };
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  return (
    <div ref={place} class="place">
      <ItemCard state={state} item={item} />
    </div>
  );
}

interface RowProps {
  readonly item: ReviewItem;
  readonly texts: State['texts'];
}

function Row({ item, texts }: RowProps) {
  const speech = useSpeech();
  // The same element is not compared again: a paper may have 900 of them.
  return useMemo(() => row({ item, texts, ...speech }), [item, texts, speech]);
}

function row({ item, texts, act }: RowProps & Pick<Speech, 'act'>) {
  return (
    <button
      type="button"
      class={`row ${item.kind} ${item.review.state}`}
      onMouseDown={event => event.preventDefault()}
      onClick={() => act({ kind: 'select', item: item.id })}
    >
      <Mark item={item} />
      <span class="texts">
        {texts === 'en' ? null : <span lang={ZH}>{printable(item.zh)}</span>}
        {texts === 'zh' ? null : <span lang="en">{printable(item.en)}</span>}
      </span>
    </button>
  );
}
