// Messages → reply: the rules around one question. What to change after a refusal (ladder), when to try again after a
// failure, what to do with a reply that was cut off or empty, and when to stop. Waiting for a server that is asked too
// often is the gate's business: every request goes through it.
// Calls that cost tokens are counted against `callsAllowed`; refused requests cost nothing and are not.
import { addUsage, type Message, type Reply, type Usage } from '../domain/reply.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import { sendCall, type ModelSettings } from './ask.ts';
import { boundOf, estimatedInput } from './bound.ts';
import { complaintAbout, replyError, type Complaint } from './complaint.ts';
import { roomLeft } from './context-room.ts';
import { denialError, isThrottle, mayBeAboutForm, noRoomError, type Denial } from './denial.ts';
import type { ModelGate } from './gate.ts';
import type { Answer } from './growing-answer.ts';
import { thinkingOffAt } from './hosts.ts';
import { firstManner, nextManner } from './ladder.ts';
import type { Manner } from './manner.ts';
import { ownLesson, type Lesson } from './learning.ts';
import { ModelRequestError, type Asked } from './model-errors.ts';
import { waitOrThrow } from './try-again.ts';
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

/** An answered call, whatever its answer is worth. */
export interface AnsweredCall {
  readonly answer: Answer;
  readonly manner: Manner;
}

export interface ConverseTools {
  /** Opened at the first question. */
  readonly gate: () => Promise<ModelGate>;
  readonly signal: AbortSignal;
  /** Told in words when the model is asked again, and why. */
  readonly log: (line: Told) => void;
  /** A number in [0, 1): spreads retries of many workers. */
  readonly random: () => number;
  /** First wait after a failure, milliseconds; tests shorten it. */
  readonly backoffMs?: number;
  /** What is known of the server, and who is told what this question finds out. */
  readonly lesson?: Lesson;
  /** Told of each answered call. */
  readonly onAnswered?: (call: AnsweredCall) => Promise<void>;
}

/** Requests sent for one question, refusals included: each rule of the ladder is used once, and retries are three. */
const MOST_REQUESTS = 16;
/** Waits of one question while others get through: a server that never takes it must not hold the run for ever. */
const MOST_WAITS = 20;

/** What has happened so far while asking one question. */
interface Course {
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
  readonly lesson: Lesson;
  readonly course: Course;
  /** What the messages are, by our own estimate. */
  readonly inputTokens: number;
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
  const { host, model, apiKey, keyFile = null } = settings;
  const asked: Asked = { paper: question.paper, host, model, hasKey: apiKey !== '', keyFile };
  const course: Course = {
    budget: settings.maxOutputTokens,
    calls: 0,
    failures: 0,
    waits: 0,
    usage: { input: 0, cached: 0, output: 0 },
  };
  const lesson = tools.lesson ?? ownLesson(firstManner(settings.baseUrl));
  const inputTokens = estimatedInput(question);
  const asking: Asking = { question, settings, asked, lesson, course, inputTokens };
  for (let request = 0; request < MOST_REQUESTS + course.waits; request += 1) {
    const answer = await oneRequest(asking, tools);
    if (answer === null) continue;
    course.calls += 1;
    course.usage = addUsage(course.usage, answer.usage);
    const sent = { inputTokens, outputTokens: outputAllowed(asking) };
    const complaint = complaintAbout(answer, sent);
    if (complaint === null) return replyOf(answer, asking);
    const isOver = complaint.final || course.calls >= question.callsAllowed;
    if (isOver || !canAskOtherwise(answer, complaint, asking))
      throw replyError(answer, complaint, { asked, sent, spent: course });
    tools.log(phrase`${question.paper}: ${complaint.why}; asking once more`);
  }
  const message = 'no form of the request was accepted';
  throw denialError({ status: 400, code: '', message, retryAfter: null, resetAfter: null }, asked);
}

/** Sends one request through the gate; null when it was refused and another one should be sent. */
async function oneRequest(asking: Asking, tools: ConverseTools): Promise<Answer | null> {
  const { question, settings, asked, course, lesson, inputTokens } = asking;
  const { messages, schema } = question;
  const manner = lesson.manner();
  const call = { messages, schema, manner, maxOutputTokens: course.budget };
  const gate = await tools.gate();
  try {
    const { answered: onBegun } = lesson;
    const send = () => sendCall(call, settings, { asked, signal: tools.signal, onBegun });
    const outcome = await gate.run({ asked, ...boundOf(call, inputTokens) }, send);
    if (outcome.kind === 'answer') {
      lesson.answered();
      await tools.onAnswered?.({ answer: outcome.answer, manner });
      return outcome.answer;
    }
    await afterDenial(outcome.denial, asking, tools);
  } catch (error) {
    if (!(error instanceof ModelRequestError) || !error.retryable || error.status !== null) throw error;
    await waitOrThrow(error, { course, retryAfter: null }, tools);
  }
  return null;
}

function outputAllowed({ course, lesson }: Asking): number {
  return Math.min(course.budget, lesson.manner().maxOutput ?? course.budget);
}

/** Changes the request after an answer of no use; false when it would be the same one again after a cut-off answer. */
function canAskOtherwise({ reasoned, fingerprint }: Answer, { code }: Complaint, asking: Asking): boolean {
  const { course, lesson, settings } = asking;
  const manner = lesson.manner();
  const before = outputAllowed(asking);
  // A model that thinks in a field of its own, and has no words left for the answer, is told not to think.
  const thinking =
    reasoned && manner.thinking === 'as it is'
      ? thinkingOffAt(settings.baseUrl, fingerprint)
      : manner.thinking;
  lesson.change({ ...manner, thinking });
  if (code !== 'E_REPLY_CUT_OFF') return true;
  // Never the identical call: a cut-off answer needs room (567-labs/instructor#2213).
  course.budget *= 2;
  return thinking !== manner.thinking || outputAllowed(asking) > before;
}

/** Changes what the denial was about, or waits; throws when neither helps. */
async function afterDenial(denial: Denial, asking: Asking, tools: ConverseTools): Promise<void> {
  const { asked, course, lesson } = asking;
  const error = denialError(denial, asked);
  if (mayBeAboutForm(denial, error)) {
    const next = nextManner(lesson.manner(), { text: `${denial.code} ${denial.message}` });
    if (next !== null) return lesson.change(next);
  }
  const room = error.code === 'E_TOO_LONG' ? roomLeft(denial.message) : null;
  if (room !== null && room < course.budget) {
    course.budget = room;
    return;
  }
  if (!error.retryable) throw error;
  if (!isThrottle(denial)) return waitOrThrow(error, { course, retryAfter: denial.retryAfter }, tools);
  // The gate has all calls wait, this one too.
  course.waits += 1;
  if (course.waits >= MOST_WAITS) throw noRoomError(denial, asked, course.waits);
}

function replyOf(answer: Answer, { course, settings, lesson }: Asking): Reply {
  return {
    text: answer.content,
    finishReason: answer.finishReason,
    usage: course.usage,
    model: settings.model,
    host: settings.host,
    mode: lesson.manner().mode,
    calls: course.calls,
    reshaped: false,
  };
}
