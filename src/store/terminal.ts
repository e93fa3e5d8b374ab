// The terminal itself, for a question to a person while stdin is a list of papers (door to the device).
import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/** The terminal that the program was started from, to read an answer from; null when there is none. */
export function openTerminal(): ReadStream | null {
  try {
    return new ReadStream(openSync('/dev/tty', 'r'));
  } catch {
    return null; // a job without a terminal, or Windows
  }
}
