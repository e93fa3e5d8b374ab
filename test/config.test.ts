import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasModel, loadConfig, places } from '../src/config.ts';
import { UsageError } from '../src/lib/errors.ts';
import { english } from '../src/lib/phrase.ts';

let folder: string;
const before = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summarize-config-'));
  mkdirSync(join(folder, 'user'));
  process.env['SUMMARIZE_CONFIG_DIR'] = join(folder, 'user');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.env = { ...before };
});

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const load = (flags = {}) => loadConfig(flags, folder);

async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(
    () => expect.fail('expected a refusal'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  const { code, what, why, next } = error as UsageError;
  return { code, what, why, next };
}

describe('places', () => {
  it('has the settings of the user in their own folder, else in that of XDG, which must be absolute', () => {
    const folderOf = (own: string, xdg: string): string => {
      Object.assign(process.env, { SUMMARIZE_CONFIG_DIR: own, XDG_CONFIG_HOME: xdg });
      return places().userFolder;
    };
    expect([folderOf('/own', '/xdg'), folderOf('', '/xdg')]).toEqual(['/own', '/xdg/summarize']);
    expect(folderOf('', 'relative')).toMatch(/\/\.config\/summarize$/);
  });

  it('has the host of model files from HF_ENDPOINT, where it is not empty', () => {
    const hosts = ['https://hf-mirror.com', ''].map(host => {
      process.env['HF_ENDPOINT'] = host;
      return places().modelHost;
    });
    expect(hosts).toEqual(['https://hf-mirror.com', 'https://huggingface.co']);
  });
});

describe('loadConfig', () => {
  it('needs nothing: every setting has a default', async () => {
    const config = await load();
    expect(config).toMatchObject({
      model: '',
      layout: 'both',
      concurrency: 4,
      arxivIntervalMs: 3000,
      digest: null,
    });
    expect(hasModel(config)).toBe(false);
  });

  it('takes flag over environment over .env over project file over user file, and remembers which it was', async () => {
    const steps: [origin: string, set: () => void][] = [
      [join(folder, 'user', 'config.json'), () => put('user/config.json', '{ "model": "user" }')],
      [
        './summarize.config.json',
        () => put('summarize.config.json', '{ "model": "project" /* a comment */, }'),
      ],
      ['OPENAI_MODEL in ./.env', () => put('.env', 'OPENAI_MODEL=dotenv\nUNKNOWN=1')],
      ['OPENAI_MODEL', () => (process.env['OPENAI_MODEL'] = 'environment')],
    ];
    const expected = ['user', 'project', 'dotenv', 'environment'];
    for (const [index, [origin, set]] of steps.entries()) {
      set();
      const config = await load();
      expect([config.model, config.origins.model.replace(/^.*\/user\//, join(folder, 'user') + '/')]).toEqual(
        [expected[index], origin],
      );
    }
    expect(await load({ model: 'flag' })).toMatchObject({ model: 'flag', origins: { model: '--model' } });
  });

  it('finds the project file from a folder below it, and means its paths from where it stands', async () => {
    put('summarize.config.json', '{ "digest": "list.md" }');
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
    expect((await loadConfig({}, join(folder, 'deep', 'er'))).digest).toBe('../../list.md');
  });

  it('takes a glossary from the environment over the project file, whose path is meant from where it stands', async () => {
    expect(await load()).toMatchObject({ glossary: null, origins: { glossary: 'default' } });
    put('summarize.config.json', '{ "glossary": "words.csv" }');
    mkdirSync(join(folder, 'deep'));
    expect((await loadConfig({}, join(folder, 'deep'))).glossary).toBe('../words.csv');
    process.env['SUMMARIZE_GLOSSARY'] = 'mine.csv';
    expect(await load()).toMatchObject({ glossary: 'mine.csv', origins: { glossary: 'SUMMARIZE_GLOSSARY' } });
  });

  it('knows OPENAI_API_BASE as another name, and takes an empty variable for none', async () => {
    process.env['OPENAI_BASE_URL'] = '';
    process.env['OPENAI_API_BASE'] = ' http://127.0.0.1:11434/v1/ ';
    const config = await load();
    expect(config.baseUrl).toBe('http://127.0.0.1:11434/v1');
    expect(hasModel(config)).toBe(true);
  });

  it('never asks arxiv.org more often than every three seconds, and anybody else as often as set', async () => {
    process.env['SUMMARIZE_ARXIV_INTERVAL_MS'] = '10';
    expect((await load()).arxivIntervalMs).toBe(3000);
    process.env['SUMMARIZE_ARXIV_URL'] = 'http://127.0.0.1:1';
    expect((await load()).arxivIntervalMs).toBe(3000);
    process.env['SUMMARIZE_ARXIV_API_URL'] = 'http://127.0.0.1:1/api';
    expect((await load()).arxivIntervalMs).toBe(10);
    process.env['SUMMARIZE_ARXIV_RSS_URL'] = 'http://127.0.0.1:1/';
    expect(await load()).toMatchObject({ arxivIntervalMs: 10, arxivRssUrl: 'http://127.0.0.1:1' });
  });

  it('is frozen', async () => {
    expect(Object.isFrozen(await load())).toBe(true);
  });

  it('suggests the setting that was meant when a key of a file does not exist', async () => {
    put('summarize.config.json', '{ "modle": "x" }');
    expect(await refusal(load())).toEqual({
      code: 'E_CONFIG',
      what: './summarize.config.json has a setting that does not exist',
      why: 'unknown key "modle"',
      next: 'did you mean model? Correct it in ./summarize.config.json',
    });
  });

  it('refuses a key in a project file, which is made to be committed, and takes it from the user file', async () => {
    put('user/config.json', '{ "apiKey": "sk-user" }');
    expect((await load()).apiKey).toBe('sk-user');
    put('summarize.config.json', '{ "apiKey": "sk-secret-1234" }');
    const refused = await refusal(load());
    expect(refused).toMatchObject({ code: 'E_CONFIG', what: './summarize.config.json must not hold a key' });
    expect(JSON.stringify(refused)).not.toContain('sk-secret-1234');
  });

  it('refuses a project file that says where requests go: a clone could have the key sent to its author', async () => {
    put('summarize.config.json', '{ "baseUrl": "https://evil.example/v1" }');
    expect(await refusal(load())).toEqual({
      code: 'E_CONFIG',
      what: './summarize.config.json must not say baseUrl',
      why: 'baseUrl stands in a file that is made to be committed',
      next: 'move it to the environment, or to your own configuration file',
    });
  });

  it.each(['arxivUrl', 'arxivApiUrl', 'arxivRssUrl'])('refuses a project file that says %s', async key => {
    put('summarize.config.json', JSON.stringify({ [key]: 'https://evil.example' }));
    expect((await refusal(load())).what).toBe(`./summarize.config.json must not say ${key}`);
  });

  it('takes prices from the project file over those of the user file', async () => {
    expect(await load()).toMatchObject({ prices: {}, origins: { prices: 'default' } });
    put('user/config.json', '{ "prices": { "m": { "input": 1, "output": 2 } } }');
    expect((await load()).prices).toEqual({ m: { input: 1, output: 2, currency: 'USD' } });
    put(
      'summarize.config.json',
      '{ "prices": { "qwen-plus": { "input": 0.8, "cachedInput": 0, "output": 2, "currency": "CNY" } } }',
    );
    expect(await load()).toMatchObject({
      prices: { 'qwen-plus': { input: 0.8, cachedInput: 0, output: 2, currency: 'CNY' } },
      origins: { prices: './summarize.config.json' },
    });
  });

  it.each([
    ['a word that is none', { m: { input: 1, outputs: 2 } }, /m: unknown key "outputs"|m\.output: /],
    ['a price below zero', { m: { input: -1, output: 2 } }, /^.*: m\.input: expected 0 or more$/],
    ['a price that is a text', { m: { input: '1', output: 2 } }, /m\.input: expected a number$/],
    ['no price of output', { m: { input: 1 } }, /m\.output: expected a number$/],
    [
      'a sign for a currency',
      { m: { input: 1, output: 2, currency: '$' } },
      /m\.currency: expected a currency/,
    ],
    ['a model without a name', { '': { input: 1, output: 2 } }, /expected 1 or more|Invalid key/],
    ['a list', [], /expected record/],
  ])('refuses prices with %s, and says where', async (_, prices, why) => {
    put('summarize.config.json', JSON.stringify({ prices }));
    const refused = await refusal(load());
    expect(refused).toMatchObject({
      code: 'E_CONFIG',
      what: 'the setting prices cannot be used',
      next: 'correct prices in ./summarize.config.json',
    });
    expect(refused.why).toMatch(why);
  });

  it('does not send the key of the shell to a host from .env, and sends one from .env there', async () => {
    put('.env', 'OPENAI_BASE_URL=https://evil.example/v1');
    process.env['OPENAI_API_KEY'] = 'sk-canary-1234567890';
    expect(await refusal(load())).toEqual({
      code: 'E_CONFIG',
      what: 'the key would go to a host that it was not set for',
      why: 'the key comes from OPENAI_API_KEY, the host evil.example from OPENAI_BASE_URL in ./.env',
      next: 'write the key of evil.example into ./.env, beside its host; or, if the key shall go there: export OPENAI_BASE_URL=https://evil.example/v1',
    });
    delete process.env['OPENAI_API_KEY'];
    put('.env', 'OPENAI_BASE_URL=https://api.example/v1\nOPENAI_API_KEY=sk-of-this-project');
    expect((await load()).apiKey).toBe('sk-of-this-project');
  });

  it('says of two keys which goes first, when .env holds its own beside the host', async () => {
    put('.env', 'OPENAI_BASE_URL=https://api.example/v1\nOPENAI_API_KEY=sk-of-this-project');
    process.env['OPENAI_API_KEY'] = 'sk-canary-1234567890';
    expect(await refusal(load())).toEqual({
      code: 'E_CONFIG',
      what: 'the key would go to a host that it was not set for',
      why: 'there are two keys: OPENAI_API_KEY of this shell goes first, and OPENAI_API_KEY in ./.env is the one for the host',
      next: 'unset OPENAI_API_KEY',
    });
  });

  it('refuses a .env that says where programs are loaded from: a clone could bring its own', async () => {
    process.env['SUMMARIZE_DATA_DIR'] = '/mine';
    put('.env', 'SUMMARIZE_DATA_DIR=');
    expect((await load()).dataDir).toBe('/mine');
    put('.env', 'SUMMARIZE_DATA_DIR=./tools');
    expect(await refusal(load())).toEqual({
      code: 'E_CONFIG',
      what: './.env must not say SUMMARIZE_DATA_DIR',
      why: "programs are loaded from that folder, and ./.env may have come with somebody else's files",
      next: 'take the line out of ./.env; if the folder is yours, type: export SUMMARIZE_DATA_DIR=…',
    });
  });

  it('takes an empty XDG folder for none', async () => {
    process.env['XDG_CACHE_HOME'] = '';
    expect((await load()).cacheDir).toMatch(/^\/.*\.cache\/summarize$/);
  });

  it('names the line of a file that is no JSON', async () => {
    put('summarize.config.json', '{\n  "model": "x"\n  "digest": "y"\n}');
    expect(await refusal(load())).toMatchObject({
      why: 'CommaExpected at line 3',
      next: 'mend line 3 of ./summarize.config.json'.replace('./', folder + '/'),
    });
  });

  it('refuses a key with curly quotes inside without showing it', async () => {
    process.env['OPENAI_API_KEY'] = 'sk-secret“1234';
    expect(await refusal(load())).toEqual({
      code: 'E_CONFIG',
      what: 'the setting apiKey cannot be used',
      why: 'the key (not shown) from OPENAI_API_KEY: it holds a curly quote, which no key has',
      next: 'correct apiKey in OPENAI_API_KEY',
    });
  });

  it('takes off what surrounds key and base URL, and has a word about it for those who ask', async () => {
    process.env['OPENAI_API_KEY'] = ' “sk-secret-1234”\n';
    process.env['OPENAI_BASE_URL'] = 'https://api.deepseek.com/';
    const config = await load();
    expect([config.apiKey, config.baseUrl]).toEqual(['sk-secret-1234', 'https://api.deepseek.com/v1']);
    expect(config.notes.map(english)).toEqual([
      'OPENAI_BASE_URL: the base URL had no path: /v1 was added',
      'OPENAI_API_KEY: blanks and quotes around the key were taken off',
    ]);
  });

  it('has nothing to say about values that are used as they are, and takes a blank one for none', async () => {
    process.env['OPENAI_API_KEY'] = ' ';
    process.env['OPENAI_BASE_URL'] = 'http://127.0.0.1:1/v1';
    expect(await load()).toMatchObject({ apiKey: '', notes: [] });
  });

  it('says which of two names of the base URL wins when they differ, and nothing when they agree', async () => {
    process.env['OPENAI_BASE_URL'] = 'http://127.0.0.1:1/v1';
    process.env['OPENAI_API_BASE'] = 'http://127.0.0.1:1/v1/';
    expect((await load()).notes).toEqual([]);
    process.env['OPENAI_API_BASE'] = 'http://127.0.0.1:2/v1';
    const config = await load();
    expect([config.baseUrl, config.notes.map(english)]).toEqual([
      'http://127.0.0.1:1/v1',
      ['OPENAI_BASE_URL wins over OPENAI_API_BASE, which says something else'],
    ]);
    delete process.env['OPENAI_API_BASE'];
    put('.env', 'OPENAI_BASE_URL=http://127.0.0.1:3/v1');
    expect((await load()).notes).toEqual([]);
  });

  it.each([
    [
      { baseUrl: 'api.deepseek.com' },
      '"api.deepseek.com"',
      'http:// or https:// is missing',
      'did you mean --base-url https://api.deepseek.com/v1?',
    ],
    [
      { baseUrl: 'https://me:pass@host' },
      'the value (not shown)',
      'it holds a user name or password',
      'type the command again with another --base-url',
    ],
    [
      { baseUrl: 'https://h.example/v1?key=secret' },
      '"https://h.example/v1"',
      'a base URL has no "?" or "#" and nothing behind them',
      'did you mean --base-url https://h.example/v1?',
    ],
    [
      { baseUrl: '0123456789abcdef0123456789abcdef' },
      'the value (not shown)',
      'http:// or https:// is missing',
      'type the command again with another --base-url',
    ],
    [
      { model: 'sk-0123456789abcdef' },
      'the value (not shown)',
      'it looks like a key',
      'type the command again with another --model',
    ],
  ])('refuses %o, and shows no part that could be secret', async (flags, value, why, next) => {
    const [setting = ''] = Object.keys(flags);
    expect(await refusal(load(flags))).toEqual({
      code: 'E_CONFIG',
      what: `the setting ${setting} cannot be used`,
      why: `${value} from --${setting.replace('U', '-u')}: ${why}`,
      next,
    });
  });

  it.each([{ concurrency: '0' }, { layout: 'fr' }, { modelTimeout: 'soon' }, { engine: 'magic' }])(
    'refuses %o',
    async flags => {
      expect((await refusal(load(flags))).code).toBe('E_CONFIG');
    },
  );
});
