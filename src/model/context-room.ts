// A server refuses a request as too long: the paper may fit all the same, and only the answer that we asked for does not.

/** Notes of a short paper are not shorter, in tokens. */
const SHORTEST_ANSWER = 2000;

/**
 * "maximum context length is 8192 tokens … your request has 4000 input tokens" → 4191, the tokens that are left for an
 * answer; null when the server does not name both, or too few are left.
 */
export function roomLeft(message: string): number | null {
  const context = /(?:context length is |context size is |n_ctx\D{1,5})(\d{4,7})/i.exec(message)?.[1];
  const input = /\b(\d{1,7})(?: input tokens| in the messages| in your prompt)/i.exec(message)?.[1];
  if (context === undefined || input === undefined) return null;
  const room = Number(context) - Number(input) - 1;
  return room < SHORTEST_ANSWER ? null : room;
}
