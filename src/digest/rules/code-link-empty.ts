// `[[Code/Page]()]`: seven of ten published list lines, though two of five of those papers name their code.
import { codeUrl } from '../list-line.ts';
import { abstractUrl, schemelessAddress } from './abstract.ts';
import type { CheckContext, Rule } from './rule.ts';
import type { ScannedEntry } from '../scanned.ts';
import { phrase, type Told } from '../../lib/phrase.ts';

export const codeLinkEmpty: Rule = {
  name: 'code-link-empty',
  severity: 'warning',
  finds: phrase`the Code/Page link has no target, and nobody has found that the paper has none`,
  entry: (entry, context) => {
    const { codeAt, id } = entry;
    // An address without https:// in the abstract is the finding of code-link-missed.
    if (entry.codeUrl?.trim() !== '' || codeAt === null || schemelessAddress(entry, context) !== null)
      return [];
    const message = messageFor(entry, context);
    return message === null ? [] : [{ at: codeAt.start, id, message }];
  },
};

/** With the place where the link can be had; null when the paper was read and has none. */
function messageFor(entry: ScannedEntry, context: CheckContext): Told | null {
  const links = context.notes.get(entry.id ?? '')?.paper.links;
  if (links !== undefined) {
    const own = codeUrl(links);
    return own === '' ? null : phrase`Code/Page is empty; the paper has ${own}`;
  }
  const shown = abstractUrl(entry, context);
  return shown === null
    ? phrase`Code/Page is empty`
    : phrase`Code/Page is empty; the abstract shows ${shown}`;
}
