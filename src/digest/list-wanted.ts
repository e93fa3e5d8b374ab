// Refuses a file that is no list of papers: `--digest src/main.ts` must not get a list appended to it.
import { ToolError } from '../lib/errors.ts';
import { isListName } from './names.ts';
import type { Outline } from './scanned.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** The file holds text, and nothing of a list of papers. Nothing was written. */
export class NoListError extends ToolError {
  override name = 'NoListError';
  constructor(path: Told, lines: number) {
    super({
      code: 'E_DIGEST_NO_LIST',
      category: 'digest',
      what: phrase`${path} is no list of papers`,
      why: phrase`in ${lines} lines there is no list item that links to arXiv, no heading "Paper List" and none "TLDR/Notes"`,
      kept: phrase`nothing was written`,
      next: phrase`to start a list in it, write the line "# Paper List" where it shall stand; or name another file`,
    });
  }
}

/**
 * A digest is a file with a list line, with notes, or with a heading that says where they go; also a file that is
 * empty or holds only headings, which is how people start one.
 * @param path for the message only
 * @throws NoListError
 */
export function assertIsList(digest: Outline, path: Told): void {
  const { entries, sections, headings, notesHeading } = digest;
  if (entries.length > 0 || sections.length > 0 || notesHeading !== null) return;
  if (headings.some(heading => !heading.fenced && isListName(heading.text))) return;
  const view = digest.view.slice(0); // decoded only now: it takes time in a large file
  if (isOnlyHeadings(view)) return;
  throw new NoListError(path, digest.lineAt(view.trimEnd().length));
}

function isOnlyHeadings(view: string): boolean {
  const text = view.replace(/^\xef\xbb\xbf/, '').trim();
  return (
    text === '' ||
    (text.length < 10_000 && text.split('\n').every(line => /^(?:#{1,6}[ \t]|\s*$)/.test(line)))
  );
}
