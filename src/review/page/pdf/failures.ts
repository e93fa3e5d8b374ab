// What pdf.js threw → what a person is told. Its errors are told apart by name: they come from another thread.
import { phrase, type Told } from '../../../lib/phrase.ts';

/** A parser's own words may be as long as the damage. */
const LONGEST_REASON = 200;
/** As Chromium, Firefox and Safari say that nothing answered. */
const NO_ANSWER = /failed to fetch|networkerror|load failed|network error/i;

/** Why a PDF could not be opened. */
export function failureOf(error: unknown): Told {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'PasswordException') return phrase`the PDF asks for a password`;
  if (name === 'InvalidPDFException') return phrase`the PDF is damaged and cannot be opened`;
  if (name === 'ResponseException') return refusal(error);
  if (NO_ANSWER.test(message)) return phrase`the PDF did not arrive: the review server does not answer`;
  return phrase`the PDF cannot be opened: ${message.slice(0, LONGEST_REASON)}`;
}

/** Why one page of an open PDF could not be drawn. */
export function pageFailureOf(page: number, error: unknown): Told {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'ResponseException' || NO_ANSWER.test(message)) return failureOf(error);
  return phrase`page ${page} cannot be drawn: ${message.slice(0, LONGEST_REASON)}`;
}

/** Said of a claim whose page the PDF has not. */
export function noSuchPage(page: number, pages: number): Told {
  return phrase`page ${page} is not in this PDF, which has ${pages}: the notes may be of another version`;
}

function refusal(error: unknown): Told {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;
  if (status === 404 || status === 410) return phrase`the PDF of this paper is not on this computer any more`;
  if (status === 401 || status === 403)
    return phrase`the review server refused the PDF: open the newest address that summarize review printed`;
  return phrase`the review server could not give the PDF (HTTP ${status})`;
}
