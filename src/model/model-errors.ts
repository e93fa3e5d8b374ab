// What can go wrong with a model call, as errors a person can act on. Pure.
// Three things are kept apart: the server refuses us (denial.ts), the server is away, the reply is of no use.
import { addUsage, type Reply } from '../domain/reply.ts';
import { ToolError, type ErrorParts } from '../lib/errors.ts';
import { lineFailure } from '../lib/line-failure.ts';
import type { LineKind } from '../lib/line-rows.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** A call failed; `retryable` says whether the same call may succeed a moment later. */
export class ModelRequestError extends ToolError {
  override name = 'ModelRequestError';
  readonly status: number | null;
  readonly retryable: boolean;
  /** True when the server may have done the work, and bill it, though nothing of use came. */
  readonly mayBeBilled: boolean;
  constructor(
    parts: ErrorParts,
    evidence: { status: number | null; retryable?: boolean; mayBeBilled?: boolean },
  ) {
    super(parts);
    this.status = evidence.status;
    this.retryable = evidence.retryable ?? false;
    this.mayBeBilled = evidence.mayBeBilled ?? false;
  }
}

/** What calls cost together. */
export type SpentCalls = Pick<Reply, 'calls' | 'usage'>;

/** Calls were answered, but the answer is no use; `raw` is kept for looking at, never as content. */
export class ModelReplyError extends ToolError {
  override name = 'ModelReplyError';
  readonly raw: string;
  readonly finishReason: string;
  /** What the question cost all the same. */
  spent: SpentCalls;
  constructor(
    parts: Omit<ErrorParts, 'category'>,
    evidence: { raw: string; finishReason: string; spent: SpentCalls },
  ) {
    super({ ...parts, category: 'paper' });
    this.raw = evidence.raw;
    this.finishReason = evidence.finishReason;
    this.spent = evidence.spent;
  }
}

/** What two askings cost together. */
export function addSpent(a: SpentCalls, b: SpentCalls): SpentCalls {
  return { calls: a.calls + b.calls, usage: addUsage(a.usage, b.usage) };
}

/** Whom we asked and what for: the first half of every message here. */
export interface Asked {
  readonly paper: string;
  readonly host: string;
  readonly model: string;
  /** False when no key was sent. */
  readonly hasKey?: boolean;
  /** The `.env` in which a key of this host belongs; null for the shell. */
  readonly keyFile?: string | null;
}

/** Trouble of the line that the server's being away does not explain: what it is called, and whose matter it is. */
const LINE_CODES: Partial<Record<LineKind, Pick<ErrorParts, 'code' | 'category'>>> = {
  certificate: { code: 'E_MODEL_CERTIFICATE', category: 'usage' },
  'proxy-password': { code: 'E_PROXY', category: 'usage' },
  'not-tls': { code: 'E_MODEL_NOT_API', category: 'usage' },
  'not-http': { code: 'E_MODEL_NOT_API', category: 'usage' },
  redirect: { code: 'E_MODEL_NOT_API', category: 'usage' },
};

/**
 * The server cannot be reached, or the line broke; `begun` when that was in the middle of its answer, and then `why`
 * says it best.
 */
export function unreachableError(
  asked: Asked,
  why: Told,
  { cause, begun }: { cause: unknown; begun: boolean },
): ModelRequestError {
  const line = lineFailure(cause, { host: asked.host, setting: 'OPENAI_BASE_URL' });
  const isKnown = line.kind !== 'other';
  const { code, category } = LINE_CODES[line.kind] ?? {
    code: 'E_MODEL_UNAVAILABLE',
    category: 'remote',
  };
  return new ModelRequestError(
    {
      code,
      category,
      what: phrase`${asked.host} cannot be reached for ${asked.paper}`,
      why: isKnown ? line.why : why,
      next: isKnown
        ? line.next
        : phrase`check OPENAI_BASE_URL and HTTPS_PROXY, then run the same command again`,
      cause,
    },
    { status: null, retryable: line.mayPass, mayBeBilled: begun },
  );
}

/** Nothing, or not everything, came before the deadline. */
export function timeoutError(asked: Asked, seconds: number): ModelRequestError {
  return new ModelRequestError(
    {
      code: 'E_MODEL_TIMEOUT',
      category: 'remote',
      what: phrase`${asked.host} did not finish its answer for ${asked.paper}`,
      why: phrase`no complete answer from ${asked.model} within ${seconds} s`,
      next: phrase`run the same command again, or with --model-timeout ${seconds * 2}`,
    },
    { status: null, mayBeBilled: true },
  );
}

/** Something answered with 200 that is no chat completion: most often a wrong base URL. */
export function notAnApiError(asked: Asked, seen: string): ModelRequestError {
  return new ModelRequestError(
    {
      code: 'E_MODEL_NOT_API',
      category: 'usage',
      what: phrase`${asked.host} did not answer as a model for ${asked.paper}`,
      why: phrase`expected a chat completion, got ${seen}`,
      next: phrase`check OPENAI_BASE_URL: it usually ends in /v1`,
    },
    { status: 200 },
  );
}
