// A process that decides at random about one paper's claims, and writes a line for each decision that was answered.
// argv: digest, state folder, stem, its name, how many decisions.
import { openDesk } from '../../../dist/steps/review/desk.js';

const [digest, state, stem, reviewer, count] = process.argv.slice(2);
const tools = {
  config: { stateDir: state },
  signal: new AbortController().signal,
  now: Date.now,
  log: () => undefined,
};
const desk = await openDesk({ digest, reviewer }, tools);
let view = await desk.paper(stem);
process.stdout.write('ready\n');
let stale = 0;
for (let number = 1; number <= Number(count); number++) {
  const { id, seen } = view.items[Math.floor(Math.random() * view.items.length)];
  const reason = `${reviewer}-${number}`;
  try {
    view = await desk.decide(stem, { items: [{ item: id, seen }], decision: { kind: 'reject', reason } });
    process.stdout.write(`${id} ${reason}\n`);
  } catch (error) {
    if (error.code !== 'E_REVIEW_STALE') throw error;
    stale += 1;
    view = await desk.paper(stem);
  }
}
process.stdout.write(`stale ${stale}\n`);
await desk.close();
