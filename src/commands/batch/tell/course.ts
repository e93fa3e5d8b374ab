// Course + BatchEvent → Course: all that is known of a run while it goes on. Pure; the clock is in the events.
// Screen and plain lines are made from it; how fast it goes is worked out in eta.ts.
import type {
  BatchEvent,
  Money,
  Outcome,
  PaperEnd,
  Preview,
  PreviewedPaper,
  Spent,
  Stage,
} from '../../../domain/batch.ts';
import type { Told } from '../../../lib/phrase.ts';
import { addUsage, type Usage } from '../../../domain/reply.ts';

export interface ActivePaper {
  readonly name: string;
  readonly title: string | null;
  readonly stage: Stage;
  readonly words: Told;
  /** When this stage began. */
  readonly since: number;
}

/** Somebody asked us to wait, until then. */
export interface Pause {
  readonly host: string;
  readonly until: number;
  readonly why: Told;
}

/** All waits for one host so far. */
export interface Waits {
  readonly host: string;
  readonly times: number;
  readonly seconds: number;
}

export interface Course {
  /** Papers that this run has to do something about, by name. */
  readonly planned: ReadonlyMap<string, PreviewedPaper>;
  /** Of the planned ones: how many have ended, and how many a model is still to be asked about. */
  readonly finished: number;
  readonly toAsk: number;
  readonly active: readonly ActivePaper[];
  /** Names of papers whose notes wait to be merged. */
  readonly ready: ReadonlySet<string>;
  /** Every paper that ended, planned or not. */
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly usage: Usage;
  /** What is known to be spent; null before the first known price. */
  readonly cost: Money | null;
  /** True once something was spent whose price is not known: `cost` is not the whole then. */
  readonly isUnpriced: boolean;
  /** Calls that may be under way at once: now, and at most so far. */
  readonly concurrency: number | null;
  readonly fullPace: number | null;
  readonly pauses: readonly Pause[];
  readonly waits: readonly Waits[];
  /** When papers ended that a model was asked about, newest last; and from when on these count. */
  readonly ends: readonly number[];
  readonly endsSince: number;
}

/** More than these last papers say nothing about how fast it goes now. */
const MOST_ENDS = 50;

/** Before the first event. */
export function emptyCourse(): Course {
  return {
    planned: new Map(),
    finished: 0,
    toAsk: 0,
    active: [],
    ready: new Set(),
    counts: { done: 0, 'held-back': 0, failed: 0, skipped: 0, left: 0 },
    usage: { input: 0, cached: 0, output: 0 },
    cost: null,
    isUnpriced: false,
    concurrency: null,
    fullPace: null,
    pauses: [],
    waits: [],
    ends: [],
    endsSince: 0,
  };
}

/** The course after one more event. */
export function courseOf(course: Course, event: BatchEvent): Course {
  switch (event.event) {
    case 'plan':
      return course;
    case 'start':
      return { ...emptyCourse(), ...planOf(event.preview), endsSince: event.at };
    case 'stage':
      return { ...course, active: withStage(course, event) };
    case 'ready':
      return afterWork(course, event);
    case 'paper':
      return afterPaper(course, event.paper, event.at);
    case 'wait':
      return { ...course, ...afterWait(course, event) };
    case 'pace':
      return {
        ...course,
        concurrency: event.concurrency,
        fullPace: Math.max(event.concurrency, course.fullPace ?? 0),
      };
    case 'merge':
    case 'note':
      return course;
    case 'end':
      return { ...course, active: [], pauses: [] };
  }
}

/** Whether a model has to be asked about the paper. */
function isAsked({ standing }: PreviewedPaper): boolean {
  return standing.kind === 'new' || standing.kind === 'outdated';
}

function planOf({ papers }: Preview): Pick<Course, 'planned' | 'toAsk'> {
  const todo = papers.filter(paper => isAsked(paper) || paper.standing.kind === 'cached');
  return { planned: new Map(todo.map(paper => [paper.name, paper])), toAsk: todo.filter(isAsked).length };
}

function withStage(
  { active, planned }: Course,
  { name, stage, words, at }: Extract<BatchEvent, { event: 'stage' }>,
): ActivePaper[] {
  const before = active.find(paper => paper.name === name);
  const title = planned.get(name)?.title ?? null;
  const now = { name, title, stage, words, since: before?.stage === stage ? before.since : at };
  return before === undefined ? [...active, now] : active.map(paper => (paper === before ? now : paper));
}

/** The work on a paper is over: its notes are ready, or there will be none. */
function afterWork(course: Course, { name, spent, at }: { name: string; spent: Spent; at: number }): Course {
  const plan = course.planned.get(name);
  const wasAsked = plan !== undefined && isAsked(plan);
  const ends = wasAsked ? [...course.ends, at] : course.ends;
  const dropped = ends.length > MOST_ENDS ? ends[0] : undefined;
  return {
    ...course,
    ready: new Set([...course.ready, name]),
    finished: course.finished + (plan === undefined ? 0 : 1),
    toAsk: course.toAsk - (wasAsked ? 1 : 0),
    active: course.active.filter(paper => paper.name !== name),
    usage: addUsage(course.usage, spent.usage),
    ...costWith(course, spent),
    ends: dropped === undefined ? ends : ends.slice(1),
    endsSince: dropped ?? course.endsSince,
  };
}

function afterPaper(course: Course, { name, outcome, spent }: PaperEnd, at: number): Course {
  const counts = { ...course.counts, [outcome]: course.counts[outcome] + 1 };
  if (course.ready.has(name)) {
    const ready = new Set([...course.ready].filter(other => other !== name));
    return { ...course, ready, counts };
  }
  const active = course.active.filter(paper => paper.name !== name);
  const usage = addUsage(course.usage, spent.usage);
  // Given up: it is still to be done, by another run.
  if (outcome === 'left') return { ...course, counts, active, usage, ...costWith(course, spent) };
  return { ...afterWork(course, { name, spent, at }), ready: course.ready, counts };
}

/** Only what was paid for can lack a price: notes from the cache cost nothing. */
function costWith({ cost, isUnpriced }: Course, spent: Spent): Pick<Course, 'cost' | 'isUnpriced'> {
  if (spent.cost === null) return { cost, isUnpriced: isUnpriced || spent.calls > 0 };
  if (cost === null) return { cost: spent.cost, isUnpriced };
  if (cost.currency !== spent.cost.currency) return { cost, isUnpriced: true };
  return { cost: { ...cost, amount: cost.amount + spent.cost.amount }, isUnpriced };
}

function afterWait(
  { pauses, waits }: Course,
  { host, seconds, why, at }: Extract<BatchEvent, { event: 'wait' }>,
): Pick<Course, 'pauses' | 'waits'> {
  const others = pauses.filter(pause => pause.host !== host && pause.until > at);
  const before = waits.find(wait => wait.host === host) ?? { host, times: 0, seconds: 0 };
  const now = { host, times: before.times + 1, seconds: before.seconds + seconds };
  return {
    pauses: [...others, { host, until: at + seconds * 1000, why }],
    waits: [...waits.filter(wait => wait.host !== host), now],
  };
}
