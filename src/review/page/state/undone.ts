// What undo and redo did: shown where the person is, and told by the words of what changed. Pure.
import type { Undone } from '../../../domain/review.ts';
import { phrase, type Phrase } from '../../../lib/phrase.ts';
import { withUnpublished } from './saved.ts';
import { withNews, withOpened, withPaper, withSelected, type State } from './state.ts';
import { shortName, standingOf } from '../speech/words.ts';

/** In the queue one stays in the queue; beside a paper what changed is shown. */
export function withUndone(state: State, undone: Undone, way: 'undo' | 'redo'): State {
  const { stem, paper } = undone;
  const wasPublished = state.published.has(stem);
  const shown = withUnpublished(shownAgain(state, undone), stem);
  const did = way === 'undo' ? phrase`undone` : phrase`done again`;
  const what = changeTold(undone);
  const where = state.paper?.stem === stem && state.screen === 'paper' ? null : paper.cited;
  const told = where === null ? phrase`${did}: ${what}` : phrase`${did}, in ${where}: ${what}`;
  return withNews(
    shown,
    wasPublished ? phrase`${told}. The digest still shows it as it was: publish again` : told,
  );
}

/** `“The router is faster.” and 2 more: undecided` */
function changeTold({ items, paper }: Undone): Phrase {
  const [first] = paper.items.filter(({ id }) => items.includes(id));
  if (first === undefined) return phrase`${items.length} texts`;
  const standing = first.review.state === 'pending' ? phrase`undecided` : standingOf(first);
  return items.length === 1
    ? phrase`“${shortName(first)}”, now ${standing}`
    : phrase`“${shortName(first)}” and ${items.length - 1} more, now ${standing}`;
}

function shownAgain(state: State, { stem, items, paper }: Undone): State {
  const [first] = items;
  if (state.screen === 'queue')
    return { ...withPaper({ ...state, hasSaved: true }, paper), marked: stem, armed: null };
  if (state.paper?.stem !== stem)
    return withOpened(withPaper({ ...state, hasSaved: true, view: seen(state.view) }, paper), paper, first);
  const fresh = withPaper({ ...state, hasSaved: true, view: seen(state.view) }, paper);
  return first === undefined ? fresh : withSelected({ ...fresh, isEditing: false }, first);
}

function seen(view: State['view']): State['view'] {
  return view === 'pdf' ? 'both' : view;
}
