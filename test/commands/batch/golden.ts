// Whole outputs that people read, kept in test/golden/batch/. UPDATE_GOLDENS=1 writes them anew; look at the difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** The output is the kept one, character by character. */
export function expectGolden(file: string, text: string): void {
  const path = fileURLToPath(new URL(`../../golden/batch/${file}`, import.meta.url));
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(path, `${text}\n`);
  expect(`${text}\n`).toBe(readFileSync(path, 'utf8'));
}
