// The files that init writes: what is refused, and that a secret is never open to others.
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ToolError } from '../../src/lib/errors.ts';
import { gitStanding } from '../../src/store/git-files.ts';
import { markdownFiles, readSetupFile, writeSetupFile } from '../../src/store/setup-files.ts';

const root = mkdtempSync(join(tmpdir(), 'summarize-setup-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder: string;
let umask: number;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
  umask = process.umask(0);
});
afterEach(() => void process.umask(umask));

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const secret = (before: string | null) => ({
  path: join(folder, '.env'),
  before: before === null ? null : Buffer.from(before),
  after: Buffer.from('OPENAI_API_KEY=sk-a\n'),
  isSecret: true,
});
async function refusal(task: Promise<unknown>): Promise<string> {
  const error: unknown = await task.then(
    () => expect.fail('expected a refusal'),
    (reason: unknown) => reason,
  );
  return error instanceof ToolError ? `${error.code} ${error.why}` : expect.fail('expected a ToolError');
}

describe('a file with a key', () => {
  test("is only its owner's, under the widest umask", async () => {
    await writeSetupFile(secret(null));
    expect(mode(join(folder, '.env'))).toBe('600');
  });

  test('that others could read is closed before the key is in it', async () => {
    writeFileSync(join(folder, '.env'), 'A=1\n', { mode: 0o644 });
    // Another name for the old file: what was done to it before it was replaced stays visible.
    linkSync(join(folder, '.env'), join(folder, 'twin'));
    await writeSetupFile(secret('A=1\n'));
    expect([mode(join(folder, '.env')), mode(join(folder, 'twin'))]).toEqual(['600', '600']);
    expect(readFileSync(join(folder, 'twin'), 'utf8')).toBe('A=1\n');
  });

  test('that somebody wrote to meanwhile is not replaced', async () => {
    writeFileSync(join(folder, '.env'), 'A=2\n');
    expect(await refusal(writeSetupFile(secret('A=1\n')))).toMatch(/^E_FILE_CHANGED /);
    expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('A=2\n');
  });

  test("gets its folder, which is only its owner's too", async () => {
    const path = join(folder, 'config', 'config.json');
    await writeSetupFile({ ...secret(null), path });
    expect([mode(join(folder, 'config')), mode(path)]).toEqual(['700', '600']);
  });
});

test('other files keep the permissions that they have', async () => {
  const path = join(folder, 'list.md');
  writeFileSync(path, 'a', { mode: 0o640 });
  await writeSetupFile({ path, before: Buffer.from('a'), after: Buffer.from('b'), isSecret: false });
  expect(mode(path)).toBe('640');
});

describe('what is no file of ours to write', () => {
  test('a link, also one that leads nowhere', async () => {
    symlinkSync('nowhere', join(folder, '.env'));
    expect(await refusal(readSetupFile(join(folder, '.env')))).toBe(
      'E_INIT_FILE it is a link, and what is meant for this folder would be written somewhere else',
    );
  });

  test('a folder', async () => {
    mkdirSync(join(folder, '.env'));
    expect(await refusal(readSetupFile(join(folder, '.env')))).toBe('E_INIT_FILE it is no file');
  });

  test('but one that does not exist yet is none to refuse', async () => {
    expect(await readSetupFile(join(folder, '.env'))).toBeNull();
  });
});

test('Markdown files are found by name, without links, folders and other files', async () => {
  for (const name of ['b.md', 'A.markdown', 'x.txt']) writeFileSync(join(folder, name), name);
  mkdirSync(join(folder, 'c.md'));
  symlinkSync('b.md', join(folder, 'd.md'));
  chmodSync(folder, 0o755);
  expect((await markdownFiles(folder)).map(file => file.name)).toEqual(['A.markdown', 'b.md']);
});

test('a folder outside of any repository has nothing to ignore', async () => {
  expect(await gitStanding(folder, '.env')).toBe('no repository');
});
