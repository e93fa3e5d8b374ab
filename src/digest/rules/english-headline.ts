// `论文解读 | See and Think`: the headline of Chinese notes was left in English.
import { byteAt, isChinese, noteOf } from './note.ts';
import { beginOf, hanShare } from './prose.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const englishHeadline: Rule = {
  name: 'english-headline',
  severity: 'warning',
  finds: phrase`the headline of Chinese notes, after 论文解读 and the bar, has no Chinese character`,
  section: (view, context) => {
    const note = noteOf(view, context);
    const found = note.parts.flatMap(({ name, line: index }) => {
      const line = note.lines[index];
      const words = name === 'headline' ? HEADLINE.exec(line?.text ?? '') : null;
      if (line === undefined || words === null || hanShare(words[0]) > 0) return [];
      const message = phrase`the headline is in English: "${beginOf(words[0])}"`;
      return [{ at: byteAt(line, words.index), message }];
    });
    return found.length > 0 && isChinese(note) ? found : [];
  },
};

/** What stands after the bar. */
const HEADLINE = /(?<=论文解读[\s|｜:：]{0,20})[^\s|｜:：].*$/;
