// A heading beside the five that is none of them: `🌟 总结`, `📚 参考文献`.
import { isGarbled, noteOf } from './note.ts';
import { beginOf } from './prose.ts';
import type { Found, Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const sectionExtra: Rule = {
  name: 'section-extra',
  severity: 'warning',
  finds: phrase`a heading at the level of the five is none of them nor Abstract`,
  section: (view, context) => {
    const note = noteOf(view, context);
    if (isGarbled(note)) return [];
    const found: Found[] = [];
    let level = view.section.level + 1;
    for (const { heading, name } of note.parts) {
      if (name !== null) level = heading.level;
      else if (heading.level <= level)
        found.push({
          at: heading.start,
          message: phrase`"${beginOf(heading.text)}" is none of the headings of notes`,
        });
    }
    return found;
  },
};
