// Several papers on their way at once: what one failure means for the others, and what is printed when.
import pLimit from 'p-limit';
import type { Config } from '../config.ts';
import type { PaperSource } from '../domain/arxiv-id.ts';
import { citedId } from '../domain/paper.ts';
import { fittedTo } from './help/wrap.ts';
import { textOfError, ToolError } from '../lib/errors.ts';
import { phrase, type Phrase, type PhraseValue, type Told } from '../lib/phrase.ts';
import { journey, type Journey } from '../pipeline.ts';
import type { Tools } from '../steps/tools.ts';
import type { CommandContext } from './context.ts';
import { endsTheRun, explained } from './failures.ts';
import { finishPaper } from './finish-paper.ts';
import type { SummarizeFlags } from './flags.ts';
import { jsonText } from './json-text.ts';

export interface Run {
  readonly flags: SummarizeFlags;
  readonly config: Config;
  readonly tools: Tools;
  readonly reporter: CommandContext['reporter'];
  /** The command with other papers in place of these. */
  readonly again: (papers: readonly string[]) => string;
}
export interface Named {
  readonly input: string;
  readonly source: PaperSource;
}

/** How far a run with several papers has come. */
interface Course {
  readonly begun: Set<string>;
  readonly products: unknown[];
  readonly failures: { input: string; error: ToolError }[];
  /** What the run ends with once the papers under way are done; no paper is begun after it. */
  end: unknown;
}

/** Runs all papers; prints what is done. Throws the error that decides the exit code. */
export async function runPapers(papers: readonly Named[], run: Run): Promise<void> {
  const limit = pLimit(run.config.concurrency);
  const course: Course = { begun: new Set(), products: [], failures: [], end: null };
  await Promise.all(
    papers.map((paper, index) =>
      limit(() => runOne(paper, { index, alone: papers.length === 1, course }, run)),
    ),
  );
  const printed = course.products.filter(product => product !== undefined);
  if (printed.length > 0) print(printed, { many: papers.length > 1, run });
  // A bug is thrown as it came, so that its stack is seen.
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- it was thrown by somebody else before
  if (course.end !== null) throw course.end;
  if (course.failures.length > 0) throw someFailedError(course.failures, papers.length, run);
}

async function runOne(
  { input, source }: Named,
  { index, alone, course }: { index: number; alone: boolean; course: Course },
  run: Run,
): Promise<void> {
  if (course.end !== null) return;
  const way = journey(source, run.tools);
  try {
    run.tools.signal.throwIfAborted();
    const id = citedId(await way.paper());
    // Two spellings of one paper are done once, and paid for once.
    if (course.begun.has(id)) return;
    course.begun.add(id);
    const { product, problem } = await finishPaper(way, run);
    course.products[index] = product;
    if (problem !== null) throw problem;
  } catch (error) {
    const failure = explained(error, { alone, signal: run.tools.signal });
    // A bug: told as one, after what is done was printed.
    if (failure === null) {
      course.end ??= error;
      return;
    }
    if (source.kind === 'file') await nameByFile(failure, input, way);
    if (alone || endsTheRun(failure)) {
      course.end ??= failure;
      return;
    }
    course.failures.push({ input, error: failure });
    run.reporter.alarm(textOfError(failure, run.reporter.catalogue, fittedTo(process.stderr)));
  }
}

/** Markdown one after the other; JSON as one value: an object for one paper, an array for several. */
function print(products: readonly unknown[], { many, run }: { many: boolean; run: Run }): void {
  if (run.flags.json === true) run.reporter.out(jsonText(many ? products : products[0], 2));
  else for (const product of products) run.reporter.out(String(product));
}

/** The next command must name what the person can name: the file, not the id that was found in it. */
async function nameByFile(error: ToolError, input: string, way: Journey): Promise<void> {
  const paper = await way.paper().catch(() => null);
  if (paper !== null) error.next = renamed(error.told.next, citedId(paper), input);
}

/** The text with the paper called `input` in every command that names it by its id. */
function renamed(told: Told, id: string, input: string): Told {
  return typeof told === 'string' ? renamedText(told, id, input) : renamedPhrase(told, id, input);
}

function renamedPhrase({ template, values }: Phrase, id: string, input: string): Phrase {
  const rename = (value: PhraseValue, index: number): PhraseValue => {
    if (typeof value === 'object') return renamedPhrase(value, id, input);
    if (typeof value !== 'string') return value;
    return value === id && template.includes(`summarize {${index}}`) ? input : renamedText(value, id, input);
  };
  return { template, values: values.map(rename) };
}

function renamedText(text: string, id: string, input: string): string {
  return text.replaceAll(`summarize ${id}`, `summarize ${input}`);
}

function someFailedError(failures: Course['failures'], all: number, run: Run): ToolError {
  const done = all - failures.length;
  return new ToolError({
    code: 'E_SOME_FAILED',
    category: 'partial',
    what: phrase`${failures.length} of ${all} papers failed`,
    why: failures.map(({ input, error }) => `${input} (${error.code})`).join(', '),
    kept: done === 1 ? phrase`1 paper is done` : phrase`${done} papers are done`,
    next: run.again(failures.map(({ input }) => input)),
  });
}
