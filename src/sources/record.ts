// A record (BibTeX entry, RIS record, CSL item) → the one paper it is about: its fields are looked through in order.
// The first field with an id that the judge accepts wins; a record without one is told with its title.
import type { PaperSource } from '../domain/arxiv-id.ts';
import type { JudgeId } from '../domain/source.ts';
import { oneLine, type Account } from './account.ts';
import { candidatesIn } from './candidates.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** A field that may name the paper. */
export interface Field {
  readonly text: string;
  /** `id`: said to be an arXiv id; `maybe-id`: may be one, whole; `text`: one may stand in it. */
  readonly holds: 'id' | 'maybe-id' | 'text';
}

export interface Found {
  readonly paper: PaperSource | null;
  /** Why the first text that was clearly meant as an id is none. */
  readonly refused: { readonly text: string; readonly why: Told } | null;
}

export interface Entry {
  readonly line: number;
  /** What people call it when it has no title: a key, a type. */
  readonly label: string;
  readonly title: string | null;
  readonly fields: readonly Field[];
}

/** Writes the paper of the entry into the account, or why there is none. */
export function readEntry({ line, label, title, fields }: Entry, account: Account): void {
  const { paper, refused } = paperIn(fields, account.judge);
  if (paper !== null) return account.names(line, [{ paper, title }]);
  if (refused !== null) return account.cannotRead(line, refused.text, refused.why);
  account.cannotRead(line, label, noId(title));
}

/** `no arXiv id: "Title…"` */
export function noId(title: string | null): Told {
  const shown = title === null ? '' : oneLine(title, 80);
  return shown === '' ? phrase`no arXiv id` : phrase`no arXiv id: "${shown}"`;
}

/** The first paper of arXiv that the fields name; a PDF on this disk is no answer here. */
export function paperIn(fields: readonly Field[], judge: JudgeId): Found {
  let refused: Found['refused'] = null;
  for (const { text, holds } of fields) {
    const value = text.trim();
    if (value === '') continue;
    const candidates = holds === 'text' ? [] : [{ text: value, meant: holds === 'id' ? 'arxiv' : 'maybe' }];
    for (const candidate of [...candidates, ...candidatesIn(value)]) {
      const judged = judge(candidate.text);
      if (judged.ok && judged.paper.kind === 'arxiv') return { paper: judged.paper, refused: null };
      if (!judged.ok && candidate.meant === 'arxiv') refused ??= { text: candidate.text, why: judged.reason };
    }
  }
  return { paper: null, refused };
}
