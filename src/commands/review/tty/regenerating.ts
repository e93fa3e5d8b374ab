// Items made anew in the terminal: what it costs is told and asked first, then each change is taken or left.
import type { Estimate, Proposal, Regenerate, ReviewItem } from '../../../domain/review.ts';
import { phrase } from '../../../lib/phrase.ts';
import { changeLines, costWords } from '../../../review/terminal/changes.ts';
import { isOpen, openInSection } from '../../../review/terminal/walk.ts';
import { decideOn, type After, type Stage } from './stage.ts';

/** Most characters of a hint, most items of one question (domain/review.ts). */
const MOST_HINT = 500;
const MOST_ITEMS = 50;

/** `r` */
export function regenerate(stage: Stage, item: ReviewItem): Promise<After> {
  return makeAnew(stage, [item]);
}

/** `R` */
export function regenerateSection(stage: Stage, item: ReviewItem): Promise<After> {
  return makeAnew(stage, openInSection(stage.view, item).slice(0, MOST_ITEMS));
}

async function makeAnew(stage: Stage, items: readonly ReviewItem[]): Promise<After> {
  const { talk, desk, view, options } = stage;
  if (options.offline) {
    talk.say(phrase`--offline: no model is asked`, 'quiet');
    return 'ask';
  }
  if (!items.some(isOpen)) {
    talk.say(phrase`it is decided; u puts it back to open, then it can be made anew`, 'quiet');
    return 'ask';
  }
  for (;;) {
    const hint = await talk.line(phrase`What should be different (Enter: nothing special)?`);
    if (hint === null) return 'ask';
    const seen = items.map(({ id, seen }) => ({ item: id, seen }));
    const request = { items: seen, hint: hint.slice(0, MOST_HINT) };
    const estimate = await desk.estimate(view.stem, request);
    if (!(await isWanted(stage, estimate))) return 'ask';
    talk.say(phrase`asking ${estimate.model}; Ctrl-C stops`, 'quiet');
    const end = await settled(stage, request);
    if (end !== 'again') return end === 'taken' ? 'show' : 'ask';
  }
}

async function isWanted({ talk }: Stage, estimate: Estimate): Promise<boolean> {
  talk.say(costWords(estimate));
  return (await talk.choose(phrase`Ask it [y,n]?`, ['y', 'n'])) === 'y';
}

async function settled(stage: Stage, request: Regenerate): Promise<'taken' | 'kept' | 'again'> {
  const { desk, talk, view } = stage;
  const proposal = await desk.regenerate(view.stem, request);
  if (proposal.cost !== null)
    talk.say(phrase`it did cost ${proposal.cost.toFixed(4)} ${proposal.currency ?? ''}`, 'quiet');
  let isTaken = false;
  for (const change of proposal.changes) {
    talk.show([{ text: '' }, ...changeLines(change, view.url, talk.surface())]);
    if (change.after === null) continue;
    const key = await talk.choose(phrase`Take it, keep the old one, or ask again [t,k,a]?`, ['t', 'k', 'a']);
    if (key === 'a') return 'again';
    if (key === 't') {
      await take(stage, proposal, change.before);
      isTaken = true;
    }
    if (key === null) break;
  }
  return isTaken ? 'taken' : 'kept';
}

/** It is pending then, with what the checks say of it. */
async function take(stage: Stage, { id }: Proposal, before: ReviewItem): Promise<void> {
  await decideOn(stage, before, { kind: 'take', proposal: id });
  stage.talk.say(phrase`${before.id}: taken; it is open`, 'green');
}
