// The paper as it comes back from the server: what this page decided, and what somebody else did. Pure.
import type { PaperView } from '../../../domain/review.ts';
import { afterDecision, isFlagged } from './select.ts';
import { keyOf, withPaper, withSelected, type State } from './state.ts';

/** The paper was read anew because somebody else changed it: what of it is not as it was is marked. */
export function withReloaded(state: State, paper: PaperView): State {
  const marked = withOthers(state, paper, []);
  const isAsWas = marked.changed.size === state.changed.size;
  return withPaper(isAsWas ? marked : withUnpublished(marked, paper.stem), paper);
}

/** Items that are not as they were, and not by this page's own decision about `ours`, are marked. */
function withOthers(state: State, paper: PaperView, ours: readonly string[]): State {
  if (state.paper?.stem !== paper.stem) return state;
  const before = new Map(state.paper.items.map(({ id, seen }) => [id, seen]));
  const others = paper.items.filter(
    ({ id, seen }) => !ours.includes(id) && before.has(id) && before.get(id) !== seen,
  );
  return { ...state, changed: new Set([...state.changed, ...others.map(({ id }) => keyOf(paper.stem, id))]) };
}

/** Something of it was decided: what the digest shows is how it was before. */
export function withUnpublished(state: State, stem: string): State {
  return state.published.get(stem) === 'now'
    ? { ...state, published: new Map([...state.published, [stem, 'before']]) }
    : state;
}

/** A decision was saved: the paper is as it came back, and the next item that waits is shown. */
export function withDecided(state: State, paper: PaperView, items: readonly string[]): State {
  const wasFlagged = state.paper?.items.some(item => item.id === state.selected && isFlagged(item));
  const marked = withUnpublished(withOthers(state, paper, items), paper.stem);
  const fresh = withPaper({ ...marked, saving: [], hasSaved: true }, paper);
  const left = [...items].map(item => keyOf(paper.stem, item));
  const drafts = new Map([...fresh.drafts].filter(([key]) => !left.includes(key)));
  const changed = new Set([...fresh.changed].filter(key => !left.includes(key)));
  const kept = { ...fresh, drafts, changed };
  const { selected } = kept;
  // Whoever has moved on meanwhile stays where they are, and so does who has put something back to look at it.
  if (kept.paper?.stem !== paper.stem || selected === null || !items.includes(selected)) return kept;
  if (paper.items.some(({ id, review }) => id === selected && review.state === 'pending')) return kept;
  const next = afterDecision(paper.items, selected, wasFlagged);
  return withSelected({ ...kept, isEditing: false }, next ?? selected);
}
