// Notes → the paper's list line: date, title, and links to the PDF, the code and the notes.
import type { Notes } from '../domain/notes.ts';
import type { Paper, PaperLink } from '../domain/paper.ts';
import { inline, safeUrl, strong } from './markdown.ts';

export interface EntryStyle {
  /** Fragment of the notes' heading, without `#`. */
  readonly anchor: string;
  readonly eol: '\n' | '\r\n';
}

/** Two lines with their line breaks; the two blanks at the end of the first are Markdown's line break. */
export function renderEntry(notes: Pick<Notes, 'paper'>, style: EntryStyle): string {
  const { paper } = notes;
  const date = dateOf(paper);
  const title = inline(strong(paper.title));
  const paperUrl = paper.url === null ? '' : (safeUrl(paper.url) ?? '');
  const lines = [
    `- ${date === null ? '' : `[${date}] `}${title}  `,
    `[[Paper](${paperUrl})] [[Code/Page](${codeUrl(paper.links)})] [[TLDR/Notes](#${style.anchor})]`,
  ];
  return lines.map(line => line + style.eol).join('');
}

/**
 * `23/09`: the month that an arXiv id names (so that list and id never contradict each other); for a local PDF the
 * month it was published, null when nobody knows.
 */
export function dateOf(paper: Pick<Paper, 'id' | 'published'>): string | null {
  const digits =
    /^(?:[a-z-]+\/)?(\d\d)(\d\d)/.exec(paper.id) ?? /^\d\d(\d\d)-(\d\d)/.exec(paper.published ?? '');
  return digits === null ? null : `${digits[1] ?? ''}/${digits[2] ?? ''}`;
}

/** The paper's own link of the most useful kind, '' for none; videos are neither code nor page. */
export function codeUrl(links: readonly PaperLink[]): string {
  const kinds = ['code', 'page', 'model', 'data'] as const;
  const found = kinds.map(kind => links.find(link => link.kind === kind && safeUrl(link.url) !== null));
  return safeUrl(found.find(link => link !== undefined)?.url ?? '') ?? '';
}
