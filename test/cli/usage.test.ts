// Wrong command lines and wrong settings: exit 2, nothing started, and a message that says what to type instead.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { fixture, told, type Told, type World } from '../support/cli.ts';
import { testKept as test } from './open.ts';

const PACKAGE = JSON.parse(readFileSync(fixture('..', 'package.json'), 'utf8')) as { version: string };

type Case = readonly [
  args: readonly string[],
  message: Omit<Told, 'exit' | 'kept'>,
  env?: Record<string, string>,
];

/** Runs the cases at once; each must end with its message and exit 2, before anything was fetched or written. */
async function refuses(world: World, cases: readonly Case[]): Promise<void> {
  const runs = await Promise.all(cases.map(([args, , env]) => world.run(args, env)));
  expect(runs.map(told)).toEqual(
    cases.map(([, message]) => ({ exit: 2, kept: 'nothing was started', ...message })),
  );
  expect(runs.map(({ stdout }) => stdout).join('')).toBe('');
  expect([world.arxiv.requests.length, world.model.requests.length]).toEqual([0, 0]);
  expect(existsSync(world.path('cache'))).toBe(false);
}

const usage = (why: string, next = 'summarize --help'): Case[1] => ({
  code: 'E_USAGE',
  what: 'the command line is not understood',
  why,
  next,
});
const badId = (text: string, why: string, next?: string): Case => [
  [text],
  {
    code: 'E_ID',
    what: `"${text}" names no paper`,
    why,
    next: next ?? 'give an arXiv id (2310.06825, hep-th/9901001), its URL, or the path of a .pdf file',
  },
];
const NO_FORM = 'it has neither the form 2310.06825 nor the form hep-th/9901001';

describe.concurrent('the command line', () => {
  test('without a paper names the three ways on', async ({ open }) => {
    const why = 'expected an arXiv id, a URL or a .pdf, got no argument';
    const next = 'summarize 2310.06825, or summarize demo, or summarize --help';
    await refuses(await open(), [[[], { code: 'E_USAGE', what: 'no paper is named', why, next }]]);
  });

  test('with a word that is nearly a verb guesses the verb; an id that is wrong stays one', async ({
    open,
  }) => {
    const nearly = (word: string, guess: string): Case => [
      [word],
      {
        code: 'E_USAGE',
        what: `"${word}" is neither a paper nor a command`,
        why: `did you mean ${guess}?`,
        next: `summarize ${guess}`,
      },
    ];
    await refuses(await open(), [
      nearly('doctr', 'doctor'),
      nearly('usgae', 'usage'),
      nearly('hepl', 'help'),
      badId('mistral', NO_FORM),
    ]);
    const chinese = await (await open()).run(['doctr'], { SUMMARIZE_UI_LANG: 'zh' });
    expect(chinese.stderr).toBe(
      'E_USAGE  “doctr”既不是论文也不是命令\n  原因：是否应为 doctor？\n  状态：未开始任何操作\n  下一步：summarize doctor\n',
    );
  });

  test('with a flag, a verb or a value that does not exist says which, and what there is', async ({
    open,
  }) => {
    const id = '2501.01234';
    await refuses(await open(), [
      [[id, '--digset', 'README.md'], usage("unknown option '--digset'", 'Did you mean --digest?')],
      [[id, '--digest'], usage("option '--digest <file>' argument missing")],
      [
        [id, '--until', 'end'],
        usage(
          "option '--until <stage>' argument 'end' is invalid. The stages are: pages, messages, reply, notes, checked, plan.",
        ),
      ],
      [
        [id, '--refresh=all'],
        usage(
          "option '--refresh [what]' argument 'all' is invalid. It takes metadata, pdf, notes: write --refresh=notes, or put --refresh last.",
        ),
      ],
      [['cache', 'purge'], usage("unknown command 'purge'", 'Did you mean prune?')],
      [
        ['cache', 'prune', '--days', 'x'],
        usage("option '--days <n>' argument 'x' is invalid. Expected a number of days."),
      ],
    ]);
  });

  test('with a verb that lacks its action lists the actions', async ({ open }) => {
    const world = await open();
    const { why, next, ...rest } = told(await world.run(['cache']));
    expect(rest).toMatchObject({ exit: 2, code: 'E_USAGE', kept: 'nothing was started' });
    expect(`${why} ${next}`).toMatch(/ls.*path.*prune.*clear/);
  });

  test('with a text that is no id gives the rule that it breaks, and a guess where there is one', async ({
    open,
  }) => {
    await refuses(await open(), [
      badId('hello', NO_FORM),
      badId('../../etc/passwd', NO_FORM),
      badId('', 'it is empty'),
      badId('10.1000/xyz', 'only DOIs that start with 10.48550/arXiv. hold an arXiv id'),
      badId(
        '2310.6825',
        'the number has five digits since 2015-01: did you mean 2310.06825?',
        'summarize 2310.06825',
      ),
    ]);
  });

  test('puts the same four parts on stdout as one JSON value with --json', async ({ open }) => {
    const world = await open();
    const run = await world.run(['hello', '--json']);
    expect(JSON.parse(run.stdout)).toEqual({ error: told(run) });
  });
});

describe.concurrent('a setting', () => {
  const config = (why: string, next: string, what: string): Case[1] => ({
    code: 'E_CONFIG',
    what,
    why,
    next,
  });
  const setting = (name: string, why: string, next: string): Case[1] =>
    config(why, next, `the setting ${name} cannot be used`);
  const ID = ['2501.01234'];

  test('that cannot be used is shown with the place it came from', async ({ open }) => {
    await refuses(await open(), [
      [
        [...ID, '--layout', 'fr'],
        setting(
          'layout',
          '"fr" from --layout: expected one of zh, en, both',
          'type the command again with another --layout',
        ),
      ],
      [
        [...ID, '-j', '0'],
        setting(
          'concurrency',
          '"0" from --concurrency: expected 1 or more',
          'type the command again with another --concurrency',
        ),
      ],
      [
        ID,
        setting(
          'baseUrl',
          '"api.example.com/v1" from OPENAI_BASE_URL: http:// or https:// is missing',
          'did you mean https://api.example.com/v1? Correct it in OPENAI_BASE_URL',
        ),
        { OPENAI_BASE_URL: 'api.example.com/v1' },
      ],
      [
        ID,
        setting(
          'apiKey',
          'the key (not shown) from OPENAI_API_KEY: it holds a curly quote, which no key has',
          'correct apiKey in OPENAI_API_KEY',
        ),
        { OPENAI_API_KEY: 'sk-can“ary' },
      ],
    ]);
  });

  test('file with an unknown key guesses the right one; with a key for a provider it is refused', async ({
    open,
  }) => {
    const world = await open();
    const file = './summarize.config.json';
    const write = (text: string): void => writeFileSync(world.path('summarize.config.json'), text);
    write('{ "modell": "x" }');
    await refuses(world, [
      [
        ID,
        config(
          'unknown key "modell"',
          `did you mean model? Correct it in ${file}`,
          `${file} has a setting that does not exist`,
        ),
      ],
    ]);
    write('{ "apiKey": "sk-canary-0123456789" }');
    const next = `move it to .env (OPENAI_API_KEY=…) and take a new key if ${file} was ever pushed`;
    await refuses(world, [
      [
        ID,
        config('apiKey stands in a file that is made to be committed', next, `${file} must not hold a key`),
      ],
    ]);
  });

  test('file that is no JSON is refused with the line', async ({ open }) => {
    const world = await open();
    writeFileSync(world.path('summarize.config.json'), '{\n  "model": "x",\n  "digest" "README.md"\n}\n');
    const { exit, code, what, why, next } = told(await world.run(ID));
    expect([exit, code]).toEqual([2, 'E_CONFIG']);
    expect(what).toMatch(/summarize\.config\.json is no configuration$/);
    expect(why).toContain('at line 3');
    expect(next).toMatch(/^mend line 3 of .*summarize\.config\.json$/);
  });

  test('of the environment wins over .env, which wins over the project file, which wins over the user file', async ({
    warm,
  }) => {
    const world = await warm();
    const asked = async (env: Record<string, string>): Promise<string | undefined> => {
      await world.run([...ID, '--refresh=notes'], env);
      return world.model.requests.at(-1)?.body.model;
    };
    mkdirSync(world.path('config'));
    writeFileSync(world.path('config/config.json'), '{ "model": "of-the-user" }');
    expect(await asked({ OPENAI_MODEL: '' })).toBe('of-the-user');
    writeFileSync(world.path('summarize.config.json'), '{ "model": "of-the-project", /* a remark */ }');
    expect(await asked({ OPENAI_MODEL: '' })).toBe('of-the-project');
    writeFileSync(world.path('.env'), 'OPENAI_MODEL=of-dot-env\n');
    expect(await asked({ OPENAI_MODEL: '' })).toBe('of-dot-env');
    expect(await asked({ OPENAI_MODEL: 'of-the-environment' })).toBe('of-the-environment');
  });

  test('that is missing, the name of the model, is asked for before anything is sent', async ({ warm }) => {
    const world = await warm();
    const run = await world.run(ID, { OPENAI_MODEL: '' });
    expect(told(run)).toEqual({
      exit: 2,
      code: 'E_NO_MODEL_NAME',
      what: 'no model is named for 127.0.0.1',
      why: 'OPENAI_BASE_URL sets that host, and OPENAI_MODEL is not set',
      kept: expect.any(String),
      next: 'export OPENAI_MODEL=NAME, or --model NAME (the names: curl $OPENAI_BASE_URL/models)',
    });
    expect(world.model.requests).toEqual([]);
  });
});

describe.concurrent('the other verbs', () => {
  test('--version and --help print on stdout and end with 0', async ({ open }) => {
    const world = await open();
    const [version, help] = await Promise.all([world.run(['--version']), world.run(['--help'])]);
    expect(version).toEqual({ code: 0, stdout: `${PACKAGE.version}\n`, stderr: '' });
    expect([help.code, help.stderr]).toEqual([0, '']);
    for (const text of ['summarize demo', '--digest <file>', '--dry-run', 'cache', 'schema', 'Exit codes:'])
      expect(help.stdout).toContain(text);
  });

  test('cache lists, names, prunes and clears what was kept', async ({ warm }) => {
    const world = await warm();
    const list = await world.run(['cache', 'ls']);
    expect(list.stdout.split('\n').map(line => line.split(' ')[0])).toEqual([
      'metadata',
      'metadata',
      'pages',
      'pdf',
      '',
    ]);
    expect(list.stdout).toMatch(/^pdf +114\.6 kB {2}\d{4}-\d\d-\d\d {2}2501\.01234v2$/m);
    expect(list.stderr).toMatch(/^4 entries, /);
    const json = JSON.parse((await world.run(['cache', 'ls', '--json'])).stdout);
    expect(json.map(({ kind }: { kind: string }) => kind)).toEqual(['metadata', 'metadata', 'pages', 'pdf']);
    expect((await world.run(['cache', 'path'])).stdout).toBe(`${world.path('cache')}/v1\n`);
    expect((await world.run(['cache', 'prune'])).stderr).toBe(
      'removed 0 entries older than 90 days, 0 B freed\n',
    );
    expect((await world.run(['cache', 'prune', '--days', '0'])).stderr).toMatch(/^removed 4 entries/);
    expect((await world.run(['cache', 'clear'])).stderr).toBe(`cleared ${world.path('cache')}/v1\n`);
    expect(await world.run(['cache', 'ls'])).toEqual({ code: 0, stdout: '', stderr: '0 entries, 0 B\n' });
  });
});
