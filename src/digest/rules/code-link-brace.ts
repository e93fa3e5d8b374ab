// `[[Code/Page](https://github.com/a/b}{Code)]`: LaTeX of the abstract is part of the link.
import { foundInCodeLink } from './clean-url.ts';
import type { Rule } from './rule.ts';
import { phrase, type Told } from '../../lib/phrase.ts';

export const codeLinkBrace: Rule = {
  name: 'code-link-brace',
  severity: 'error',
  finds: phrase`the Code/Page link holds a brace, a backslash or other LaTeX`,
  entry: entry => foundInCodeLink(entry, latexIn),
};

/** `$\sim$` and `$_` are TeX too; a single `$` can be part of a URL. */
function latexIn(url: string): Told | null {
  const found = /[{}\\]|\$[^$]{1,40}\$/.exec(url)?.[0];
  return found === undefined ? null : phrase`holds "${found}"`;
}
