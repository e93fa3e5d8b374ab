// The tests with a real model (npm run test:local-model): installs node-llama-cpp into a folder under the system's
// temporary one, once for all runs, then runs test/local/real-model.test.ts with it and prints its figures.
// It is 85 MB of native code and no dependency of the package, so it is not part of npm test.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// The command is the one that people are told (node scripts/prepare.mjs has built it).
const { installCommand } = await import('../dist/local/runtime.js');
const commandFor = dataDir =>
  installCommand({ dataDir, platform: process.platform, arch: process.arch, nodeVersion: process.version });
if (commandFor('') === null) {
  console.error(`E_LOCAL_RUNTIME  node-llama-cpp has no build for ${process.platform} on ${process.arch}`);
  process.exit(2);
}
const modules = installed();
const folder = mkdtempSync(join(tmpdir(), 'local-model-figures-'));
const figures = join(folder, 'figures');
writeFileSync(figures, '');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/local/real-model.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, LOCAL_MODEL_RUNTIME: modules, LOCAL_MODEL_FIGURES: figures },
});
console.log(
  `A model of random weights, Node ${process.version}, ${process.platform}, ${cpus().length} cores`,
);
for (const line of readFileSync(figures, 'utf8').split('\n').filter(Boolean)) {
  const { name, value } = JSON.parse(line);
  console.log(`  ${name.padEnd(30)} ${value}`);
}
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;

/** Its node_modules; renamed into place when npm is done, so that a half of it is never taken for the whole. */
function installed() {
  const packages = commandFor('').filter(word => word.includes('node-llama-cpp'));
  const place = join(tmpdir(), `arxiv-summarize-${packages.join('-').replace(/[^\w.-]/g, '-')}`);
  if (!existsSync(place)) {
    const started = performance.now();
    const making = mkdtempSync(`${place}-`);
    const [program, ...words] = commandFor(making);
    const { status: code } = spawnSync(program, [...words, '--loglevel=error'], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (code !== 0) {
      rmSync(making, { recursive: true, force: true });
      console.error(`E_LOCAL_RUNTIME  npm could not install ${packages.join(' ')}`);
      process.exit(code ?? 1);
    }
    renameSync(making, place);
    console.log(`${packages.join(' ')} installed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  return join(place, 'runtime', 'node_modules');
}
