// Everything that can be asked of the page, by a key, by a button or by a dialog.
import type { Bilingual } from '../../../domain/notes.ts';
import type { PaperView } from '../../../domain/review.ts';
import type { PublishedView } from '../../../domain/publish.ts';
import type { Told } from '../../../lib/phrase.ts';

/** Nothing: the name says it all. */
type Plain = object;
type By = Readonly<{ by: 1 | -1 }>;

/** What each kind of action says besides its name. */
export interface Asked {
  move: Readonly<{ by: 1 | -1; only: 'all' | 'flagged' }>;
  select: Readonly<{ item: string }>;
  /** Accepts as `accept` does, but nothing that a check holds back. */
  enter: Plain;
  accept: Plain;
  'accept-all': Readonly<{ risk: 'green' | 'amber' }>;
  reopen: Plain;
  fix: Readonly<{ index: number }>;
  edit: Plain;
  /** The words of the open editor, as they are typed. */
  type: Readonly<{ words: Bilingual }>;
  save: Plain;
  /** The words that were typed and not saved are thrown away. */
  discard: Plain;
  reject: Plain;
  'reject-for': Readonly<{ reason: string }>;
  regenerate: Readonly<{ what: 'item' | 'section' }>;
  /** An item was decided in a dialog, which stays. */
  decided: Readonly<{ paper: PaperView }>;
  /** The dialog of making anew was left before an answer was there: why, as news. */
  unmade: Readonly<{ told: Told }>;
  /** A claim made anew was taken in the dialog. */
  taken: Readonly<{ paper: PaperView }>;
  undo: Plain;
  redo: Plain;
  evidence: By;
  page: By;
  view: Plain;
  texts: Plain;
  paper: By;
  /** A paper by its stem; null: the marked line of the queue. */
  open: Readonly<{ stem: string | null }>;
  queue: Plain;
  publish: Plain;
  published: Readonly<{ result: PublishedView }>;
  /** Words that a person wrote into the digest, taken for an item. */
  'take-edit': Readonly<{ item: string; words: Bilingual }>;
  search: Plain;
  seek: Readonly<{ text: string }>;
  flagged: Plain;
  list: Plain;
  help: Plain;
  /** On a phone: all that has no button of its own. */
  menu: Plain;
  /** What happened was told for long enough. */
  quiet: Readonly<{ turn: number }>;
  close: Plain;
  dismiss: Plain;
  /** Notes changed on the disk. */
  reload: Readonly<{ stem: string }>;
}

export type Action = { [K in keyof Asked]: Readonly<{ kind: K }> & Asked[K] }[keyof Asked];

type Handlers<R, C> = { readonly [K in keyof Asked]?: (context: C, asked: Asked[K]) => R };

/** What a table of handlers makes of an action; undefined when the table has none for it. */
export function handled<R, C>(handlers: Handlers<R, C>, context: C, action: Action): R | undefined {
  // TypeScript does not see that the handler of a kind is given the action of that kind.
  const handler = handlers[action.kind] as ((context: C, asked: Action) => R) | undefined;
  return handler?.(context, action);
}
