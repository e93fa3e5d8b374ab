// What a review says and asks in the terminal, on stderr. Text of papers and models comes in cleaned (Surface.tell);
// the only escapes are those added here: colours where they are wanted, and links where the terminal has them.
import { hasLinks, isColourWanted, isDumbTerminal } from '../../../config.ts';
import { textOfError, ToolError } from '../../../lib/errors.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { plain, type Line, type Surface, type Tone } from '../../../review/terminal/surface.ts';
import type { CommandContext } from '../../context.ts';
import { fittedTo } from '../../help/wrap.ts';
import { cells, fold } from './fold.ts';
import { openInput, type Input } from './input.ts';

/** Longer lines are hard to read, however wide the window is. */
const WIDEST = 100;
const NARROWEST = 20;

const COLOURS: Readonly<Record<Tone, string>> = {
  strong: '\u001b[1m',
  red: '\u001b[31m',
  amber: '\u001b[33m',
  green: '\u001b[32m',
  quiet: '\u001b[2m',
};

export interface Talk {
  readonly input: Input;
  /** As wide as the terminal is now. */
  readonly surface: () => Surface;
  readonly show: (lines: readonly Line[]) => void;
  readonly say: (told: Told, tone?: Tone) => void;
  /** What went wrong, in its four parts; the review goes on. Throws what is no ToolError, and what ends the run. */
  readonly fail: (error: unknown) => void;
  /** One of these keys; another one is told and asked again. Null for Ctrl-D. */
  readonly choose: (question: Told, keys: readonly string[]) => Promise<string | null>;
  /** A line of text, trimmed, without control characters; null for Esc and at the end of the input. */
  readonly line: (question: Told) => Promise<string | null>;
  /** The prompt itself; no line end behind it. */
  readonly prompt: (told: Told) => void;
}

/** Speaks on this process's terminal. */
export function openTalk({ reporter, signal }: CommandContext): Talk {
  const { stdin, stderr } = process;
  // Nothing is overwritten here.
  reporter.lively = false;
  const isRaw = !isDumbTerminal() && typeof stdin.setRawMode === 'function';
  const input = openInput({ signal, isRaw });
  const isColoured = isColourWanted(stderr);
  const tell = (told: Told): string => reporter.clean(reporter.speak(told));
  const surface = (): Surface => ({
    width: Math.max(NARROWEST, Math.min(WIDEST, stderr.columns || 80)),
    tell,
    fold,
    cells,
    hasLinks: hasLinks(),
  });
  const painted = ({ text, tone, link }: Line): string => {
    const coloured = isColoured && tone !== undefined ? `${COLOURS[tone]}${text}\u001b[0m` : text;
    return link === undefined ? coloured : `\u001b]8;;${link}\u001b\\${coloured}\u001b]8;;\u001b\\`;
  };
  const show: Talk['show'] = lines => {
    if (lines.length > 0) stderr.write(`${lines.map(painted).join('\n')}\n`);
  };
  const say: Talk['say'] = (told, tone) => show(plain(told, surface(), tone));
  const prompt: Talk['prompt'] = told => {
    const lines = plain(told, surface(), 'strong').map(painted);
    stderr.write(`${lines.join('\n')} `);
  };
  /** Keys are not shown by the terminal in raw mode. */
  const pressed = async (question: Told): Promise<string | null> => {
    const typed = await input.key(() => prompt(question));
    const key = typed.kind === 'key' ? typed.key : '';
    if (!input.isLineMode) stderr.write(`${key.length === 1 ? key : ''}\n`);
    return typed.kind === 'leave' ? null : key;
  };
  return {
    input,
    surface,
    show,
    say,
    prompt,
    fail: error => {
      if (signal.aborted || !(error instanceof ToolError) || error.category === 'interrupted') throw error;
      reporter.alarm(textOfError(error, reporter.catalogue, fittedTo(stderr)));
    },
    choose: async (question, keys) => {
      for (;;) {
        const key = await pressed(question);
        if (key === null || keys.includes(key)) return key;
        say(phrase`one of these keys: ${keys.join(', ')}`, 'quiet');
      }
    },
    line: async question => {
      const lines = plain(question, surface(), 'strong');
      show(lines.slice(0, -1));
      const typed = await input.line(`${lines.slice(-1).map(painted).join('')} `);
      if (typed === null) stderr.write('\n');
      return typed;
    },
  };
}
