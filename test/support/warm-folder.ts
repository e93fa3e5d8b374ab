// Before all tests: an empty folder, in which the first test that needs it leaves a cache with the fixture paper in it
// (test/cli/open.ts), or pages for a browser (test/review/browser/build.ts); it is removed after the last.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that all test files share. */
    warmFolder: string;
  }
}

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'summarize-warm-'));
  project.provide('warmFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
