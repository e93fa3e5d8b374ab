// What actions work on, and the work that they come to.
import type { Server } from './server.ts';
import type { State } from './state.ts';

/** What actions work on. */
export interface Desk {
  readonly server: Server;
  readonly state: () => State;
  readonly update: (change: (state: State) => State) => void;
}

/** Work to be done, and whether it may be done again when nobody knows whether it was done. */
export interface Job {
  readonly canRepeat: boolean;
  /** `other`: what is shown is not what the keys pressed since were meant for. @throws ServerError */
  readonly run: () => Promise<'done' | 'other'>;
}
