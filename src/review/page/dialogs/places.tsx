// The places of a digest where a person was at work: hand edits, which stay or become the words of a claim, and
// collisions, each of which must be settled before anything is written.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Finding } from '../../../domain/finding.ts';
import type { Look } from '../../../domain/review.ts';
import type { Collision, HandEdit, Settled } from '../../../domain/publish.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { printable } from '../../../lib/printable.ts';
import { useCall } from './call.ts';
import { Actions } from './dialog.tsx';
import { Findings } from './evidence.tsx';
import type { Action } from './keys.ts';
import { WordDiff } from './word-diff.tsx';

type Say = (told: Told) => string;
export type Side = Settled['take'];
export type Fate = 'taken' | 'left';
export type LookAt = (words: Look) => Promise<{ findings: Finding[] }>;

interface PlaceProps {
  /** What its keys do when it is the current one; its buttons do it always. */
  readonly actions: readonly Action[];
  readonly isCurrent: boolean;
  readonly say: Say;
  readonly onSelect: () => void;
}

/** Both sides against what was written last. */
export function CollisionView({
  collision: { base, mine, ours },
  settled,
  digest,
  ...place
}: PlaceProps & { collision: Collision; settled: Side | null; digest: string }): JSX.Element {
  const { say } = place;
  return (
    <Place
      {...place}
      title={say(phrase`Changed on both sides`)}
      end={settled === null ? null : say(endOf(settled, digest))}
    >
      {base === '' ? (
        <Unknown mine={mine} ours={ours} digest={digest} say={say} />
      ) : (
        <div class="sides">
          <Side label={say(phrase`as it was written last`)} text={base} say={say} />
          <Side label={say(phrase`in ${digest}`)} base={base} text={mine} say={say} />
          <Side label={say(phrase`in the notes`)} base={base} text={ours} say={say} />
        </div>
      )}
    </Place>
  );
}

interface UnknownProps extends Pick<Collision, 'mine' | 'ours'> {
  readonly digest: string;
  readonly say: Say;
}

/** A section that was not written by us is one place, however long it is: what the notes would take away is struck out. */
function Unknown({ mine, ours, digest, say }: UnknownProps): JSX.Element {
  return (
    <>
      <p class="bad">
        {say(
          phrase`Not known who wrote this section: it can only stay or be replaced as a whole. “As in the notes” takes away all that is struck out below.`,
        )}
      </p>
      <div class="sides">
        <Side label={say(phrase`in ${digest}`)} text={mine} say={say} />
        <Side label={say(phrase`in the notes`)} base={mine} text={ours} say={say} />
      </div>
    </>
  );
}

function endOf(side: Side, digest: string): Told {
  if (side === 'mine') return phrase`stays as in ${digest}`;
  return side === 'ours' ? phrase`becomes as in the notes` : phrase`both, that of ${digest} first`;
}

interface SideProps {
  readonly label: string;
  readonly text: string;
  /** What it is compared with. */
  readonly base?: string;
  readonly say: Say;
}

function Side({ label, text, base = '', say }: SideProps): JSX.Element {
  return (
    <div class="side">
      <span class="label">{label}</span>
      <div class="lines">
        {text === '' && <em>{say(phrase`nothing`)}</em>}
        {base === '' ? printable(text) : <WordDiff before={base} after={text} say={say} />}
      </div>
    </div>
  );
}

const FATES: Readonly<Record<Fate, Told>> = {
  taken: phrase`taken`,
  left: phrase`left as it stands`,
};

/** Before and after as one comparison. */
export function HandEditView({
  edit,
  fate,
  digest,
  look,
  ...place
}: PlaceProps & { edit: HandEdit; fate: Fate | null; digest: string; look: LookAt }): JSX.Element {
  const { say } = place;
  return (
    <Place
      {...place}
      title={say(edit.removed ? phrase`Deleted by hand in ${digest}` : phrase`Edited by hand in ${digest}`)}
      end={fate === null ? null : say(FATES[fate])}
    >
      <div class="lines">
        <WordDiff before={edit.before} after={edit.after} say={say} />
      </div>
      {edit.words === null && <p class="label">{say(whyNoWords(edit))}</p>}
      <Looked edit={edit} look={look} say={say} />
    </Place>
  );
}

function whyNoWords({ item, removed }: HandEdit): Told {
  if (item === null) return phrase`These lines belong to no claim: they stay as they are.`;
  return removed
    ? phrase`This claim was deleted there, and stays out of it.`
    : phrase`More than the words of this claim was changed: the lines stay as they are.`;
}

/** What the checks say of the words, before they are taken. */
function Looked({ edit: { item, words }, look, say }: { edit: HandEdit; look: LookAt; say: Say }) {
  const { call, start } = useCall<{ findings: Finding[] }>();
  useEffect(() => {
    if (item !== null && words !== null) start(() => look({ item, zh: words.zh, en: words.en }));
  }, [item, words?.zh, words?.en]);
  if (call.state === 'answered') return <Findings findings={call.value.findings} say={say} />;
  return call.state === 'failed' ? (
    <p class="label">{say(phrase`These words could not be checked: ${call.error.told.what}`)}</p>
  ) : null;
}

interface FrameProps extends PlaceProps {
  readonly title: string;
  readonly end: string | null;
  readonly children: ComponentChildren;
}

function Place({ title, end, actions, isCurrent, onSelect, children }: FrameProps): JSX.Element {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li ref={place} class="change" aria-current={isCurrent ? 'true' : undefined} onClick={onSelect}>
      <h3>
        {title}
        {end !== null && <em class="end">{end}</em>}
      </h3>
      {children}
      <div class="place-foot">
        <Actions actions={actions} />
      </div>
    </li>
  );
}
