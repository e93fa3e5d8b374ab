// A key goes only to the host that it was set for, and a `.env` that came with a clone says nothing of where requests go.
// docs/decisions/2026-11-23-key-goes-with-its-host.md
import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keyFile } from '../../src/config/key-host.ts';
import { surveyConfig } from '../../src/config/survey.ts';
import { assertNothingRefused, loadConfig } from '../../src/config.ts';
import { UsageError } from '../../src/lib/errors.ts';
import { english, inLanguage } from '../../src/lib/phrase.ts';

let folder: string;
const before = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summarize-key-host-'));
  setUser('user');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.env = { ...before };
});

/** The user's own settings are in this folder. */
function setUser(name: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  process.env['SUMMARIZE_CONFIG_DIR'] = join(folder, name);
}

function put(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const load = (cwd = '') => loadConfig({}, join(folder, cwd));

async function refusal(promise: Promise<unknown>) {
  const error = await promise.then(
    () => expect.fail('expected a refusal'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  const { code, what, why, next } = error as UsageError;
  return { code, what, why, next };
}

const KEY = 'sk-canary-1234567890';
const ZH = {
  'the key of {0} is not sent to {1}, which it was not set for':
    '{0} 的密钥不会发给 {1}：它不是为该主机设置的',
};
const USER_KEY = JSON.stringify({ apiKey: KEY });

describe('the key beside a host from .env', () => {
  it('is not one of the user’s own configuration file', async () => {
    put('user/config.json', USER_KEY);
    put('.env', 'OPENAI_BASE_URL=https://evil.example/v1');
    expect(await refusal(load())).toEqual({
      code: 'E_CONFIG',
      what: 'the key would go to a host that it was not set for',
      why: 'the key comes from ./user/config.json, the host evil.example from OPENAI_BASE_URL in ./.env',
      next: 'write the key of evil.example into ./.env, beside its host; or, if the key shall go there: export OPENAI_BASE_URL=https://evil.example/v1',
    });
    process.env['OPENAI_BASE_URL'] = 'https://evil.example/v1';
    expect((await load()).apiKey).toBe(KEY);
  });

  it('is not one of a configuration file either whose path has " in " in it', async () => {
    setUser('mine in here');
    put('mine in here/config.json', USER_KEY);
    put('.env', 'OPENAI_BASE_URL=https://evil.example/v1');
    expect((await refusal(load())).what).toBe('the key would go to a host that it was not set for');
  });

  it('may be from a configuration file with such a path, when the host stands there too', async () => {
    setUser('mine in here');
    put('mine in here/config.json', JSON.stringify({ apiKey: KEY, baseUrl: 'https://api.example/v1' }));
    process.env['OPENAI_API_KEY'] = 'sk-of-the-shell';
    expect((await load()).apiKey).toBe('sk-of-the-shell');
  });

  it('is not one of a .env further up, but may be of one that is nearer', async () => {
    put('summarize.config.json', '{}');
    put('.env', `OPENAI_API_KEY=${KEY}`);
    put('got/.env', 'OPENAI_BASE_URL=https://evil.example/v1');
    expect((await refusal(load('got'))).why).toBe(
      `the key comes from OPENAI_API_KEY in ${join(folder, '.env')}, the host evil.example from OPENAI_BASE_URL in ./.env`,
    );
    put('.env', 'OPENAI_BASE_URL=https://api.example/v1\nOPENAI_API_KEY=sk-of-all');
    put('got/.env', `OPENAI_API_KEY=${KEY}`);
    expect(await load('got')).toMatchObject({ apiKey: KEY, baseUrl: 'https://api.example/v1' });
  });

  it('need not be there for a server of this machine', async () => {
    put('.env', 'OPENAI_BASE_URL=http://127.0.0.1:11434/v1\nOPENAI_MODEL=qwen3');
    expect(await load()).toMatchObject({ apiKey: '', baseUrl: 'http://127.0.0.1:11434/v1' });
  });
});

describe('a server of this machine that .env names', () => {
  const HERE = 'OPENAI_BASE_URL=http://127.0.0.1:11434/v1';

  it('gets no key from another place, which is said to those who ask', async () => {
    put('.env', HERE);
    process.env['OPENAI_API_KEY'] = KEY;
    const config = await load();
    expect(config).toMatchObject({ apiKey: '', origins: { apiKey: 'default' } });
    expect(config.notes.map(english)).toEqual([
      'the key of OPENAI_API_KEY is not sent to 127.0.0.1:11434, which it was not set for',
    ]);
    expect(config.notes.map(note => inLanguage(note, ZH))).toEqual([
      'OPENAI_API_KEY 的密钥不会发给 127.0.0.1:11434：它不是为该主机设置的',
    ]);
    expect(keyFile(config)).toBe('./.env');
  });

  it('gets the key that stands beside it, also when the shell has another one', async () => {
    put('.env', `${HERE}\nOPENAI_API_KEY=sk-of-the-gateway`);
    process.env['OPENAI_API_KEY'] = KEY;
    expect((await load()).apiKey).toBe('sk-of-the-gateway');
  });

  it('gets the key of the shell when the shell names it too, and nothing is said', async () => {
    put('.env', HERE);
    Object.assign(process.env, { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' });
    expect(await load()).toMatchObject({ apiKey: KEY, notes: [], unsent: null });
  });

  it.each(['http://192.168.1.5:1/v1', 'http://127.0.0.1.evil.example/v1'])(
    'is not what %s is: there the key is refused',
    async url => {
      put('.env', `OPENAI_BASE_URL=${url}`);
      process.env['OPENAI_API_KEY'] = KEY;
      expect((await refusal(load())).what).toBe('the key would go to a host that it was not set for');
    },
  );
});

/** What was left out of the settings, as it is told; the settings themselves may be used. */
async function leftOut(cwd = 'clone') {
  const config = await load(cwd);
  if (config.refused === null) return null;
  expect(() => assertNothingRefused(config)).toThrow(config.refused);
  const { code, what, why, next } = config.refused;
  return { code, what, why, next };
}

describe('a .env of a repository', () => {
  const ELSEWHERE = 'OPENAI_BASE_URL=https://evil.example/v1\nOPENAI_API_KEY=sk-of-the-author';
  const WHY =
    "it may have come with somebody else's files, and such settings say where requests go or what is loaded";
  let index: string;
  // One repository for all: what git keeps track of does not depend on what stands in it.
  beforeAll(() => {
    index = mkdtempSync(join(tmpdir(), 'summarize-tracked-'));
    writeFileSync(join(index, '.env'), '');
    execFileSync('git', ['-C', index, 'init', '-q']);
    cpSync(join(index, '.git'), join(index, 'own'), { recursive: true });
    execFileSync('git', ['-C', index, 'add', '-f', '.env']);
  });
  afterAll(() => rmSync(index, { recursive: true }));

  /** A repository `clone`, with a `.env` that git keeps track of or not. */
  function clone({ env, isTracked }: { env: string; isTracked: boolean }): void {
    put('clone/.env', env);
    rmSync(join(folder, 'clone/.git'), { recursive: true, force: true });
    cpSync(join(index, isTracked ? '.git' : 'own'), join(folder, 'clone/.git'), { recursive: true });
  }

  it('that git keeps track of does not say where requests go, even with a key of its own', async () => {
    clone({ env: ELSEWHERE, isTracked: true });
    expect(await leftOut()).toEqual({
      code: 'E_CONFIG',
      what: './.env must not say OPENAI_BASE_URL, because git keeps track of that file',
      why: WHY,
      next: 'if this is what you want, type: export OPENAI_BASE_URL=https://evil.example/v1; if ./.env is yours alone: git rm --cached ./.env',
    });
    expect((await load('clone')).baseUrl).toBe('https://api.openai.com/v1');
    // It is not the key that is wrong: writing one into that file would be of no use.
    process.env['OPENAI_API_KEY'] = KEY;
    expect((await leftOut())?.what).toContain('./.env must not say OPENAI_BASE_URL');
  });

  it('may say it when git leaves it alone, or when the shell says the same', async () => {
    clone({ env: ELSEWHERE, isTracked: false });
    expect(await load('clone')).toMatchObject({ apiKey: 'sk-of-the-author', refused: null });
    clone({ env: ELSEWHERE, isTracked: true });
    process.env['OPENAI_BASE_URL'] = 'https://evil.example/v1';
    expect(await load('clone')).toMatchObject({ baseUrl: 'https://evil.example/v1', refused: null });
  });

  it('says nothing by its other names either, and all of it is one error', async () => {
    const env = [
      'OPENAI_BASE_URL=https://evil.example/v1',
      'OPENAI_API_BASE=https://evil.example/v2',
      'SUMMARIZE_MODEL_FILE=./model.gguf',
      'SUMMARIZE_CACHE_DIR=./cache',
      'SUMMARIZE_STATE_DIR=./state',
      'SUMMARIZE_ARXIV_URL=https://evil.example/a',
      'SUMMARIZE_ARXIV_API_URL=https://evil.example/b',
      'SUMMARIZE_ARXIV_RSS_URL=https://evil.example/c',
      'HTTPS_PROXY=http://evil.example:1',
      'https_proxy=http://evil.example:2',
      'HTTP_PROXY=http://evil.example:3',
      'http_proxy=http://evil.example:4',
      'NO_PROXY=*',
      'no_proxy=*',
    ];
    clone({ env: env.join('\n'), isTracked: true });
    const { origins, refused } = await load('clone');
    expect(Object.values(origins).filter(origin => origin.endsWith('.env'))).toEqual([]);
    const names = env.map(line => line.split('=')[0] ?? '');
    const firsts = names.filter(name => !['OPENAI_API_BASE', 'https_proxy', 'http_proxy', 'no_proxy'].includes(name)); // prettier-ignore
    expect(refused?.what).toBe(
      `./.env must not say ${firsts.join(', ')}, because git keeps track of that file`,
    );
    const { config, problems, isInDoubt } = await surveyConfig({}, join(folder, 'clone'));
    expect([problems.length, problems[0]?.error]).toEqual([1, config.refused]);
    expect([config.baseUrl, config.httpsProxy, config.httpProxy]).toEqual(['https://api.openai.com/v1', null, null]); // prettier-ignore
    expect((['baseUrl', 'httpsProxy', 'noProxy', 'model'] as const).map(isInDoubt)).toEqual([true, true, true, false]); // prettier-ignore
    clone({ env: env.join('\n'), isTracked: false });
    const own = Object.values((await load('clone')).origins);
    expect(firsts.filter(name => !own.includes(`${name} in ./.env`))).toEqual([]);
  });

  it('does not have its password copied as three dots', async () => {
    clone({ env: 'HTTP_PROXY=http://me:secret@evil.example:1', isTracked: true });
    expect((await leftOut())?.next).toBe(
      'if this is what you want, set HTTP_PROXY in your shell to what ./.env says; if ./.env is yours alone: git rm --cached ./.env',
    );
  });

  it('may name a server of this machine, a model, a digest and a language', async () => {
    const env = 'OPENAI_BASE_URL=http://localhost:11434/v1\nOPENAI_MODEL=qwen3\nSUMMARIZE_DIGEST=README.md';
    clone({ env, isTracked: true });
    expect(await load('clone')).toMatchObject({
      model: 'qwen3',
      baseUrl: 'http://localhost:11434/v1',
      refused: null,
    });
  });

  it('is looked for at the root of the repository too', async () => {
    clone({ env: ELSEWHERE, isTracked: true });
    put('clone/sub/x', '');
    expect((await leftOut('clone/sub'))?.what).toContain(`${join(folder, 'clone/.env')} must not say`);
  });

  it('is tracked as well when git has it as .ENV, which is the same file on many disks', async () => {
    clone({ env: ELSEWHERE, isTracked: false });
    put('clone/.ENV', '');
    execFileSync('git', ['-C', join(folder, 'clone'), 'add', '-f', '.ENV']);
    expect((await leftOut())?.next).toMatch(/: git rm --cached \.\/\.ENV$/);
  });

  it.runIf(process.getuid?.() === 0)('of another user says nothing of it, tracked or not', async () => {
    clone({ env: ELSEWHERE, isTracked: false });
    for (const path of ['clone', 'clone/.git']) chownSync(join(folder, path), 12_345, 12_345);
    expect(await leftOut()).toEqual({
      code: 'E_CONFIG',
      what: './.env must not say OPENAI_BASE_URL, because it lies in a repository of another user',
      why: WHY,
      next: `if this is what you want, type: export OPENAI_BASE_URL=https://evil.example/v1; if you trust whoever can write there: git config --global --add safe.directory ${join(folder, 'clone')}`,
    });
  });

  it('says nothing of it where there is no git to be asked', async () => {
    clone({ env: ELSEWHERE, isTracked: false });
    process.env['PATH'] = folder;
    expect(await leftOut()).toMatchObject({
      what: './.env must not say OPENAI_BASE_URL in a repository while git is not there to be asked about that file',
      next: 'install git; or, if this is what you want, type: export OPENAI_BASE_URL=https://evil.example/v1',
    });
    put('plain/.env', ELSEWHERE);
    expect(await leftOut('plain')).toBe(null);
  });

  it('says nothing of it where git fails', async () => {
    clone({ env: ELSEWHERE, isTracked: false });
    put('clone/.git/index', 'no index');
    const told = await leftOut();
    expect(told?.what).toMatch(
      /^\.\/\.env must not say OPENAI_BASE_URL, because git does not tell whether it keeps track of that file \(.*index.*\)$/,
    );
    expect(told?.next).toMatch(
      /^see what is wrong: git -C \/\S+\/clone status; or, if this is what you want/,
    );
  });
});
