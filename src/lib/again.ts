// The phrase by which failures say to do the same once more. The review's page has other words for it, since nobody
// types a command there: it swaps this phrase wherever it is part of a text.
import { phrase } from './phrase.ts';

/** `make ${folder} writable, then ${AGAIN}` */
export const AGAIN = phrase`run the same command again`;
