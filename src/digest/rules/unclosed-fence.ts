// A code fence that nobody closes: GitHub shows everything after it as code, headings and links too.
import { excerpt } from '../../lib/excerpt.ts';
import type { ScannedSection } from '../scanned.ts';
import { utf8 } from '../view.ts';
import { fencedCodeOf } from './fenced-code.ts';
import type { Found, Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const unclosedFence: Rule = {
  name: 'unclosed-fence',
  severity: 'error',
  finds: phrase`a code fence is opened and not closed, at all or before the notes of the next paper`,
  file: ({ digest }) => {
    let index = 0;
    return fencedCodeOf(digest).unclosed.map(({ at, line, endedBy }): Found => {
      while ((digest.sections[index]?.end ?? Infinity) <= at) index++;
      const mark = excerpt(utf8(line.trim()));
      const message =
        endedBy === null
          ? phrase`the code fence ${mark} is not closed: GitHub shows what follows as code`
          : phrase`the code fence ${mark} is not closed: GitHub shows "${excerpt(endedBy.text)}" and more as code`;
      return { at, id: idAt(digest.sections[index], at), message };
    });
  },
};

function idAt(section: ScannedSection | undefined, at: number): string | null {
  return section !== undefined && section.start <= at ? section.id : null;
}
