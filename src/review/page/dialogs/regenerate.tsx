// Making anew: what it would cost and a hint → the model is asked → old and new beside each other, to take or to leave.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Estimate, PaperView, Proposal, ReviewItem, SeenItem } from '../../../domain/review.ts';
import { joined, phrase, type Told } from '../../../lib/phrase.ts';
import { printable } from '../../../lib/printable.ts';
import type { Server } from '../doors/server.ts';
import { useCall, type Call } from './call.ts';
import { Dialog } from './dialog.tsx';
import { Whereabouts } from './evidence.tsx';
import { Failure } from './failure.tsx';
import type { Action } from './keys.ts';
import { costAtMost, tokens } from './money.ts';
import { ProposalDialog } from './proposal.tsx';

interface RegenerateProps {
  readonly paper: PaperView;
  readonly items: readonly ReviewItem[];
  readonly server: Server;
  readonly say: (told: Told) => string;
  /** Called for each change that was taken; also when the dialog was closed meanwhile. */
  readonly onTaken: (paper: PaperView) => void;
  readonly onClose: () => void;
  /** Closes it too: no answer came, and why. */
  readonly onUnmade: (told: Told) => void;
}

/** Open as long as it is rendered. Nothing is paid for before what it costs was shown and a person said go. */
export function RegenerateDialog(props: RegenerateProps): JSX.Element {
  const { paper, server, onTaken, onClose, onUnmade, say } = props;
  const [items, setItems] = useState(props.items);
  const [hint, setHint] = useState('');
  const [not, setNot] = useState<readonly string[]>([]);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  if (proposal === null) {
    const asking = { stem: paper.stem, items, not, hint, setHint, server, say, onClose, onUnmade };
    return <AskDialog {...asking} onProposal={setProposal} />;
  }
  return (
    <ProposalDialog
      proposal={proposal}
      say={say}
      decide={async request => {
        const decided = await server.decide(paper.stem, request);
        onTaken(decided);
        return decided;
      }}
      onRetry={left => {
        setItems(left);
        setNot([...not, proposal.id].slice(-MOST_NOT));
        setProposal(null);
      }}
      onClose={onClose}
    />
  );
}

/** Most former proposals that a question names (domain/review.ts, whose schemas are too long for the page). */
const MOST_NOT = 20;

interface AskProps extends Pick<RegenerateProps, 'items' | 'server' | 'say' | 'onClose' | 'onUnmade'> {
  readonly stem: string;
  /** Proposals that were not wanted. */
  readonly not: readonly string[];
  readonly hint: string;
  readonly setHint: (hint: string) => void;
  readonly onProposal: (proposal: Proposal) => void;
}

const seenOf = (items: readonly ReviewItem[]): SeenItem[] =>
  items.map(({ id, seen }) => ({ item: id, seen }));

function AskDialog(props: AskProps): JSX.Element {
  const { stem, items, not, hint, setHint, server, say, onProposal } = props;
  const [estimatedFor, setEstimatedFor] = useState(hint);
  const estimate = useCall<Estimate>();
  const proposal = useCall<Proposal>();
  const look = (): void => {
    setEstimatedFor(hint);
    estimate.start(() => server.estimate(stem, { items: seenOf(items), hint: hint.trim(), not: [...not] }));
  };
  useEffect(look, []);
  const isRunning = proposal.call.state === 'waiting';
  const go = (): void => {
    if (estimate.call.state === 'answered')
      proposal.startOnce(
        () => server.regenerate(stem, { items: seenOf(items), hint: hint.trim(), not: [...not] }),
        onProposal,
      );
  };
  const goAction: Action =
    estimate.call.state === 'failed'
      ? { key: 'Enter', label: say(phrase`ask again what it would cost`), run: look, isMain: true }
      : {
          key: 'Enter',
          label: say(phrase`go`),
          run: go,
          isMain: true,
          isOff: estimate.call.state !== 'answered' || isRunning,
        };
  const close = closing(props, estimate.call, proposal.call);
  return (
    <Dialog title={titleOf(items, say)} actions={[goAction, close]}>
      <ItemList items={items} say={say} />
      <label class="hint">
        <span>{say(phrase`What should be different? (may stay empty)`)}</span>
        <input
          type="text"
          autofocus
          autocomplete="off"
          maxLength={500}
          value={hint}
          readOnly={isRunning}
          placeholder={say(phrase`use the numbers of Table 2`)}
          onInput={event => {
            setHint(event.currentTarget.value);
          }}
        />
      </label>
      <Cost call={estimate.call} isSameHint={hint.trim() === estimatedFor.trim()} say={say} />
      <Failure of={estimate.call} say={say} />
      <Failure of={proposal.call} say={say} />
      <p role="status">
        {isRunning && say(phrase`The model is being asked. Cancel and its answer is not shown.`)}
      </p>
    </Dialog>
  );
}

function closing(props: AskProps, estimate: Call<Estimate>, proposal: Call<Proposal>): Action {
  const { say, onClose, onUnmade } = props;
  const why = unmadeTold(estimate, proposal);
  return {
    key: 'Escape',
    label: say(proposal.state === 'waiting' ? phrase`cancel` : phrase`close`),
    run: () => (why === null ? onClose() : onUnmade(why)),
  };
}

/** Why there is nothing to take or leave; null when nothing was asked for, so that nothing is missed. */
function unmadeTold(estimate: Call<Estimate>, proposal: Call<Proposal>): Told | null {
  const isFree = estimate.state === 'answered' && (estimate.value.isPaid || estimate.value.cost === 0);
  if (proposal.state === 'waiting')
    return isFree
      ? phrase`nothing was made anew: it was cancelled`
      : phrase`nothing was made anew: it was cancelled; the call may be billed all the same`;
  const failed = [proposal, estimate].find(call => call.state === 'failed');
  return failed === undefined ? null : phrase`nothing was made anew: ${joined([failed.error.told.why], '')}`;
}

function titleOf(items: readonly ReviewItem[], say: (told: Told) => string): string {
  return say(items.length === 1 ? phrase`Make this text anew` : phrase`Make ${items.length} texts anew`);
}

/** What it is about, shortly: people know the texts, they were looking at them. */
function ItemList({ items, say }: Pick<AskProps, 'items' | 'say'>): JSX.Element {
  return (
    <ul class="items">
      {items.map(item => (
        <li key={item.id}>
          <span class="label">
            <Whereabouts item={item} say={say} />
          </span>
          {item.zh !== '' && <bdi lang="zh">{printable(item.zh)}</bdi>}
          {item.en !== '' && <bdi lang="en">{printable(item.en)}</bdi>}
        </li>
      ))}
    </ul>
  );
}

interface CostProps {
  readonly call: Call<Estimate>;
  /** With another hint it is another question, which is not paid for. What it costs at most stays true. */
  readonly isSameHint: boolean;
  readonly say: (told: Told) => string;
}

function Cost({ call, isSameHint, say }: CostProps): JSX.Element | null {
  if (call.state === 'failed') return null;
  if (call.state !== 'answered') return <p class="cost">{say(phrase`Working out what it would cost…`)}</p>;
  const { model, host, inputTokens, outputTokens, isPaid } = call.value;
  return (
    <p class="cost">
      <strong>{say(costAtMost({ ...call.value, isPaid: isPaid && isSameHint }))}</strong>
      <span>{say(phrase`about ${tokens(inputTokens)} tokens in, at most ${tokens(outputTokens)} out`)}</span>
      <span>
        <bdi>{printable(model)}</bdi> (<bdi>{printable(host)}</bdi>)
      </span>
    </p>
  );
}
