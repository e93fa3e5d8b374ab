// What a check gives, and what it is given: the nouns of `summarize doctor`.
import type { Survey } from '../../config/survey.ts';
import { joined, type Told } from '../../lib/phrase.ts';
import { ToolError, type ErrorCategory } from '../../lib/errors.ts';
import type { DoctorFlags } from './flags.ts';

export type Status = 'ok' | 'warn' | 'fail' | 'skipped';

export interface CheckResult {
  /** Stable; what people see stands in labels.ts, what it means in docs/doctor.md. */
  readonly name: string;
  readonly status: Status;
  /** What was seen. */
  readonly seen: Told;
  /** What to type, for `warn` and `fail`. */
  readonly next: Told | null;
  /** Of a failure: cli.ts makes the exit code of it. */
  readonly category: ErrorCategory | null;
}

/** The world of one examination. */
export interface DoctorWorld {
  readonly survey: Survey;
  readonly flags: DoctorFlags;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
  /** Aborted when the checks that wait for others must be over. */
  readonly deadline: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** What a check may take, the network ones together: the whole is to end within ten seconds. */
export const DEADLINE_S = 8;

export const ok = (name: string, seen: Told): CheckResult => ({
  name,
  status: 'ok',
  seen,
  next: null,
  category: null,
});

export const skipped = (name: string, seen: Told): CheckResult => ({ ...ok(name, seen), status: 'skipped' });

/** Works, but not as it should. */
export const warn = (name: string, seen: Told, next: Told): CheckResult => ({
  ...ok(name, seen),
  status: 'warn',
  next,
});

/** Does not work: what was seen, what to type, and which exit code it means. */
export const fail = (
  name: string,
  category: ErrorCategory,
  { seen, next }: { seen: Told; next: Told },
): CheckResult => ({
  name,
  status: 'fail',
  seen,
  next,
  category,
});

/** A failure that another part of the program has words for already. */
export function failedBy(name: string, { told, category }: ToolError): CheckResult {
  return fail(name, category, { seen: joined([told.what, told.why], ': '), next: told.next });
}

/** The check, or what it threw as its result. Bugs and Ctrl-C go on. */
export async function guarded(
  name: string,
  { signal }: DoctorWorld,
  check: () => Promise<CheckResult>,
): Promise<CheckResult> {
  try {
    return await check();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ToolError) return failedBy(name, error);
    throw error;
  }
}
