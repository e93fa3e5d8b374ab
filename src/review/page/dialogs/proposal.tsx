// A proposal, change by change: what the model made anew beside what there was; taken, left, or merged by hand.
import type { JSX } from 'preact';
import { phrase } from '../../../lib/phrase.ts';
import { ChangeView } from './change.tsx';
import { Dialog } from './dialog.tsx';
import { Failure } from './failure.tsx';
import { MergeEditor } from './merge-editor.tsx';
import { costOf } from './money.ts';
import { useProposal, type ProposalProps } from './use-proposal.ts';

/** Closes when something was said of every change. */
export function ProposalDialog(props: ProposalProps): JSX.Element {
  const { proposal, say } = props;
  const { changes } = proposal;
  const { at, select, ends, call, isMerging, endMerging, saveEdit, actions } = useProposal(props);
  const current = changes[at];
  if (isMerging && current !== undefined && current.after !== null)
    return (
      <MergeEditor
        key={current.item}
        before={current.before}
        after={current.after}
        say={say}
        call={call}
        onSave={saveEdit}
        onBack={endMerging}
      />
    );
  return (
    <Dialog title={say(phrase`Old and new`)} actions={actions}>
      <p class="cost">{say(costOf(proposal))}</p>
      <Failure of={call} say={say} />
      <ol class="changes">
        {changes.map((change, index) => (
          <ChangeView
            key={change.item}
            change={change}
            end={ends.get(change.item) ?? null}
            isCurrent={changes.length > 1 && index === at}
            say={say}
            onSelect={() => select(index)}
          />
        ))}
      </ol>
    </Dialog>
  );
}
