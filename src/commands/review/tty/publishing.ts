// Publishing in the terminal: the changes of the digest are shown, what collides is settled one by one, then it is asked
// once.
import type { MergePreview, Settled } from '../../../domain/publish.ts';
import { ToolError } from '../../../lib/errors.ts';
import { phrase } from '../../../lib/phrase.ts';
import { collisionLines, previewLines, settledBy } from '../../../review/terminal/changes.ts';
import { toNextPaper, type After, type Stage } from './stage.ts';

/** `s` */
export async function publish(stage: Stage): Promise<After> {
  const end = await previewed(stage, ['y', 'n']);
  return end === 'done' ? 'show' : 'ask';
}

/** When all of a paper is decided. `undo` is one key more there, for the last decision may have been wrong. */
export async function offerPublishing(stage: Stage, undo: (stage: Stage) => Promise<After>): Promise<After> {
  const { talk, view, options } = stage;
  talk.say(
    options.onlyFlagged
      ? phrase`${view.cited}: all that a check found something about is decided`
      : phrase`${view.cited}: all is decided`,
    'strong',
  );
  try {
    const end = await previewed(stage, ['s', 'n', 'z']);
    if (end === 'undo') return await undo(stage);
    if (end === 'leave') return 'quit';
  } catch (error) {
    talk.fail(error);
  }
  return toNextPaper(stage);
}

type End = 'done' | 'not' | 'undo' | 'leave';

async function previewed(stage: Stage, keys: readonly string[]): Promise<End> {
  const { desk, talk, view } = stage;
  for (;;) {
    const preview = await desk.preview(view.stem);
    talk.show([{ text: '' }, ...previewLines(preview, talk.surface())]);
    if (isInTheWay(stage, preview)) return keys.includes('z') ? asideOf(stage) : 'not';
    const settled = await settle(stage, preview);
    if (settled === null) return 'not';
    const key = await talk.choose(phrase`Publish it into ${preview.digest} [${keys.join(',')}]?`, keys);
    if (key === null) return 'leave';
    if (key !== keys[0]) return key === 'z' ? 'undo' : 'not';
    if (await written(stage, preview, settled)) return 'done';
  }
}

/** True when there is nothing to ask: it is told why. */
function isInTheWay({ talk, view, published }: Stage, { refusal, diff, collisions }: MergePreview): boolean {
  if (refusal !== null) {
    talk.say(phrase`it cannot be published: ${refusal}`, 'amber');
    return true;
  }
  if (diff !== '' || collisions.length > 0) return false;
  talk.say(phrase`the digest has it all already`, 'quiet');
  published.add(view.stem);
  return true;
}

/** Nothing to publish, but the last decision may still be taken back. */
async function asideOf({ talk }: Stage): Promise<End> {
  const key = await talk.choose(phrase`Go on, or undo the last decision [n,z]?`, ['n', 'z']);
  if (key === 'z') return 'undo';
  return key === null ? 'leave' : 'not';
}

/** False when the digest was changed while it was looked at: it is shown again then. */
async function written(stage: Stage, { seen }: MergePreview, settled: Settled[]): Promise<boolean> {
  const { desk, talk, view } = stage;
  try {
    const { message, paper } = await desk.publish(view.stem, { seen, settled });
    stage.view = paper;
    stage.published.add(view.stem);
    talk.say(message, 'green');
    return true;
  } catch (error) {
    talk.fail(error);
    if (error instanceof ToolError && error.code === 'E_REVIEW_STALE') return false;
    throw error;
  }
}

/** Null when the person leaves it. */
async function settle(
  { desk, talk, view }: Stage,
  { collisions, digest }: MergePreview,
): Promise<Settled[] | null> {
  const settled: Settled[] = [];
  for (const [index, collision] of collisions.entries()) {
    const surface = talk.surface();
    talk.say(phrase`Both changed this (${index + 1} of ${collisions.length}):`, 'amber');
    talk.show(collisionLines(collision, digest, surface));
    const ask = phrase`As in ${digest}, as in the notes, both, or leave it [m,o,b,q]?`;
    const key = await talk.choose(ask, ['m', 'o', 'b', 'q']);
    const take = settledBy(key ?? '');
    if (take === undefined) return null;
    settled.push({ index: collision.index, take });
  }
  if (settled.length > 0) {
    const preview = await desk.preview(view.stem, settled);
    talk.show([{ text: '' }, ...previewLines({ ...preview, handEdits: [] }, talk.surface())]);
    if (preview.diff === '') talk.say(phrase`no line of ${digest} changes: your choices are kept`, 'quiet');
  }
  return settled;
}
