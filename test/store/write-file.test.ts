import { mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync, chmodSync, lstatSync, rmSync, mkdirSync } from 'node:fs'; // prettier-ignore
import * as nodeFiles from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepTemps } from '../../src/store/temp-files.ts';
import { DiskError, writeFileSafely, type FileCalls } from '../../src/store/write-file.ts';
import { canBeOrdinary, ORDINARY, ordinaryNote } from '../support/ordinary-user.ts';
import { built, builtNote, isBuilt, run } from './built.ts';

let folder: string;
let file: string;
const OLD = Buffer.from('old\n');
const NEW = Buffer.from('new and longer\n');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-'));
  file = join(folder, 'list.md');
  writeFileSync(file, OLD, { mode: 0o640 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const failure = (action: Promise<unknown>): Promise<unknown> => action.then(() => null, (error: unknown) => error); // prettier-ignore
const ROOT = process.getuid?.() === 0;

/** The real calls, logged; the `failing`th one fails with `code` instead (`short` writes one byte less). */
function watched(log: string[], failing = Infinity, code = 'EIO'): FileCalls {
  const watch = <T extends object>(target: T, prefix: string): T =>
    new Proxy(target, {
      get(object, name) {
        const member: unknown = Reflect.get(object, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          log.push(prefix + String(name));
          const isClean = name === 'unlink' || name === 'close';
          const fails = log.length === failing && !isClean;
          if (fails && code !== 'short')
            return Promise.reject(Object.assign(new Error(`${code}: made to fail`), { code }));
          if (fails && name === 'writeFile') args[0] = (args[0] as Buffer).subarray(1);
          const result: unknown = Reflect.apply(member, object, args);
          if (name !== 'open') return result;
          return (result as Promise<nodeFiles.FileHandle>).then(handle => watch(handle, 'handle.'));
        };
      },
    });
  return watch(nodeFiles, '');
}

describe('writing a file safely', () => {
  it('goes temp file, bytes, size, fsync, close, re-check, rename, fsync of the folder', async () => {
    const log: string[] = [];
    await writeFileSafely(file, NEW, { expected: OLD, files: watched(log), guard: () => log.push('guard') });
    expect(log).toEqual([
      'lstat', 'access', 'open', 'handle.writeFile', 'handle.stat', 'handle.sync', 'handle.close',
      'open', 'handle.stat', 'handle.read', 'handle.close', 'guard', 'rename', 'open', 'handle.sync', 'handle.close',
    ]); // prettier-ignore
    expect(readFileSync(file)).toEqual(NEW);
    expect(readdirSync(folder)).toEqual(['list.md']);
  });

  it.each(['EIO', 'ENOSPC', 'EACCES', 'short'])(
    'leaves the old file whole when any call fails with %s',
    async code => {
      for (let failing = 1; failing <= 12; failing++) {
        const log: string[] = [];
        const error = await failure(
          writeFileSafely(file, NEW, { expected: OLD, files: watched(log, failing, code) }),
        );
        const isSafe =
          log[failing - 1] === 'handle.close' ||
          (code === 'short' && log[failing - 1] !== 'handle.writeFile');
        expect([failing, error instanceof DiskError]).toEqual([failing, !isSafe]);
        expect(readFileSync(file)).toEqual(isSafe ? NEW : OLD);
        expect(readdirSync(folder)).toEqual(['list.md']);
        writeFileSync(file, OLD);
      }
    },
  );

  it('does not report failure when only the folder cannot be synced: the new file is in place', async () => {
    for (const failing of [13, 14]) {
      await writeFileSafely(file, NEW, { expected: OLD, files: watched([], failing) });
      expect(readFileSync(file)).toEqual(NEW);
      writeFileSync(file, OLD);
    }
  });

  it.each([
    ['ENOSPC', 'E_DISK_FULL', 'free some space where FILE is, then run the same command again'],
    ['EROFS', 'E_DISK_READ_ONLY', 'make FILE and its folder writable, then run the same command again'],
    ['EIO', 'E_DISK', 'check the disk and the folder of FILE, then run the same command again'],
  ])('tells %s in four parts', async (code, expected, next) => {
    const error = await failure(writeFileSafely(file, NEW, { files: watched([], 6, code) }));
    expect(error).toMatchObject({
      code: expected,
      category: 'disk',
      what: `${file} could not be written`,
      why: `${code}: made to fail`,
      kept: 'nothing changed',
      next: next.replace('FILE', file),
    });
  });

  it('writes through a link and keeps it, and keeps the permissions', async () => {
    const link = join(folder, 'link.md');
    symlinkSync('list.md', link);
    chmodSync(file, 0o604);
    await writeFileSafely(link, NEW);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file)).toEqual(NEW);
    expect(statSync(file).mode & 0o777).toBe(0o604);
  });

  it('gives the new file the permissions of the old one before it is synced, also those that the umask takes', async () => {
    chmodSync(file, 0o666);
    const log: string[] = [];
    const umask = process.umask(0o077);
    await writeFileSafely(file, NEW, { files: watched(log) }).finally(() => process.umask(umask));
    expect(statSync(file).mode & 0o777).toBe(0o666);
    expect(log.indexOf('handle.chmod')).toBe(log.indexOf('handle.sync') - 1);
  });

  it('sees one other byte anywhere in a file of many pieces', async () => {
    const large = Buffer.alloc(1_000_000, 'a');
    for (const at of [0, 262_143, 262_144, 999_999]) {
      const other = Buffer.from(large);
      other[at] = 0x62;
      writeFileSync(file, other);
      expect(await failure(writeFileSafely(file, NEW, { expected: large }))).toMatchObject({
        code: 'E_FILE_CHANGED',
      });
    }
    writeFileSync(file, large);
    await writeFileSafely(file, NEW, { expected: large });
    expect(readFileSync(file)).toEqual(NEW);
  });

  it('makes a new file, with a name as long as names can be', async () => {
    const long = join(folder, `${'长'.repeat(83)}.md`);
    await writeFileSafely(long, NEW, { expected: null, mode: 0o600 });
    expect(readFileSync(long)).toEqual(NEW);
    expect(statSync(long).mode & 0o777).toBe(0o600);
  });

  it('leaves a file that somebody else changed, removed or made meanwhile', async () => {
    for (const expected of [Buffer.from('older'), null]) {
      expect(await failure(writeFileSafely(file, NEW, { expected }))).toMatchObject({
        code: 'E_FILE_CHANGED',
        category: 'digest',
        what: `${file} was not written`,
        why: 'something else wrote to it in the same moment',
        kept: 'the file is as the other writer left it',
        next: 'close the editor or program that writes to it, then run the same command again',
      });
      expect(readFileSync(file)).toEqual(OLD);
    }
    rmSync(file);
    expect(await failure(writeFileSafely(file, NEW, { expected: OLD }))).toMatchObject({
      code: 'E_FILE_CHANGED',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stops, and leaves no temp file, when the guard says that the lock is lost', async () => {
    const lost = new DiskError('x', new Error('lost'));
    const guard = (): never => {
      throw lost;
    };
    expect(await failure(writeFileSafely(file, NEW, { guard }))).toBe(lost);
    expect(readdirSync(folder)).toEqual(['list.md']);
  });

  it.skipIf(!isBuilt || !canBeOrdinary).each(['folder', 'file'])(
    `tells a read-only %s apart, as an ordinary user${builtNote}${ordinaryNote}`,
    async which => {
      if (ROOT) for (const path of [folder, file]) await nodeFiles.chown(path, 65534, 65534);
      chmodSync(which === 'file' ? file : folder, which === 'file' ? 0o444 : 0o555);
      const code = `const { writeFileSafely } = await import(${JSON.stringify(built('store/write-file.js'))});
      await writeFileSafely(${JSON.stringify(file)}, Buffer.from('x')).catch(e => console.log(e.code, e.category, e.why));`;
      const told = await run(code, ORDINARY);
      expect(told).toMatch(/^E_DISK_READ_ONLY disk EACCES: permission denied/);
      expect(readFileSync(file)).toEqual(OLD);
      chmodSync(folder, 0o755);
      expect(readdirSync(folder)).toEqual(['list.md']);
    },
  );
});

describe('a full disk', () => {
  const mount = mkdtempSync(join(tmpdir(), 'full-'));
  const isMounted =
    ROOT && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', mount]).status === 0;
  const note = isMounted ? '' : ' (skipped: a small tmpfs cannot be mounted here)';

  it.skipIf(!isMounted)(`keeps the old file whole and says so${note}`, async () => {
    try {
      const path = join(mount, 'list.md');
      writeFileSync(path, Buffer.alloc(100_000, 'a'));
      const error = await failure(writeFileSafely(path, Buffer.alloc(220_000, 'b')));
      expect(error).toMatchObject({ code: 'E_DISK_FULL', category: 'disk', kept: 'nothing changed' });
      expect(readFileSync(path)).toEqual(Buffer.alloc(100_000, 'a'));
      expect(readdirSync(mount)).toEqual(['list.md']);
    } finally {
      spawnSync('umount', [mount]);
      rmSync(mount, { recursive: true, force: true });
    }
  });
});

describe('sweeping temp files', () => {
  it('takes those of dead writers of this file, and no others', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const kept = [
      `.list.md.${process.pid}.0123456789ab.tmp`,
      `.other.md.${dead}.0123456789ab.tmp`,
      `.list.md.${dead}.tmp`,
      'list.md',
    ];
    for (const name of [...kept, `.list.md.${dead}.0123456789ab.tmp`]) writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, '.list.md.lock'));
    await sweepTemps(file);
    expect(readdirSync(folder).sort()).toEqual([...kept, '.list.md.lock'].sort());
  });
});
