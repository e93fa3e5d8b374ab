// `npm test`: the checks (lint, format, types, dependencies, dead code) and the tests side by side, since the checks use
// one core only. What the checks say is shown when the tests are through. Either alone: `npm run check`, `npm run unit`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [checks, tests] = await Promise.all([
  run('check', ['ignore', 'pipe', 'pipe']),
  run('unit', ['ignore', 'inherit', 'inherit']),
]);
process.stdout.write(checks.said);
console.log(`checks ${verdict(checks)}, tests ${verdict(tests)}`);
process.exitCode = checks.code || tests.code;

/** Runs an npm script to its end; `said` is what it printed, unless that went to the terminal by itself. */
function run(script, stdio) {
  const child = spawn('npm', ['run', '--silent', script], { cwd: root, stdio });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (said += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => resolve({ code: code ?? 1, said }));
  });
}

function verdict({ code }) {
  return code === 0 ? 'passed' : `failed with ${code}`;
}
