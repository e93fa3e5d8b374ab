// The abstract says `github.com/a/b` without https://, and the Code/Page link is empty.
import { schemelessAddress } from './abstract.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const codeLinkMissed: Rule = {
  name: 'code-link-missed',
  severity: 'warning',
  finds: phrase`the Code/Page link is empty, and the abstract names a repository without https:// (then code-link-empty is silent)`,
  entry: (entry, context) => {
    const { codeUrl, codeAt, id } = entry;
    if (codeUrl?.trim() !== '' || codeAt === null) return [];
    const address = schemelessAddress(entry, context);
    if (address === null) return [];
    return [{ at: codeAt.start, id, message: phrase`Code/Page is empty; the abstract names ${address}` }];
  },
};
