// The question at an item. Suggestions are looked for while the person reads: the question does not wait for them long,
// and is asked again when they come.
import type { Fix, ReviewItem } from '../../../domain/review.ts';
import { ToolError } from '../../../lib/errors.ts';
import { phrase } from '../../../lib/phrase.ts';
import { fixLines } from '../../../review/terminal/item-screen.ts';
import type { Pressed } from '../../../review/terminal/keys.ts';
import { MOST_FIXES, promptFor } from '../../../review/terminal/prompt.ts';
import { isOpen, openGreen } from '../../../review/terminal/walk.ts';
import type { Stage } from './stage.ts';

/** A question that is asked twice is worse than one that comes a little later. */
const WORTH_WAITING_MS = 150;

/** What is pressed; `isNew` when the item was just shown, and its suggestions were not. */
export async function askAbout(stage: Stage, item: ReviewItem, isNew: boolean): Promise<Pressed> {
  const { talk, options } = stage;
  const looking = fixesFor(stage, item);
  let isShown = !isNew;
  const ask = (): void => {
    const fixes = (stage.fixes.get(item.seen) ?? []).slice(0, MOST_FIXES);
    if (!isShown && fixes.length > 0) {
      talk.show(fixLines(fixes, talk.surface()));
      isShown = true;
    }
    tellWhyNone(stage);
    const canUndo = stage.view.undo !== null || stage.decisions > 0;
    const greens = openGreen(stage.view).length;
    const canRegenerate = !options.offline;
    talk.prompt(promptFor({ item, fixes: fixes.length, greens, canUndo, canRegenerate }));
  };
  let late: Promise<unknown> | undefined;
  if (looking !== null) {
    const isHere = await Promise.race([looking.then(() => true), soon()]);
    // Also where it must be said that there are none: the question stands below that again.
    const isNews = (fixes: readonly Fix[]): boolean => fixes.length > 0 || isExplanationDue(stage);
    if (!isHere) late = looking.then(fixes => (isNews(fixes) ? undefined : never()));
  }
  const pressed = await talk.input.key(ask, late);
  // The terminal shows no keys in raw mode; the line ends here in any case.
  if (!talk.input.isLineMode) process.stderr.write(`${echoOf(pressed)}\n`);
  return pressed;
}

/** Null when they are known, or nothing is to be mended. */
function fixesFor(stage: Stage, item: ReviewItem): Promise<readonly Fix[]> | null {
  const { desk, view } = stage;
  if (!isOpen(item) || item.findings.length === 0 || stage.fixes.has(item.seen)) return null;
  stage.fixes.set(item.seen, []);
  const { id, zh, en, seen } = item;
  return desk.look(view.stem, { item: id, zh, en }).then(
    ({ fixes }) => {
      stage.fixes.set(seen, fixes);
      return fixes;
    },
    (error: unknown) => {
      // Without them everything else can be decided; once is enough to say why they are missing.
      if (error instanceof ToolError)
        stage.whyNoFixes ??= phrase`no suggestions: ${error.told.what}: ${error.told.why}`;
      return [];
    },
  );
}

function isExplanationDue({ whyNoFixes, isLookingExplained }: Stage): boolean {
  return whyNoFixes !== null && !isLookingExplained;
}

/** In a line of its own, before the question. */
function tellWhyNone(stage: Stage): void {
  if (stage.whyNoFixes === null || stage.isLookingExplained) return;
  stage.isLookingExplained = true;
  stage.talk.say(stage.whyNoFixes, 'quiet');
}

function soon(): Promise<false> {
  return new Promise(resolve => setTimeout(() => resolve(false), WORTH_WAITING_MS));
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

function echoOf(pressed: Pressed): string {
  return pressed.kind === 'key' && pressed.key.length === 1 ? pressed.key : '';
}
