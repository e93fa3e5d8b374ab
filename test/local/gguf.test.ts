// What is seen of a model file before anything is started.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test as plain } from 'vitest';
import { inLanguage } from '../../src/lib/phrase.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { DEFAULT_CONTEXT, planContext } from '../../src/local/context.ts';
import { readGguf } from '../../src/local/gguf.ts';
import { readModelFile } from '../../src/local/model-file.ts';
import zh from '../../src/ui/zh.json' with { type: 'json' };
import { tinyGguf } from '../support/tiny-gguf.mjs';

const test = plain.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'gguf-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});
const whole = tinyGguf();
/** Length of its head. */
const HEAD = 14_972;
const refusal = (path: string): Promise<ToolError> =>
  readModelFile(path).then(
    () => expect.fail('expected a refusal'),
    (error: unknown) => (error instanceof ToolError ? error : expect.fail(String(error))),
  );

describe('the tiny model of the tests', () => {
  test('has the size that models.md names, and the same bytes for the same seed only', () => {
    expect(whole).toHaveLength(664_448);
    expect(tinyGguf().equals(whole)).toBe(true);
    expect(tinyGguf({ seed: 8 }).equals(whole)).toBe(false);
  });
});

describe('the head of a model file', () => {
  test('tells architecture, context, vocabulary, and how long the file must be', () => {
    expect(readGguf(whole)).toEqual({
      kind: 'head',
      head: { architecture: 'llama', contextTokens: 4096, vocabulary: 626, leastBytes: whole.length },
    });
    expect(readGguf(tinyGguf({ context: 32_768 }))).toMatchObject({ head: { contextTokens: 32_768 } });
  });

  test('is known to go on wherever it is cut', () => {
    const at = fc.integer({ min: 4, max: HEAD - 1 });
    fc.assert(
      fc.property(at, length => readGguf(whole.subarray(0, length)).kind === 'more'),
      { numRuns: 100 },
    );
  });

  test('never makes the reader fail or linger, whatever its bytes are', () => {
    const bytes = fc.tuple(fc.integer({ min: 0, max: HEAD }), fc.uint8Array({ minLength: 1, maxLength: 12 }));
    fc.assert(
      fc.property(bytes, ([at, change]) => {
        const other = Buffer.from(whole.subarray(0, HEAD + 20));
        other.set(change, at);
        return ['head', 'more', 'other', 'version'].includes(readGguf(other).kind);
      }),
      { numRuns: 200 },
    );
  });

  test('of another version is named', () => {
    const other = Buffer.from(whole);
    other.writeUInt32LE(1, 4);
    expect(readGguf(other)).toEqual({ kind: 'version', version: 1 });
  });
});

describe('a model file', () => {
  test('is known by its name, size and a hash of its beginning', async ({ folder }) => {
    const path = join(folder, 'tiny.gguf');
    writeFileSync(path, whole);
    const file = await readModelFile(path);
    expect(file).toMatchObject({ path, name: 'tiny.gguf', bytes: 664_448, contextTokens: 4096 });
    expect(file.fingerprint).toMatch(/^664448-[0-9a-f]{16}$/);
    writeFileSync(path, tinyGguf({ seed: 8 }));
    expect((await readModelFile(path)).fingerprint).not.toBe(file.fingerprint);
  });

  test('that is not there is told of in four parts, in both languages', async ({ folder }) => {
    const path = join(folder, 'none.gguf');
    const { code, category, what, why, kept, next, told } = await refusal(path);
    expect({ code, category, what, why, kept, next }).toEqual({
      code: 'E_LOCAL_MODEL',
      category: 'usage',
      what: `the model file ${path} cannot be used`,
      why: `it cannot be opened: ENOENT: no such file or directory, open '${path}'`,
      kept: 'nothing was started; no digest was touched',
      next: 'name another file with --model-file FILE, or run summarize init, which can fetch one',
    });
    expect([told.what, told.kept, told.next].map(part => inLanguage(part, zh))).toEqual([
      `无法使用模型文件 ${path}`,
      '未启动任何程序；未改动论文列表',
      '请用 --model-file FILE 指定另一个文件，或运行 summarize init 下载一个',
    ]);
  });

  test.for([
    [
      'is a web page',
      Buffer.from('<!doctype html><p>Not found'),
      /^it is no GGUF file: it begins with "<!do", not with "GGUF"$/,
    ],
    ['is empty', Buffer.alloc(0), /begins with ""/],
    [
      'ends before its last weights',
      whole.subarray(0, -4),
      /^it has 664444 bytes, and its table of tensors speaks of 664448$/,
    ],
    [
      'ends in the middle of its head',
      whole.subarray(0, 9000),
      /^it ends in the middle of its head, after 9000 bytes$/,
    ],
  ] as const)('that %s is refused', async ([, bytes, why], { folder }) => {
    const path = join(folder, 'model.gguf');
    writeFileSync(path, bytes);
    expect((await refusal(path)).why).toMatch(why);
  });

  test('that is a folder is refused', async ({ folder }) => {
    mkdirSync(join(folder, 'model.gguf'));
    expect((await refusal(join(folder, 'model.gguf'))).why).toBe('it is no file');
  });

  test('with more behind its last weights than they need is taken', async ({ folder }) => {
    const path = join(folder, 'model.gguf');
    writeFileSync(path, Buffer.concat([whole, Buffer.alloc(100)]));
    expect(await readModelFile(path)).toMatchObject({ bytes: 664_548 });
  });
});

describe('the context that is planned', () => {
  const usual = { vocabulary: 151_936 };
  test('is what the model was trained on, and no more than papers are worth on a CPU', () => {
    expect(planContext({ ...usual, contextTokens: 4096 })).toEqual({
      contextTokens: 4096,
      estimatedTokens: 3276,
    });
    expect(planContext({ ...usual, contextTokens: 262_144 })).toEqual({
      contextTokens: 20_480,
      estimatedTokens: DEFAULT_CONTEXT,
    });
    expect(planContext({ ...usual, contextTokens: null })).toMatchObject({ contextTokens: 4096 });
  });

  test('holds less text of a model that reads letter by letter', () => {
    expect(planContext({ vocabulary: 626, contextTokens: 8192 }).estimatedTokens).toBe(1950);
    expect(planContext({ vocabulary: 0, contextTokens: 8192 }).estimatedTokens).toBe(6553);
  });
});
