// How V8 works in this process: when it compiles anew, and how much garbage it lets lie. Needs Node.
// A V8 that does not know a flag complains on stderr, where the program's own words stand, and does not say which flags
// it knows. So each flag is set only under the versions of Node that were seen to have it (`node --v8-options`).
import { setFlagsFromString } from 'node:v8';

/** Bytecode a function may run before V8 compiles it anew; 67,584 by default. */
const INTERRUPT_BUDGET = 1_000_000;
/** Node 22 and later count calls instead; their own limits cost no more than any that were tried (24: six settings). */
const LAST_NODE_WITH_BUDGET = 21;
/** The last that was looked at: it has both flags of the heap. */
const LAST_NODE_SEEN = 26;
/** Room for new objects: what a page leaves behind is gone before it has to be moved (default 1 to 16 MB). */
const NEW_SPACE_MB = 32;

const NODE = Number.parseInt(process.versions.node, 10);

/**
 * Has V8 compile a function anew only when it has run fifteen times as long as by default. Work on papers earns little
 * of that compiling: reading PDFs takes 10 to 25 % less CPU without it, a batch of 60 papers 7 % (Node 20).
 */
export function compileLater(): void {
  if (NODE <= LAST_NODE_WITH_BUDGET) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}

/**
 * Has V8 collect the old objects when they are twice as many as were left last time, and not four times. A paper leaves
 * megabytes behind that nobody needs: a batch of 100 papers then takes 220 MB at most instead of 300, for 0 to 7 % more
 * CPU (measured in turns, Node 20), and a thousand papers hardly more.
 */
export function collectSooner(): void {
  if (NODE <= LAST_NODE_SEEN) setFlagsFromString('--heap-growing-percent=100');
}

/** Gives new objects room for what reading a page leaves behind, in this process and in its worker threads. */
export function widenNewSpace(): void {
  if (NODE > LAST_NODE_SEEN) return;
  for (const bound of ['min', 'max']) setFlagsFromString(`--${bound}-semi-space-size=${NEW_SPACE_MB}`);
}
