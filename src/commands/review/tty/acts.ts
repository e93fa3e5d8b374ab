// What was pressed at an item → what is done. A failure is told, and the review goes on.
import type { ReviewItem } from '../../../domain/review.ts';
import { ToolError } from '../../../lib/errors.ts';
import { phrase } from '../../../lib/phrase.ts';
import { SHOWN } from '../../../review/terminal/item-screen.ts';
import type { Pressed } from '../../../review/terminal/keys.ts';
import { ENTER_AFTER_MS } from '../../../review/terminal/prompt.ts';
import { helpLines, queueLines } from '../../../review/terminal/screens.ts';
import { isOpen, stepFrom } from '../../../review/terminal/walk.ts';
import { accept, acceptGreens, applyFix, redo, reject, reopen, undo } from './deciding.ts';
import { edit } from './editing.ts';
import { publish } from './publishing.ts';
import { regenerate, regenerateSection } from './regenerating.ts';
import { entriesOf, itemsOfStage, openPaper, reload, tellUnkept, type After, type Stage } from './stage.ts';

/** `times`: how often the key was pressed. */
type Act = (stage: Stage, item: ReviewItem, times: number) => Promise<After>;

const ACTS: Readonly<Record<string, Act>> = {
  y: accept,
  a: accept,
  enter,
  n: reject,
  x: reject,
  e: edit,
  r: regenerate,
  R: regenerateSection,
  u: reopen,
  j: (stage, _, times) => step(stage, 1, times),
  k: (stage, _, times) => step(stage, -1, times),
  J: stage => otherPaper(stage, 1),
  K: stage => otherPaper(stage, -1),
  A: acceptGreens,
  z: undo,
  Z: redo,
  s: publish,
  w: showQueue,
  t: turn,
  '?': help,
  h: help,
  q: () => Promise.resolve('quit'),
};

/** Does it. Throws what ends the review: a signal, a bug. */
export async function act(stage: Stage, item: ReviewItem, pressed: Pressed): Promise<After> {
  const { talk } = stage;
  switch (pressed.kind) {
    case 'leave':
      return 'quit';
    case 'key':
      return doIt(stage, item, pressed);
    case 'foreign':
      talk.say(phrase`that is no key here; turn the input method off, or type ? for the keys`, 'quiet');
      return 'ask';
    case 'pasted':
      talk.say(phrase`several characters at once decide nothing; type one key`, 'quiet');
      return 'ask';
    case 'empty':
      // Line ends come along with pastes and by accident; what failed a check must not be accepted so.
      talk.say(phrase`Enter alone decides nothing here; type y, then Enter, to accept`, 'quiet');
      return 'ask';
    default:
      return 'ask';
  }
}

async function doIt(
  stage: Stage,
  item: ReviewItem,
  { key, times = 1 }: { key: string; times?: number },
): Promise<After> {
  const isFix = /^[1-9]$/.test(key);
  const known = isFix ? fixBy(Number(key)) : Object.hasOwn(ACTS, key) ? ACTS[key] : undefined;
  if (known === undefined) {
    stage.talk.say(phrase`${key} is no key here; ? lists them`, 'quiet');
    return 'ask';
  }
  try {
    return await known(stage, item, times);
  } catch (error) {
    stage.talk.fail(error);
    if (error instanceof ToolError && error.code === 'E_REVIEW_STALE') return shownAnew(stage);
    tellUnkept(stage, item);
    return 'ask';
  }
}

function fixBy(number: number): Act {
  return (stage, item) => applyFix(stage, item, number);
}

/** As it is now, since it has changed under the person's eyes. */
async function shownAnew(stage: Stage): Promise<After> {
  try {
    await reload(stage);
    return 'show';
  } catch (error) {
    stage.talk.fail(error);
    return 'ask';
  }
}

/** Accepts what may be accepted without looking twice; at a decided one it goes on. */
function enter(stage: Stage, item: ReviewItem): Promise<After> {
  const { talk } = stage;
  if (performance.now() - stage.decidedAt < ENTER_AFTER_MS) {
    talk.say(phrase`that Enter came right behind a decision: it decides nothing`, 'quiet');
    return Promise.resolve('ask');
  }
  if (!isOpen(item)) return step(stage, 1, 1);
  if (item.risk !== 'red') return accept(stage, item);
  talk.say(phrase`this one is held back: type y to accept it all the same`, 'quiet');
  return Promise.resolve('ask');
}

function step(stage: Stage, by: 1 | -1, times: number): Promise<After> {
  const items = itemsOfStage(stage);
  let next = stepFrom(items, stage.item, by);
  for (let more = times - 1; more > 0 && next !== undefined; more -= 1) {
    const further = stepFrom(items, next.id, by);
    if (further === undefined) break;
    next = further;
  }
  if (next === undefined) {
    const end =
      by === 1 ? phrase`this is the last one; J goes to the next paper` : phrase`this is the first one`;
    stage.talk.say(end, 'quiet');
    return Promise.resolve('ask');
  }
  stage.item = next.id;
  return Promise.resolve('show');
}

async function otherPaper(stage: Stage, by: 1 | -1): Promise<After> {
  const { stems } = stage.options;
  const stem = stems[stems.indexOf(stage.view.stem) + by];
  if (stem === undefined) {
    stage.talk.say(by === 1 ? phrase`this is the last paper` : phrase`this is the first paper`, 'quiet');
    return 'ask';
  }
  await openPaper(stage, stem);
  return 'show';
}

async function showQueue(stage: Stage): Promise<After> {
  stage.talk.show(queueLines(await entriesOf(stage), stage.view.stem, stage.talk.surface()));
  return 'ask';
}

function turn(stage: Stage): Promise<After> {
  stage.shown = SHOWN[(SHOWN.indexOf(stage.shown) + 1) % SHOWN.length] ?? 'both';
  return Promise.resolve('show');
}

function help({ talk }: Stage): Promise<After> {
  talk.show(helpLines(talk.input.isLineMode, talk.surface()));
  return Promise.resolve('ask');
}
