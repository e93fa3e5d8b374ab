// `summarize init` as the real program: by flags, by questions on a pseudo-terminal, and where it must not write.
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
import { describe, expect } from 'vitest';
import { CLI, told, type Ended, type World } from '../support/cli.ts';
import { canBeOrdinary, ORDINARY, ordinaryNote } from '../support/ordinary-user.ts';
import { hasTerminal, openTerminal, type Terminal } from '../support/terminal.ts';
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
    const run = await world.run(BY_FLAGS, { ...FRESH, OPENAI_API_KEY: KEY });
    expect([run.code, run.stdout, run.stderr]).toEqual([
      0,
      '',
      'written: .gitignore (new)\nwritten: .env (only you may read it)\nwritten: summarize.schema.json (new)\n' +
        'written: summarize.config.json (new)\nwritten: papers.md (new)\n' +
        'OPENAI_API_KEY of this shell wins over .env, and would go to another host than it was made for\n' +
        '  next: unset OPENAI_API_KEY, then summarize doctor\n',
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
      expect(run.stderr).toContain('the key is missing: write OPENAI_API_KEY=… into .env\n');
      expect(world.read('.env')).toBe(
        'OPENAI_API_KEY=\nOPENAI_MODEL=openai/gpt-5-mini\nOPENAI_BASE_URL=https://openrouter.ai/api/v1\n',
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
      next: 'summarize init --yes, or with --digest FILE --provider NAME --model NAME --layout both|zh|en and the key in OPENAI_API_KEY or on stdin (--key-stdin)',
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
      expect(JSON.parse(world.read('config/config.json'))).toEqual({ engine: 'local', modelFile: file });
      expect(mode(world.path('config/config.json'))).toBe('600');
    },
  );

  testKept(
    'a model file is named in the settings of the user, which keep their comments',
    async ({ open }) => {
      const world = await open();
      mkdirSync(world.path('config'));
      writeFileSync(world.path('config/config.json'), '{\n  // mine\n  "concurrency": 2\n}\n');
      writeTinyGguf(world.path('m.gguf'));
      const run = await world.run(['init', '--yes', '--model-file', 'm.gguf'], FRESH);
      expect(run.code).toBe(0);
      expect(run.stderr).toContain('node-llama-cpp@3.22.1');
      expect(world.read('config/config.json')).toBe(
        `{\n  // mine\n  "concurrency": 2,\n  "engine": "local",\n  "modelFile": ${JSON.stringify(world.path('m.gguf'))}\n}\n`,
      );
      expect(existsSync(world.path('.env'))).toBe(false);
      writeFileSync(world.path('m.gguf'), 'no model');
      expect(told(await world.run(['init', '--yes', '--model-file', 'm.gguf'], FRESH)).code).toBe(
        'E_LOCAL_MODEL',
      );
    },
  );
});

describe
  .runIf(hasTerminal)
  .concurrent(`on a terminal${hasTerminal ? '' : ' (skipped: no script of util-linux here)'}`, () => {
    const start = (world: World, env: Record<string, string> = {}): Terminal => {
      const fresh = Object.entries({ ...world.env, ...env }).filter(([name]) => !(name in FRESH));
      return openTerminal([process.execPath, CLI, 'init'], {
        cwd: world.folder,
        env: Object.fromEntries(fresh),
      });
    };

    test('three questions set a folder up; the key is not shown, and its curly quotes are left out', async ({
      open,
    }) => {
      const world = await open();
      writeFileSync(world.path('README.md'), '# Paper List\n');
      const terminal = start(world);
      await terminal.answer('[README.md]', '\r');
      await terminal.answer('number [1]', 'deepseek\r');
      await terminal.answer('Enter: later)', `\u201c${KEY}\u201d\r`);
      await terminal.answer('model [deepseek-flash]', '\r');
      await terminal.answer('3/3', '');
      await terminal.answer('number [1]', '2\r');
      expect(await terminal.ended).toBe(0);
      expect(terminal.shown()).not.toContain('canary');
      expect(terminal.shown()).toContain(
        'what stood around the key was left out\r\n     taken: 26 characters\r\n',
      );
      expect(world.read('.env')).toContain(`OPENAI_API_KEY=${KEY}\n`);
      expect(JSON.parse(world.read('summarize.config.json'))).toMatchObject({
        digest: 'README.md',
        layout: 'zh',
      });
      expect(world.read('README.md')).toBe('# Paper List\n');
    });

    test.for([
      ['at the first question', []],
      ['while a key is asked for', ['\r', '1\r']],
      ['at the last question', ['\r', '1\r', 'sk-x\r', '\r']],
    ] as const)('Ctrl-C %s leaves nothing behind', async ([, keys], { open }) => {
      const world = await open();
      const questions = ['[papers.md]', 'number [', 'later)', 'model [', 'number ['];
      const terminal = start(world);
      for (const [index, question] of questions.slice(0, keys.length + 1).entries())
        await terminal.answer(question, keys[index] ?? '\u0003');
      expect(await terminal.ended).toBe(130);
      expect(terminal.shown()).toMatch(/E_INTERRUPTED {2}.*\r\n.*\r\n {2}kept: nothing was written\r\n/);
      expect(filesIn(world.folder)).toEqual([]);
    });

    test('what is set is replaced only after a yes', async ({ open }) => {
      const world = await open();
      const env = 'OPENAI_BASE_URL=http://127.0.0.1:9/v1\nOPENAI_MODEL=m\n';
      writeFileSync(world.path('.env'), env);
      const terminal = start(world);
      await terminal.answer('[papers.md]', '\r');
      await terminal.answer('number [1]', 'other\r');
      await terminal.answer('(https://…)', 'https://example.org/v1\r');
      await terminal.answer('later)', '\r');
      await terminal.answer('model', 'n\r');
      await terminal.answer('3/3', '');
      await terminal.answer('number [1]', '\r');
      await terminal.answer('.env says otherwise: OPENAI_BASE_URL, OPENAI_MODEL. Replace? [y/N]', '\r');
      expect(await terminal.ended).toBe(0);
      expect(world.read('.env')).toBe(env);
    });
  });
