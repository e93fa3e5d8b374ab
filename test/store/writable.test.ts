// Whether a merge could be written, seen without writing; what only permissions forbid is in test/cli/unpaid.long.test.ts.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertPublishable } from '../../src/steps/before-paying.ts';

const ID = '2309.13391';
let folder: string;
let digest: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'writable-'));
  digest = join(folder, 'README.md');
  writeFileSync(digest, '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const failure = async (path = digest): Promise<unknown> =>
  assertPublishable(path, [ID]).then(
    () => null,
    (error: unknown) => error,
  );

describe('a digest', () => {
  it('that may be written passes, with notes beside it, without, and behind a link; nothing is made for the look', async () => {
    expect(await failure()).toBeNull();
    symlinkSync('README.md', join(folder, 'link.md'));
    expect(await failure(join(folder, 'link.md'))).toBeNull();
    expect(readdirSync(folder).sort()).toEqual(['README.md', 'link.md']);
    mkdirSync(join(folder, 'notes'));
    expect(await failure()).toBeNull();
    expect(readdirSync(join(folder, 'notes'))).toEqual([]);
  });

  it('in a folder that is missing is told with the commands that start it', async () => {
    expect(await failure(join(folder, 'no such', 'R.md'))).toMatchObject({
      code: 'E_DIGEST_MISSING',
      why: `there is no folder ${join(folder, 'no such')}`,
      kept: 'nothing was written; nothing was paid',
      next: `start one with: mkdir -p '${join(folder, 'no such')}' && touch '${join(folder, 'no such', 'R.md')}'   (an empty file is enough)`,
    });
  });

  it('that is a link into nowhere is told by what it leads to', async () => {
    symlinkSync('gone.md', join(folder, 'link.md'));
    expect(await failure(join(folder, 'link.md'))).toMatchObject({
      code: 'E_DIGEST_MISSING',
      what: `there is no digest ${join(folder, 'link.md')}`,
      why: 'it is a link to gone.md, and there is no such file',
      next: `start one with: touch ${join(folder, 'gone.md')}   (an empty file is enough)`,
    });
  });
});

describe('the notes beside a digest', () => {
  it('whose folder is a file, or a link into nowhere, are found out', async () => {
    const notes = join(folder, 'notes');
    writeFileSync(notes, 'mine');
    expect(await failure()).toMatchObject({
      code: 'E_NOTES_FILE',
      what: `${notes} cannot be used`,
      why: 'it is a file, and the notes of papers go into a folder of that name',
      kept: 'neither it nor the digest was touched; nothing was paid',
      next: `move ${notes} away, then run the same command again`,
    });
    rmSync(notes);
    symlinkSync('gone', notes);
    expect(await failure()).toMatchObject({ category: 'disk', what: `${notes} could not be written` });
  });

  it('pass while another merge makes their folder', async () => {
    const notes = join(folder, 'notes');
    for (let round = 0; round < 200; round++) {
      rmSync(notes, { recursive: true, force: true });
      const looks = Array.from({ length: 4 }, () => failure());
      // At another moment of the looks each time.
      for (let turns = round % 25; turns > 0; turns--) await setImmediate();
      mkdirSync(notes);
      expect(await Promise.all(looks)).toEqual([null, null, null, null]);
    }
  });

  it('that are not what we write are found out, those of other papers are not looked at', async () => {
    mkdirSync(join(folder, 'notes'));
    writeFileSync(join(folder, 'notes', '2501.00001.json'), '{');
    expect(await failure()).toBeNull();
    writeFileSync(join(folder, 'notes', `${ID}.json`), '{');
    expect(await failure()).toMatchObject({
      code: 'E_NOTES_FILE',
      kept: 'neither it nor the digest was touched; nothing was paid',
    });
  });
});
