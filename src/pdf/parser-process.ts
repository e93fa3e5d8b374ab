// One child process with the PDF parser in it: bytes in, a reply out, and the end of it when a limit is passed.
// It has no environment, no flags of its parent, and no file but its three pipes.
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { PaperTextSchema } from '../domain/page.ts';
import type { ChildLimits } from './child.ts';
import { frameHeader, openFrames, type Frame } from './frames.ts';
import { REFUSAL_CODES, type Refusal } from './refusals.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';

/** The longest text measured, a book of 702 pages, is a reply of 15 MB. */
const MAX_REPLY_BYTES = 64_000_000;
/** So much of what the child wrote to stderr is read for the message. */
const MAX_COMPLAINT = 2_000;

const PhraseSchema: z.ZodType<Phrase> = z.object({
  template: z.string().max(500),
  values: z.array(z.union([z.string(), z.number(), z.boolean(), z.lazy(() => PhraseSchema)])).max(4),
});
const ReplySchema = z.union([
  z.object({ reading: PaperTextSchema.omit({ body: true }) }),
  z.object({ refusal: z.object({ code: z.enum(REFUSAL_CODES), seen: z.union([z.string(), PhraseSchema]) }) }),
]);
/** What a PDF came to: its text, or why there is none. */
export type Reply = z.infer<typeof ReplySchema>;

/** Reads one PDF after the other; the pool sees to it that they do not overlap. */
export class ParserProcess {
  /** Fulfilled when the process is no more. */
  readonly gone: Promise<void>;
  /** PDFs that it was given. */
  papers = 0;
  /** Resident size after the last PDF, in MB. */
  restingMb = 0;
  readonly #limits: ChildLimits;
  readonly #child: ChildProcess;
  #reply: ((reply: Reply) => void) | undefined;
  /** Why it was killed, or what it said of itself before it ended. */
  #verdict: Refusal | undefined;
  #complaint = '';
  #isGone = false;

  /** `file` is the built child.js. Never throws: a process that cannot be started replies that it crashed. */
  constructor(limits: ChildLimits, file: URL) {
    this.#limits = limits;
    this.#child = startChild(limits, file);
    this.#listen();
    this.gone = new Promise(resolve => {
      const end = (code: number | null, killedBy: string | null): void => {
        this.#isGone = true;
        this.#answer({ refusal: this.#verdict ?? crashed(this.#complaint, code, killedBy) });
        resolve();
      };
      this.#child.once('close', end);
      this.#child.once('error', error => {
        const seen = phrase`the parser process could not be started: ${error.message}`;
        this.#verdict ??= { code: 'E_PDF_CRASHED', seen };
        // Without a process there may be no `close`.
        if (this.pid === undefined) end(null, null);
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** As far as is known: news of a death take a moment. */
  get isAlive(): boolean {
    const { exitCode, signalCode, killed } = this.#child;
    return !this.#isGone && !killed && exitCode === null && signalCode === null;
  }

  /**
   * Replies when the PDF is read, or when the process is gone: over a limit, or by itself. `bytes` stay as they are.
   * Throws the signal's reason, once the process is gone.
   */
  async ask(bytes: Uint8Array, signal?: AbortSignal): Promise<Reply> {
    signal?.throwIfAborted();
    const { deadlineMs } = this.#limits;
    const stop = (): void => this.#kill();
    const deadline = setTimeout(() => {
      this.#kill({ code: 'E_PDF_TIMEOUT', seen: phrase`still reading after ${deadlineMs / 1000} s` });
    }, deadlineMs);
    signal?.addEventListener('abort', stop, { once: true });
    this.papers += 1;
    this.#complaint = '';
    this.#hold(true);
    const reply = await new Promise<Reply>(resolve => {
      this.#reply = resolve;
      this.#child.stdin?.write(frameHeader(bytes.length));
      this.#child.stdin?.write(bytes);
    });
    clearTimeout(deadline);
    signal?.removeEventListener('abort', stop);
    if (!signal?.aborted) return reply;
    await this.end();
    throw signal.reason;
  }

  /** Ends it; fulfilled when it is gone. */
  end(): Promise<void> {
    this.#hold(true);
    this.#kill();
    return this.gone;
  }

  #kill(reason?: Refusal): void {
    this.#verdict ??= reason;
    this.#child.kill('SIGKILL');
  }

  #listen(): void {
    const { stdin, stdout, stderr } = this.#child;
    // A child that died early closes its stdin; `close` tells why.
    stdin?.on('error', () => undefined);
    stdout?.on(
      'data',
      openFrames({
        maxBytes: MAX_REPLY_BYTES,
        onFrame: frame => this.#take(frame),
        onTooLong: () => {
          this.#kill({
            code: 'E_PDF_TOO_LARGE',
            seen: phrase`its text is over ${MAX_REPLY_BYTES / 1_000_000} MB`,
          });
        },
      }),
    );
    stderr?.on('data', (chunk: Buffer) => {
      this.#complaint = (this.#complaint + chunk.toString()).slice(0, MAX_COMPLAINT);
    });
  }

  /** A reply, or the last words of a process that ends itself: those count when it is gone. */
  #take({ bytes, note }: Frame): void {
    const reply = replyIn(bytes);
    if (reply === undefined || this.#reply === undefined)
      this.#kill({ code: 'E_PDF_CRASHED', seen: phrase`the parser process said what is no reply` });
    else if (note === 0 && 'refusal' in reply) this.#kill(reply.refusal);
    else {
      this.restingMb = note;
      this.#hold(false);
      this.#answer(reply);
    }
  }

  #answer(reply: Reply): void {
    const resolve = this.#reply;
    this.#reply = undefined;
    resolve?.(reply);
  }

  /** At rest it does not keep the program from ending. */
  #hold(isHeld: boolean): void {
    const change = isHeld ? 'ref' : 'unref';
    this.#child[change]();
    for (const pipe of [this.#child.stdin, this.#child.stdout, this.#child.stderr])
      if (isSocket(pipe)) pipe[change]();
  }
}

function startChild(limits: ChildLimits, file: URL): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(file), JSON.stringify(limits)], {
    // No key, no proxy, no NODE_OPTIONS in reach of the parser.
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** The pipes of a child are sockets, whatever their type says. */
function isSocket(pipe: Readable | Writable | null): pipe is (Readable | Writable) & NodeJS.RefCounted {
  return pipe !== null && 'ref' in pipe && 'unref' in pipe;
}

/** The whole and valid reply; undefined when it is something else. */
function replyIn(bytes: Uint8Array<ArrayBuffer>): Reply | undefined {
  try {
    return ReplySchema.safeParse(JSON.parse(Buffer.from(bytes.buffer).toString())).data;
  } catch {
    return undefined;
  }
}

function crashed(complaint: string, code: number | null, killedBy: string | null): Refusal {
  const error = complaint.split('\n').find(line => /^\w*(?:Error|Exception)\b/.test(line));
  const end = endOf(code, killedBy);
  return { code: 'E_PDF_CRASHED', seen: error === undefined ? end : phrase`${end}: ${error}` };
}

function endOf(code: number | null, killedBy: string | null): Phrase {
  if (killedBy !== null) return phrase`the parser process was ended by ${killedBy}`;
  if (code === 0) return phrase`the parser process ended with exit code 0 and no valid reply`;
  return phrase`the parser process ended with exit code ${code ?? '?'}`;
}
