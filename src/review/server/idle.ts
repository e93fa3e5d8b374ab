// Nobody there any more: no tab is open, and none has asked for anything, for so long.

export interface Idle {
  /** So many tabs are open now. */
  readonly tabs: (open: number) => void;
  /** Somebody asked for something. */
  readonly touched: () => void;
  readonly stop: () => void;
}

/** Calls `onIdle` once, `ms` after the last tab was closed or the last request came; with null never. */
export function openIdle(ms: number | null, onIdle: () => void): Idle {
  let timer: NodeJS.Timeout | undefined;
  let open = 0;
  const wait = (): void => {
    clearTimeout(timer);
    if (ms !== null && open === 0) timer = setTimeout(onIdle, ms);
  };
  wait();
  return {
    tabs: now => {
      open = now;
      wait();
    },
    touched: wait,
    stop: () => clearTimeout(timer),
  };
}
