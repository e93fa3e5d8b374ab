// What a person and a pipe get to see: the product on stdout, everything else on stderr.
// The only place that writes to either; every text is made printable and loses its secrets here.
import { printable, redactor } from '../lib/printable.ts';

export interface Reporter {
  /** The product: Markdown or JSON. */
  readonly out: (text: string) => void;
  /** One line about a change of state; silent with -q. */
  readonly say: (line: string) => void;
  /** What is being done now: overwritten on a terminal, a line of its own elsewhere. */
  readonly progress: (line: string) => void;
  /** Always shown: errors. */
  readonly alarm: (text: string) => void;
  /** From now on this text is printed as [hidden]. */
  readonly hide: (secret: string) => void;
  /** True once something of the product was printed. */
  hasPrinted: boolean;
  quiet: boolean;
  /** True once it is known that lines may be overwritten (not TERM=dumb, not CI). */
  lively: boolean;
}

const ERASE_LINE = '\r\u001B[2K';

/** A reporter for this process's streams. */
export function openReporter(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Reporter {
  const secrets: string[] = [];
  let hidden = redactor(secrets);
  let passing = false;
  const clean = (text: string): string => printable(hidden(text));
  const write = (text: string): void => {
    stderr.write(`${passing ? ERASE_LINE : ''}${clean(text)}\n`);
    passing = false;
  };
  const reporter: Reporter = {
    hasPrinted: false,
    quiet: false,
    lively: false,
    // JSON and Markdown are escaped by their writers; control characters cannot get into either.
    out: text => {
      if (passing) stderr.write(ERASE_LINE);
      passing = false;
      reporter.hasPrinted = true;
      stdout.write(hidden(text.endsWith('\n') ? text : `${text}\n`));
    },
    say: line => {
      if (!reporter.quiet) write(line);
    },
    progress: line => {
      if (reporter.quiet) return;
      if (!reporter.lively || !stderr.isTTY) return write(line);
      stderr.write(ERASE_LINE + clean(line).slice(0, (stderr.columns || 80) - 1));
      passing = true;
    },
    alarm: write,
    hide: secret => {
      secrets.push(secret);
      hidden = redactor(secrets);
    },
  };
  return reporter;
}
