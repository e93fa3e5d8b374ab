// Ctrl-C, while a command has something less to end than itself: a call of the model, not the review.

export interface Interrupts {
  /** The next Ctrl-C calls `cancel`, once, and ends nothing else. Gives the way to take the offer back. */
  readonly offer: (cancel: () => void) => () => void;
  /** For whoever hears the signal: true when it was somebody's offer, and is dealt with. */
  readonly taken: () => boolean;
}

/** Those of one process. */
export function openInterrupts(): Interrupts {
  let offered: (() => void) | null = null;
  return {
    offer: cancel => {
      offered = cancel;
      return () => {
        if (offered === cancel) offered = null;
      };
    },
    taken: () => {
      const cancel = offered;
      // The second Ctrl-C ends the program, also while what was cancelled has not ended yet.
      offered = null;
      cancel?.();
      return cancel !== null;
    },
  };
}
