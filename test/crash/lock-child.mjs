// Child process of the crash tests: uses the digest's lock as it is told over IPC, one order after another.
// { do: 'hold', path }: holds the lock until { do: 'release' }. { do: 'merge', path, notes, at, waitMs, blockMs }: merges
// at that time of the wall clock, and stands still under the lock once. Tells a second holder by a file of its own.
import { closeSync, openSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { planMerges } from '../../dist/digest/plan-many.js';
import { mergeIntoDigest } from '../../dist/store/merge-into.js';
import { english } from '../../dist/lib/phrase.js';
import { withDigestLock } from '../../dist/store/digest-lock.js';

let release = () => undefined;

async function hold({ path }) {
  await withDigestLock(path, {}, async () => {
    const told = new Promise(resolve => (release = resolve));
    process.send({ holding: true });
    await told;
  });
  return { released: true };
}

async function merge({ path, notes, at = 0, waitMs, blockMs = 0 }) {
  const watch = openWatch(`${path}.owner`);
  const said = [];
  let still = blockMs;
  while (Date.now() < at); // all at the same moment
  const start = performance.now();
  try {
    const { outcomes } = await mergeIntoDigest({
      path,
      lock: { ...(waitMs === undefined ? {} : { waitMs }), onWait: message => said.push(english(message)) },
      beforeRead: async () => {
        watch.enter();
        await sleep(4); // so that a second holder is caught in the act
      },
      plan: bytes => {
        if (still > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, still);
        still = 0;
        return planMerges(bytes, [{ notes, stored: null }], { layout: 'both' });
      },
      afterWrite: async () => watch.leave(),
    });
    return {
      action: outcomes[0].action,
      said,
      seconds: (performance.now() - start) / 1000,
      isDouble: watch.isDouble(),
    };
  } catch ({ code, category, why, stack }) {
    watch.leave();
    return { code, category, why, said, stack, isDouble: watch.isDouble() };
  }
}

/** Notices when two processes are between `enter` and `leave` at the same time. */
function openWatch(file) {
  let [isIn, isDouble] = [false, false];
  return {
    enter: () => {
      if (isIn) return; // another round of the same merge
      try {
        closeSync(openSync(file, 'wx'));
        isIn = true;
      } catch {
        isDouble = true;
      }
    },
    leave: () => {
      if (isIn) rmSync(file);
      isIn = false;
    },
    isDouble: () => isDouble,
  };
}

process.on('message', async order => {
  if (order.do === 'release') release();
  else process.send(order.do === 'hold' ? await hold(order) : await merge(order));
});
process.send({ ready: true });
