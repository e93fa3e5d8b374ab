// The tests with a real model (npm run test:local-model): installs node-llama-cpp into a folder under the system's
// temporary one, once for all runs, then runs test/local/real-model.test.ts with it and prints its figures.
// It is 85 MB of native code and no dependency of the package, so it is not part of npm test.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '3.22.1';
const BINARIES = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
};

const root = fileURLToPath(new URL('..', import.meta.url));
const binary = BINARIES[`${process.platform}-${process.arch}`];
if (binary === undefined) {
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
  const place = join(tmpdir(), `arxiv-summarize-node-llama-cpp-${VERSION}-${binary}`);
  if (!existsSync(place)) {
    const started = performance.now();
    const making = mkdtempSync(`${place}-`);
    mkdirSync(making, { recursive: true });
    const packages = [`node-llama-cpp@${VERSION}`, `@node-llama-cpp/${binary}@${VERSION}`];
    const flags = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status: code } = spawnSync('npm', ['install', '--prefix', making, ...packages, ...flags], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (code !== 0) {
      rmSync(making, { recursive: true, force: true });
      console.error(`E_LOCAL_RUNTIME  npm could not install node-llama-cpp@${VERSION}`);
      process.exit(code ?? 1);
    }
    renameSync(making, place);
    console.log(
      `node-llama-cpp ${VERSION} installed in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    );
  }
  return join(place, 'node_modules');
}
