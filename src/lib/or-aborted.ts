// The end of waiting: a promise or an abort, one signal or another. Promise.race with a promise that outlives many others would keep all their
// values alive (nodejs/node#17469); a listener that is taken off again keeps none.
import { setMaxListeners } from 'node:events';

/** Aborted with the first of these. Any number of calls may listen to it: Node warns of a leak from eleven on. */
export function eitherSignal(...signals: readonly AbortSignal[]): AbortSignal {
  const either = AbortSignal.any([...signals]);
  setMaxListeners(0, either);
  return either;
}

/** The promise's end, or the signal's reason as soon as it aborts, whatever the promise does then. */
export async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // Once it lost, its failure is nobody's: what is told is the abort.
  promise.catch(() => undefined);
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
