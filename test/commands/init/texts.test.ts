// What people type and what files say: values in, values out.
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../../src/commands/init/config-json-schema.ts';
import { setInConfig } from '../../../src/commands/init/config-text.ts';
import { setInEnv } from '../../../src/commands/init/env-text.ts';
import { progressLine } from '../../../src/commands/init/progress.ts';
import { PROVIDERS } from '../../../src/commands/init/providers.ts';
import { keyIn, typeInto, wordIn } from '../../../src/commands/init/typed.ts';
import { ConfigSchema } from '../../../src/config/schema.ts';
import { english } from '../../../src/lib/phrase.ts';

describe('a pasted key', () => {
  test.each([
    ['sk-abc', 'sk-abc', false],
    ['  sk-abc\r\n', 'sk-abc', false],
    ['\u201csk-abc\u201d', 'sk-abc', true],
    ['\u201csk-abc\u201c', 'sk-abc', true],
    ["'sk-abc'", 'sk-abc', true],
    ['OPENAI_API_KEY="sk-abc"', 'sk-abc', true],
    ['export DEEPSEEK_API_KEY=sk-abc', 'sk-abc', true],
    ['Bearer sk-abc', 'sk-abc', true],
    ['\u200bsk-abc\ufeff', 'sk-abc', false],
    // Near misses: what belongs to the key stays.
    ['id.secret=', 'id.secret=', false],
    ['"', '"', false],
    ['abc"def', 'abc"def', false],
  ])('%j is taken as %j', (text, key, wasCut) => {
    expect(keyIn(text)).toEqual({ key, wasCut, isKey: true });
  });

  test.each(['sk-ab cd', 'sk-ab\ncd', 'sk-\u201cabc', '密钥'])('%j is no key', text => {
    expect(keyIn(text).isKey).toBe(false);
  });

  test('of an address only blanks and quotes are taken away', () => {
    expect(wordIn(' “https://host/v1/” ')).toBe('https://host/v1/');
  });
});

describe('keys pressed while nothing is shown', () => {
  test.each([
    ['sk-abc\r', 'sk-abc', 'enter'],
    ['sk-abc', 'sk-abc', null],
    ['\r', '', 'enter'],
    ['\nsk-abc', 'sk-abc', null],
    // A paste that was broken over two lines must not answer the next question with its second half.
    ['sk-ab\ncd', 'sk-abcd', null],
    ['sk-abx\u007fc\r', 'sk-abc', 'enter'],
    ['wrong\u0015sk-abc\r', 'sk-abc', 'enter'],
    ['\u001b[200~sk-abc\u001b[201~\r', 'sk-abc', 'enter'],
    ['sk\u0003abc', 'sk', 'stop'],
    ['\u0004', '', 'eof'],
  ] as const)('%j', (chunk, text, end) => {
    expect(typeInto('', chunk)).toEqual({ text, end });
  });
});

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const set = (before: string | null, values: Record<string, string>): string | null => {
  const after = setInEnv(before === null ? null : bytes(before), values);
  return after === null ? null : Buffer.from(after).toString('latin1');
};

describe('a .env', () => {
  test('is begun with one line for each variable', () => {
    expect(set(null, { OPENAI_API_KEY: 'sk-a', OPENAI_MODEL: 'm' })).toBe(
      'OPENAI_API_KEY=sk-a\nOPENAI_MODEL=m\n',
    );
  });

  test('keeps comments, other lines, CRLF and bytes of any encoding', () => {
    const before = '# caf\xe9\r\nOTHER=1 # x\r\n\r\n  export OPENAI_API_KEY = old # mine\r\nLAST="a b"';
    expect(set(before, { OPENAI_API_KEY: 'sk-new', OPENAI_MODEL: 'm' })).toBe(
      '# caf\xe9\r\nOTHER=1 # x\r\n\r\n  export OPENAI_API_KEY=sk-new\r\nLAST="a b"\r\nOPENAI_MODEL=m\r\n',
    );
  });

  test('is changed in the line that counts, the last one', () => {
    expect(set('A=1\nA=2\n', { A: '3' })).toBe('A=1\nA=3\n');
  });

  test('is left alone where the name stands inside of another value', () => {
    expect(set('NOTE="first\nOPENAI_API_KEY=in a text\nlast"\n', { OPENAI_API_KEY: 'sk-a' })).toBeNull();
    expect(set('OPENAI_API_KEY="two\nlines"\n', { OPENAI_API_KEY: 'sk-a' })).toBeNull();
    // For Node 20 such a line goes on in the next one; for Node 24 it does not.
    const after = set('no assignment\n', { OPENAI_API_KEY: 'sk-a' });
    if (after !== null) expect(parseEnv(after)['OPENAI_API_KEY']).toBe('sk-a');
  });

  test('says what was set, whatever characters a key has, and all that it said before', () => {
    const lines = fc.constantFrom('A=1', '# c', '', 'B="x y"', "C='#'", 'OPENAI_MODEL=old', 'D=é');
    const key = fc.stringMatching(/^[\x21-\x7e]{1,20}$/);
    fc.assert(
      fc.property(fc.array(lines), fc.constantFrom('\n', '\r\n'), key, (texts, eol, value) => {
        const before = texts.join(eol);
        const after = setInEnv(Buffer.from(before), { OPENAI_MODEL: value });
        if (after === null) return value.includes("'") && value.includes('"') && value.includes('`');
        const wanted = { ...parseEnv(before), OPENAI_MODEL: value };
        expect(parseEnv(Buffer.from(after).toString())).toEqual(wanted);
        return true;
      }),
      { numRuns: 200 },
    );
  });
});

describe('a configuration file', () => {
  test('keeps its comments and its order', () => {
    const before = '{\n  // mine\n  "digest": "a.md", /* old */\n  "mode": "tool",\n}\n';
    expect(Buffer.from(setInConfig(Buffer.from(before), { digest: 'b.md', layout: 'zh' })).toString()).toBe(
      '{\n  // mine\n  "digest": "b.md", /* old */\n  "mode": "tool",\n  "layout": "zh",\n}\n',
    );
  });

  test('has a schema with what a project may say, and no key, address or folder in it', () => {
    const { properties, additionalProperties } = configJsonSchema();
    const names = Object.keys(properties as object);
    expect(names).toEqual(expect.arrayContaining(['$schema', 'digest', 'layout', 'model', 'prices']));
    expect(names.filter(name => /apiKey|Url|Dir|Proxy|modelFile/.test(name))).toEqual([]);
    expect(additionalProperties).toBe(false);
  });
});

test('every provider has an address that the settings take, but Azure, where each person has an own one', () => {
  const wrong = PROVIDERS.filter(
    ({ baseUrl }) => baseUrl === '' || !ConfigSchema.shape.baseUrl.safeParse(baseUrl).success,
  );
  expect(wrong.map(({ id }) => id)).toEqual(['azure']);
});

test('the progress of a download says how much, how fast and how long', () => {
  expect(english(progressLine({ done: 1.2e9, size: 2.5e9, rate: 8.4e6 }))).toBe(
    '1.20 of 2.50 GB, 8.4 MB/s, 3 min left',
  );
  expect(english(progressLine({ done: 2.4e9, size: 2.5e9, rate: 1e7 }))).toBe(
    '2.40 of 2.50 GB, 10.0 MB/s, 10 s left',
  );
  expect(english(progressLine({ done: 1e9, size: null, rate: 1e6 }))).toBe('1.00 GB, 1.0 MB/s');
});
