#!/usr/bin/env node
// argv → command → exit code. The only file that knows exit codes and signals.
// Heavy modules are imported by the commands when they run, so that --help stays fast.
import { isatty } from 'node:tty';
import { CommanderError } from 'commander';
import { fittedTo } from './commands/help/wrap.ts';
import { usageErrorFrom } from './commands/help/usage-errors.ts';
import { openInterrupts } from './commands/interrupts.ts';
import { buildProgram } from './commands/program.ts';
import { openReporter, type Reporter } from './commands/reporter.ts';
import { languageOf } from './config.ts';
import { catalogueOf } from './ui/language.ts';
import { reasonOf, textOfError, ToolError, type ErrorCategory } from './lib/errors.ts';
import { phrase, type Told } from './lib/phrase.ts';

const EXIT: Readonly<Record<Exclude<ErrorCategory, 'interrupted'>, number>> = {
  usage: 2,
  partial: 3,
  access: 4,
  person: 5,
  remote: 6,
  disk: 7,
  digest: 8,
  paper: 9,
};
const A_BUG = 1;
/** Without a terminal SIGHUP ends a run as SIGTERM does; with one, as `endOfTerminal` says. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 143 } as const;
const TERMINALS: readonly number[] = [0, 1, 2].filter(fd => isatty(fd));

await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<void> {
  const stopping = new AbortController();
  const reporter = openReporter(process.stdout, process.stderr);
  const interrupts = openInterrupts();
  let signalCode: number | undefined;
  let isHangUp = false;
  let times = 0;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // `on`, not `once`: proper-lockfile's signal-exit kills the process itself when it finds no other listener left.
    const stop = (): void => {
      if (name === 'SIGINT' && interrupts.taken()) return;
      // The kernel and the shell each tell of a closed terminal, so that being told again means nothing.
      if (name !== 'SIGHUP') times += 1;
      if (times > 1) {
        // The second Ctrl-C ends it at once.
        process.off(name, stop);
        process.kill(process.pid, name);
        return;
      }
      if (signalCode === undefined && name === 'SIGHUP') isHangUp = true;
      signalCode ??= SIGNALS[name];
      stopping.abort(interruptedError(name));
    };
    process.on(name, stop);
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A terminal that was closed: the signal is on its way.
    if (error.code === 'EIO' && process.stdout.isTTY) process.emit('SIGHUP', 'SIGHUP');
    // A reader that went away (`| head`) is not a failure; a full disk behind `>` is one.
    else stopping.abort(error.code === 'EPIPE' ? error : stdoutError(error));
  });
  process.once('beforeExit', () => endOfTerminal(isHangUp));
  // Messages that nobody can read are no reason to lose the work.
  process.stderr.on('error', () => undefined);
  try {
    const { language, args } = languageOf(argv);
    reporter.catalogue = await catalogueOf(language);
    const context = {
      reporter,
      argv,
      language,
      signal: stopping.signal,
      interrupts,
      now: () => Date.now(),
      random: () => Math.random(),
    };
    await buildProgram(context).parseAsync([...args], { from: 'user' });
    // A disk that is full is told by the last write, after the work.
    await new Promise<void>(resolve => process.stdout.write('', () => resolve()));
    if (signalCode === undefined) stopping.signal.throwIfAborted();
  } catch (error) {
    process.exitCode = signalCode ?? report(error, argv, reporter);
    if (signalCode !== undefined) printError(stopping.signal.reason, signalCode, { argv, reporter });
  }
}

/**
 * Ends a run whose terminal was closed by the signal itself, as any program ends that does not listen: shells say 129.
 * Node 20 would put the terminal back as it was, fail at one that is gone, and leave a core dump.
 */
function endOfTerminal(isHangUp: boolean): void {
  const isGone = TERMINALS.some(fd => !isatty(fd));
  if (!isGone && !(isHangUp && TERMINALS.length > 0)) return;
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

/** Prints what went wrong and gives the exit code. */
function report(error: unknown, argv: readonly string[], reporter: Reporter): number {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0; // --help and --version
    return report(usageErrorFrom(error), argv, reporter);
  }
  if (error instanceof ToolError && error.category !== 'interrupted') {
    const code = EXIT[error.category];
    printError(error, code, { argv, reporter });
    return code;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  reporter.alarm(
    phrase`E_BUG  summarize failed in a way it should not have\n${stack}\n  next: please report this with the command that you typed`,
  );
  return A_BUG;
}

/** Four parts for people on stderr; the same fields as JSON on stdout with --json; the causes with --debug. */
function printError(
  error: unknown,
  exit: number,
  { argv, reporter }: { argv: readonly string[]; reporter: Reporter },
): void {
  if (!(error instanceof ToolError)) return;
  const { code, what, why, kept, next } = error;
  reporter.alarm(textOfError(error, reporter.catalogue, fittedTo(process.stderr)));
  if (argv.includes('--json') && !reporter.hasPrinted)
    reporter.out(JSON.stringify({ error: { code, exit, what, why, kept, next } }));
  if (!argv.includes('--debug')) return;
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause)
    reporter.alarm(phrase`  cause: ${cause.stack ?? cause.message}`);
}

function stdoutError(cause: Error): ToolError {
  return new ToolError({
    code: 'E_DISK',
    category: 'disk',
    what: phrase`the notes could not be written to standard output`,
    why: reasonOf(cause),
    kept: phrase`what was fetched and paid for is cached`,
    next: phrase`make room, then type the same command again`,
    cause,
  });
}

function interruptedError(signal: keyof typeof SIGNALS): ToolError {
  return new ToolError({
    code: 'E_INTERRUPTED',
    category: 'interrupted',
    what: phrase`stopped before the end`,
    why: whyStopped(signal),
    kept: phrase`what was fetched and paid for is cached; no digest is half written`,
    next: phrase`type the same command again: it goes on where it stopped`,
  });
}

function whyStopped(signal: keyof typeof SIGNALS): Told {
  if (signal === 'SIGINT') return 'Ctrl-C';
  return signal === 'SIGHUP' ? phrase`the terminal was closed (SIGHUP)` : phrase`the signal ${signal}`;
}
