// Raw mode of the terminal: keys arrive one by one, and nothing is shown by the terminal itself. It ends with the review
// however that ends: at the end, at a signal, at a failure, and while somebody else has the terminal.
import { StringDecoder } from 'node:string_decoder';

export interface RawMode {
  /** Who gets what arrives; with null it is dropped: what is typed before a question stands there answers nothing. */
  readonly listen: (listener: ((text: string) => void) | null) => void;
  readonly enter: () => void;
  readonly leave: () => void;
  readonly isOn: () => boolean;
  readonly close: () => void;
}

/** Enters it. `woken` is called when the job goes on after a stop, with the terminal as the shell left it. */
export function openRawMode(signal: AbortSignal, woken: () => void): RawMode {
  const { stdin } = process;
  const decoder = new StringDecoder('utf8');
  let isOn = false;
  let listener: ((text: string) => void) | null = null;
  const take = (bytes: Buffer): void => {
    const text = decoder.write(bytes);
    // Ctrl-C is a key like others here: it becomes the signal that it is elsewhere, also while nothing is asked.
    // The signal ends raw mode; stdin is read until then, for it is what keeps the program alive to hear it.
    if (text.includes('\u0003')) process.kill(process.pid, 'SIGINT');
    else listener?.(text);
  };
  const enter = (): void => {
    if (isOn || signal.aborted) return;
    isOn = true;
    stdin.setRawMode(true);
    stdin.on('data', take);
    stdin.resume();
  };
  const leave = (): void => {
    if (!isOn) return;
    isOn = false;
    stdin.off('data', take);
    stdin.setRawMode(false);
    stdin.pause();
  };
  const wake = (): void => {
    // Switched off and on, for the shell switched it off without our knowing.
    if (!isOn) return;
    leave();
    enter();
    woken();
  };
  // At once, for a second signal ends the program where it is.
  signal.addEventListener('abort', leave);
  process.on('SIGCONT', wake);
  enter();
  return {
    listen: next => {
      listener = next;
    },
    enter,
    leave,
    isOn: () => isOn,
    close: () => {
      leave();
      signal.removeEventListener('abort', leave);
      process.off('SIGCONT', wake);
    },
  };
}
