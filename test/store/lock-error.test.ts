// A lock that cannot be made: the folder is named, for nobody knows the name of the lock.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inLanguage } from '../../src/lib/phrase.ts';
import { withFileLock } from '../../src/store/file-lock.ts';
import { CHINESE } from '../ui/chinese.ts';
import { refusal } from '../steps/review/bench.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const tryAt = (target: string) => refusal(withFileLock(target, {}, () => Promise.resolve()));

test('what takes no lock is told as the folder that cannot be written into', async () => {
  writeFileSync(join(folder, 'file'), '');
  const inside = join(folder, 'file');
  const error = await tryAt(join(inside, 'README.md'));
  expect(error).toMatchObject({
    category: 'disk',
    what: `the folder ${inside} cannot be written into`,
    kept: 'nothing changed',
  });
  expect(inLanguage(error.told.what, CHINESE)).toBe(`无法写入文件夹 ${inside}`);
});

test('a place where nobody may write is told with what to do about it', async () => {
  // /proc takes no folders, not even of root.
  const error = await tryAt('/proc/self/README.md');
  if (error.code === 'E_DISK_READ_ONLY')
    expect(error.next).toBe('make the folder /proc/self writable, then run the same command again');
  expect(error.what).toBe('the folder /proc/self cannot be written into');
});
