// The declaration of the program, built in the test's own process: for what is read off it (help, completion), not run.
import { openInterrupts } from '../../src/commands/interrupts.ts';
import { buildProgram } from '../../src/commands/program.ts';
import { openReporter } from '../../src/commands/reporter.ts';

type World = Parameters<typeof buildProgram>[0];

/** English, without words typed, with a clock that stands still; `given` says otherwise. */
export function declaredProgram(given: Partial<World> = {}): ReturnType<typeof buildProgram> {
  return buildProgram({
    reporter: openReporter(process.stdout, process.stderr),
    argv: [],
    language: 'en',
    signal: new AbortController().signal,
    interrupts: openInterrupts(),
    now: () => 0,
    random: () => 0,
    ...given,
  });
}
