// Where a review in the terminal stands: the paper, the item, and how it goes on from there.
import type { Bilingual } from '../../../domain/notes.ts';
import type { Decision, Fix, PaperView, QueueEntry, ReviewItem } from '../../../domain/review.ts';
import type { Desk } from '../../../review/desk.ts';
import { itemLines, type Shown } from '../../../review/terminal/item-screen.ts';
import { paperLines } from '../../../review/terminal/screens.ts';
import { nextToDecide } from '../../../review/next.ts';
import { firstOf, listed } from '../../../review/terminal/walk.ts';
import { phrase, type Phrase } from '../../../lib/phrase.ts';
import type { CommandContext } from '../../context.ts';
import type { Talk } from './talk.ts';

/** What is reviewed. */
export interface TerminalOptions {
  readonly context: CommandContext;
  /** The papers that were named; none: all that have something open. */
  readonly stems: readonly string[];
  /** Only what a check found something about. */
  readonly onlyFlagged: boolean;
  /** Nothing is made anew then, for a model would be asked. */
  readonly offline: boolean;
}

export interface Stage {
  readonly desk: Desk;
  readonly talk: Talk;
  readonly options: TerminalOptions;
  view: PaperView;
  /** The id of the item that is shown. */
  item: string;
  shown: Shown;
  /** Decisions of this session that were not undone; one item may have several. */
  decisions: number;
  /** By paper, the items that were decided on when this session came to it. */
  readonly decidedBefore: Map<string, ReadonlySet<string>>;
  /** Paper and item: decided on in this session, and still. */
  readonly decidedHere: Set<string>;
  /** Papers whose notes changed on the disk since they were read. */
  readonly changed: Set<string>;
  readonly published: Set<string>;
  readonly visited: Set<string>;
  /** Suggestions by the fingerprint of the item that they are for. */
  readonly fixes: Map<string, readonly Fix[]>;
  /** Words that a person typed and that could not be kept, by paper and item: the next edit begins with them. */
  readonly unkept: Map<string, Bilingual>;
  /** When something was decided last, on the clock of performance.now. */
  decidedAt: number;
  /** Why suggestions are missing; null as long as they can be had. */
  whyNoFixes: Phrase | null;
  /** That was told. */
  isLookingExplained: boolean;
}

/** What comes next: the same question, the item anew, or the end. */
export type After = 'ask' | 'show' | 'quit';

/** The items that are gone through. */
export function itemsOfStage({ view, options }: Stage): ReviewItem[] {
  return listed(view, options.onlyFlagged);
}

/** The item that is shown; undefined in a paper that has none. */
export function currentItem(stage: Stage): ReviewItem | undefined {
  return stage.view.items.find(({ id }) => id === stage.item) ?? firstOf(itemsOfStage(stage));
}

/** Comes to a paper, and to where its review begins. @throws what reading its notes throws */
export async function openPaper(stage: Stage, stem: string): Promise<void> {
  const view = await stage.desk.paper(stem);
  stage.view = view;
  comeTo(stage, view);
  stage.changed.delete(stem);
  stage.visited.add(stem);
  stage.item = firstOf(itemsOfStage(stage))?.id ?? '';
  stage.talk.show(paperLines(view, stage.talk.surface()));
}

/** What is decided there already is none of this session's. @param also items that were until a moment ago */
export function comeTo(stage: Stage, { stem, items }: PaperView, also: readonly string[] = []): void {
  if (stage.decidedBefore.has(stem)) return;
  const decided = items.filter(({ review }) => review.state !== 'pending').map(({ id }) => id);
  stage.decidedBefore.set(stem, new Set([...decided, ...also]));
}

/** Something was decided, undone or put back: what of it counts as decided in this session. */
export function countDecided(stage: Stage, { stem, items }: PaperView, ids: readonly string[]): void {
  for (const { id, review } of items.filter(item => ids.includes(item.id))) {
    const isHere = review.state !== 'pending' && stage.decidedBefore.get(stem)?.has(id) !== true;
    if (isHere) stage.decidedHere.add(`${stem} ${id}`);
    else stage.decidedHere.delete(`${stem} ${id}`);
  }
}

/** The notes as they are now. */
export async function reload(stage: Stage): Promise<void> {
  stage.changed.delete(stage.view.stem);
  stage.view = await stage.desk.paper(stage.view.stem);
}

/** The item as it is; what was changed elsewhere since is read before. */
export async function showItem(stage: Stage): Promise<ReviewItem | undefined> {
  if (stage.changed.has(stage.view.stem)) await reload(stage);
  const item = currentItem(stage);
  if (item === undefined) return undefined;
  stage.item = item.id;
  const items = itemsOfStage(stage);
  const among = items.includes(item) ? items : stage.view.items;
  const place = {
    paper: stage.view,
    number: among.indexOf(item) + 1,
    of: among.length,
    shown: stage.shown,
  };
  stage.talk.show([{ text: '' }, ...itemLines(item, place, stage.talk.surface())]);
  tellUnkept(stage, item);
  return item;
}

/** The name of an item in `Stage.unkept`. */
export function unkeptKey({ view }: Stage, { id }: Pick<ReviewItem, 'id'>): string {
  return `${view.stem} ${id}`;
}

/** Says that what was typed is not lost. */
export function tellUnkept(stage: Stage, item: ReviewItem): void {
  if (!stage.unkept.has(unkeptKey(stage, item))) return;
  stage.talk.say(phrase`your words were not lost: e begins with them`, 'amber');
}

/** Writes a decision about one item. @throws what deciding throws */
export async function decideOn(stage: Stage, item: ReviewItem, decision: Decision): Promise<void> {
  await decideOnAll(stage, [item], decision);
}

/** The same about several. */
export async function decideOnAll(
  stage: Stage,
  items: readonly ReviewItem[],
  decision: Decision,
): Promise<void> {
  const seen = items.map(({ id, seen }) => ({ item: id, seen }));
  stage.view = await stage.desk.decide(stage.view.stem, { items: seen, decision });
  stage.decisions += items.length;
  countDecided(
    stage,
    stage.view,
    items.map(({ id }) => id),
  );
  stage.decidedAt = performance.now();
}

/** On to the next open item; false when the paper has none. */
export function goOn(stage: Stage): boolean {
  const next = nextToDecide(itemsOfStage(stage), stage.item);
  if (next !== undefined) stage.item = next.id;
  return next !== undefined;
}

/** The papers of this review as they are now. */
export async function entriesOf({ desk, options }: Stage): Promise<QueueEntry[]> {
  const { entries } = await desk.queue();
  const at = (stem: string): number => options.stems.indexOf(stem);
  return entries.filter(({ stem }) => at(stem) >= 0).sort((one, other) => at(one.stem) - at(other.stem));
}

/** On to the next paper that has something open; the end when none has. */
export async function toNextPaper(stage: Stage): Promise<After> {
  const entries = await entriesOf(stage);
  const at = entries.findIndex(({ stem }) => stem === stage.view.stem);
  const others = [...entries.slice(at + 1), ...entries.slice(0, Math.max(at, 0))];
  const next = others.find(entry => isWaiting(entry, stage.options.onlyFlagged));
  if (next === undefined) {
    stage.talk.say(phrase`nothing else is open`);
    return 'quit';
  }
  await openPaper(stage, next.stem);
  return 'show';
}

/** True when something of it is to be decided. */
export function isWaiting({ open, broken }: QueueEntry, onlyFlagged: boolean): boolean {
  return broken === null && open.red + open.amber + (onlyFlagged ? 0 : open.green) > 0;
}
