// What can go wrong at the arXiv door, with what the retry loop and its callers need to know.
import { AGAIN } from '../lib/again.ts';
import { ToolError, type ErrorCategory } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface ArxivFailure {
  readonly code: string;
  /** `remote` by default: arXiv is away; `paper` when asking again cannot help. */
  readonly category?: ErrorCategory;
  /** What was asked for: `the PDF of 2310.06825v1`. */
  readonly subject: Told;
  readonly why: Told;
  readonly next?: Told;
  /** HTTP status, when there was one. */
  readonly status?: number;
  /** True when the same request may succeed now. */
  readonly isRetryable?: boolean;
  /** True when the wait that the server asked for is already over. */
  readonly hasWaited?: boolean;
  readonly cause?: unknown;
}

/** A request to arXiv that gave nothing usable. Nothing of such an answer is ever returned or cached. */
export class ArxivError extends ToolError {
  override name = 'ArxivError';
  readonly status: number | null;
  readonly isRetryable: boolean;
  readonly hasWaited: boolean;

  constructor(failure: ArxivFailure) {
    super({
      code: failure.code,
      category: failure.category ?? 'remote',
      what: phrase`cannot get ${failure.subject}`,
      why: failure.why,
      kept: phrase`nothing of this answer was kept; the cache is as it was`,
      next: failure.next ?? phrase`${AGAIN} in a few minutes`,
      cause: failure.cause,
    });
    this.status = failure.status ?? null;
    this.isRetryable = failure.isRetryable ?? false;
    this.hasWaited = failure.hasWaited ?? false;
  }
}
