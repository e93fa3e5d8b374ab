// What can go wrong with a model call, as errors a person can act on. Pure.
// Three things are kept apart: the server refuses us, the server is away, the reply is of no use.
import { ToolError, type ErrorParts } from '../lib/errors.ts';
import { durationText } from '../lib/retry-after.ts';

/** A call failed; `retryable` says whether the same call may succeed a moment later. */
export class ModelRequestError extends ToolError {
  override name = 'ModelRequestError';
  readonly status: number | null;
  readonly retryable: boolean;
  constructor(parts: ErrorParts, evidence: { status: number | null; retryable?: boolean }) {
    super(parts);
    this.status = evidence.status;
    this.retryable = evidence.retryable ?? false;
  }
}

/** A call was answered, but the answer is no use; `raw` is kept for looking at, never as content. */
export class ModelReplyError extends ToolError {
  override name = 'ModelReplyError';
  readonly raw: string;
  readonly finishReason: string;
  constructor(parts: Omit<ErrorParts, 'category'>, evidence: { raw: string; finishReason: string }) {
    super({ ...parts, category: 'paper' });
    this.raw = evidence.raw;
    this.finishReason = evidence.finishReason;
  }
}

/** Whom we asked and what for: the first half of every message here. */
export interface Asked {
  readonly paper: string;
  readonly host: string;
  readonly model: string;
}

/** An answer with a status of 400 or more, its body reduced to code and message. */
export interface Denial {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Seconds, from Retry-After; null when the server did not say. */
  readonly retryAfter: number | null;
}

/** Waits longer than this are not waited for: the run ends and can be resumed. */
export const LONGEST_WAIT_S = 60;

const MONEY = /insufficient_quota|quota|billing|balance|spend|credit|payment|arrears/i;
const TOO_LONG = /context.{0,20}(length|window|size)|maximum context|too many tokens|exceed_context_size/i;

/** One row: which denials it is about, and what to say. The first row that applies decides. */
interface DenialRule {
  readonly applies: (denial: Denial) => boolean;
  readonly code: string;
  readonly category: ErrorParts['category'];
  readonly retryable?: true;
  readonly what: (asked: Asked, denial: Denial) => string;
  readonly next: (asked: Asked, denial: Denial) => string;
}

const said = (denial: Denial): string => `${denial.code} ${denial.message}`;

const DENIALS: readonly DenialRule[] = [
  {
    applies: ({ status }) => status === 401 || status === 403,
    code: 'E_MODEL_KEY',
    category: 'access',
    what: ({ host, paper }) => `${host} refused the key for ${paper}`,
    next: () => 'export OPENAI_API_KEY=… with a key of this host',
  },
  {
    applies: denial => denial.status === 402 || (MONEY.test(said(denial)) && denial.retryAfter === null),
    code: 'E_MODEL_QUOTA',
    category: 'access',
    what: ({ host, paper }) => `${host} says that the account has no money or quota left for ${paper}`,
    next: () => 'add credit at the provider, then run the same command again',
  },
  {
    applies: denial => TOO_LONG.test(said(denial)),
    code: 'E_TOO_LONG',
    category: 'paper',
    what: ({ model, paper }) => `${paper} does not fit into the context of ${model}`,
    next: ({ paper }) => `summarize ${paper} --max-input-tokens 8000, or a --model with a larger context`,
  },
  {
    applies: ({ status }) => status === 404,
    code: 'E_MODEL_UNKNOWN',
    category: 'usage',
    what: ({ host, model, paper }) => `${host} does not know the model ${model} (asked for ${paper})`,
    next: () => 'name one it has: summarize --model NAME …',
  },
  {
    applies: ({ status, retryAfter }) => status === 429 && retryAfter !== null && retryAfter > LONGEST_WAIT_S,
    code: 'E_MODEL_WAIT',
    category: 'remote',
    what: ({ host, paper }, { retryAfter }) =>
      `${host} asks to wait ${durationText((retryAfter ?? 0) * 1000)} before ${paper}`,
    next: (_, { retryAfter }) => `run the same command again in ${durationText((retryAfter ?? 0) * 1000)}`,
  },
  {
    applies: ({ status }) => [408, 409, 429].includes(status) || status >= 500,
    code: 'E_MODEL_UNAVAILABLE',
    category: 'remote',
    retryable: true,
    what: ({ host, paper }) => `${host} could not answer for ${paper}`,
    next: () => 'run the same command again in a few minutes',
  },
];

const OTHER_DENIAL: DenialRule = {
  applies: () => true,
  code: 'E_MODEL_REQUEST',
  category: 'usage',
  what: ({ host, paper }) => `${host} refused the request for ${paper}`,
  next: () => 'try another --model, or see what was sent with --until messages',
};

/** Maps a denial to the error that says what to do. */
export function denialError(denial: Denial, asked: Asked): ModelRequestError {
  const rule = DENIALS.find(({ applies }) => applies(denial)) ?? OTHER_DENIAL;
  const { code, category, retryable = false } = rule;
  const why = `HTTP ${denial.status}${denial.message === '' ? '' : `: ${denial.message}`}`;
  const parts = { code, category, why, what: rule.what(asked, denial), next: rule.next(asked, denial) };
  return new ModelRequestError(parts, { status: denial.status, retryable });
}

/** The server cannot be reached, or the line broke. */
export function unreachableError(asked: Asked, why: string, cause: unknown): ModelRequestError {
  return new ModelRequestError(
    {
      code: 'E_MODEL_UNAVAILABLE',
      category: 'remote',
      what: `${asked.host} cannot be reached for ${asked.paper}`,
      why,
      next: 'check OPENAI_BASE_URL and HTTPS_PROXY, then run the same command again',
      cause,
    },
    { status: null, retryable: true },
  );
}

/** Nothing, or not everything, came before the deadline. */
export function timeoutError(asked: Asked, seconds: number): ModelRequestError {
  return new ModelRequestError(
    {
      code: 'E_MODEL_TIMEOUT',
      category: 'remote',
      what: `${asked.host} did not finish its answer for ${asked.paper}`,
      why: `no complete answer from ${asked.model} within ${seconds} s`,
      next: `run the same command again, or with --model-timeout ${seconds * 2}`,
    },
    { status: null },
  );
}

/** Something answered with 200 that is no chat completion: most often a wrong base URL. */
export function notAnApiError(asked: Asked, seen: string): ModelRequestError {
  return new ModelRequestError(
    {
      code: 'E_MODEL_NOT_API',
      category: 'usage',
      what: `${asked.host} did not answer as a model for ${asked.paper}`,
      why: `expected a chat completion, got ${seen}`,
      next: 'check OPENAI_BASE_URL: it usually ends in /v1',
    },
    { status: 200 },
  );
}
