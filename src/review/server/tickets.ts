// Secrets that are good for one use within two minutes: what is written on the command line of a browser can be read by
// every user of the machine, for as long as the browser runs.
import { randomBytes } from 'node:crypto';
import { isSame } from './guard.ts';

const OPENING_MS = 120_000;

export interface Tickets {
  readonly make: () => string;
  /** True once for each that was made. */
  readonly use: (ticket: string) => boolean;
}

/** None is good yet. */
export function openTickets(): Tickets {
  const good = new Set<string>();
  return {
    make: () => {
      const ticket = randomBytes(32).toString('hex');
      good.add(ticket);
      setTimeout(() => good.delete(ticket), OPENING_MS).unref();
      return ticket;
    },
    use: given => {
      const known = [...good].find(ticket => isSame(ticket, given));
      return known !== undefined && good.delete(known);
    },
  };
}
