// What cli.ts hands to every command: where to print, and the parts of the world that must not be reached for.
import type { Language } from '../ui/language.ts';
import type { Interrupts } from './interrupts.ts';
import type { Reporter } from './reporter.ts';

export interface CommandContext {
  readonly reporter: Reporter;
  /** The words behind `summarize`, for commands to be typed again. */
  readonly argv: readonly string[];
  /** What people are spoken to in. `reporter` speaks it; for commands that need to know. */
  readonly language: Language;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** Where a command asks for the next Ctrl-C, to end a part of what it does. */
  readonly interrupts: Interrupts;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
}
