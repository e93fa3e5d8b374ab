import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notesPath, readNotes, writeNotes } from '../../src/store/notes-file.ts';
import { sampleNotes } from '../digest/samples.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'notes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('notes files', () => {
  it.each([
    ['2310.06825', 'notes/2310.06825.json'],
    ['hep-th/9901001', 'notes/hep-th_9901001.json'],
    ['pdf-0123456789ab', 'notes/pdf-0123456789ab.json'],
  ])('of %s is %s beside the digest', (id, name) => {
    expect(notesPath(join(folder, 'README.md'), id)).toBe(join(folder, name));
    expect(notesPath('README.md', id)).toBe(name);
  });

  it('come back as they were written, as JSON that a person can read', async () => {
    const path = notesPath(join(folder, 'list.md'), '2309.13391');
    expect(await readNotes(path)).toBeNull();
    await writeNotes(path, sampleNotes());
    expect(await readNotes(path)).toEqual(sampleNotes());
    expect(readFileSync(path, 'utf8')).toMatch(
      /^\{\n {2}"schema": 1,\n {2}"paper": \{\n {4}"id": "2309\.13391",[^]*\n\}\n$/,
    );
  });

  it('are not written anew when they would be the same', async () => {
    const path = notesPath(join(folder, 'list.md'), '2309.13391');
    await writeNotes(path, sampleNotes());
    const before = statSync(path);
    await writeNotes(path, sampleNotes());
    expect(statSync(path)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  it.each([
    ['{"schema": 1,', /^it is not JSON: line 1, column 14$/],
    ['{\n  "schema": 1\n  "paper": 2}', /^it is not JSON: line 3, column 3$/],
    ['{"a": [1,\n 2,,]}', /^it is not JSON: line 2, column 4$/],
    ['{"a": "x\ny"}', /^it is not JSON: line 1, column 7$/],
    ['{} {}', /^it is not JSON: line 1, column 4$/],
    ['', /^it is not JSON: line 1, column 1$/],
    ['{"schema": 2}', /^schema: Invalid input: expected 1$/],
    ['[]', /^the file: Invalid input: expected object, received array$/],
  ])('that hold %j are refused, and stay as they are', async (text, why) => {
    const path = notesPath(join(folder, 'list.md'), '2309.13391');
    mkdirSync(dirname(path));
    writeFileSync(path, text);
    const error: unknown = await readNotes(path).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'E_NOTES_FILE',
      category: 'digest',
      what: `${path} cannot be used`,
      kept: 'neither it nor the digest was touched',
      next: `mend ${path}, or move it away to start afresh, then run the same command again`,
    });
    expect((error as { why: string }).why).toMatch(why);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('with a byte order mark are read as those without', async () => {
    const path = notesPath(join(folder, 'list.md'), '2309.13391');
    await writeNotes(path, sampleNotes());
    writeFileSync(path, `\ufeff${readFileSync(path, 'utf8')}`);
    expect(await readNotes(path)).toEqual(sampleNotes());
  });

  it('in which git left a conflict say where, and are never to be moved away', async () => {
    const path = notesPath(join(folder, 'list.md'), '2309.13391');
    mkdirSync(dirname(path));
    writeFileSync(path, '{\n<<<<<<< HEAD\n  "schema": 1\n=======\n  "schema": 1\n>>>>>>> theirs\n}\n');
    await expect(readNotes(path)).rejects.toMatchObject({
      code: 'E_NOTES_FILE',
      why: 'git conflict at line 2: keep either side of `published`, both work',
      next: `mend ${path}, then: summarize review --publish`,
    });
  });

  it('with a misspelled state name the claim that it is of', async () => {
    const path = notesPath(join(folder, 'list.md'), '2309.13391');
    await writeNotes(path, sampleNotes());
    writeFileSync(path, readFileSync(path, 'utf8').replace('"state": "pending"', '"state": "acepted"'));
    await expect(readNotes(path)).rejects.toMatchObject({
      why: expect.stringMatching(
        /^[\w.]+\.review\.state \([a-z]+-[\d.]+\): Invalid option: expected one of /,
      ),
    });
  });

  it('that the disk does not give are a failure of the disk, not something to mend', async () => {
    const path = notesPath(join(folder, 'list.md'), '2309.13391');
    mkdirSync(dirname(path));
    symlinkSync('2309.13391.json', path); // a circle: ELOOP, for root too
    for (const action of [readNotes(path), writeNotes(path, sampleNotes())]) {
      await expect(action).rejects.toMatchObject({
        code: 'E_NOTES_UNREADABLE',
        category: 'disk',
        what: `${path} cannot be read`,
        kept: 'neither it nor the digest was touched',
        next: `make ${path} readable, then run the same command again`,
      });
    }
  });

  it('are refused when their folder is a file', async () => {
    writeFileSync(join(folder, 'notes'), 'a file where the folder should be');
    const path = notesPath(join(folder, 'list.md'), '2309.13391');
    await expect(writeNotes(path, sampleNotes())).rejects.toMatchObject({
      category: 'digest',
      code: 'E_NOTES_FILE',
    });
  });
});
