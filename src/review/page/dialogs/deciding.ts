// What is decided about the changes of a proposal: taken as they are, or taken and edited.
import { useRef } from 'preact/hooks';
import type { Bilingual } from '../../../domain/notes.ts';
import type { Decide, PaperView, Proposal } from '../../../domain/review.ts';
import { isProven } from './evidence.tsx';

export type Change = Proposal['changes'][number];

/** What a person said of a change. */
export type End = 'taken' | 'kept' | 'edited';

/** Carries a decision out, and gives the paper as it is then. */
export type Deciding = (request: Decide) => Promise<PaperView>;

interface Decisions {
  /** All in one decision: one undo takes it back. */
  readonly take: (those: readonly Change[]) => Promise<PaperView>;
  /**
   * The person's own words; with the new evidence where that was found. Two decisions then, and `onTaken` between them:
   * should the second one fail, the claim is taken, and the words can be saved once more.
   */
  readonly merge: (change: Change, words: Bilingual, onTaken: () => void) => Promise<PaperView>;
}

/** Remembers what was taken already. */
export function useDeciding({ id: proposal }: Proposal, decide: Deciding): Decisions {
  // What was taken to be edited, by the fingerprint that it has in the notes since.
  const taken = useRef(new Map<string, string>());
  const take: Decisions['take'] = those => {
    const items = those.map(({ item, before }) => ({ item, seen: before.seen }));
    return decide({ items, decision: { kind: 'take', proposal } });
  };
  const merge: Decisions['merge'] = async (change, words, onTaken) => {
    const { item, before, after } = change;
    if (after !== null && isProven(after) && !taken.current.has(item)) {
      const paper = await take([change]);
      taken.current.set(item, paper.items.find(({ id }) => id === item)?.seen ?? before.seen);
      onTaken();
    }
    const seen = taken.current.get(item) ?? before.seen;
    return decide({ items: [{ item, seen }], decision: { kind: 'edit', ...words } });
  };
  return { take, merge };
}
