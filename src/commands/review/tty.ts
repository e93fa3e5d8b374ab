// Review in the terminal, in the manner of `git add -p`: one item, one question, one key. On stderr; stdout stays empty.
import { ToolError, UsageError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import { shellWord } from '../../lib/shell-word.ts';
import type { Desk } from '../../review/desk.ts';
import { endLines } from '../../review/terminal/screens.ts';
import type { CommandContext } from '../context.ts';
import { act } from './tty/acts.ts';
import { askAbout } from './tty/ask.ts';
import {
  entriesOf,
  isWaiting,
  openPaper,
  showItem,
  toNextPaper,
  type Stage,
  type TerminalOptions,
} from './tty/stage.ts';
import { openTalk, type Talk } from './tty/talk.ts';

export type { TerminalOptions };

/**
 * Goes through the papers until the person leaves, or nothing is open.
 * @throws UsageError E_REVIEW_TERMINAL without a terminal; the signal's reason at Ctrl-C; what reading the notes throws
 * when no paper can be read
 */
export async function runTerminal(desk: Desk, options: TerminalOptions): Promise<void> {
  const { context } = options;
  refuseWithoutTerminal();
  const stems = await stemsFor(desk, options);
  const talk = openTalk(context);
  const stage = stageOf(desk, talk, { ...options, stems });
  const stop = desk.onChange(stem => stage.changed.add(stem));
  try {
    if (await begin(stage)) await goThrough(stage);
    await tellEnd(stage);
  } catch (error) {
    throw interrupted(error, context);
  } finally {
    stop();
    talk.input.close();
  }
}

/** The papers that were named; without any, all that have something open, the riskiest first. */
async function stemsFor(desk: Desk, { stems, onlyFlagged }: TerminalOptions): Promise<readonly string[]> {
  if (stems.length > 0) return stems;
  const { entries } = await desk.queue();
  return entries.filter(entry => isWaiting(entry, onlyFlagged)).map(({ stem }) => stem);
}

async function goThrough(stage: Stage): Promise<void> {
  let item = await showItem(stage);
  let isNew = true;
  for (;;) {
    if (item === undefined) {
      stage.talk.say(phrase`${stage.view.cited}: there is nothing to decide`);
      if ((await toNextPaper(stage)) === 'quit') return;
      item = await showItem(stage);
      continue;
    }
    const after = await act(stage, item, await askAbout(stage, item, isNew));
    if (after === 'quit') return;
    isNew = after === 'show';
    if (isNew) item = await showItem(stage);
  }
}

/** False when there is no paper. The first that can be read; what is wrong with the others is told. */
async function begin(stage: Stage): Promise<boolean> {
  const { stems } = stage.options;
  for (const [index, stem] of stems.entries()) {
    try {
      await openPaper(stage, stem);
      return true;
    } catch (error) {
      if (index === stems.length - 1) throw error;
      stage.talk.fail(error);
    }
  }
  stage.talk.say(phrase`there is nothing to review`);
  return false;
}

function stageOf(desk: Desk, talk: Talk, options: TerminalOptions): Stage {
  const none = { red: 0, amber: 0, green: 0 };
  return {
    desk,
    talk,
    options,
    // Until the first paper is open.
    view: {
      ...{ stem: '', id: '', cited: '', title: '', authors: [], url: null, engine: '', pages: 0, items: [] },
      ...{ findings: [], open: none, isWhole: false, undo: null, redo: null },
    },
    item: '',
    shown: 'both',
    decisions: 0,
    decidedBefore: new Map(),
    decidedHere: new Set(),
    changed: new Set(),
    published: new Set(),
    visited: new Set(),
    fixes: new Map(),
    unkept: new Map(),
    decidedAt: -Infinity,
    whyNoFixes: null,
    isLookingExplained: false,
  };
}

async function tellEnd(stage: Stage): Promise<void> {
  const { talk, options, visited, published, decisions } = stage;
  const entries = await entriesOf(stage);
  if (entries.length === 0) return;
  const isOpen = entries.some(entry => isWaiting(entry, false));
  const due = entries.filter(({ stem }) => visited.has(stem) && !published.has(stem));
  const ids = due.map(({ stem }) => stem).join(' ');
  const digest = `--digest ${shellWord(stage.desk.digest)}`;
  const next = isOpen
    ? commandOf(options.context, { isFlaggedDone: !entries.some(entry => isWaiting(entry, true)) })
    : decisions > 0 && due.length > 0
      ? `summarize review ${ids} ${digest} --publish`
      : null;
  talk.show(endLines({ entries, visited, decided: stage.decidedHere.size, next }, talk.surface()));
}

/** The same command; without `--only flagged` when nothing is left for that. */
function commandOf({ argv }: CommandContext, { isFlaggedDone = false } = {}): string {
  const isOnly = (word: string | undefined, index: number): boolean =>
    word === '--only=flagged' || (word === '--only' && argv[index + 1] === 'flagged');
  const words = argv.filter(
    (word, index) => !isFlaggedDone || !(isOnly(word, index) || isOnly(argv[index - 1], index - 1)),
  );
  return ['summarize', ...words].map(shellWord).join(' ');
}

/** Ctrl-C and SIGTERM: what they leave behind, as review has it. */
function interrupted(error: unknown, context: CommandContext): unknown {
  const { signal } = context;
  if (!signal.aborted || !(signal.reason instanceof ToolError)) return error;
  signal.reason.kept = phrase`every decision is in the notes; the digest is as it was, or whole`;
  signal.reason.next = phrase`${commandOf(context)} goes on with what is open`;
  return signal.reason;
}

/** Keys are read from stdin, and all is shown on stderr. */
function refuseWithoutTerminal(): void {
  const isMissing: Told | null = !process.stdin.isTTY
    ? phrase`the standard input is no terminal`
    : !process.stderr.isTTY
      ? phrase`the standard error is no terminal`
      : null;
  if (isMissing === null) return;
  throw new UsageError({
    code: 'E_REVIEW_TERMINAL',
    what: phrase`the review in the terminal cannot ask`,
    why: isMissing,
    next: phrase`type it in a terminal without a pipe; or: summarize review, for the page in the browser`,
  });
}
