// A key goes only to the host that it was set for, and a `.env` that came with a clone says nothing of where requests go.
// docs/decisions/2026-11-23-key-goes-with-its-host.md
import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { surveyConfig } from '../../src/config/survey.ts';
import { loadConfig } from '../../src/config.ts';
import { UsageError } from '../../src/lib/errors.ts';

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

const git = (...words: string[]): void => void execFileSync('git', ['-C', join(folder, 'clone'), ...words]);

/** A repository `clone`, with a `.env` that git keeps track of or not. */
function clone({ env, isTracked }: { env: string; isTracked: boolean }): void {
  put('clone/.env', env);
  git('init', '-q');
  if (isTracked) git('add', '-f', '.env');
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

describe('a .env that git keeps track of', () => {
  const ELSEWHERE = 'OPENAI_BASE_URL=https://evil.example/v1\nOPENAI_API_KEY=sk-of-the-author';

  it('does not say where requests go, even with a key of its own', async () => {
    clone({ env: ELSEWHERE, isTracked: true });
    expect(await refusal(load('clone'))).toEqual({
      code: 'E_CONFIG',
      what: './.env must not say OPENAI_BASE_URL, because git keeps track of that file',
      why: "it may have come with somebody else's files, and OPENAI_BASE_URL says where requests go or what is loaded",
      next: 'if this is what you want, type: export OPENAI_BASE_URL=https://evil.example/v1; if ./.env is yours alone: git rm --cached ./.env',
    });
  });

  it('may say it once git is told to leave it alone, or when the shell says the same', async () => {
    clone({ env: ELSEWHERE, isTracked: true });
    git('rm', '-q', '--cached', '-f', './.env');
    expect((await load('clone')).apiKey).toBe('sk-of-the-author');
    git('add', '-f', '.env');
    process.env['OPENAI_BASE_URL'] = 'https://evil.example/v1';
    expect((await load('clone')).baseUrl).toBe('https://evil.example/v1');
  });

  it.each([
    ['SUMMARIZE_MODEL_FILE=./model.gguf', './model.gguf'],
    ['SUMMARIZE_ARXIV_URL=https://evil.example', 'https://evil.example'],
    ['SUMMARIZE_ARXIV_API_URL=https://evil.example', 'https://evil.example'],
    ['SUMMARIZE_ARXIV_RSS_URL=https://evil.example', 'https://evil.example'],
    ['SUMMARIZE_CACHE_DIR=./cache', './cache'],
    ['SUMMARIZE_STATE_DIR=./state', './state'],
    ['HTTPS_PROXY=http://evil.example:1', 'http://evil.example:1'],
    ['HTTP_PROXY=http://me:secret@evil.example:1', '…'],
  ])('does not say %s', async (line, shown) => {
    clone({ env: line, isTracked: true });
    const [name = ''] = line.split('=');
    const { what, next } = await refusal(load('clone'));
    expect(what).toBe(`./.env must not say ${name}, because git keeps track of that file`);
    expect(next).toContain(`type: export ${name}=${shown};`);
    rmSync(join(folder, 'clone/.git'), { recursive: true });
    clone({ env: line, isTracked: false });
    expect(Object.values((await load('clone')).origins)).toContain(`${name} in ./.env`);
  });

  it('may name a server of this machine, a model, a digest and a language', async () => {
    const env = 'OPENAI_BASE_URL=http://localhost:11434/v1\nOPENAI_MODEL=qwen3\nSUMMARIZE_DIGEST=README.md';
    clone({ env, isTracked: true });
    expect(await load('clone')).toMatchObject({ model: 'qwen3', baseUrl: 'http://localhost:11434/v1' });
  });

  it('is looked for at the root of the repository too', async () => {
    clone({ env: ELSEWHERE, isTracked: true });
    put('clone/sub/x', '');
    expect((await refusal(load('clone/sub'))).what).toContain(`${join(folder, 'clone/.env')} must not say`);
  });

  it.runIf(process.getuid?.() === 0)('is taken for tracked in a repository of somebody else', async () => {
    clone({ env: ELSEWHERE, isTracked: false });
    for (const path of ['clone', 'clone/.git']) chownSync(join(folder, path), 12_345, 12_345);
    expect((await refusal(load('clone'))).what).toContain('./.env must not say OPENAI_BASE_URL');
  });

  it('is what doctor finds, and it acts upon nothing of it', async () => {
    clone({ env: `${ELSEWHERE}\nSUMMARIZE_ARXIV_URL=https://evil.example`, isTracked: true });
    const { config, problems, isInDoubt } = await surveyConfig({}, join(folder, 'clone'));
    expect(problems.map(({ setting }) => setting)).toEqual(['baseUrl', 'arxivUrl']);
    expect([config.baseUrl, config.arxivUrl]).toEqual(['https://api.openai.com/v1', 'https://arxiv.org']);
    expect([isInDoubt('baseUrl'), isInDoubt('arxivUrl'), isInDoubt('model')]).toEqual([true, true, false]);
  });
});
