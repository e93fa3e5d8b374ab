// `npm run test:fuzz`: the properties of values with new cases, 2,000 each or as many as FUZZ_RUNS says.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project=values', '--testTimeout=1800000', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { FUZZ_RUNS: '2000', ...process.env } },
);
process.exitCode = status ?? 1;
