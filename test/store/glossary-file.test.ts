// The glossary of the package, and a user's over it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ToolError } from '../../src/lib/errors.ts';
import { glossaryLine } from '../../src/model/glossary.ts';
import { termsIn } from '../../src/lib/glossary.ts';
import { readGlossary } from '../../src/store/glossary-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'summarize-glossary-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function refusal(path: string) {
  const error = await readGlossary(path).then(
    () => expect.fail('expected a refusal'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof ToolError)) return expect.fail('expected a ToolError');
  const { code, what, why, next } = error;
  return { code, what, why, next };
}

describe('the glossary of the package', () => {
  test('has at least 150 terms, each in Chinese or left in English on purpose', async () => {
    const { terms } = await readGlossary(null);
    expect(terms.size).toBeGreaterThanOrEqual(150);
    for (const { en, zh } of terms.values())
      expect([en, zh[0] === en || /\p{sc=Han}/u.test(zh[0])]).toEqual([en, true]);
  });

  test('gives the model the terms that occur, with the preferred Chinese alone', async () => {
    const glossary = await readGlossary(null);
    const text = 'Large language models are Transformers. A large language model needs fine-tuning.';
    expect(glossaryLine(termsIn(glossary, text))).toBe(
      'large language model = 大语言模型; Transformer = Transformer; fine-tuning = 微调',
    );
    expect(glossaryLine([])).toBe('');
  });
});

describe("a user's glossary", () => {
  test('is laid over that of the package', async () => {
    const path = put('mine.csv', '\ufeffen,zh\r\nfine-tuning,精调\r\nperplexity,\r\n');
    const { terms } = await readGlossary(path);
    expect(terms.get('fine tuning')?.zh).toEqual(['精调']);
    expect(terms.has('perplexity')).toBe(false);
    expect(terms.has('large language model')).toBe(true);
  });

  test('that does not exist is refused by its path', async () => {
    const path = join(folder, 'none.csv');
    expect(await refusal(path)).toEqual({
      code: 'E_GLOSSARY',
      what: `the glossary ${path} cannot be read`,
      why: 'ENOENT',
      next: `correct the setting glossary, or make ${path} readable`,
    });
  });

  test.each([
    ['UTF-16', Buffer.from('\ufeffen,zh\na,甲\n', 'utf16le'), 'it is UTF-16 or no text', 'UTF-16'],
    [
      'GB18030',
      Buffer.from([...Buffer.from('en,zh\na,'), 0xbc, 0xd7, 0x0a]),
      'it is not UTF-8; it may be GB18030 (GBK)',
      'GB18030',
    ],
  ])('in %s is refused, with how to turn it into UTF-8', async (name, bytes, why, from) => {
    const path = put(`${name}.csv`, bytes);
    expect(await refusal(path)).toEqual({
      code: 'E_GLOSSARY',
      what: `the glossary ${path} cannot be read`,
      why,
      next: `save it as UTF-8: "CSV UTF-8" in Excel, or iconv -f ${from} -t UTF-8 ${path}`,
    });
  });

  test('of more than 1 MB is refused', async () => {
    const path = put('big.csv', 'en,zh\n'.padEnd(1_000_001, '\n'));
    expect((await refusal(path)).why).toBe('1000001 bytes, at most 1000000');
  });

  test('with a broken line is refused by path and line', async () => {
    const path = put('broken.csv', 'en,zh\na');
    expect((await refusal(path)).what).toBe(`line 2 of ${path} cannot be used`);
  });
});
