// What the papers to be asked about will take: tokens, money, time. Measured where something is known, else a guess
// that calls itself one.
import * as z from 'zod';
import type { Estimate, PreviewedPaper } from '../../../domain/batch.ts';
import { ArxivIdSchema } from '../../../domain/arxiv-id.ts';
import type { Paper } from '../../../domain/paper.ts';
import { citedId } from '../../../domain/paper.ts';
import { ToolError } from '../../../lib/errors.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { estimateTokens } from '../../../lib/tokens.ts';
import { moneyFor, priceOf, type Price } from '../../../model/cost.ts';
import { journey } from '../../../pipeline.ts';
import { modelAsked } from '../../../steps/engine.ts';
import type { Tools } from '../../../steps/tools.ts';

/** What one paper took on the average of earlier runs with this model. */
const Pace = z.object({ papers: z.int(), input: z.number(), output: z.number(), seconds: z.number() });
export type Pace = z.infer<typeof Pace>;

/** For the first run: a paper of 15 pages without its references, and notes of twenty claims in two languages. */
const GUESS: Pace = { papers: 0, input: 14_000, output: 3_500, seconds: 40 };
/** So many papers whose text is cached are looked at; more would take longer than they tell. */
const SAMPLE = 3;
/** Papers that an average rests on: older runs fade. */
const MEMORY = 50;

/** An estimate for these papers. `known` holds the metadata of those that arXiv has been asked about. */
export async function estimateFor(
  { papers, known }: { papers: readonly PreviewedPaper[]; known: readonly Paper[] },
  tools: Tools,
): Promise<Estimate> {
  const { host, model } = modelAsked(tools.config);
  const earlier = await tools.cache.getJson('pace', paceKey(tools), Pace);
  const sample = await inputTokensOf(known, tools);
  const each = earlier ?? GUESS;
  const input = sample.length === 0 ? each.input : sum(sample) / sample.length;
  const inputTokens = Math.round(papers.length * input);
  const outputTokens = Math.round(papers.length * each.output);
  const price = priceOf({ host, model }, tools.config.prices);
  const usage = { input: inputTokens, cached: 0, output: outputTokens };
  return {
    model,
    host,
    papers: papers.length,
    inputTokens,
    outputTokens,
    cost: moneyFor(usage, price),
    seconds: secondsFor(papers.length, each, tools),
    basis: withPrice(basisOf(earlier, sample.length), price),
  };
}

/** Model and arXiv work at the same time, so the slower of the two decides. */
function secondsFor(papers: number, { seconds }: Pace, { config }: Tools): number {
  const model = Math.ceil(papers / config.concurrency) * seconds;
  const arxiv = (papers * config.arxivIntervalMs) / 1000;
  return Math.round(papers === 0 ? 0 : Math.max(model, arxiv + seconds));
}

function basisOf(earlier: Pace | null, sampled: number): Told {
  const average = averageOf(earlier);
  return sampled === 0 ? average : phrase`the text of ${sampled} of them, and ${average}`;
}

function averageOf(earlier: Pace | null): Told {
  if (earlier === null) return phrase`a guess: 14k tokens in, 3.5k out, 40 s a paper`;
  if (earlier.papers === 1) return phrase`what one paper took before with this model`;
  return phrase`what ${earlier.papers} papers took before with this model`;
}

/** Prices change: the day on which this one was published says how far to trust it. */
function withPrice(basis: Told, price: Price | null): Told {
  if (price === null) return basis;
  if (price.seen === null) return phrase`${basis}; your own price`;
  return price.atMost
    ? phrase`${basis}; at most the price of ${price.seen}`
    : phrase`${basis}; the price of ${price.seen}`;
}

/** Input tokens of some papers whose text is in the cache already; nothing is fetched or read for it. */
async function inputTokensOf(known: readonly Paper[], tools: Tools): Promise<number[]> {
  const step = Math.max(1, Math.floor(known.length / SAMPLE));
  const some = known
    .filter((paper, index) => index % step === 0 && !paper.id.startsWith('pdf-'))
    .slice(0, SAMPLE);
  const counts: number[] = [];
  for (const paper of some) {
    if ((await tools.cache.getBytes('pdf', citedId(paper))) === null) continue;
    counts.push(...(await inputTokensIfRead(paper, tools)));
  }
  return counts;
}

async function inputTokensIfRead(paper: Paper, tools: Tools): Promise<number[]> {
  const quiet: Tools = {
    ...tools,
    options: { ...tools.options, offline: true },
    progress: () => undefined,
    detail: () => undefined,
    parser: () => Promise.reject(notRead()),
  };
  try {
    const source = { kind: 'arxiv' as const, id: ArxivIdSchema.parse(paper.id), version: paper.version };
    const { parts } = await journey(source, quiet).messages();
    return [sum(parts.flatMap(({ messages }) => messages.map(({ content }) => estimateTokens(content))))];
  } catch (error) {
    if (error instanceof ToolError) return []; // its text is not in the cache: an average will do
    throw error;
  }
}

/** Remembers what this run's papers took, for the next estimate with the same model. */
export async function rememberPace(
  taken: { papers: number; input: number; output: number; seconds: number },
  tools: Tools,
): Promise<void> {
  if (taken.papers === 0) return;
  const earlier = await tools.cache.getJson('pace', paceKey(tools), Pace);
  const weight = Math.min(earlier?.papers ?? 0, MEMORY);
  const mean = (before: number, now: number): number =>
    Math.round((10 * (before * weight + now)) / (weight + taken.papers)) / 10;
  await tools.cache.putJson('pace', paceKey(tools), {
    papers: Math.min(weight + taken.papers, MEMORY),
    input: mean(earlier?.input ?? 0, taken.input),
    output: mean(earlier?.output ?? 0, taken.output),
    seconds: mean(earlier?.seconds ?? 0, taken.seconds),
  });
}

function paceKey({ config }: Tools): string {
  return `${config.baseUrl} ${modelAsked(config).model}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function notRead(): ToolError {
  return new ToolError({
    code: 'E_OFFLINE',
    category: 'remote',
    what: phrase`an estimate reads no PDFs`,
    why: phrase`the text of this paper is not in the cache`,
    next: phrase`nothing to do`,
  });
}
