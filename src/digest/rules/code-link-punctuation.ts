// `[[Code/Page](https://github.com/a/b.)]`: the full stop of the abstract's sentence is part of the link.
import { endsInMark, foundInCodeLink } from './clean-url.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const codeLinkPunctuation: Rule = {
  name: 'code-link-punctuation',
  severity: 'error',
  finds: phrase`the Code/Page link ends in a mark of the sentence that it was taken from`,
  entry: entry =>
    foundInCodeLink(entry, url => (endsInMark(url) ? phrase`ends in "${url.slice(-1)}"` : null)),
};
