// `summarize review --publish`: what people decided in notes/<id>.json or in a pull request → the digest, without page
// and terminal. One line a paper on stderr, and one for each finding about words that were changed by hand in the file;
// with --json the same as data on stdout.
import type { Finding } from '../../domain/finding.ts';
import type { ReviewItem } from '../../domain/review.ts';
import type { Desk } from '../../review/desk.ts';
import { textOfError, ToolError } from '../../lib/errors.ts';
import { english, phrase, type Told } from '../../lib/phrase.ts';
import { shellWord } from '../../lib/shell-word.ts';
import type { CommandContext } from '../context.ts';
import { endsTheRun } from '../failures.ts';
import { findingTold } from '../finding-words.ts';
import { jsonText } from '../json-text.ts';

/** What is published, and how it is told. */
export interface PublishOptions {
  /** File name stems of the papers that were named; none: those of the queue about which something was decided. */
  readonly stems: readonly string[];
  readonly json: boolean;
}

/** What a check says of words that a person changed in the notes file, and that were published all the same. */
interface Contradicted extends Pick<Finding, 'code' | 'message' | 'messageZh'> {
  readonly item: string;
  /** True when the digest marks it; headline and titles carry no mark. */
  readonly isMarked: boolean;
}

interface Done {
  readonly paper: string;
  readonly published: true;
  readonly message: Told;
  readonly contradicted: readonly Contradicted[];
}

interface Failed {
  readonly paper: string;
  readonly published: false;
  readonly error: ToolError;
}

/** What became of a paper. */
type Outcome = Done | Failed;

/**
 * Publishes the papers, or those of the queue about which something was decided. What is undecided stays as it is: green
 * and amber claims stand in the digest, red ones are held back. Of the queue, papers of which a section has no claim yet
 * are told and wait.
 * @throws what kept one paper out, or ended the run; E_SOME_FAILED when there were several
 */
export async function publishDecided(
  desk: Desk,
  { stems, json }: PublishOptions,
  context: CommandContext,
): Promise<void> {
  const { reporter } = context;
  const papers = stems.length > 0 ? stems : await decidedIn(desk);
  const outcomes: Outcome[] = [];
  const print = (): void => {
    if (json) reporter.out(jsonText({ digest: desk.digest, papers: outcomes.map(asData) }, 2));
  };
  try {
    await publishEach(desk, { papers, stems, outcomes }, context);
  } catch (error) {
    // What was published before stays published, whatever ends the run.
    if (papers.length > 1 && outcomes.length > 0) print();
    throw error;
  }
  print();
  if (papers.length === 0) reporter.say(await nothingDecided(desk));
  const failed = outcomes.flatMap(one => (one.published || isWaiting(one.error, stems) ? [] : [one]));
  if (failed.length > 0) throw someFailed(failed, papers.length, desk.digest);
}

interface Papers {
  readonly papers: readonly string[];
  /** Those that were named. */
  readonly stems: readonly string[];
  /** What became of them so far. */
  readonly outcomes: Outcome[];
}

/** One after the other, each told at once. Throws the failure of the only one, or one that ends the run. */
async function publishEach(
  desk: Desk,
  { papers, stems, outcomes }: Papers,
  context: CommandContext,
): Promise<void> {
  const { reporter, signal } = context;
  for (const stem of papers) {
    signal.throwIfAborted();
    const outcome = await outcomeOf(desk, stem);
    const isFailed = !outcome.published && !isWaiting(outcome.error, stems);
    const isLast = isFailed && (papers.length === 1 || endsTheRun(outcome.error));
    if (isLast) outcome.error.kept = keptOf(outcome, outcomes);
    outcomes.push(outcome);
    if (isLast) throw outcome.error;
    if (isFailed) reporter.alarm(textOfError(outcome.error, reporter.catalogue));
    else tell(outcome, context);
  }
}

/** A paper of the queue that is not whole yet; one that was named is a failure. */
function isWaiting({ code }: ToolError, stems: readonly string[]): boolean {
  return stems.length === 0 && code === 'E_NOTES_HELD_BACK';
}

/** Of a failure that ends the run: it may say that nothing changed, which holds for its own paper only. */
function keptOf({ paper, error }: Failed, before: readonly Outcome[]): Told {
  const { kept } = error.told;
  const published = before.flatMap(one => (one.published ? [one.paper] : [])).join(' ');
  if (published === '') return kept;
  return english(kept) === ''
    ? phrase`published before it: ${published}`
    : phrase`published before it: ${published}; of ${paper}: ${kept}`;
}

async function outcomeOf(desk: Desk, stem: string): Promise<Outcome> {
  // Ids of before 2007 have a slash where file names have `_`.
  const paper = stem.replace('_', '/');
  try {
    const { items } = await desk.paper(stem);
    const byHand = new Set(items.filter(isByHand).map(({ id }) => id));
    const { seen } = await desk.preview(stem);
    const { message, paper: after } = await desk.publish(stem, { seen, settled: [] });
    const contradicted = after.items.filter(({ id }) => byHand.has(id)).flatMap(contradictions);
    return { paper, published: true, message, contradicted };
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return { paper, published: false, error };
  }
}

/** Changed in the file: nobody has signed it, and no check has seen it before. */
function isByHand({ review }: ReviewItem): boolean {
  return review.state === 'edited' && review.by === null;
}

function contradictions({ id, kind, findings }: ReviewItem): Contradicted[] {
  return findings.flatMap(({ code, severity, message, messageZh }) =>
    severity === 'error' ? [{ item: id, isMarked: kind === 'claim', code, message, messageZh }] : [],
  );
}

function tell(outcome: Outcome, { reporter }: CommandContext): void {
  if (!outcome.published) {
    const { what, why } = outcome.error.told;
    return reporter.say(phrase`${what}: ${why}`);
  }
  reporter.say(outcome.message);
  for (const { item, isMarked, ...finding } of outcome.contradicted) {
    const found = findingTold(finding);
    reporter.say(
      isMarked
        ? phrase`  ${item}, changed by hand, marked ⚠ in the digest: ${found}`
        : phrase`  ${item}, changed by hand: ${found}`,
    );
  }
}

/** Keys are those of every JSON of the program. */
function asData(outcome: Outcome): object {
  if (outcome.published) return outcome;
  const { code, what, why, kept, next } = outcome.error;
  return { ...outcome, error: { code, what, why, kept, next } };
}

/** Notes that cannot be read are published by name or not: then it is said why. */
async function decidedIn(desk: Desk): Promise<string[]> {
  const { entries } = await desk.queue();
  return entries.filter(({ decided, broken }) => decided > 0 || broken !== null).map(({ stem }) => stem);
}

async function nothingDecided({ digest, queue }: Desk): Promise<Told> {
  const { entries } = await queue();
  return entries.length === 0
    ? phrase`nothing to publish: there are no notes beside ${digest}. Make some: summarize <paper> --digest ${shellWord(digest)}`
    : phrase`nothing is decided about the papers of ${digest}`;
}

function someFailed(failed: readonly Failed[], all: number, digest: string): ToolError {
  const done = all - failed.length;
  const ids = failed.map(({ paper }) => paper).join(' ');
  return new ToolError({
    code: 'E_SOME_FAILED',
    category: 'partial',
    what: phrase`${failed.length} of ${all} papers failed`,
    why: failed.map(({ paper, error }) => `${paper} (${error.code})`).join(', '),
    kept: done === 1 ? phrase`1 paper is done` : phrase`${done} papers are done`,
    next: phrase`summarize review ${ids} --digest ${shellWord(digest)}`,
  });
}
