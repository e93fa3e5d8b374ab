// What the server was asked and how far it got, as a component sees it.
import { useEffect, useRef, useState } from 'preact/hooks';
import { ServerError } from '../doors/server.ts';

export type Call<T> =
  | { readonly state: 'idle' | 'waiting' }
  | { readonly state: 'answered'; readonly value: T }
  | { readonly state: 'failed'; readonly error: ServerError };

export interface Calling<T> {
  readonly call: Call<T>;
  /** Asks; the answer of an earlier call is not waited for any more, and none is told once the component is gone. */
  readonly start: (ask: () => Promise<T>, then?: (value: T) => void) => void;
  /** Asks, unless an answer is being waited for: a second press of the same key does nothing. */
  readonly startOnce: (ask: () => Promise<T>, then?: (value: T) => void) => void;
  /** A failure that was seen is not shown any longer. */
  readonly clearFailure: () => void;
}

/** One thing to ask the server for. What is no ServerError is a bug, and is thrown. */
export function useCall<T>(): Calling<T> {
  const [call, setCall] = useState<Call<T>>({ state: 'idle' });
  const latest = useRef(0);
  const isWaiting = useRef(false);
  useEffect(
    () => () => {
      latest.current = Infinity;
    },
    [],
  );
  const start: Calling<T>['start'] = (ask, then) => {
    latest.current += 1;
    const mine = latest.current;
    const end = (how: Call<T>): boolean => {
      if (latest.current !== mine) return false;
      isWaiting.current = false;
      setCall(how);
      return true;
    };
    isWaiting.current = true;
    setCall({ state: 'waiting' });
    void ask().then(
      value => {
        if (end({ state: 'answered', value })) then?.(value);
      },
      (error: unknown) => {
        if (!(error instanceof ServerError)) throw error;
        end({ state: 'failed', error });
      },
    );
  };
  const startOnce: Calling<T>['start'] = (ask, then) => {
    if (!isWaiting.current) start(ask, then);
  };
  const clearFailure = (): void => {
    setCall(how => (how.state === 'failed' ? { state: 'idle' } : how));
  };
  return { call, start, startOnce, clearFailure };
}
