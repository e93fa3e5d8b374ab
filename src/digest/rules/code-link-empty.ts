// `[[Code/Page]()]`: seven of ten published list lines, though two of five of those papers name their code.
import { safeUrl } from '../markdown.ts';
import { abstractUrl, schemelessAddress } from './abstract.ts';
import type { CheckContext, Rule } from './rule.ts';
import type { ScannedEntry } from '../scanned.ts';

export const codeLinkEmpty: Rule = {
  name: 'code-link-empty',
  severity: 'warning',
  finds: 'the Code/Page link has no target, and nobody has found that the paper has none',
  entry: (entry, context) => {
    const { codeUrl, codeAt, id } = entry;
    // An address without https:// in the abstract is the finding of code-link-missed.
    if (codeUrl?.trim() !== '' || codeAt === null || schemelessAddress(entry, context) !== null) return [];
    const hint = hintFor(entry, context);
    return hint === null ? [] : [{ at: codeAt.start, id, message: `Code/Page is empty${hint}` }];
  },
};

/** Where the link can be had, '' when nobody knows, null when the paper was read and has none. */
function hintFor(entry: ScannedEntry, context: CheckContext): string | null {
  const links = context.notes.get(entry.id ?? '')?.paper.links;
  const own = links?.find(({ kind, url }) => kind !== 'video' && safeUrl(url) !== null);
  if (own !== undefined) return `; the paper has ${own.url}`;
  if (links !== undefined) return null;
  const shown = abstractUrl(entry, context);
  return shown === null ? '' : `; the abstract shows ${shown}`;
}
