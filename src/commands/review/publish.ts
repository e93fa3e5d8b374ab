// `summarize review --publish`: what people decided in notes/<id>.json or in a pull request → the digest, without page
// and terminal. One line a paper on stderr.
import type { Desk } from '../../review/desk.ts';
import { textOfError, ToolError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { shellWord } from '../../lib/shell-word.ts';
import type { CommandContext } from '../context.ts';
import { endsTheRun } from '../failures.ts';

/**
 * Publishes the papers, or those of the queue about which something was decided. What is undecided stays as it is: green
 * and amber claims stand in the digest, red ones are held back. Of the queue, papers of which a section has no claim yet
 * are told and wait.
 * @throws what kept one paper out; E_SOME_FAILED when there were several
 */
export async function publishDecided(
  desk: Desk,
  stems: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { reporter, signal } = context;
  const papers = stems.length > 0 ? stems : await decidedIn(desk);
  const failures: { stem: string; error: ToolError }[] = [];
  for (const stem of papers) {
    signal.throwIfAborted();
    try {
      reporter.say(await publishOne(desk, stem));
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      if (stems.length === 0 && error.code === 'E_NOTES_HELD_BACK') {
        reporter.say(phrase`${error.told.what}: ${error.told.why}`);
        continue;
      }
      if (papers.length === 1 || endsTheRun(error)) throw error;
      failures.push({ stem, error });
      reporter.alarm(textOfError(error, reporter.catalogue));
    }
  }
  if (papers.length === 0) reporter.say(phrase`nothing is decided about the papers of ${desk.digest}`);
  if (failures.length > 0) throw someFailed(failures, papers.length, desk.digest);
}

async function publishOne(desk: Desk, stem: string): Promise<ReturnType<typeof phrase> | string> {
  const { seen } = await desk.preview(stem);
  const { message } = await desk.publish(stem, { seen, settled: [] });
  return message;
}

/** Notes that cannot be read are published by name or not: then it is said why. */
async function decidedIn(desk: Desk): Promise<string[]> {
  const { entries } = await desk.queue();
  return entries.filter(({ decided, broken }) => decided > 0 || broken !== null).map(({ stem }) => stem);
}

function someFailed(
  failures: readonly { stem: string; error: ToolError }[],
  all: number,
  digest: string,
): ToolError {
  const done = all - failures.length;
  // Ids of before 2007 have a slash where file names have `_`.
  const ids = failures.map(({ stem }) => stem.replace('_', '/')).join(' ');
  return new ToolError({
    code: 'E_SOME_FAILED',
    category: 'partial',
    what: phrase`${failures.length} of ${all} papers failed`,
    why: failures.map(({ stem, error }) => `${stem} (${error.code})`).join(', '),
    kept: done === 1 ? phrase`1 paper is done` : phrase`${done} papers are done`,
    next: phrase`summarize review ${ids} --digest ${shellWord(digest)}`,
  });
}
