// Small events, papers and results for the tests of what a person sees of a batch.
import type {
  BatchEvent,
  BatchResult,
  Estimate,
  PaperEnd,
  Preview,
  PreviewedPaper,
  Problem,
  Stage,
  Standing,
} from '../../../src/domain/batch.ts';
import type { ReadSource, Unread } from '../../../src/domain/source.ts';
import { courseOf, emptyCourse, type Course } from '../../../src/commands/batch/tell/course.ts';

/** When every run of these tests begins: 2026-11-22 17:31:00 UTC. */
export const START = Date.UTC(2026, 10, 22, 17, 31);
export const at = (seconds: number): number => START + seconds * 1000;
/** `2501.00001v1`, `2501.00002v1`, … */
export const nameOf = (number: number): string => `2501.${String(number).padStart(5, '0')}v1`;
/** The reporter's cleaning, as far as control characters go, is tried where it belongs. */
export const clean = (text: string): string => text;

export function planned(name: string, title: string | null = null, standing?: Standing): PreviewedPaper {
  return {
    name,
    source: { kind: 'file', path: name },
    title,
    from: [{ source: 'ids.txt', line: 1 }],
    otherVersions: [],
    targets: ['README.md'],
    standing: standing ?? { kind: 'new', tokens: null },
  };
}

export const papers = (count: number): PreviewedPaper[] =>
  Array.from({ length: count }, (_, index) => planned(nameOf(index + 1), `Paper ${index + 1}`));

const ESTIMATE: Estimate = {
  model: 'qwen3-8b',
  host: 'api.example.org',
  papers: 2,
  inputTokens: 24_000,
  outputTokens: 4_200,
  cost: { amount: 0.0123, currency: 'USD' },
  seconds: 95,
  basis: 'your last run with this model',
};

export function source(parts: Partial<ReadSource> = {}): ReadSource {
  return {
    name: 'ids.txt',
    kind: 'text',
    encoding: 'utf-8',
    units: 'lines',
    count: 1,
    mentions: [],
    unread: [],
    silent: 0,
    notices: [],
    ...parts,
  };
}

export const mentions = (count: number, name = 'ids.txt'): ReadSource['mentions'] =>
  Array.from({ length: count }, (_, index) => ({
    paper: { kind: 'file', path: `${index}.pdf` },
    at: { source: name, line: index + 1 },
    title: null,
  }));

export const unread = (line: number, text: string, why: string, name = 'ids.txt'): Unread => ({
  at: { source: name, line },
  text,
  why,
});

export function preview(list: readonly PreviewedPaper[], parts: Partial<Preview> = {}): Preview {
  return { sources: [source()], repeats: 0, papers: list, estimate: ESTIMATE, problem: null, ...parts };
}
export const estimate = (parts: Partial<Estimate>): Estimate => ({ ...ESTIMATE, ...parts });

export function problem(code: string, parts: Partial<Problem> = {}): Problem {
  return { code, what: 'the paper cannot be used', why: 'for a reason', next: 'look at it', ...parts };
}

/** A paper that ended well, for a fifth of a cent, in 14 s. */
export function end(name: string, parts: Partial<PaperEnd> = {}): PaperEnd {
  return {
    name,
    title: null,
    outcome: 'done',
    problem: null,
    claims: 18,
    heldBack: 0,
    spent: {
      calls: 1,
      usage: { input: 8_000, cached: 0, output: 2_000 },
      cost: { amount: 0.002, currency: 'USD' },
    },
    seconds: 14,
    from: [{ source: 'ids.txt', line: 1 }],
    ...parts,
  };
}

export const NOTHING_SPENT: PaperEnd['spent'] = {
  calls: 0,
  usage: { input: 0, cached: 0, output: 0 },
  cost: null,
};

export function result(ends: readonly PaperEnd[], parts: Partial<BatchResult> = {}): BatchResult {
  return {
    startedAt: START,
    endedAt: at(1500),
    preview: preview(papers(ends.length)),
    papers: ends,
    spent: {
      calls: ends.length,
      usage: { input: 400_000, cached: 0, output: 12_000 },
      cost: { amount: 1.2, currency: 'USD' },
    },
    stopped: null,
    again: null,
    ...parts,
  };
}

export const start = (list: readonly PreviewedPaper[]): BatchEvent => ({
  event: 'start',
  at: START,
  preview: preview(list),
});
export const stage = (seconds: number, name: string, to: Stage, words = `doing ${to}`): BatchEvent => ({
  event: 'stage',
  at: at(seconds),
  name,
  stage: to,
  words,
});
export const ended = (seconds: number, name: string, parts: Partial<PaperEnd> = {}): BatchEvent => ({
  event: 'paper',
  at: at(seconds),
  paper: end(name, parts),
});
export const wait = (seconds: number, host: string, length: number, why = 'HTTP 429'): BatchEvent => ({
  event: 'wait',
  at: at(seconds),
  host,
  seconds: length,
  why,
});
export const pace = (seconds: number, concurrency: number): BatchEvent => ({
  event: 'pace',
  at: at(seconds),
  concurrency,
});
export const merge = (seconds: number, count: number): BatchEvent => ({
  event: 'merge',
  at: at(seconds),
  digest: 'README.md',
  papers: count,
});
export const note = (seconds: number, text: string): BatchEvent => ({ event: 'note', at: at(seconds), text });

/** The course after these events. */
export const after = (...events: readonly BatchEvent[]): Course => events.reduce(courseOf, emptyCourse());
