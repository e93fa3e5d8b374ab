// An address → the person's browser (door: starts a program). The program is let go of: it outlives this one.
import { spawn } from 'node:child_process';
import { reasonOf } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';

/** A program that opens addresses, with what it is given. */
export interface Opener {
  readonly command: string;
  readonly args: readonly string[];
}

/** One that has not failed by then opens it. Nothing waits for this. */
const SETTLED_MS = 3000;

/**
 * What opens the address: the first program that BROWSER names, as xdg-open and Python read it (`firefox --new-window %s`;
 * a colon between several), else what the system has for it. Pure.
 */
export function openerFor(
  address: string,
  { browser, platform }: { browser: string | null; platform: string },
): Opener {
  const [command, ...args] = wordsOf(browser, platform);
  if (command !== undefined) {
    const hasPlace = args.some(arg => arg.includes('%s'));
    return { command, args: hasPlace ? args.map(arg => arg.replaceAll('%s', address)) : [...args, address] };
  }
  // `start` takes the first quoted word for a title.
  if (platform === 'win32') return { command: 'cmd', args: ['/c', 'start', '""', address] };
  return { command: platform === 'darwin' ? 'open' : 'xdg-open', args: [address] };
}

function wordsOf(browser: string | null, platform: string): readonly string[] {
  // A path of Windows has a colon and blanks of its own.
  if (platform === 'win32') return browser === null ? [] : [browser];
  const first = browser?.split(':').find(part => part.trim() !== '') ?? '';
  return first.split(' ').filter(word => word !== '');
}

/** Null once it is opened, as far as one can tell; else why it is not. Throws nothing. */
export function openBrowser({ command, args }: Opener): Promise<Told | null> {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      detached: true,
      stdio: 'ignore',
      windowsVerbatimArguments: command === 'cmd',
    });
    const timer = setTimeout(() => resolve(null), SETTLED_MS);
    const end = (why: Told | null): void => {
      clearTimeout(timer);
      resolve(why);
    };
    timer.unref();
    child.unref();
    child.once('error', error => end(reasonOf(error)));
    child.once('exit', code =>
      end(code === 0 || code === null ? null : phrase`${command} ended with exit code ${code}`),
    );
  });
}
