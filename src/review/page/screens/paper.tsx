// One paper: its notes on the left, its PDF on the right; one below the other on a phone.
import type { PaperView } from '../../../domain/review.ts';
import { phrase, type Phrase } from '../../../lib/phrase.ts';
import { ActionButton } from './button.tsx';
import { ClaimList } from './claim-list.tsx';
import { EvidencePane } from './evidence-pane.tsx';
import { nextPaper } from '../state/select.ts';
import type { Server } from '../doors/server.ts';
import { useSpeech } from '../speech/speech.ts';
import type { State } from '../state/state.ts';

interface PaperProps {
  readonly state: State;
  readonly paper: PaperView;
  readonly server: Server;
}

export function PaperScreen({ state, paper, server }: PaperProps) {
  return (
    <>
      <Done state={state} paper={paper} />
      <main class={`paper view-${state.view} ${doingNow(state)}`}>
        <div class="column">
          <ClaimList state={state} paper={paper} />
        </div>
        {state.view === 'notes' ? null : <EvidencePane state={state} paper={paper} server={server} />}
      </main>
    </>
  );
}

/** On a phone there is no room for everything at once. */
function doingNow({ isEditing, isListOpen, search, evidence }: State): string {
  if (isEditing) return 'typing';
  if (isListOpen || search !== null) return 'listing';
  return evidence === 0 ? '' : 'looking';
}

interface DoneProps {
  readonly state: State;
  readonly paper: PaperView;
}

/** Nothing is left to decide here, or it is published: what comes then. */
function Done({ state, paper }: DoneProps) {
  const { say } = useSpeech();
  const left = paper.open.red + paper.open.amber + paper.open.green;
  const published = state.published.get(paper.stem);
  if (left > 0 && published === undefined) return null;
  const hasNext = nextPaper(state.queue?.entries ?? [], paper.stem, 1) !== null;
  const toldOf = { now: publishedTold(left, hasNext), before: OUTDATED, none: ALL_DECIDED };
  return (
    <div class="decided">
      <p>
        <strong>{say(toldOf[published ?? 'none'])}</strong>{' '}
        {paper.isWhole
          ? null
          : say(phrase`A part of its section has no claim left: put one back, or make one anew.`)}
      </p>
      <div class="actions">
        <ActionButton
          keys="s"
          look={published === 'now' ? 'plain' : 'main'}
          told={published === undefined ? phrase`publish` : phrase`publish again`}
          action={{ kind: 'publish' }}
        />
        {hasNext ? (
          <ActionButton
            keys="J"
            look={published === 'now' && left === 0 ? 'main' : 'plain'}
            told={phrase`next paper`}
            action={{ kind: 'paper', by: 1 }}
          />
        ) : null}
        <ActionButton keys="g q" told={phrase`all papers`} action={{ kind: 'queue' }} />
      </div>
    </div>
  );
}

const ALL_DECIDED = phrase`Everything in this paper is decided.`;
const OUTDATED = phrase`Published, and changed since: the digest still shows it as it was.`;

function publishedTold(left: number, hasNext: boolean): Phrase {
  if (left > 0) return phrase`Published ✓ To decide in this paper: ${left}.`;
  return hasNext
    ? phrase`Published ✓`
    : phrase`Published ✓ Nothing is left to do here: you may close this tab.`;
}
