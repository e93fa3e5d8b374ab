// Files, stdin and folders with papers: what is read, and what is refused in words.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ToolError } from '../../src/lib/errors.ts';
import { isFolder, listPdfs, readSourceFile, readStdin } from '../../src/store/source-files.ts';
import { canBeOrdinary, ORDINARY, ordinaryNote } from '../support/ordinary-user.ts';
import { built, builtNote, isBuilt, run } from './built.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(action: Promise<unknown>) {
  const error = await action.then(
    () => expect.fail('expected a refusal'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ToolError)) return expect.fail(`expected a ToolError, not ${String(error)}`);
  const { code, category, what, why, kept, next } = error;
  return { code, category, what, why, kept, next };
}

function put(name: string, content: string | Uint8Array = ''): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A file of `size` bytes that takes no room. */
function sparse(name: string, size: number): string {
  const path = put(name);
  truncateSync(path, size);
  return path;
}

const FIFTY = 50 * 1024 * 1024;
const none = new AbortController().signal;
const never = { kept: 'nothing was started', code: 'E_SOURCE', category: 'usage' };
const SHORTER = 'give only the part that names papers, for example: grep -i arxiv FILE | summarize batch -';

describe('a list on this disk', () => {
  test('is read byte for byte', async () => {
    const bytes = Buffer.from([0, 255, 10, 65]);
    expect(await readSourceFile(put('a.txt', bytes))).toEqual(bytes);
    expect((await readSourceFile(put('empty.txt'))).length).toBe(0);
  });

  test('that does not exist is refused', async () => {
    const path = join(folder, 'none.txt');
    expect(await refusal(readSourceFile(path))).toEqual({
      ...never,
      what: `${path} cannot be read`,
      why: 'there is no such file or folder',
      next: `look for it: ls -l ${path}`,
    });
  });

  test('that is a folder, a device or a pipe is refused at once, and not waited for', async () => {
    expect((await refusal(readSourceFile(folder))).why).toBe('it is a folder');
    expect(await refusal(readSourceFile('/dev/zero'))).toEqual({
      ...never,
      what: '/dev/zero cannot be read',
      why: 'it is a device, a pipe or a socket, not a file',
      next: 'give it on stdin: cat /dev/zero | summarize batch -',
    });
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    expect((await refusal(readSourceFile(pipe))).why).toMatch(/pipe|no such file/);
  });

  test('of 50 MB is read, of a byte more refused', async () => {
    expect((await readSourceFile(sparse('just.txt', FIFTY))).length).toBe(FIFTY);
    const path = sparse('big.txt', FIFTY + 1);
    expect(await refusal(readSourceFile(path))).toEqual({
      ...never,
      what: `${path} cannot be read`,
      why: 'it has more than 50 MB',
      next: SHORTER,
    });
  });

  test('whose links lead in a circle is refused', async () => {
    const path = join(folder, 'loop');
    symlinkSync(path, path);
    expect((await refusal(readSourceFile(path))).why).toBe('its links lead in a circle');
  });

  test('that says it is empty and is not (/proc) is read', async () => {
    expect((await readSourceFile('/proc/self/status')).length).toBeGreaterThan(0);
  });
});

describe('stdin', () => {
  test('is read to its end, in pieces as they come', async () => {
    expect(Buffer.from(await readStdin(Readable.from([Buffer.from('a\n'), 'é']), none)).toString()).toBe(
      'a\né',
    );
    expect((await readStdin(Readable.from([]), none)).length).toBe(0);
  });

  test('of more than 50 MB is refused, and no more of it is read', async () => {
    let given = 0;
    const endless = function* () {
      for (;;) {
        given += 1;
        yield Buffer.alloc(1024 * 1024);
      }
    };
    const stream = Readable.from(endless());
    expect(await refusal(readStdin(stream, none))).toEqual({
      ...never,
      what: 'stdin cannot be read',
      why: 'it has more than 50 MB',
      next: SHORTER,
    });
    expect(given).toBeLessThan(80);
    expect(stream.destroyed).toBe(true);
  });

  test('is given up when the run is interrupted, also while nobody writes', async () => {
    const stream = new PassThrough();
    const stop = new AbortController();
    const reading = readStdin(stream, stop.signal);
    stream.write('half');
    stop.abort(new Error('interrupted'));
    await expect(reading).rejects.toThrow('interrupted');
    await expect(readStdin(new PassThrough(), stop.signal)).rejects.toThrow('interrupted');
    expect(stream.destroyed).toBe(true);
  });

  test('that breaks is told', async () => {
    const stream = new PassThrough();
    const reading = refusal(readStdin(stream, none));
    stream.destroy(new Error('EIO: broken'));
    expect((await reading).why).toBe('EIO: broken');
  });
});

describe('the PDFs of a folder', () => {
  test('are found below it, in any case, sorted by code units', async () => {
    for (const name of ['b', 'b/c', 'é', '.hidden', 'node_modules', 'x.pdf']) mkdirSync(join(folder, name));
    for (const name of ['b.pdf', 'B.PDF', 'a b.Pdf', 'b/c/z.pdf', 'b/a.pdf', 'é/一.pdf', '.hidden/no.pdf', 'node_modules/no.pdf', 'a.txt', 'x.pdf/in.pdf', 'notpdf', '.dot.pdf'])
      put(name); // prettier-ignore
    const expected = [
      '.dot.pdf',
      'B.PDF',
      'a b.Pdf',
      'b.pdf',
      'b/a.pdf',
      'b/c/z.pdf',
      'x.pdf/in.pdf',
      'é/一.pdf',
    ];
    expect(await listPdfs(folder)).toEqual(expected.map(name => join(folder, name)));
    expect(await listPdfs(`${folder}/`)).toEqual(expected.map(name => join(folder, name)));
  });

  test('do not come by links that lead out, in a circle or to nowhere; a link to a file inside counts', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    writeFileSync(join(outside, 'secret.pdf'), '');
    mkdirSync(join(folder, 'in'));
    put('in/real.pdf');
    symlinkSync(outside, join(folder, 'out'));
    symlinkSync(join(outside, 'secret.pdf'), join(folder, 'secret.pdf'));
    symlinkSync('..', join(folder, 'in/up'));
    symlinkSync('nowhere.pdf', join(folder, 'gone.pdf'));
    symlinkSync('self.pdf', join(folder, 'self.pdf'));
    symlinkSync('in', join(folder, 'folder.pdf'));
    symlinkSync('in/real.pdf', join(folder, 'same.pdf'));
    expect(await listPdfs(folder)).toEqual([join(folder, 'in/real.pdf'), join(folder, 'same.pdf')]);
    rmSync(outside, { recursive: true });
  });

  test('are found when the folder itself is named by a link', async () => {
    mkdirSync(join(folder, 'real'));
    put('real/a.pdf');
    symlinkSync('real', join(folder, 'link'));
    expect(await listPdfs(join(folder, 'link'))).toEqual([join(folder, 'link/a.pdf')]);
    expect([await isFolder(join(folder, 'link')), await isFolder(join(folder, 'real/a.pdf'))]).toEqual([
      true,
      false,
    ]);
    expect(await isFolder(join(folder, 'none'))).toBe(false);
  });

  test('of a folder that does not exist, or is a file, are refused', async () => {
    const path = join(folder, 'none');
    expect(await refusal(listPdfs(path))).toEqual({
      ...never,
      what: `${path} cannot be read`,
      why: 'there is no such file or folder',
      next: `look for it: ls -ld ${path}`,
    });
    expect((await refusal(listPdfs(put('a.pdf')))).why).toBe('it is not a folder');
  });
});

describe('permissions', () => {
  test.skipIf(!isBuilt || !canBeOrdinary)(
    `are told; a folder below that may not be opened hides no other${builtNote}${ordinaryNote}`,
    async () => {
      const [secret, closed] = [put('secret.txt', 'x'), join(folder, 'closed')];
      mkdirSync(closed);
      put('a.pdf');
      chmodSync(folder, 0o755);
      chmodSync(secret, 0);
      chmodSync(closed, 0);
      const code = `
        import { listPdfs, readSourceFile } from ${JSON.stringify(built('store/source-files.js'))};
        const why = error => [error.code, error.why];
        console.log(JSON.stringify([
          await readSourceFile(${JSON.stringify(secret)}).catch(why),
          await listPdfs(${JSON.stringify(closed)}).catch(why),
          await listPdfs(${JSON.stringify(folder)}).catch(why),
        ]));`;
      const told = await run(code, ORDINARY);
      chmodSync(closed, 0o755);
      const denied = ['E_SOURCE', 'permission denied (EACCES)'];
      expect(JSON.parse(told)).toEqual([denied, denied, [join(folder, 'a.pdf')]]);
    },
  );
});
