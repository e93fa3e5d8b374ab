// The checks against claims that were labelled by people who did not know them: those about the project's own papers.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const bench = fileURLToPath(new URL('../../bench/checks.mjs', import.meta.url));

test('errors are right 97 times of 100 and find 90 of 100, warnings are right 80 times of 100', () => {
  const { status, stdout } = spawnSync(process.execPath, [bench, '--own'], { encoding: 'utf8' });
  const totals = stdout.split('\n').filter(line => /^(?:error|warning)s, /.test(line));
  expect(totals.map(line => line.replace(/:.*: /, ': '))).toEqual(
    ['errors', 'warnings'].flatMap(what => ['dev', 'held-out', 'all'].map(set => `${what}, ${set}: met`)),
  );
  expect(status).toBe(0);
});
