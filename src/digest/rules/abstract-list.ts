// An abstract is broken into lines anywhere, and a line that begins with `3. ` looks like a list item.
import { byteAt, noteOf } from './note.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const abstractList: Rule = {
  name: 'abstract-list',
  severity: 'warning',
  finds: phrase`a line of the abstract begins like a list item: a number, a dot or bracket, a blank`,
  section: (view, context) =>
    noteOf(view, context).parts.flatMap(({ name, lines }) => {
      if (name !== 'abstract') return [];
      return lines.flatMap(line => {
        const mark = line.kind === 'text' ? NUMBERED.exec(line.text) : null;
        if (mark === null) return [];
        const at = byteAt(line, mark[0].length - (mark[1] ?? '').length);
        return [{ at, message: phrase`a line of the abstract begins like a list item: ${mark[1] ?? ''}` }];
      });
    }),
};

/** Markdown allows nine digits and three blanks before them: https://spec.commonmark.org/0.31.2/#list-items */
const NUMBERED = /^ {0,3}(\d{1,9}[.)])(?=[ \t]|$)/;
