// One measurement of bench/digest.mjs, in a process of its own so that its memory is its own.
// argv: what (baseline, merge, check), digest, notes.json → one JSON line { ms, rss } (milliseconds, bytes)
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

const [what, path, notesFile] = process.argv.slice(2);
const notes = JSON.parse(readFileSync(notesFile, 'utf8'));

const JOBS = {
  /** What no merge can do without: read the file, write it beside itself, sync, put it in its place. */
  baseline: async () => {
    const bytes = readFileSync(path);
    const file = openSync(`${path}.copy`, 'w');
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.copy`, path);
  },
  merge: async () => {
    const [{ publish }, { planMerge }] = await Promise.all([
      import('../dist/store/publish.js'),
      import('../dist/digest/plan.js'),
    ]);
    return async () => {
      const plan = (bytes, stored, name) => planMerge(bytes, notes, { layout: 'both', stored, name });
      const result = await publish({ path, notes, plan });
      if (result.plan.action !== 'added') throw new Error(`expected a new entry, got ${result.plan.action}`);
    };
  },
  check: async () => {
    const { checkFile } = await import('../dist/steps/check.js');
    return async () => {
      const { signal } = new AbortController();
      const log = () => undefined;
      await checkFile({ path, off: new Set(), fix: false, dryRun: false, latest: null, signal, log });
    };
  },
};

const prepared = what === 'baseline' ? JOBS.baseline : await JOBS[what]();
const start = performance.now();
await prepared();
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ ms, rss: process.resourceUsage().maxRSS * 1024 }));
