// `summarize init` as the real program: by flags, and where it must not write.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect } from 'vitest';
import { told, type Ended, type World } from '../support/cli.ts';
import { canBeOrdinary, ORDINARY, ordinaryNote } from '../support/ordinary-user.ts';
import { sha256, startModelFileServer } from '../support/model-file-server.ts';
import { tinyGguf, writeTinyGguf } from '../support/tiny-gguf.mjs';
import { filesIn, stateOf, test, testKept } from './open.ts';

const KEY = 'sk-canary-4f1d8e2a97c3b650';
/** The world's own model server would count as set up. */
const FRESH = { OPENAI_BASE_URL: '', OPENAI_MODEL: '' };
const BY_FLAGS = ['init', '--digest', 'papers.md', '--provider', 'deepseek', '--layout', 'zh'];

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const git = (world: World, ...words: string[]): void => {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
  expect(spawnSync('git', [...who, ...words], { cwd: world.folder }).status).toBe(0);
};

describe.concurrent('flags alone', () => {
  testKept('set a folder up, and show the key nowhere', async ({ open }) => {
    const world = await open();
    git(world, 'init', '-q');
    const { child, ended } = world.start([...BY_FLAGS, '--key-stdin'], FRESH, { stdio: 'pipe' });
    child.stdin?.end(`${KEY}\n`);
    const run = await ended;
    expect([run.code, run.stdout, run.stderr]).toEqual([
      0,
      '',
      'written: .gitignore (new)\nwritten: .env (only you may read it)\nwritten: summarize.schema.json (new)\n' +
        'written: summarize.config.json (new)\nwritten: papers.md (new)\n' +
        'next: summarize doctor, then summarize 2310.06825\n',
    ]);
    expect(world.read('.env')).toBe(
      `OPENAI_API_KEY=${KEY}\nOPENAI_BASE_URL=https://api.deepseek.com/v1\nOPENAI_MODEL=deepseek-flash\n`,
    );
    expect([mode(world.path('.env')), world.read('.gitignore'), world.read('papers.md')]).toEqual([
      '600',
      '.env\n',
      '# 论文列表\n',
    ]);
    expect(JSON.parse(world.read('summarize.config.json'))).toEqual({
      $schema: './summarize.schema.json',
      digest: 'papers.md',
      layout: 'zh',
    });
    const holders = filesIn(world.folder).filter(path => readFileSync(path, 'latin1').includes(KEY));
    expect(holders).toEqual([world.path('.env')]);
  });

  testKept('a second time change no byte; what is set is shown', async ({ open }) => {
    const world = await open();
    const first = await world.run(['init', '--yes', '--provider', 'openai'], {
      ...FRESH,
      OPENAI_API_KEY: KEY,
    });
    expect([first.code, first.stderr.split('\n').at(-2)]).toEqual([
      0,
      'next: summarize doctor, then summarize 2310.06825',
    ]);
    const before = stateOf(world.folder);
    const again = await world.run(['init', '--yes', '--provider', 'openai'], FRESH);
    const bare = await world.run(['init'], FRESH);
    expect([again.code, bare.code, stateOf(world.folder)]).toEqual([0, 0, before]);
    expect(again.stderr).toContain('nothing to write: everything is as it was\n');
    expect(bare.stderr).toBe(
      'this folder is set up:\n  list of papers: papers.md (from ./summarize.config.json)\n' +
        '  notes are written by: gpt-5.4-mini at api.openai.com, with the key from OPENAI_API_KEY in ./.env\n' +
        '  languages: both (from ./summarize.config.json)\n' +
        'nothing was changed; to change something: summarize init --help\n',
    );
  });

  testKept('replace nothing without --force, and with it only what they say', async ({ open }) => {
    const world = await open();
    writeFileSync(world.path('.env'), '# mine\r\nOTHER=1\r\nOPENAI_API_KEY=sk-old # keep?\r\n', {
      mode: 0o644,
    });
    writeFileSync(world.path('summarize.config.json'), '{ "layout": "en" } // mine\n');
    const before = stateOf(world.folder);
    const words = ['init', '--provider', 'openai', '--key-stdin', '--model', 'm', '--layout', 'en'];
    const run = (...more: string[]): Promise<Ended> => {
      const { child, ended } = world.start([...words, ...more], FRESH, { stdio: 'pipe' });
      child.stdin?.end(`${KEY}\n`);
      return ended;
    };
    expect(told(await run())).toEqual({
      exit: 2,
      code: 'E_INIT_SET',
      what: '.env was not changed',
      why: 'it says something else already: OPENAI_API_KEY',
      kept: 'nothing was started',
      next: 'type the same command again with --force, or change it by hand',
    });
    expect(stateOf(world.folder)).toEqual(before);
    expect((await run('--force')).code).toBe(0);
    expect(world.read('.env')).toBe(`# mine\r\nOTHER=1\r\nOPENAI_API_KEY=${KEY}\r\nOPENAI_MODEL=m\r\n`);
    expect(mode(world.path('.env'))).toBe('600');
    expect(world.read('summarize.config.json')).toContain('// mine');
  });

  testKept(
    'to another host take the key of the old one out, so that it never goes there',
    async ({ open }) => {
      const world = await open();
      await world.run(['init', '--yes', '--provider', 'openai'], { ...FRESH, OPENAI_API_KEY: KEY });
      const words = ['init', '--yes', '--provider', 'openrouter', '--layout', 'en'];
      expect(told(await world.run(words, FRESH)).code).toBe('E_INIT_SET');
      const run = await world.run([...words, '--force'], FRESH);
      expect(run.stderr).toContain('a key for OpenRouter is needed: summarize init --key-stdin');
      expect(world.read('.env')).toBe(
        'OPENAI_API_KEY=\nOPENAI_MODEL=openai/gpt-5-mini\nOPENAI_BASE_URL=https://openrouter.ai/api/v1\n',
      );
    },
  );

  testKept('never write the key of the shell beside a host that it was not made for', async ({ open }) => {
    const world = await open();
    const shell = { ...FRESH, OPENAI_API_KEY: KEY };
    const words = ['init', '--provider', 'deepseek', '--yes'];
    const run = await world.run(words, shell);
    expect([run.code, run.stderr.split('\n').slice(-3)]).toEqual([
      0,
      [
        'a key for DeepSeek is needed: summarize init --key-stdin, or write OPENAI_API_KEY=… into .env',
        'next: unset OPENAI_API_KEY, because the key of this shell would go first, to a host that it was not made for; then summarize doctor',
        '',
      ],
    ]);
    const env = 'OPENAI_BASE_URL=https://api.deepseek.com/v1\nOPENAI_MODEL=deepseek-flash\n';
    expect(world.read('.env')).toBe(env);
    // Other commands refuse such a shell; this one runs in it, and takes the key that is needed.
    const before = stateOf(world.folder);
    expect((await world.run(words, shell)).code).toBe(0);
    expect((await world.run(['init'], shell)).stderr).toContain('\nnext: unset OPENAI_API_KEY, because');
    expect(stateOf(world.folder)).toEqual(before);
    const { child, ended } = world.start(['init', '--key-stdin'], shell, { stdio: 'pipe' });
    child.stdin?.end('sk-of-deepseek');
    expect((await ended).stderr).not.toContain('is needed: ');
    expect(world.read('.env')).toBe(`${env}OPENAI_API_KEY=sk-of-deepseek\n`);
  });

  testKept('with the key of the shell for its own host write it, wherever that is', async ({ open }) => {
    const world = await open();
    const shell = { OPENAI_MODEL: '', OPENAI_API_KEY: KEY, OPENAI_BASE_URL: 'https://api.deepseek.com' };
    await world.run(['init', '--provider', 'deepseek', '--yes'], shell);
    expect(world.read('.env')).toContain(`OPENAI_API_KEY=${KEY}\n`);
  });

  testKept('with an address that cannot be used write nothing, and say what was meant', async ({ open }) => {
    const world = await open();
    const refused = async (...words: string[]): Promise<ReturnType<typeof told>> =>
      told(await world.run(['init', '--yes', ...words], FRESH));
    expect(await refused('--base-url', '127.0.0.1:8801/v1')).toEqual({
      exit: 2,
      code: 'E_USAGE',
      what: "the address of the model's host cannot be used",
      why: 'http:// or https:// is missing',
      kept: 'nothing was started',
      next: 'did you mean --base-url http://127.0.0.1:8801/v1?',
    });
    expect((await refused('--provider', 'ollama', '--base-url', 'http://[')).code).toBe('E_USAGE');
    expect((await refused('--provider', 'azure')).code).toBe('E_USAGE');
    expect((await refused('--download', 'qwen3-4b', '--model-host', 'hf-mirror.com')).code).toBe('E_USAGE');
    expect(filesIn(world.folder)).toEqual([]);
  });

  testKept(
    'with a server and no model take the first that it lists, or say that none is',
    async ({ open }) => {
      const world = await open();
      const server = createServer((_, response) => response.end('{"data":[{"id":"qwen3"},{"id":"llama3"}]}'));
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      const words = ['init', '--yes', '--provider', 'ollama', '--base-url', `http://${host}`];
      const first = await world.run(words, FRESH);
      server.close();
      expect(first.stderr).toContain('the first model that Ollama lists is taken: qwen3\n');
      expect(world.read('.env')).toBe(`OPENAI_BASE_URL=http://${host}/v1\nOPENAI_MODEL=qwen3\n`);
      // What is set stays, whether the server answers or not.
      expect((await world.run(words, FRESH)).stderr).toContain('nothing to write: everything is as it was\n');
      const other = await open();
      expect((await other.run(words, FRESH)).stderr).toContain(
        'Ollama lists no model, so none is set: start it and type this again, or name one: --model NAME\n',
      );
    },
  );

  testKept('without one that decides, and without a terminal, name the flags', async ({ open }) => {
    const world = await open();
    expect(told(await world.run(['init'], FRESH))).toEqual({
      exit: 2,
      code: 'E_INIT_ASK',
      what: 'there is nobody to ask',
      why: 'stdin is no terminal, and no flag says what to set up',
      kept: 'nothing was started',
      next: 'summarize init --yes, or with --digest FILE --provider NAME --model NAME --layout both|zh|en and the key on stdin (--key-stdin)',
    });
  });

  testKept('that name a file which is no list are refused before anything is written', async ({ open }) => {
    const world = await open();
    writeFileSync(world.path('main.md'), 'Only prose.\n');
    const before = stateOf(world.folder);
    expect(told(await world.run(['init', '--digest', 'main.md'], FRESH)).code).toBe('E_DIGEST_NO_LIST');
    expect(told(await world.run(['init', '--digest', 'main.ts'], FRESH)).code).toBe('E_USAGE');
    expect(stateOf(world.folder)).toEqual(before);
  });

  testKept('no flag takes a key', async ({ open }) => {
    const world = await open();
    const run = await world.run(['init', '--api-key', KEY], FRESH);
    expect([run.code, run.stderr.includes(KEY)]).toEqual([2, false]);
  });
});

describe.concurrent('the files around', () => {
  testKept(
    'the schema that is written beside the settings is what `summarize schema config` prints',
    async ({ open }) => {
      const world = await open();
      const run = await world.run(['init', '--yes', '--provider', 'none'], FRESH);
      expect(run.stderr).toContain("no model is set: notes will be drafts of the paper's own sentences\n");
      expect(world.read('summarize.schema.json')).toBe((await world.run(['schema', 'config'])).stdout);
      expect(existsSync(world.path('.env'))).toBe(false);
    },
  );

  testKept('a .env that git keeps track of is warned of, with the commands to type', async ({ open }) => {
    const world = await open();
    git(world, 'init', '-q');
    writeFileSync(world.path('.env'), 'A=1\n');
    git(world, 'add', '.env');
    const run = await world.run(['init', '--yes', '--provider', 'ollama', '--model', 'm'], FRESH);
    expect(run.stderr).toContain('WARNING: git keeps track of .env');
    expect(run.stderr).toContain('git rm --cached .env');
    expect(world.read('.env')).toBe('A=1\nOPENAI_BASE_URL=http://127.0.0.1:11434/v1\nOPENAI_MODEL=m\n');
  });

  testKept(
    'outside of a repository a .gitignore is begun for .env, and one that is there stays',
    async ({ open }) => {
      const world = await open();
      const words = ['init', '--yes', '--provider', 'ollama', '--model', 'm'];
      expect((await world.run(words, FRESH)).stderr).toContain('written: .gitignore (new)\n');
      expect(world.read('.gitignore')).toBe('.env\n');
      const other = await open();
      writeFileSync(other.path('.gitignore'), 'dist\n');
      await other.run(words, FRESH);
      expect(other.read('.gitignore')).toBe('dist\n');
    },
  );

  testKept(
    'a .gitignore keeps its lines and its line ends; one that ignores .env already stays',
    async ({ open }) => {
      const world = await open();
      git(world, 'init', '-q');
      writeFileSync(world.path('.gitignore'), 'dist\r\nnode_modules');
      await world.run(['init', '--yes', '--provider', 'ollama', '--model', 'm'], FRESH);
      expect(world.read('.gitignore')).toBe('dist\r\nnode_modules\r\n.env\r\n');
      await world.run(['init', '--yes', '--provider', 'vllm', '--model', 'n', '--force'], FRESH);
      expect(world.read('.gitignore')).toBe('dist\r\nnode_modules\r\n.env\r\n');
    },
  );

  testKept('a .env that is a link is not written through', async ({ open }) => {
    const world = await open();
    writeFileSync(world.path('elsewhere'), 'A=1\n');
    symlinkSync('elsewhere', world.path('.env'));
    const run = await world.run(['init', '--yes', '--provider', 'ollama', '--model', 'm'], FRESH);
    expect(told(run)).toMatchObject({ exit: 7, code: 'E_INIT_FILE' });
    expect([world.read('elsewhere'), lstatSync(world.path('.env')).isSymbolicLink()]).toEqual([
      'A=1\n',
      true,
    ]);
  });

  test.runIf(canBeOrdinary)(
    `a folder and a .env that may not be written stay as they are${ordinaryNote}`,
    async ({ open }) => {
      const world = await open();
      const folder = world.path('theirs');
      mkdirSync(folder);
      writeFileSync(`${folder}/.env`, 'A=1\n', { mode: 0o444 });
      chmodSync(world.folder, 0o755);
      const words = ['init', '--yes', '--provider', 'ollama', '--model', 'm'];
      const env = { ...world.env, ...FRESH, HOME: '/nonexistent' };
      const run = async (): Promise<ReturnType<typeof told>> =>
        told(await world.start(words, env, { ...ORDINARY, cwd: folder }).ended);
      chmodSync(folder, 0o777);
      expect(await run()).toMatchObject({ exit: 7, code: 'E_DISK_READ_ONLY' });
      chmodSync(folder, 0o555);
      expect(await run()).toMatchObject({ exit: 7, code: 'E_DISK_READ_ONLY' });
      expect([readFileSync(`${folder}/.env`, 'utf8'), filesIn(folder)]).toEqual([
        'A=1\n',
        [`${folder}/.env`],
      ]);
    },
  );

  testKept(
    'a recommended model is fetched from the host that HF_ENDPOINT names, and named in them',
    async ({ open }) => {
      const world = await open();
      const server = await startModelFileServer(tinyGguf());
      const env = { ...FRESH, HF_ENDPOINT: new URL(server.url).origin };
      const unasked = await world.run(['init', '--download', 'qwen3-4b'], env);
      expect([told(unasked).code, server.requests]).toEqual(['E_INIT_ASK', []]);
      const run = await world.run(['init', '--download', 'qwen3-4b', '--yes'], env);
      await server.close();
      const file = world.path('home/.local/share/summarize/models/Qwen3-4B-Instruct-2507-Q4_K_M.gguf');
      expect([run.code, sha256(readFileSync(file))]).toEqual([0, server.sha256]);
      expect(server.requests[0]).toBe(
        'HEAD /unsloth/Qwen3-4B-Instruct-2507-GGUF/resolve/main/Qwen3-4B-Instruct-2507-Q4_K_M.gguf',
      );
      expect(run.stderr).toContain('Qwen3 4B Instruct 2507 (Apache-2.0): about 2.5 GB from 127.0.0.1:');
      expect(run.stderr).toContain(`is whole, its sha256 is what the server says:\n  ${server.sha256}\n`);
      expect(run.stderr).toContain(`\nconnecting to ${new URL(server.url).host}…\n`);
      expect(world.read('.env')).toBe(`SUMMARIZE_MODEL_FILE=${file}\n`);
      expect(JSON.parse(world.read('summarize.config.json'))).toMatchObject({ engine: 'local' });
      const broken = await startModelFileServer(Buffer.from('no model'));
      const words = ['init', '--download', 'qwen2.5-1.5b', '--yes', '--force'];
      const lost = await world.run(words, { ...FRESH, HF_ENDPOINT: new URL(broken.url).origin });
      await broken.close();
      expect([told(lost).code, world.read('.env')]).toEqual(['E_DOWNLOAD', `SUMMARIZE_MODEL_FILE=${file}\n`]);
    },
  );

  testKept(
    'a model file is named for this folder only, and every file that is written is told',
    async ({ open }) => {
      const world = await open();
      writeTinyGguf(world.path('m.gguf'));
      const run = await world.run(['init', '--yes', '--model-file', 'm.gguf'], FRESH);
      expect(run.code).toBe(0);
      expect(run.stderr).toContain('node-llama-cpp@3.22.1');
      const written = ['.env', '.gitignore', 'papers.md', 'summarize.config.json', 'summarize.schema.json'];
      expect([...run.stderr.matchAll(/^written: (\S+)/gm)].map(([, name]) => name).sort()).toEqual(written);
      expect(filesIn(world.folder).sort()).toEqual(
        [...written, 'm.gguf'].map(name => world.path(name)).sort(),
      );
      expect(world.read('.env')).toBe(`SUMMARIZE_MODEL_FILE=${world.path('m.gguf')}\n`);
      expect(JSON.parse(world.read('summarize.config.json'))).toMatchObject({ engine: 'local' });
      const before = stateOf(world.folder);
      writeFileSync(world.path('no.gguf'), 'no model');
      const other = await world.run(['init', '--yes', '--force', '--model-file', 'no.gguf'], FRESH);
      expect(told(other).code).toBe('E_LOCAL_MODEL');
      expect(stateOf(world.folder)).toMatchObject(before);
      await world.run(['init', '--yes', '--force', '--provider', 'ollama', '--model', 'm'], FRESH);
      expect(JSON.parse(world.read('summarize.config.json'))).toMatchObject({ engine: 'model' });
    },
  );
});
