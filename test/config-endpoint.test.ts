// Keys and base URLs as people paste them: what is taken off, what is refused, and that nothing of a key is shown.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendBaseUrl, warningsOf } from '../src/config/address.ts';
import { isLikeKey, keyFlagIn, mendKey } from '../src/config/key.ts';
import { english, inLanguage } from '../src/lib/phrase.ts';

const KEY = 'sk-canary-0123456789abcdef';
const zh = JSON.parse(readFileSync(new URL('../src/ui/zh.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

/** What becomes of a text: the value and the word about it, or why not and what is better. */
function seen(mended: ReturnType<typeof mendKey>) {
  if ('value' in mended) return [mended.value, mended.done === null ? null : english(mended.done)];
  return { why: english(mended.why), better: mended.better };
}

describe('a key', () => {
  test.each([
    [KEY, null],
    [`  ${KEY}\n`, 'blanks around the key were taken off'],
    [`\uFEFF${KEY}\u200B\u3000`, 'blanks around the key were taken off'],
    [`"${KEY}"`, 'quotes around the key were taken off'],
    [`'${KEY}'`, 'quotes around the key were taken off'],
    [`“${KEY}”`, 'quotes around the key were taken off'],
    [`「${KEY}」`, 'quotes around the key were taken off'],
    [` “${KEY}” \r\n`, 'blanks and quotes around the key were taken off'],
  ])('%j is used without what surrounds it', (text, done) => {
    expect(seen(mendKey(text))).toEqual([KEY, done]);
  });

  test.each([
    ['sk-can“ary', 'it holds a curly quote, which no key has'],
    ['sk-can ary', 'it holds a blank, which no key has'],
    ['sk-can\nary', 'it holds a line break, which no key has'],
    ['sk－canary', 'it holds a full-width character (from a Chinese input method), which no key has'],
    [`Bearer ${KEY}`, 'it begins with "Bearer", which is no part of a key'],
    ['sk-cänary', 'it holds a character that no key has'],
    ['我的密钥', 'it holds a character that no key has'],
  ])('%j is refused', (text, why) => {
    expect(seen(mendKey(text))).toEqual({ why, better: null });
  });

  test('with characters of any kind gives no word that holds a part of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 12, maxLength: 40 }), text => {
        const mended = mendKey(text);
        const told = 'value' in mended ? mended.done : mended.why;
        return told === null || !english(told).includes(text.slice(0, 12));
      }),
      { numRuns: 150 },
    );
  });

  test('is told from words and paths that are none', () => {
    for (const text of [KEY, ` "${KEY}"`, '0123456789abcdef0123456789abcdef'])
      expect(isLikeKey(text)).toBe(true);
    for (const text of [
      'gpt-5.4-mini',
      'sk-learn',
      'deepseek-v4-pro',
      'api.deepseek.com',
      'qwen-plus-2026-01-01',
    ])
      expect(isLikeKey(text)).toBe(false);
  });

  test.each([
    [['2310.06825', `--api-key=${KEY}`], '--api-key'],
    [['2310.06825', '--api-key', KEY], '--api-key'],
    [['batch', '--key', 'secret'], '--key'],
    [['--openai-api-key=x'], '--openai-api-key'],
    [['--API_KEY=x'], '--API_KEY'],
    [['--token=x'], '--token'],
    [['2310.06825', `--model=${KEY}`], '--model'],
    [['2310.06825', '--model', KEY], 'sk-…'],
    [[`“${KEY}”`], 'sk-…'],
    [['--', KEY], 'sk-…'],
  ])('in the words %j is found, and only the flag is named', (argv, name) => {
    expect(keyFlagIn(argv)).toBe(name);
  });

  test('is not seen in a command line without one', () => {
    const words = [
      'batch',
      'sk-learn-papers.bib',
      '--model',
      'gpt-5.4-mini',
      '--max-input-tokens',
      '8000',
      'keys.txt',
      '--keep',
    ];
    expect(keyFlagIn(words)).toBeNull();
  });
});

describe('a base URL', () => {
  const added = (path: string) => `the base URL had no path: ${path} was added`;
  const takenOff = (end: string) => `${end} was taken off the base URL, to which requests add it`;
  test.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1', null],
    [
      ' https://api.openai.com/v1/ ',
      'https://api.openai.com/v1',
      'blanks or quotes around the base URL were taken off',
    ],
    [
      '"https://api.openai.com/v1"',
      'https://api.openai.com/v1',
      'blanks or quotes around the base URL were taken off',
    ],
    ['https://api.openai.com/v1///', 'https://api.openai.com/v1', null],
    ['https://api.deepseek.com', 'https://api.deepseek.com/v1', added('/v1')],
    ['https://api.deepseek.com/', 'https://api.deepseek.com/v1', added('/v1')],
    ['HTTPS://API.DeepSeek.com/v1', 'https://api.deepseek.com/v1', null],
    [
      'https://api.deepseek.com/v1/chat/completions',
      'https://api.deepseek.com/v1',
      takenOff('/chat/completions'),
    ],
    [
      'https://api.deepseek.com/v1/chat/completions/',
      'https://api.deepseek.com/v1',
      takenOff('/chat/completions'),
    ],
    ['http://localhost:11434/v1/models', 'http://localhost:11434/v1', takenOff('/models')],
    ['https://api.deepseek.com/chat/completions', 'https://api.deepseek.com/v1', added('/v1')],
    ['https://open.bigmodel.cn/api/paas/v4', 'https://open.bigmodel.cn/api/paas/v4', null],
    [
      'https://open.bigmodel.cn/api/paas/v4/chat/completions',
      'https://open.bigmodel.cn/api/paas/v4',
      takenOff('/chat/completions'),
    ],
    [
      'https://dashscope.aliyuncs.com/compatible-mode/v1',
      'https://dashscope.aliyuncs.com/compatible-mode/v1',
      null,
    ],
    [
      'https://dashscope.aliyuncs.com',
      'https://dashscope.aliyuncs.com/compatible-mode/v1',
      added('/compatible-mode/v1'),
    ],
    ['https://openrouter.ai', 'https://openrouter.ai/api/v1', added('/api/v1')],
    ['https://x.example/v1beta/openai/', 'https://x.example/v1beta/openai', null],
    ['https://x.example/proxy/openai', 'https://x.example/proxy/openai', null],
    ['https://x.example/models/v1', 'https://x.example/models/v1', null],
    ['https://me.openai.azure.com', 'https://me.openai.azure.com/openai/v1', added('/openai/v1')],
    ['https://me.openai.azure.com/openai/', 'https://me.openai.azure.com/openai/v1', added('/v1')],
    ['http://[::1]:8000', 'http://[::1]:8000/v1', added('/v1')],
    ['http://127.0.0.1:11434/', 'http://127.0.0.1:11434/v1', added('/v1')],
    ['https://模型.example/v1', 'https://xn--xgs754b.example/v1', null],
  ])('%j is used as %s', (text, value, done) => {
    const [got, told] = seen(mendBaseUrl(text)) as [string, string | null];
    expect([got, told]).toEqual([value, done]);
    expect(mendBaseUrl(value)).toEqual({ value, done: null });
  });

  const QUOTES = 'it holds curly quotes';
  const MISSING = 'http:// or https:// is missing';
  const PASSWORD = 'it holds a user name or password';
  const WIDE = 'it holds full-width characters (from a Chinese input method)';
  const DEPLOYMENT = 'it is the address of one deployment; the name of the deployment goes to OPENAI_MODEL';
  const QUERY = 'a base URL has no "?" or "#" and nothing behind them';
  test.each([
    ['“https://api.deepseek.com/v1”', QUOTES, 'https://api.deepseek.com/v1'],
    ['https://api.deep‘seek.com/v1', QUOTES, null],
    ['api.deepseek.com', MISSING, 'https://api.deepseek.com/v1'],
    ['api.deepseek.com/v1/', MISSING, 'https://api.deepseek.com/v1'],
    ['localhost:11434', MISSING, 'http://localhost:11434/v1'],
    ['192.168.1.5:8000/v1', MISSING, 'http://192.168.1.5:8000/v1'],
    ['//api.deepseek.com/v1', 'expected http:// or https://', 'https://api.deepseek.com/v1'],
    ['deepseek', MISSING, null],
    ['htpp://api.deepseek.com', 'expected http:// or https://', 'http://api.deepseek.com/v1'],
    ['htps://api.deepseek.com', 'expected http:// or https://', 'https://api.deepseek.com/v1'],
    ['https:/api.deepseek.com/v1', 'expected http:// or https://', 'https://api.deepseek.com/v1'],
    ['https//api.deepseek.com/v1', 'expected http:// or https://', 'https://api.deepseek.com/v1'],
    ['ftp://api.deepseek.com/v1', 'expected http:// or https://', null],
    ['https：／／api.deepseek.com／v1', WIDE, 'https://api.deepseek.com/v1'],
    ['https://api。deepseek。com/v1', WIDE, 'https://api.deepseek.com/v1'],
    ['https://me:secret@api.example/v1', PASSWORD, null],
    ['me:secret@api.example/v1', PASSWORD, null],
    ['“https://me:secret@api.example/v1”', PASSWORD, null],
    ['https：／／me：secret＠api.example', PASSWORD, null],
    ['https://api.example/v 1', 'it holds a blank', null],
    ['https://api.example:99999/v1', 'it is no URL', null],
    ['https://', 'expected http:// or https://', null],
    ['https://api.example/v1?key=secret', QUERY, 'https://api.example/v1'],
    [
      'https://me.openai.azure.com/openai/deployments/gpt-5/chat/completions?api-version=2024-10-21',
      DEPLOYMENT,
      'https://me.openai.azure.com/openai/v1',
    ],
  ])('%j is refused', (text, why, better) => {
    expect(seen(mendBaseUrl(text))).toEqual({ why, better });
  });

  test('of any text is a URL that stays as it is, or a reason', () => {
    const piece = fc.constantFrom(
      'http',
      's',
      '://',
      '/',
      ':',
      '@',
      '?',
      'v1',
      'a.b',
      '[::1]',
      ' ',
      '“',
      '：',
      '99',
      'models',
      '.',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map(parts => parts.join('')),
        text => {
          const mended = mendBaseUrl(text);
          if ('why' in mended) return mended.better === null || 'value' in mendBaseUrl(mended.better);
          return (
            URL.canParse(mended.value) &&
            !mended.value.includes('@') &&
            JSON.stringify(mendBaseUrl(mended.value)) === JSON.stringify({ value: mended.value, done: null })
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the word about a key that travels unencrypted', () => {
  const told = (baseUrl: string, apiKey = KEY) => warningsOf({ apiKey, baseUrl }).map(english);
  test('is said for http to a host that is a stranger, in both languages', () => {
    const text = 'warning: the key travels unencrypted to api.example.com: use https:// if the host has it';
    expect(told('http://api.example.com/v1')).toEqual([text]);
    expect(inLanguage(warningsOf({ apiKey: KEY, baseUrl: 'http://api.example.com/v1' })[0]!, zh)).toBe(
      '警告：密钥会以明文发送到 api.example.com：若该主机支持，请改用 https://',
    );
  });
  test('is not said without a key, for https, or for a host that is near', () => {
    expect(told('http://api.example.com/v1', '')).toEqual([]);
    expect(told('https://api.example.com/v1')).toEqual([]);
    expect(told('http://192.168.1.5:8000/v1')).toEqual([]);
  });
});
