// `[[Code/Page](https://minedojo.org))]`: to Markdown the link ends at the first bracket, and the second one shows.
import { foundInCodeLink } from './clean-url.ts';
import type { Rule } from './rule.ts';
import { phrase, type Told } from '../../lib/phrase.ts';

export const codeLinkUnbalanced: Rule = {
  name: 'code-link-unbalanced',
  severity: 'error',
  finds: phrase`the Code/Page link does not close as many round brackets as it opens`,
  entry: entry => foundInCodeLink(entry, unbalanced),
};

function unbalanced(url: string): Told | null {
  const [open, closed] = [url.split('(').length - 1, url.split(')').length - 1];
  return open === closed ? null : phrase`holds ${open} "(" and ${closed} ")"`;
}
