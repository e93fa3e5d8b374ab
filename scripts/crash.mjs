// The crash tests in full (npm run test:crash): test/crash/ with every round that a release needs, then the figures.
// `npm run test:crash -- kills lock` runs these files only.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'crash-figures-'));
const file = join(folder, 'figures');
writeFileSync(file, '');

const names = process.argv.length > 2 ? process.argv.slice(2) : [''];
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const started = performance.now();
const { status } = spawnSync(process.execPath, [vitest, 'run', ...names.map(name => `test/crash/${name}`)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CRASH_RUN: 'full', CRASH_FIGURES: file },
});

console.log(`Crash tests, Node ${process.version}, ${process.platform}, ${cpus().length} cores`);
for (const line of readFileSync(file, 'utf8')
  .split('\n')
  .filter(text => text !== '')) {
  const { what, figures } = JSON.parse(line);
  console.log(`\n${what}`);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(28)} ${value}`);
}
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
