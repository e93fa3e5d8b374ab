// What a person and a pipe get to see: the product on stdout, everything else on stderr.
// The only place that writes to either; every text is made printable and loses its secrets here.
import { inLanguage, phrase, type Catalogue, type Told } from '../lib/phrase.ts';
import { printable } from '../lib/printable.ts';
import { redactor } from '../lib/redactor.ts';
import type { Doing } from '../steps/world.ts';
import { widthOf } from './help/wrap.ts';

export interface Reporter {
  /** The product: Markdown or JSON. */
  readonly out: (text: string) => void;
  /** One line about a change of state; silent with -q. */
  readonly say: (line: Told) => void;
  /** What is being done now: overwritten on a terminal, a line of its own elsewhere. */
  readonly progress: (line: Told) => void;
  /** Always shown: errors. */
  readonly alarm: (text: Told) => void;
  /** These lines stay below everything that is said, in place of the ones before; null takes them away. Silent with -q. */
  readonly screen: (frame: Frame | null) => void;
  /** A phrase in the language of the person. */
  readonly speak: (told: Told) => string;
  /** Text as it is printed: no control characters, no secrets. For what is cut to a width before it is printed. */
  readonly clean: (text: string) => string;
  /** From now on this text is printed as [hidden]. */
  readonly hide: (secret: string) => void;
  /** True once something of the product was printed. */
  hasPrinted: boolean;
  quiet: boolean;
  /** The person's language; English without one. */
  catalogue: Catalogue;
  /** True once it is known that lines may be overwritten (not TERM=dumb, not CI). */
  lively: boolean;
}

/** What is being done now, as a passing line. */
export function telling(reporter: Reporter): (doing: Doing) => void {
  return ({ paper, words }) => reporter.progress(paper === null ? words : phrase`${paper}: ${words}`);
}

/** Lines for the lower end of a terminal. Each text in them went through `clean`; only colours may be added. */
export interface Frame {
  readonly lines: readonly string[];
  /** How many rows the lines take once the terminal breaks them at this width. */
  readonly rowsAt: (columns: number) => number;
}

const ERASE_LINE = '\r\u001B[2K';
const ERASE_BELOW = '\u001B[J';
/** Colours and weights, the only escapes that a frame may hold. */
const COLOURS = /(\u001B\[\d{1,3}m)/;

/** A reporter for this process's streams. */
export function openReporter(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Reporter {
  const secrets: string[] = [];
  let hidden = redactor(secrets);
  let passing = false;
  let frame: Frame | null = null;
  const clean = (text: string): string => printable(hidden(text));
  const erased = (): string => {
    if (frame === null) return passing ? ERASE_LINE : '';
    return eraseFrame(frame, stderr.columns || 80);
  };
  const drawn = (): string =>
    frame === null ? '' : frame.lines.map(line => cleanBetweenColours(line, clean)).join('\n');
  const write = (told: Told): void => {
    // One write, so that no terminal shows the moment between.
    stderr.write(`${erased()}${clean(reporter.speak(told))}\n${drawn()}`);
    passing = false;
  };
  const reporter: Reporter = {
    hasPrinted: false,
    quiet: false,
    lively: false,
    catalogue: {},
    speak: told => inLanguage(told, reporter.catalogue),
    // JSON and Markdown are escaped by their writers; control characters cannot get into either.
    out: text => {
      const before = erased();
      if (before !== '') stderr.write(before);
      passing = false;
      reporter.hasPrinted = true;
      stdout.write(hidden(text.endsWith('\n') ? text : `${text}\n`));
      if (frame !== null) stderr.write(drawn());
    },
    say: line => {
      if (!reporter.quiet) write(line);
    },
    progress: line => {
      // A frame tells more than this line does.
      if (reporter.quiet || frame !== null) return;
      if (!reporter.lively || !stderr.isTTY) return write(line);
      stderr.write(ERASE_LINE + startOf(clean(reporter.speak(line)), (stderr.columns || 80) - 1));
      passing = true;
    },
    screen: next => {
      if (reporter.quiet || (next === null && frame === null)) return;
      const before = erased();
      frame = next === null || next.lines.length === 0 ? null : next;
      passing = false;
      stderr.write(before + drawn());
    },
    clean,
    alarm: write,
    hide: secret => {
      secrets.push(secret);
      hidden = redactor(secrets);
    },
  };
  return reporter;
}

/** What of the text fits into one row: a Chinese character takes two cells of it. */
function startOf(text: string, most: number): string {
  let room = most;
  let start = '';
  for (const char of text) {
    room -= widthOf(char);
    if (room < 0) break;
    start += char;
  }
  return start;
}

/** From the end of the frame to its first row, erasing it and nothing above it. */
function eraseFrame(frame: Frame, columns: number): string {
  const up = frame.rowsAt(columns) - 1;
  return `\r${up > 0 ? `\u001B[${up}A` : ''}${ERASE_BELOW}`;
}

/** A line of a frame keeps its colours; everything else in it is cleaned. */
function cleanBetweenColours(line: string, clean: (text: string) => string): string {
  const parts = line.split(COLOURS);
  return parts.map((part, index) => (index % 2 === 0 ? clean(part) : part)).join('');
}
