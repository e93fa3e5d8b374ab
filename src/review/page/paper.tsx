// One paper: its notes on the left, its PDF on the right; one below the other on a phone.
import type { PaperView } from '../../domain/review.ts';
import { phrase } from '../../lib/phrase.ts';
import { ActionButton } from './button.tsx';
import { ClaimList } from './claim-list.tsx';
import { EvidencePane } from './evidence-pane.tsx';
import type { Server } from './server.ts';
import { useSpeech } from './speech.ts';
import type { State } from './state.ts';

interface PaperProps {
  readonly state: State;
  readonly paper: PaperView;
  readonly server: Server;
}

export function PaperScreen({ state, paper, server }: PaperProps) {
  return (
    <>
      <Done paper={paper} />
      <main class={`paper view-${state.view}`}>
        <div class="column">
          <ClaimList state={state} paper={paper} />
        </div>
        {state.view === 'notes' ? null : <EvidencePane state={state} paper={paper} server={server} />}
      </main>
    </>
  );
}

/** Nothing is left to decide here: what comes then. */
function Done({ paper }: { readonly paper: PaperView }) {
  const { say } = useSpeech();
  if (paper.items.some(({ review }) => review.state === 'pending')) return null;
  return (
    <div class="decided">
      <p>
        <strong>{say(phrase`Every claim of this paper is decided.`)}</strong>{' '}
        {paper.isWhole
          ? null
          : say(phrase`A part of its section has no claim left: put one back, or make one anew.`)}
      </p>
      <div class="actions">
        <ActionButton keys="s" look="main" told={phrase`publish`} action={{ kind: 'publish' }} />
        <ActionButton keys="J" told={phrase`next paper`} action={{ kind: 'paper', by: 1 }} />
        <ActionButton keys="g q" told={phrase`all papers`} action={{ kind: 'queue' }} />
      </div>
    </div>
  );
}
