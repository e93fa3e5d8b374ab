// Decisions in the terminal: accept, reject, reopen, a suggestion, all green ones, undo and redo.
import type { ReviewItem, Undone } from '../../../domain/review.ts';
import { phrase } from '../../../lib/phrase.ts';
import { wordsLines } from '../../../review/terminal/changes.ts';
import { isOpen, openGreen } from '../../../review/terminal/walk.ts';
import { paperLines } from '../../../review/terminal/screens.ts';
import { comeTo, countDecided, decideOn, decideOnAll, goOn, type After, type Stage } from './stage.ts';
import { offerPublishing } from './publishing.ts';

/** Most characters of a reason (domain/review.ts). */
const MOST_REASON = 500;

/** After a decision: the next open item, or what comes when a paper is done. */
export async function afterDecision(stage: Stage): Promise<After> {
  return goOn(stage) ? 'show' : offerPublishing(stage, undo);
}

/** `y` */
export async function accept(stage: Stage, item: ReviewItem): Promise<After> {
  const { state } = item.review;
  if (state === 'accepted' || state === 'edited') {
    // To accept what was edited would take the person's words away.
    stage.talk.say(phrase`it is decided already; u puts it back to open`, 'quiet');
    return 'ask';
  }
  await decideOn(stage, item, { kind: 'accept' });
  stage.talk.say(phrase`${item.id}: accepted`, 'green');
  return afterDecision(stage);
}

/** `n` */
export async function reject(stage: Stage, item: ReviewItem): Promise<After> {
  const { talk } = stage;
  for (;;) {
    const reason = await talk.line(phrase`Reason (Enter: none, Esc cancels):`);
    if (reason === null) {
      talk.say(phrase`nothing was changed`, 'quiet');
      return 'ask';
    }
    if (reason.length <= MOST_REASON) {
      await decideOn(stage, item, { kind: 'reject', reason: reason === '' ? null : reason });
      talk.say(phrase`${item.id}: rejected`, 'green');
      return afterDecision(stage);
    }
    talk.say(phrase`at most ${MOST_REASON} characters; these are ${reason.length}`, 'quiet');
  }
}

/** `u` */
export async function reopen(stage: Stage, item: ReviewItem): Promise<After> {
  if (isOpen(item)) {
    stage.talk.say(phrase`it is open`, 'quiet');
    return 'ask';
  }
  await decideOn(stage, item, { kind: 'reopen' });
  return 'show';
}

/** `1` to `9` */
export async function applyFix(stage: Stage, item: ReviewItem, number: number): Promise<After> {
  const { talk } = stage;
  const fix = stage.fixes.get(item.seen)?.[number - 1];
  if (fix === undefined) {
    talk.say(phrase`there is no suggestion ${number}`, 'quiet');
    return 'ask';
  }
  await decideOn(stage, item, { kind: 'edit', zh: fix.zh, en: fix.en });
  talk.show(wordsLines(item, fix, talk.surface()));
  talk.say(phrase`${item.id}: edited`, 'green');
  return afterDecision(stage);
}

/** `A` */
export async function acceptGreens(stage: Stage): Promise<After> {
  const greens = openGreen(stage.view);
  if (greens.length === 0) {
    stage.talk.say(phrase`nothing is open here that no check found anything about`, 'quiet');
    return 'ask';
  }
  await decideOnAll(stage, greens, { kind: 'accept' });
  stage.talk.say(phrase`accepted: ${greens.length} without findings (z takes all of it back)`, 'green');
  return goOnFromHere(stage);
}

/** What is shown may be open still; then it stays. */
async function goOnFromHere(stage: Stage): Promise<After> {
  const item = stage.view.items.find(({ id }) => id === stage.item);
  return item !== undefined && isOpen(item) ? 'show' : afterDecision(stage);
}

/** `z` */
export async function undo(stage: Stage): Promise<After> {
  const undone = await stage.desk.undo();
  if (undone === null) stage.talk.say(phrase`nothing to undo`, 'quiet');
  else stage.decisions = Math.max(0, stage.decisions - undone.items.length);
  return goTo(stage, undone, 'undone');
}

/** `Z` */
export async function redo(stage: Stage): Promise<After> {
  const redone = await stage.desk.redo();
  if (redone === null) stage.talk.say(phrase`nothing to do again`, 'quiet');
  else stage.decisions += redone.items.length;
  return goTo(stage, redone, 'redone');
}

function goTo(stage: Stage, where: Undone | null, which: 'undone' | 'redone'): After {
  const { talk } = stage;
  if (where === null) return 'ask';
  const { stem, items, paper } = where;
  const isElsewhere = stem !== stage.view.stem;
  comeTo(stage, paper, items);
  countDecided(stage, paper, items);
  stage.view = paper;
  stage.visited.add(stem);
  stage.item = items[0] ?? stage.item;
  if (isElsewhere) talk.show(paperLines(paper, talk.surface()));
  const what = items.length === 1 ? (items[0] ?? '') : phrase`${items.length} items`;
  talk.say(which === 'undone' ? phrase`undone: ${what}` : phrase`done again: ${what}`, 'green');
  return 'show';
}
