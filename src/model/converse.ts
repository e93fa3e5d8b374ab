// Messages → reply: the rules around one question. What to change after a refusal (ladder), when to wait and try
// again, what to do with a reply that was cut off or empty, and when to stop.
// Calls that cost tokens are counted against `callsAllowed`; refused requests cost nothing and are not.
import { setTimeout as sleep } from 'node:timers/promises';
import { addUsage, type Message, type Reply, type Usage } from '../domain/reply.ts';
import { sendCall, type ModelSettings } from './ask.ts';
import { firstManner, nextManner, type Manner } from './ladder.ts';
import {
  denialError,
  LONGEST_WAIT_S,
  ModelReplyError,
  ModelRequestError,
  type Asked,
} from './model-errors.ts';
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
  readonly signal: AbortSignal;
  /** Told in words when the model is asked again, and why. */
  readonly log: (line: string) => void;
  /** A number in [0, 1): spreads retries of many workers. */
  readonly random: () => number;
  /** Base of the back-off in milliseconds; tests shorten it. */
  readonly backoffMs?: number;
}

/** Requests sent for one question, refusals included; the ladder has five rules, and retries are three. */
const MOST_REQUESTS = 12;
const TRIES = 3;

/** What has happened so far while asking one question. */
interface Course {
  manner: Manner;
  budget: number;
  calls: number;
  failures: number;
  usage: Usage;
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
    usage: { input: 0, cached: 0, output: 0 },
  };
  for (let request = 0; request < MOST_REQUESTS; request += 1) {
    const answer = await oneRequest({ question, settings, asked, course }, tools);
    if (answer === null) continue;
    course.calls += 1;
    course.usage = addUsage(course.usage, answer.usage);
    const complaint = complaintAbout(answer);
    if (complaint === null) return replyOf(answer, { course, settings, host });
    if (complaint.final || course.calls >= question.callsAllowed)
      throw replyError(answer, { asked, course, complaint });
    tools.log(`${question.paper}: ${complaint.why}; asking once more`);
    // Never the identical call: a cut-off answer needs room (567-labs/instructor#2213).
    if (answer.finishReason === 'length') course.budget *= 2;
  }
  throw denialError(
    { status: 400, code: '', message: 'no form of the request was accepted', retryAfter: null },
    asked,
  );
}

/** Sends one request; null when it was refused and another one should be sent. */
async function oneRequest(
  {
    question,
    settings,
    asked,
    course,
  }: { question: Question; settings: ModelSettings; asked: Asked; course: Course },
  tools: ConverseTools,
): Promise<Answer | null> {
  const { messages, schema } = question;
  const call = { messages, schema, manner: course.manner, maxOutputTokens: course.budget };
  try {
    const outcome = await sendCall(call, settings, { asked, signal: tools.signal });
    if (outcome.kind === 'answer') return outcome.answer;
    const { denial } = outcome;
    if ([400, 404, 422].includes(denial.status)) {
      const next = nextManner(course.manner, { text: `${denial.code} ${denial.message}` });
      if (next !== null) {
        course.manner = next;
        return null;
      }
    }
    const error = denialError(denial, asked);
    if (!error.retryable) throw error;
    await waitOrThrow(error, { course, retryAfter: denial.retryAfter }, tools);
  } catch (error) {
    if (!(error instanceof ModelRequestError) || !error.retryable || error.status !== null) throw error;
    await waitOrThrow(error, { course, retryAfter: null }, tools);
  }
  return null;
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

interface Complaint {
  readonly why: string;
  readonly code: string;
  readonly final: boolean;
}

/** What is wrong with an answer as such, before anybody parses it; null when it is complete. */
function complaintAbout({ content, finishReason, refusal }: Answer): Complaint | null {
  if (refusal !== '' || finishReason === 'content_filter') {
    return {
      why: `the model refused: ${refusal === '' ? 'content filter' : refusal}`,
      code: 'E_MODEL_REFUSED',
      final: true,
    };
  }
  if (finishReason === 'length') {
    return {
      why: `the answer was cut off after ${content.length} characters`,
      code: 'E_REPLY_CUT_OFF',
      final: false,
    };
  }
  if (content.trim() === '') return { why: 'the answer was empty', code: 'E_REPLY_EMPTY', final: false };
  return null;
}

function replyError(
  answer: Answer,
  { asked, course, complaint }: { asked: Asked; course: Course; complaint: Complaint },
): ModelReplyError {
  const next = complaint.final
    ? `summarize ${asked.paper} --model NAME, with another model`
    : `summarize ${asked.paper} --max-output-tokens ${course.budget * 2}, or another --model`;
  return new ModelReplyError(
    {
      code: complaint.code,
      what: `${asked.model} gave no usable answer for ${asked.paper}`,
      why: complaint.why,
      next,
    },
    { raw: answer.content, finishReason: answer.finishReason },
  );
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
