// The keyboard of a review in the terminal: single keys where it can be switched to them (raw mode), else lines.
import { setImmediate as afterInput } from 'node:timers/promises';
import { pressedIn, textIn, typedIn, type Pressed } from '../../../review/terminal/keys.ts';
import { readLine } from '../../typed-line.ts';
import { openRawMode, type RawMode } from './raw-mode.ts';
import { readText } from './text-line.ts';

/** A key and what came along with it arrive within so many milliseconds: the rest of a sequence, of a paste. */
const STILL_MS = 20;
/** A job that cannot be stopped (nobody would wake it) goes on after so many milliseconds. */
const STOPPED_MS = 100;

export interface Input {
  readonly isLineMode: boolean;
  /**
   * `ask` prints the question; it is asked again when `late` comes about before a key does. What was typed before the
   * question stood there answers nothing. @throws the signal's reason
   */
  readonly key: (ask: () => void, late?: Promise<unknown>) => Promise<Pressed>;
  /** A line of text behind the question, without control characters; null for Esc and at the end of the input. */
  readonly line: (question: string) => Promise<string | null>;
  /** Leaves the terminal to somebody else: an editor. */
  readonly lend: <T>(use: () => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

interface InputOptions {
  readonly signal: AbortSignal;
  /** False: lines, whatever the terminal could. */
  readonly isRaw: boolean;
}

/** The keyboard of this process. */
export function openInput({ signal, isRaw }: InputOptions): Input {
  return isRaw ? openKeys(signal) : openLines(signal);
}

async function lineOf(signal: AbortSignal): Promise<string | null> {
  const { stdin } = process;
  return stdin.readableEnded ? null : readLine(stdin, signal);
}

/** @throws the signal's reason */
async function lineFrom(read: () => Promise<string | null>, signal: AbortSignal): Promise<string | null> {
  const typed = await read();
  // Nobody pressed Enter: what is told next would stand behind the question.
  if (signal.aborted) process.stderr.write('\n');
  signal.throwIfAborted();
  return typed;
}

function openLines(signal: AbortSignal): Input {
  return {
    isLineMode: true,
    line: async question => {
      process.stderr.write(question);
      const typed = await lineFrom(() => lineOf(signal), signal);
      return typed === null ? null : textIn(typed);
    },
    key: async (ask, late) => {
      signal.throwIfAborted();
      ask();
      let isAsking = true;
      void late?.then(() => {
        if (isAsking) askAgain(ask);
      });
      try {
        const typed = await lineFrom(() => lineOf(signal), signal);
        return typed === null ? { kind: 'leave' } : typedIn(typed);
      } finally {
        isAsking = false;
      }
    },
    lend: use => use(),
    close: () => process.stdin.pause(),
  };
}

function askAgain(ask: () => void): void {
  process.stderr.write('\n');
  ask();
}

function openKeys(signal: AbortSignal): Input {
  let ask: (() => void) | null = null;
  const again = (): void => {
    if (ask !== null) askAgain(ask);
  };
  const raw = openRawMode(signal, again);
  const lend: Input['lend'] = async use => {
    raw.leave();
    try {
      return await use();
    } finally {
      raw.enter();
    }
  };
  return {
    isLineMode: false,
    key: async (question, late) => {
      // What was typed before is taken, and dropped.
      await afterInput();
      signal.throwIfAborted();
      ask = question;
      void late?.then(() => {
        if (ask === question) askAgain(question);
      });
      question();
      try {
        return await nextKey(raw, { signal, again });
      } finally {
        ask = null;
      }
    },
    line: question => lend(() => lineFrom(() => readText(question, signal), signal)),
    lend,
    close: raw.close,
  };
}

interface Waiting {
  readonly signal: AbortSignal;
  /** Asks the same question once more. */
  readonly again: () => void;
}

/** All that arrives until the keyboard is still for a moment is one key, or none. */
function nextKey(raw: RawMode, { signal, again }: Waiting): Promise<Pressed> {
  const { stdin, stderr } = process;
  return new Promise((resolve, reject) => {
    let typed = '';
    let timer: NodeJS.Timeout | undefined;
    const over = (end: () => void): void => {
      clearTimeout(timer);
      raw.listen(null);
      stdin.off('end', ended);
      signal.removeEventListener('abort', aborted);
      end();
    };
    const ended = (): void => over(() => resolve({ kind: 'leave' }));
    const aborted = (): void => {
      // What is told next would stand behind the question.
      stderr.write('\n');
      over(() => reject(signal.reason));
    };
    const still = (): void => {
      const pressed = pressedIn(typed);
      typed = '';
      if (pressed.kind === 'suspend') stopJob(raw, again);
      else over(() => resolve(pressed));
    };
    raw.listen(text => {
      typed += text;
      clearTimeout(timer);
      timer = setTimeout(still, STILL_MS);
    });
    stdin.once('end', ended);
    signal.addEventListener('abort', aborted, { once: true });
    if (signal.aborted) aborted();
    else if (stdin.readableEnded) ended();
  });
}

/** Ctrl-Z: in raw mode it is a key, so the job is stopped as the terminal would have done it. */
function stopJob(raw: RawMode, again: () => void): void {
  if (process.platform === 'win32') return;
  raw.leave();
  process.stderr.write('\n');
  process.kill(0, 'SIGTSTP');
  // The time stands still while the job does.
  setTimeout(() => {
    raw.enter();
    again();
  }, STOPPED_MS);
}
