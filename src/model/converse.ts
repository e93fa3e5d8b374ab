// Messages → reply: the rules around one question. What to change after a refusal (ladder), when to try again after a
// failure, what to do with a reply that was cut off or empty, and when to stop. Waiting for a server that is asked too
// often is the gate's business: every request goes through it.
// Calls that cost tokens are counted against `callsAllowed`; refused requests cost nothing and are not.
import { setTimeout as sleep } from 'node:timers/promises';
import { addUsage, type Message, type Reply, type Usage } from '../domain/reply.ts';
import { sendCall, type ModelSettings } from './ask.ts';
import { boundOf } from './bound.ts';
import { complaintAbout, replyError } from './complaint.ts';
import { denialError, isThrottle, LONGEST_WAIT_S, noRoomError, type Denial } from './denial.ts';
import type { ModelGate } from './gate.ts';
import { firstManner, nextManner, type Manner } from './ladder.ts';
import { ModelRequestError, type Asked } from './model-errors.ts';
import type { Answer } from './read-answer.ts';
import type { JsonSchema } from './wire-schema.ts';

/** One question: the conversation so far and the schema that the answer must have. */
export interface Question {
  /** For messages: id of the paper. */
  readonly paper: string;
  readonly messages: readonly Message[];
  readonly schema: { readonly name: string; readonly json: JsonSchema };
  /** Answered calls that may still be paid for this paper, at least 1. */
  readonly callsAllowed: number;
}

export interface ConverseTools {
  /** Opened at the first question. */
  readonly gate: () => Promise<ModelGate>;
  readonly signal: AbortSignal;
  /** Told in words when the model is asked again, and why. */
  readonly log: (line: string) => void;
  /** A number in [0, 1): spreads retries of many workers. */
  readonly random: () => number;
  /** First wait after a failure, milliseconds; tests shorten it. */
  readonly backoffMs?: number;
}

/** Requests sent for one question, refusals included; the ladder has five rules, and retries are three. */
const MOST_REQUESTS = 12;
/** For failures: 5xx and the network. A call that the gate lets wait has not failed. */
const TRIES = 3;
/** Waits of one question while others get through: a server that never takes it must not hold the run for ever. */
const MOST_WAITS = 20;

/** What has happened so far while asking one question. */
interface Course {
  manner: Manner;
  budget: number;
  calls: number;
  failures: number;
  waits: number;
  usage: Usage;
}

/** What stays the same from request to request. */
interface Asking {
  readonly question: Question;
  readonly settings: ModelSettings;
  readonly asked: Asked;
  readonly course: Course;
}

/**
 * Asks until there is a complete answer. Throws ModelRequestError (access, remote, usage) or ModelReplyError
 * (cut off, refused or empty to the end), or the abort reason at once.
 */
export async function askModel(
  question: Question,
  settings: ModelSettings,
  tools: ConverseTools,
): Promise<Reply> {
  const host = new URL(settings.baseUrl).hostname;
  const asked: Asked = { paper: question.paper, host, model: settings.model };
  const course: Course = {
    manner: firstManner(host),
    budget: settings.maxOutputTokens,
    calls: 0,
    failures: 0,
    waits: 0,
    usage: { input: 0, cached: 0, output: 0 },
  };
  for (let request = 0; request < MOST_REQUESTS + course.waits; request += 1) {
    const answer = await oneRequest({ question, settings, asked, course }, tools);
    if (answer === null) continue;
    course.calls += 1;
    course.usage = addUsage(course.usage, answer.usage);
    const complaint = complaintAbout(answer);
    if (complaint === null) return replyOf(answer, { course, settings, host });
    if (complaint.final || course.calls >= question.callsAllowed)
      throw replyError(answer, complaint, {
        asked,
        room: course.budget,
        spent: { calls: course.calls, usage: course.usage },
      });
    tools.log(`${question.paper}: ${complaint.why}; asking once more`);
    // Never the identical call: a cut-off answer needs room (567-labs/instructor#2213).
    if (answer.finishReason === 'length') course.budget *= 2;
  }
  const message = 'no form of the request was accepted';
  throw denialError({ status: 400, code: '', message, retryAfter: null, resetAfter: null }, asked);
}

/** Sends one request through the gate; null when it was refused and another one should be sent. */
async function oneRequest(asking: Asking, tools: ConverseTools): Promise<Answer | null> {
  const { question, settings, asked, course } = asking;
  const { messages, schema } = question;
  const call = { messages, schema, manner: course.manner, maxOutputTokens: course.budget };
  const gate = await tools.gate();
  try {
    const send = () => sendCall(call, settings, { asked, signal: tools.signal });
    const outcome = await gate.run({ asked, ...boundOf(call) }, send);
    if (outcome.kind === 'answer') return outcome.answer;
    await afterDenial(outcome.denial, asking, tools);
  } catch (error) {
    if (!(error instanceof ModelRequestError) || !error.retryable || error.status !== null) throw error;
    await waitOrThrow(error, { course, retryAfter: null }, tools);
  }
  return null;
}

/** Changes what the denial was about, or waits; throws when neither helps. */
async function afterDenial(denial: Denial, { asked, course }: Asking, tools: ConverseTools): Promise<void> {
  if ([400, 404, 422].includes(denial.status)) {
    const next = nextManner(course.manner, { text: `${denial.code} ${denial.message}` });
    if (next !== null) {
      course.manner = next;
      return;
    }
  }
  const error = denialError(denial, asked);
  if (!error.retryable) throw error;
  if (!isThrottle(denial)) return waitOrThrow(error, { course, retryAfter: denial.retryAfter }, tools);
  // The gate has all calls wait, this one too.
  course.waits += 1;
  if (course.waits >= MOST_WAITS) throw noRoomError(denial, asked, course.waits);
}

async function waitOrThrow(
  error: ModelRequestError,
  { course, retryAfter }: { course: Course; retryAfter: number | null },
  tools: ConverseTools,
): Promise<void> {
  course.failures += 1;
  if (course.failures >= TRIES) throw error;
  const base = tools.backoffMs ?? 1000;
  const jitter = tools.random() * base;
  const wait =
    (retryAfter === null ? base * 2 ** (course.failures - 1) : Math.min(retryAfter, LONGEST_WAIT_S) * 1000) +
    jitter;
  tools.log(`${error.what} (${error.why}); trying again in ${Math.ceil(wait / 1000)} s`);
  await sleep(wait, undefined, { signal: tools.signal }).catch((reason: unknown) => {
    tools.signal.throwIfAborted();
    throw reason;
  });
}

function replyOf(
  answer: Answer,
  { course, settings, host }: { course: Course; settings: ModelSettings; host: string },
): Reply {
  return {
    text: answer.content,
    finishReason: answer.finishReason,
    usage: course.usage,
    model: settings.model,
    host,
    mode: course.manner.mode,
    calls: course.calls,
    reshaped: false,
  };
}
