// What a failure means: which ones end a run with several papers, and what is added to them for a person.
import { ToolError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';

/** These end the whole run: the next paper would fail in the same way, or nobody wants it. */
export function endsTheRun({ category, code }: ToolError): boolean {
  if (['access', 'disk', 'interrupted'].includes(category)) return true;
  return category === 'usage' && /^E_(MODEL|NO_MODEL|PROXY|CONFIG|PROMPT|GLOSSARY)/.test(code);
}

/** A ToolError that says what was kept; an abort is told as what caused it; null for a bug. */
export function explained(
  error: unknown,
  { alone, signal }: { alone: boolean; signal: AbortSignal },
): ToolError | null {
  if (signal.aborted && signal.reason instanceof ToolError) return signal.reason;
  if (!(error instanceof ToolError)) return null;
  if (error.kept !== '') return error;
  error.kept = alone
    ? phrase`what was fetched and paid for is cached; no digest was touched`
    : phrase`what was fetched and paid for is cached; this paper was not merged`;
  return error;
}
