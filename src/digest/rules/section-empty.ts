// One of the five headings with nothing, or next to nothing, under it.
import { excerpt } from '../../lib/excerpt.ts';
import { NAMES } from '../names.ts';
import { bodyOf, noteOf, wordsOf } from './note.ts';
import type { NoteLine } from './note-lines.ts';
import { characters } from './prose.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const sectionEmpty: Rule = {
  name: 'section-empty',
  severity: 'error',
  finds: phrase`one of the five headings of notes, but the headline, has fewer than 15 characters under it`,
  section: (view, context) => {
    const note = noteOf(view, context);
    return note.parts.flatMap(part => {
      const { name, heading } = part;
      if (name === null || name === 'abstract' || name === 'headline') return [];
      const body = wordsUnder(bodyOf(note, part));
      if (characters(body) >= LEAST) return [];
      const message =
        body === ''
          ? phrase`${NAMES[name]} has nothing under it`
          : phrase`${NAMES[name]} has only "${excerpt(body)}" under it`;
      return [{ at: heading.start, message }];
    });
  },
};

const LEAST = 15;

/** The words of so many lines that there are surely enough, or of all. */
function wordsUnder(lines: readonly NoteLine[]): string {
  let body = '';
  for (const line of lines) {
    const words = wordsOf(line).trim();
    if (words !== '') body += body === '' ? words : ` ${words}`;
    if (body.length >= 2 * LEAST) break;
  }
  return body;
}
