// A proposal as it is gone through: which change is the current one, what was said of each, what can be done now.
import { useRef, useState } from 'preact/hooks';
import type { Proposal, ReviewItem } from '../../../domain/review.ts';
import type { Bilingual } from '../../../domain/notes.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { useCall, type Call } from './call.ts';
import { mayBeTaken } from './evidence.tsx';
import { useDeciding, type Change, type Deciding, type End } from './deciding.ts';
import type { Action } from './keys.ts';

export interface ProposalProps {
  readonly proposal: Proposal;
  readonly say: (told: Told) => string;
  readonly decide: Deciding;
  /** Again, for the items that nothing was said of yet. */
  readonly onRetry: (items: readonly ReviewItem[]) => void;
  readonly onClose: () => void;
}

interface GoingThrough {
  readonly at: number;
  readonly select: (index: number) => void;
  readonly ends: ReadonlyMap<string, End>;
  /** The last decision, as far as it got. */
  readonly call: Call<null>;
  readonly isMerging: boolean;
  readonly endMerging: () => void;
  /** The current one in the person's own words. */
  readonly saveEdit: (words: Bilingual) => void;
  readonly actions: readonly Action[];
}

/** Closes when something was said of every change. */
export function useProposal({ proposal, say, decide, onRetry, onClose }: ProposalProps): GoingThrough {
  const { changes } = proposal;
  const [ends, setEnds] = useState<ReadonlyMap<string, End>>(new Map());
  const [at, setAt] = useState(0);
  const [isMerging, setMerging] = useState(false);
  const { take, merge } = useDeciding(proposal, decide);
  const { call, startOnce } = useCall<null>();
  const open = changes.filter(({ item }) => !ends.has(item));
  const current = changes[at];
  // Several are said in one go, before anything is rendered anew.
  const known = useRef(ends);
  const note = (those: readonly Change[], how: End): void => {
    known.current = new Map([...known.current, ...those.map(({ item }) => [item, how] as const)]);
    setEnds(known.current);
  };
  const goOn = (): void => {
    if (changes.every(({ item }) => known.current.has(item))) return onClose();
    setMerging(false);
    setAt(now => nextOpen(changes, known.current, now));
  };
  const end = (those: readonly Change[], how: End): void => {
    note(those, how);
    goOn();
  };
  const settle = (those: readonly Change[], how: End, decideIt: () => Promise<unknown>): void => {
    startOnce(async () => {
      await decideIt();
      end(those, how);
      return null;
    });
  };
  const can: Abilities = {
    open,
    current: current === undefined || ends.has(current.item) || call.state === 'waiting' ? null : current,
    isBusy: call.state === 'waiting',
    take: those => settle(those, 'taken', () => take(those)),
    keep: change => end([change], 'kept'),
    merge: () => setMerging(true),
    retry: () => onRetry(open.map(({ before }) => before)),
  };
  const close: Action = { key: 'Escape', label: say(phrase`close`), run: onClose };
  const several = changes.length > 1 ? severalActions(can, { at, last: changes.length - 1, setAt, say }) : [];
  return {
    at,
    select: setAt,
    ends,
    call,
    isMerging,
    endMerging: goOn,
    saveEdit: words => {
      if (current !== undefined)
        settle([current], 'edited', () => merge(current, words, () => note([current], 'taken')));
    },
    actions: [...currentActions(can, say), ...several, close],
  };
}

interface Abilities {
  readonly open: readonly Change[];
  /** Null when nothing can be said of it (any more). */
  readonly current: Change | null;
  readonly isBusy: boolean;
  readonly take: (those: readonly Change[]) => void;
  readonly keep: (change: Change) => void;
  readonly merge: () => void;
  readonly retry: () => void;
}

function currentActions(can: Abilities, say: (told: Told) => string): Action[] {
  const { current, open, isBusy } = can;
  const onCurrent = (run: (change: Change) => void) => (): void => {
    if (current !== null) run(current);
  };
  const after = current?.after ?? null;
  const take = onCurrent(change => can.take([change]));
  return [
    {
      key: 'Enter',
      label: say(phrase`take new`),
      run: take,
      isMain: true,
      isOff: after === null || !mayBeTaken(after),
    },
    { key: 'o', label: say(phrase`keep old`), run: onCurrent(can.keep), isOff: current === null },
    { key: 'm', label: say(phrase`merge in editor`), run: can.merge, isOff: after === null },
    { key: 'r', label: say(phrase`try again`), run: can.retry, isOff: open.length === 0 || isBusy },
  ];
}

interface Moving {
  readonly at: number;
  readonly last: number;
  readonly setAt: (at: number) => void;
  readonly say: (told: Told) => string;
}

function severalActions({ open, isBusy, take }: Abilities, { at, last, setAt, say }: Moving): Action[] {
  const isSound = ({ after }: Change): boolean =>
    after !== null && after.findings.every(({ severity }) => severity !== 'error');
  const sound = open.filter(isSound);
  const [next, previous] = [(): void => setAt(at + 1), (): void => setAt(at - 1)];
  return [
    { key: 'j', alias: 'ArrowDown', label: say(phrase`next`), run: next, isOff: at >= last },
    { key: 'k', alias: 'ArrowUp', label: say(phrase`previous`), run: previous, isOff: at === 0 },
    {
      key: 'A',
      label: say(phrase`take all without errors (${sound.length})`),
      run: () => take(sound),
      isOff: sound.length === 0 || isBusy,
    },
  ];
}

/** This one, or the next one that nothing was said of, from the start again after the last. */
function nextOpen(changes: readonly Change[], ends: ReadonlyMap<string, End>, at: number): number {
  const isOpen = ({ item }: Change): boolean => !ends.has(item);
  const after = changes.findIndex((change, index) => index >= at && isOpen(change));
  return after === -1 ? Math.max(0, changes.findIndex(isOpen)) : after;
}
