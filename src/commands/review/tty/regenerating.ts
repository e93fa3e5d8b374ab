// Items made anew in the terminal: what it costs is told and asked first, then each change is taken or left.
import {
  MOST_HINT,
  MOST_ITEMS,
  MOST_NOT,
  type Estimate,
  type Proposal,
  type Regenerate,
  type ReviewItem,
} from '../../../domain/review.ts';
import { ToolError } from '../../../lib/errors.ts';
import { amountText } from '../../../lib/money.ts';
import { phrase, type Phrase } from '../../../lib/phrase.ts';
import { claimsToMakeAnew, mayBeMadeAnew, NOT_ANEW } from '../../../review/next.ts';
import { changeLines, costWords } from '../../../review/terminal/changes.ts';
import { isOpen } from '../../../review/terminal/walk.ts';
import { decideOn, reload, type After, type Stage } from './stage.ts';

/** `r` */
export function regenerate(stage: Stage, item: ReviewItem): Promise<After> {
  return makeAnew(stage, mayBeMadeAnew(item) ? [item] : [], NOT_ANEW.item);
}

/** `R` */
export function regenerateSection(stage: Stage, item: ReviewItem): Promise<After> {
  const claims = claimsToMakeAnew(stage.view.items, item).slice(0, MOST_ITEMS);
  return makeAnew(stage, claims, NOT_ANEW.section);
}

/** @param why what is said when there is nothing that can be made anew */
async function makeAnew(stage: Stage, items: readonly ReviewItem[], why: Phrase): Promise<After> {
  const { talk, options } = stage;
  if (options.offline) {
    talk.say(phrase`--offline: no model is asked`, 'quiet');
    return 'ask';
  }
  if (items.length === 0) {
    talk.say(why, 'quiet');
    return 'ask';
  }
  const going: Going = { open: new Set(items.map(({ id }) => id)), not: [], isOther: false };
  try {
    let end = await oneRound(stage, going);
    while (end === 'again') end = await oneRound(stage, going);
  } catch (error) {
    if (!going.isOther) throw error;
    talk.fail(error);
    await reload(stage);
  }
  return going.isOther || stage.changed.has(stage.view.stem) ? 'show' : 'ask';
}

/** How far it got, over all the times that the model was asked. */
interface Going {
  /** Ids of what nothing was said of yet. */
  readonly open: Set<string>;
  /** Proposals that were not wanted. */
  not: readonly string[];
  /** True when the notes have something else by now than what was shown. */
  isOther: boolean;
}

/** One question to the model, for what is still open, and what a person says of its answer. */
async function oneRound(stage: Stage, going: Going): Promise<'again' | 'done'> {
  const { talk, desk, changed } = stage;
  const hint = await talk.line(phrase`What should be different (Enter: nothing special, Esc cancels)?`);
  if (hint === null) return 'done';
  const { stem } = stage.view;
  if (changed.has(stem)) {
    await reload(stage);
    going.isOther = true;
  }
  const items = stage.view.items.filter(item => going.open.has(item.id) && mayBeMadeAnew(item));
  if (items.length === 0) {
    talk.say(NOT_ANEW.item, 'quiet');
    return 'done';
  }
  const request: Regenerate = {
    items: items.map(({ id, seen }) => ({ item: id, seen })),
    hint: hint.slice(0, MOST_HINT),
    not: [...going.not],
  };
  const estimate = await desk.estimate(stem, request);
  if (!(await isWanted(stage, estimate))) return 'done';
  if (!estimate.isPaid) talk.say(phrase`asking ${estimate.model}; Ctrl-C cancels that`, 'quiet');
  const proposal = await proposed(stage, request);
  if (proposal === null) return 'done';
  sayCost(stage, proposal);
  going.not = [...going.not, proposal.id].slice(-MOST_NOT);
  return settled(stage, proposal, going);
}

/** Null when the person took the question back, which is told: Ctrl-C ends the call then, and not the review. */
async function proposed({ desk, talk, view, options }: Stage, request: Regenerate): Promise<Proposal | null> {
  const cancelling = new AbortController();
  const over = options.context.interrupts.offer(() => cancelling.abort());
  try {
    return await desk.regenerate(view.stem, request, cancelling.signal);
  } catch (error) {
    if (!(error instanceof ToolError) || error.code !== 'E_REVIEW_CANCELLED') throw error;
    // The terminal itself shows ^C there.
    if (talk.input.isLineMode) talk.show([{ text: '' }]);
    talk.say(phrase`${error.told.what}: ${error.told.why}`, 'amber');
    return null;
  } finally {
    over();
  }
}

async function isWanted({ talk }: Stage, estimate: Estimate): Promise<boolean> {
  if (estimate.isPaid) {
    talk.say(phrase`already paid: from the cache`, 'quiet');
    return true;
  }
  talk.say(costWords(estimate));
  return (await talk.choose(phrase`Ask it [y,n]?`, ['y', 'n'])) === 'y';
}

/** What came from the cache was said to be paid before. */
function sayCost({ talk }: Stage, { cost, currency, isPaid }: Proposal): void {
  if (cost === null || isPaid) return;
  talk.say(phrase`it did cost ${amountText(cost)} ${currency ?? ''}`, 'quiet');
}

async function settled(stage: Stage, proposal: Proposal, going: Going): Promise<'again' | 'done'> {
  const { talk, view } = stage;
  for (const change of proposal.changes) {
    talk.show([{ text: '' }, ...changeLines(change, view.url, talk.surface())]);
    if (change.after === null) continue;
    const said = await saidOf(stage, change.before, proposal);
    if (said === 'again') return 'again';
    if (said === null) break;
    if (said === 'taken') going.isOther = true;
    going.open.delete(change.item);
  }
  return 'done';
}

/** What was refused is told, and asked about once more. */
async function saidOf(
  stage: Stage,
  before: ReviewItem,
  proposal: Proposal,
): Promise<'taken' | 'kept' | 'again' | null> {
  const { talk } = stage;
  for (;;) {
    const key = await talk.choose(phrase`Take it, keep the old one, or ask again [t,k,a]?`, ['t', 'k', 'a']);
    if (key === 'a') return 'again';
    if (key !== 't') return key === null ? null : 'kept';
    try {
      await take(stage, before, proposal);
      return 'taken';
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      talk.fail(error);
      if (error.code === 'E_REVIEW_STALE') stage.changed.add(stage.view.stem);
    }
  }
}

/** A claim is pending then, with what the checks say of it; headline and titles count as words of the person. */
async function take(stage: Stage, before: ReviewItem, { id }: Proposal): Promise<void> {
  await decideOn(stage, before, { kind: 'take', proposal: id });
  const taken = stage.view.items.find(item => item.id === before.id);
  const told =
    taken === undefined || isOpen(taken)
      ? phrase`${before.id}: taken; it is open`
      : phrase`${before.id}: taken; it counts as edited by you`;
  stage.talk.say(told, 'green');
}
