// Makes a fresh clone ready: installs what package-lock.json names (no install scripts), then builds dist/.
// Does nothing when both are up to date, so every npm script may call it first. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const LOCK_MARK = join('node_modules', '.installed-from');
/** Names the build; also part of the cache key of checked notes (src/store/package-files.ts). */
const BUILD_MARK = join('dist', '.built-from');
const BUILD_FILES = [
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
  'package-lock.json',
  join('scripts', 'bundle.mjs'),
];

const lock = hash(['package-lock.json']);
if (read(LOCK_MARK) !== lock) {
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(LOCK_MARK, lock);
}

const sources = hash([...files('src'), ...files('prompts'), ...BUILD_FILES]);
if (read(BUILD_MARK) !== sources) {
  rmSync('dist', { recursive: true, force: true });
  run(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);
  run(process.execPath, [join('scripts', 'bundle.mjs')]);
  run(process.execPath, [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']);
  chmodSync(join('dist', 'cli.js'), 0o755);
  writeFileSync(BUILD_MARK, sources);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(
    `E_PREPARE  ${command} ${args[0]} failed${error ? `: ${error.message}` : ` with status ${status}`}`,
  );
  process.exit(status ?? 1);
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function hash(paths) {
  const sum = createHash('sha256');
  for (const path of paths) sum.update(path).update('\0').update(readFileSync(path)).update('\0');
  return sum.digest('hex');
}

function files(folder) {
  return readdirSync(folder, { recursive: true })
    .map(name => join(folder, String(name)))
    .filter(path => statSync(path).isFile())
    .sort();
}
