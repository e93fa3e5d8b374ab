// Runs before the files of values: their properties are tried with the same cases in every run, so that a run that fails
// can be run again. `npm run test:fuzz` draws new cases, and more of them.
import fc from 'fast-check';

const runs = process.env['FUZZ_RUNS'];
fc.configureGlobal(runs === undefined ? { seed: 20_261_123 } : { numRuns: Number(runs) });
