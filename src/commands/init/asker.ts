// Questions to a person on a terminal, one line each. Lines are read as the terminal gives them, so that Ctrl-C stays a
// signal and input methods work; only a key is read key by key, because it must not be shown.
import { StringDecoder } from 'node:string_decoder';
import type { ReadStream } from 'node:tty';
import { UsageError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import type { CommandContext } from '../context.ts';
import { isYes, readLine } from '../typed-line.ts';
import { typeInto } from './typed.ts';

/** What a person is asked with. Each throws UsageError at the end of the input, and the signal's reason at Ctrl-C. */
export interface Asker {
  /** Says something that is no question. */
  readonly tell: (text: Told) => void;
  /** The line, trimmed; `otherwise` for Enter alone. */
  readonly line: (question: Told, otherwise?: string) => Promise<string>;
  /** A line that is not shown. */
  readonly secret: (question: Told) => Promise<string>;
  readonly yes: (question: Told, otherwise: boolean) => Promise<boolean>;
}

/** An asker for this process's terminal. */
export function openAsker({ reporter, signal }: CommandContext): Asker {
  const { stdin } = process;
  const put = (text: Told): void => void process.stderr.write(reporter.clean(reporter.speak(text)));
  const answered = (answer: string | null): string => {
    // Nobody pressed Enter: the next line would stand behind the question.
    if (answer === null) put('\n');
    signal.throwIfAborted();
    if (answer === null) throw endError();
    return answer;
  };
  const line: Asker['line'] = async (question, otherwise = '') => {
    signal.throwIfAborted();
    put(question);
    put(otherwise === '' ? ' ' : phrase` [${otherwise}] `);
    const answer = answered(await readLine(stdin, signal)).trim();
    return answer === '' ? otherwise : answer;
  };
  return {
    tell: text => reporter.alarm(text),
    line,
    secret: async question => {
      signal.throwIfAborted();
      return answered(await readSecret({ stdin, signal, ask: () => put(question) }));
    },
    yes: async (question, otherwise) => {
      const answer = await line(phrase`${question} ${otherwise ? '[Y/n]' : '[y/N]'}`);
      return answer === '' ? otherwise : isYes(answer);
    },
  };
}

interface SecretPlace {
  readonly stdin: ReadStream;
  readonly signal: AbortSignal;
  readonly ask: () => void;
}

/** The terminal stops showing keys before the question stands there, and shows them again whatever happens. */
async function readSecret({ stdin, signal, ask }: SecretPlace): Promise<string | null> {
  const decoder = new StringDecoder('utf8');
  let text = '';
  stdin.setRawMode(true);
  ask();
  const over = new AbortController();
  try {
    const end = await new Promise<'enter' | 'eof' | 'stop'>(resolve => {
      const take = (chunk: Buffer): void => {
        const typed = typeInto(text, decoder.write(chunk));
        text = typed.text;
        if (typed.end !== null) resolve(typed.end);
      };
      stdin.on('data', take);
      stdin.resume();
      stdin.once('end', () => resolve('eof'));
      signal.addEventListener('abort', () => resolve('stop'), { signal: over.signal });
      over.signal.addEventListener('abort', () => stdin.off('data', take));
    });
    // In raw mode Ctrl-C is a key like others: it becomes the signal that it is elsewhere.
    if (end === 'stop' && !signal.aborted) await interrupt(signal);
    if (end === 'enter') process.stderr.write('\n');
    return end === 'enter' ? text : null;
  } finally {
    over.abort();
    stdin.setRawMode(false);
    stdin.pause();
  }
}

async function interrupt(signal: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
    process.kill(process.pid, 'SIGINT');
  });
}

function endError(): UsageError {
  return new UsageError({
    code: 'E_INIT_ASK',
    what: phrase`the questions were not answered to the end`,
    why: phrase`the input ended (Ctrl-D)`,
    next: 'summarize init',
  });
}
