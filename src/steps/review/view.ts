// Notes → all that a person is shown of a paper. Pure, but for what undo and redo would do.
import type { Notes } from '../../domain/notes.ts';
import { citedId, fileStem } from '../../domain/paper.ts';
import type { PaperView } from '../../domain/review.ts';
import { verdictOn } from '../../notes/verdict.ts';
import { itemsOf, openOf } from '../../review/items.ts';

/** @param turns what undo and redo would do now */
export function viewOf(notes: Notes, turns: Pick<PaperView, 'undo' | 'redo'>): PaperView {
  const { paper, engine } = notes;
  const items = itemsOf(notes);
  return {
    stem: fileStem(paper.id),
    id: paper.id,
    cited: citedId(paper),
    title: paper.title,
    authors: paper.authors,
    url: paper.url,
    engine: engine.name === 'extractive' ? 'extractive' : `${engine.model} (${engine.host})`,
    pages: notes.source.pages,
    items,
    findings: notes.findings.filter(({ where }) => where === 'notes'),
    open: openOf(items),
    isWhole: verdictOn(notes).isWhole,
    ...turns,
  };
}
