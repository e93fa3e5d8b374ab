// A failure → what the page is answered: a status, a code, and the four parts in which people are told. Pure.
import { ZodError } from 'zod';
import { ToolError, type ErrorCategory, type ToldParts } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import type { Refusal } from './guard.ts';

/** As it goes out: `{ error: { code, told } }`. */
export interface Failure {
  readonly status: number;
  readonly body: { readonly error: { readonly code: string; readonly told: ToldParts } };
}

/** The request is not the right one any more, or something behind this server failed. 401 and 403 are the guard's. */
const STATUS: Readonly<Record<ErrorCategory, number>> = {
  usage: 400,
  person: 409,
  digest: 409,
  paper: 422,
  access: 502,
  remote: 502,
  partial: 500,
  disk: 500,
  interrupted: 503,
};

/** What the answer to a failure is; null when nobody expected it: that is a bug. */
export function failureOf(error: unknown): Failure | null {
  // The text that was sent is not repeated: what zod says of it may hold some.
  if (error instanceof ZodError || error instanceof SyntaxError) return badRequest();
  if (!(error instanceof ToolError)) return null;
  const { code, told } = error;
  const status =
    code === 'E_REVIEW_NO_NOTES' ? 404 : code === 'E_REVIEW_STALE' ? 409 : STATUS[error.category];
  return { status, body: { error: { code, told } } };
}

/** Of a request that the guard turns away. */
export function failureOfRefusal({ status, code, why }: Refusal): Failure {
  const what = phrase`the review server refused this`;
  return failure(status, code, {
    what,
    why,
    kept: phrase`everything as it was`,
    next: phrase`open the address that the terminal shows, or type summarize review again`,
  });
}

/** Of what is not JSON, or JSON of another shape than the routes take. */
export function badRequest(): Failure {
  return failure(400, 'E_REVIEW_REQUEST', {
    what: phrase`the review server cannot read this request`,
    why: phrase`it is not what this version of the page sends`,
    kept: phrase`everything as it was`,
    next: phrase`reload the page`,
  });
}

/** Of a body that was not read to its end. */
export function tooLarge(kilobytes: number): Failure {
  return failure(413, 'E_REVIEW_TOO_LARGE', {
    what: phrase`the review server does not take so much at once`,
    why: phrase`a request holds more than ${kilobytes} kB`,
    kept: phrase`everything as it was`,
    next: phrase`make the text shorter`,
  });
}

/** Of what nobody expected. Its stack is for the terminal only. */
export function bugFailure(): Failure {
  return failure(500, 'E_BUG', {
    what: phrase`the review server failed in a way it should not have`,
    why: phrase`the terminal it runs in shows the details`,
    kept: phrase`every decision that was shown as saved`,
    next: phrase`try it again; if it stays so, please report what the terminal shows`,
  });
}

function failure(status: number, code: string, told: ToldParts): Failure {
  return { status, body: { error: { code, told } } };
}
