// `# Paper List from BIB File: tmpvr30eqzf.bib`: the name of a temporary file, which no reader can make sense of.
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const tempTitle: Rule = {
  name: 'temp-title',
  severity: 'error',
  finds: phrase`a first-level heading holds the name of a temporary file`,
  file: ({ digest: { headings, view } }) =>
    headings.flatMap(({ level, fenced, text, start }) => {
      const name = level === 1 && !fenced ? TEMP.exec(text)?.[0] : undefined;
      if (name === undefined) return [];
      return [{ at: view.indexOf(name, start), message: phrase`"${name}" is the name of a temporary file` }];
    }),
};

/** Python's `tempfile` (`tmp` and eight of a–z, 0–9, `_`) with an extension, and `mktemp`'s `tmp.` and ten. */
const TEMP = /(?<![A-Za-z0-9_])(?:tmp[a-z0-9_]{8}\.[a-z]{2,5}|tmp\.[A-Za-z0-9]{10})(?![A-Za-z0-9_])/;
