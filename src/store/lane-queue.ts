// First come, first served within this process; who stops waiting leaves the queue at once.
import { orAborted } from '../lib/or-aborted.ts';

/** Waits for its turn; gives the function that ends it. Throws the signal's reason when aborted while waiting. */
export type Enter = (signal: AbortSignal) => Promise<() => void>;

/** A queue of one place. */
export function openQueue(): Enter {
  let last: Promise<void> = Promise.resolve();
  return async signal => {
    signal.throwIfAborted();
    const before = last;
    const turn = latch();
    // Who leaves early opens its latch at once: those behind then wait for the ones before it only.
    last = before.then(() => turn.opened);
    try {
      await orAborted(before, signal);
    } catch (error) {
      turn.open();
      throw error;
    }
    return turn.open;
  };
}

function latch(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open };
}
