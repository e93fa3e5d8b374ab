// 📈 实验结果 that name no figure: the fault of this genre is vagueness, not invention.
import type { Notes } from '../../domain/notes.ts';
import { bodyOf, noteOf, wordsOf } from './note.ts';
import { itemMark } from './prose.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const resultsNoFigure: Rule = {
  name: 'results-no-figure',
  severity: 'warning',
  finds: phrase`no digit stands under 实验结果, numbers of list items and links to pages aside`,
  section: (view, context) => {
    const note = noteOf(view, context);
    const stored = context.notes.get(view.section.id ?? '');
    if (stored !== undefined && !hasFigures(stored)) return [];
    return note.parts.flatMap(part => {
      if (part.name !== 'results') return [];
      const body = bodyOf(note, part).map(wordsOf);
      const isBare = body.every(line => line === '');
      if (isBare || body.some(line => /\p{Nd}/u.test(withoutNumbering(line)))) return [];
      return [{ at: part.heading.start, message: phrase`no figure stands under 实验结果` }];
    });
  },
};

/** What the paper's own words say: quotes of results without a digit mean that there is no figure to give. */
function hasFigures(notes: Notes): boolean {
  return notes.results.length === 0 || notes.results.some(({ quote }) => /\p{Nd}/u.test(quote));
}

/** Without the number of a list item, and without links, of which ours lead to pages: `（[p. 2](…#page=2)）`. */
function withoutNumbering(line: string): string {
  return line.slice(itemMark(line).length).replace(LINKS, '');
}

const LINKS =
  /\[p\. [^\][]{1,80}\]|[（(]p\. [^（）()]{1,80}[）)]|(?<=\])\([^()\s]{0,1000}\)|https?:\/\/[^\s<>（），。；、]{0,1000}/g;
