// One change of a proposal: the words of both languages compared, the evidence of old and new, what the checks say.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { Evidence, Findings, Labelled, mayBeTaken, Whereabouts } from './evidence.tsx';
import type { Change, End } from './deciding.ts';
import { WordDiff } from './word-diff.tsx';

const ENDS: Readonly<Record<End, Told>> = {
  taken: phrase`taken`,
  kept: phrase`kept as it was`,
  edited: phrase`edited by hand`,
};

/** Taken, a headline or a title would count as a person's own words, with the error in them. */
const NOT_TAKEN = phrase`It cannot be taken as it is: a check found an error in it. Merge it in the editor.`;

interface ChangeProps {
  readonly change: Change;
  readonly end: End | null;
  readonly isCurrent: boolean;
  readonly say: (told: Told) => string;
  readonly onSelect: () => void;
}

/** The current one of several scrolls into view. */
export function ChangeView({ change, end, isCurrent, say, onSelect }: ChangeProps): JSX.Element {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { before, after } = change;
  return (
    <li ref={place} class="change" aria-current={isCurrent ? 'true' : undefined} onClick={onSelect}>
      <h3>
        <Whereabouts item={before} say={say} />
        {end !== null && <em class="end">{say(ENDS[end])}</em>}
      </h3>
      {after === null ? (
        <p class="bad">{say(phrase`The model gave nothing for this text.`)}</p>
      ) : (
        <p class="pair">
          <WordDiff before={before.zh} after={after.zh} lang="zh" say={say} />
          <WordDiff before={before.en} after={after.en} lang="en" say={say} />
        </p>
      )}
      <Labelled label={say(phrase`old`)}>
        <Evidence item={before} say={say} />
      </Labelled>
      {after !== null && (
        <Labelled label={say(phrase`new`)}>
          <Evidence item={after} say={say} />
          <Findings findings={after.findings} say={say} />
          {!mayBeTaken(after) && <p class="bad">{say(NOT_TAKEN)}</p>}
        </Labelled>
      )}
    </li>
  );
}
