// The pages of the harnesses, which have a part of the review page and nothing else, built by vite with the project's own
// settings: once for all test files of a worker.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';
import { inject } from 'vitest';
import config from '../../../vite.config.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

let built: Promise<string> | undefined;

/** The folder of what was built, for a server that gives the `index.html` of one of them at `/`. */
export function builtHarnesses(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const folder = mkdtempSync(join(inject('warmFolder'), 'harnesses-'));
  const input = ['harness', 'pdf-harness', 'changes-harness'].map(name => join(root, name, 'index.html'));
  await viteBuild({
    ...config,
    configFile: false,
    logLevel: 'error',
    root,
    build: { ...config.build, outDir: folder, minify: false, target: 'esnext', rolldownOptions: { input } },
  });
  return folder;
}
