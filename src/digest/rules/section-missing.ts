// A note without some of its five headings, often because the reply was cut off.
import { NAMES } from '../names.ts';
import { isFive, isFixedHeading, noteOf } from './note.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const sectionMissing: Rule = {
  name: 'section-missing',
  severity: 'error',
  finds: phrase`some of the five headings of notes are missing`,
  section: (view, context) => {
    const there = new Set(noteOf(view, context).parts.flatMap(part => (isFive(part.name) ? part.name : [])));
    if (there.size === 0 || there.size === FIVE.length || isFixedHeading(view.section.heading)) return [];
    const missing = FIVE.flatMap(([name, words]) => (there.has(name) ? [] : words));
    const names = missing.join(', ');
    const message = missing.length === 1 ? phrase`${names} is missing` : phrase`${names} are missing`;
    return [{ at: view.section.start, message }];
  },
};

const FIVE = (['headline', 'background', 'innovations', 'results', 'takeaways'] as const).map(
  name => [name, NAMES[name]] as const,
);
