// Processes that run the built program one command after the other (cli-child.mjs), for tests to which it does not matter
// that a process is its own: a third of the time. One command at a time in each; it sees no folder or setting of another.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('cli-child.mjs', import.meta.url));
/** Also in cli-child.mjs. */
const END = '\0end of the run\0';
/** More would cost more to start than they save. */
const MOST = 3;

export interface Command {
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const idle: ChildProcess[] = [];
const waiting: ((child: ChildProcess) => void)[] = [];
let started = 0;

/** Runs a command to its end in a process that is free; `signal` ends it with its process. */
export async function runKept(command: Command, signal: AbortSignal): Promise<Ended> {
  const child = await free();
  const kill = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', kill);
  const ended = await runIn(child, command);
  signal.removeEventListener('abort', kill);
  if (child.connected) give(child);
  else replace();
  return ended;
}

function free(): Promise<ChildProcess> | ChildProcess {
  const child = idle.pop();
  if (child !== undefined) return child;
  if (started >= MOST) return new Promise(resolve => waiting.push(resolve));
  started += 1;
  return startChild();
}

function give(child: ChildProcess): void {
  const next = waiting.shift();
  if (next === undefined) idle.push(child);
  else next(child);
}

/** A process is gone: who waits gets a new one. */
function replace(): void {
  started -= 1;
  const next = waiting.shift();
  if (next === undefined) return;
  started += 1;
  next(startChild());
}

/** Ends with this process, since its channel does. */
function startChild(): ChildProcess {
  const child = spawn(process.execPath, [CHILD], { env: {}, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  child.unref();
  child.channel?.unref();
  return child;
}

/** Collects what it prints up to the marks; when the process dies instead, what it printed and its code. */
function runIn(child: ChildProcess, command: Command): Promise<Ended> {
  const streams = { stdout: child.stdout, stderr: child.stderr };
  const said = { stdout: '', stderr: '' };
  const over = new AbortController();
  return new Promise(resolve => {
    const settle = (code: number | null, isDead: boolean): void => {
      if (!isDead && !(said.stdout.endsWith(END) && said.stderr.endsWith(END))) return;
      over.abort();
      resolve({ code, stdout: said.stdout.replace(END, ''), stderr: said.stderr.replace(END, '') });
    };
    let code: number | undefined;
    for (const name of ['stdout', 'stderr'] as const) {
      const decoder = new TextDecoder();
      const take = (chunk: unknown): void => {
        said[name] += decoder.decode(chunk as Buffer, { stream: true });
        if (code !== undefined) settle(code, false);
      };
      listen(streams[name], 'data', take, over.signal);
    }
    const take = (message: unknown): void => settle((code = (message as { code: number }).code), false);
    listen(child, 'message', take, over.signal);
    listen(child, 'close', exit => settle(exit as number | null, true), over.signal);
    child.send(command);
  });
}

/** Listens until the signal says that it is over. */
function listen(
  emitter: NodeJS.EventEmitter | null,
  event: string,
  listener: (value: unknown) => void,
  signal: AbortSignal,
): void {
  emitter?.on(event, listener);
  signal.addEventListener('abort', () => emitter?.off(event, listener), { once: true });
}
