// `npm test`: the checks (lint, format, types, dependencies, dead code) and the tests side by side, since no check uses
// more than one core. What the checks say is shown when all is through. Either alone: `npm run check`, `npm run unit`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [lint, others, tests] = await Promise.all([
  run('lint', ['ignore', 'pipe', 'pipe']),
  inTurn(['format', 'deps', 'dead']),
  run('unit', ['ignore', 'inherit', 'inherit']),
]);
const checks = [lint, ...others];
for (const { said } of checks) process.stdout.write(said);
const failed = checks.find(({ code }) => code !== 0) ?? lint;
console.log(`checks ${verdict(failed)}, tests ${verdict(tests)}`);
process.exitCode = failed.code || tests.code;

/** Lint alone takes longer than all of these. */
async function inTurn(scripts) {
  const ended = [];
  for (const script of scripts) ended.push(await run(script, ['ignore', 'pipe', 'pipe']));
  return ended;
}

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
