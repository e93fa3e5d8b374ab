// What actions work on, and the work that they come to.
import type { PaperView, ReviewItem } from '../../../domain/review.ts';
import type { Server } from '../doors/server.ts';
import type { State } from '../state/state.ts';

/** What actions work on. */
export interface Desk {
  readonly server: Server;
  readonly state: () => State;
  readonly update: (change: (state: State) => State) => void;
  /**
   * Fingerprint of an item of the open paper as it was when the key of this action was pressed; '' when it was not
   * there then. A decision names it, so that nothing is decided that was never on the screen.
   */
  readonly seen?: (item: ReviewItem) => string;
  /** To be told of a change of this page's own: keys pressed since were pressed in expectation of it. */
  readonly wrote?: (paper: PaperView, items: readonly string[]) => void;
}

/** Work to be done, and whether it may be done again when nobody knows whether it was done. */
export interface Job {
  readonly canRepeat: boolean;
  /** `other`: what is shown is not what the keys pressed since were meant for. @throws ServerError */
  readonly run: () => Promise<'done' | 'other'>;
}
