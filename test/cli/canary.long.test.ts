// The key is nowhere but in the Authorization header: whatever the server does with it, and whatever is asked for.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { putDigest, recordedReply, type Ended, type World } from '../support/cli.ts';
import { completion, json, stream, type AskedRequest, type Play } from '../support/model-server.ts';
import { filesIn, test as processes, testKept as test } from './open.ts';

/** With characters that every encoding writes in another way. */
const KEY = 'sk-canary-7f3a/b+c=d"e~9012>xyz?45';
const env = { OPENAI_API_KEY: KEY };
const base64 = (before: string): string => Buffer.from(`${before}${KEY}yy`).toString('base64');
const percent = encodeURIComponent(KEY);

/** The key in every form that a server may send it back in. */
const ECHO = [
  KEY,
  ...['', 'x', 'xx'].map(base64),
  `as JSON by numbers: ${Array.from(KEY)
    .map(char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')}`,
  ...['', 'x', 'xx'].map(before => base64(before).replaceAll('+', '-').replaceAll('/', '_')),
  Buffer.from(KEY).toString('base64'),
  percent,
  percent.replace(/%../g, code => code.toLowerCase()),
  Buffer.from(KEY).toString('hex'),
  Buffer.from(KEY).toString('hex').toUpperCase(),
  JSON.stringify(KEY),
  KEY.replaceAll('/', '\\/'),
].join(' ');

/** What must stand nowhere: each form, or the part of it that only the key decides, and the beginning of the key. */
const FORBIDDEN = [
  KEY.slice(0, 16),
  ...[0, 1, 2].flatMap(offset => {
    const text = base64('x'.repeat(offset));
    const core = text.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + KEY.length) * 4) / 3));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  }),
  percent,
  percent.replace(/%../g, code => code.toLowerCase()),
  Buffer.from(KEY).toString('hex'),
  Buffer.from(KEY).toString('hex').toUpperCase(),
  JSON.stringify(KEY).slice(1, -1),
];

function expectNowhere(world: World, runs: readonly Ended[]): void {
  const places = [
    ...runs.map((run, index) => ({ place: `run ${index}`, text: run.stdout + run.stderr })),
    ...filesIn(world.folder).map(path => ({ place: path, text: `${path}\n${readFileSync(path, 'latin1')}` })),
  ];
  const hits = places.flatMap(({ place, text }) =>
    FORBIDDEN.filter(form => text.includes(form)).map(form => `${place}: ${form}`),
  );
  expect(hits).toEqual([]);
}

function expectOnlyInHeader(world: World, requests: readonly AskedRequest[]): void {
  for (const { headers, body } of requests) {
    const { authorization, ...others } = headers;
    expect(authorization).toBe(`Bearer ${KEY}`);
    expect(JSON.stringify([others, body])).not.toContain('canary');
  }
  expect(JSON.stringify(world.arxiv.requests)).not.toContain('canary');
}

const words = (play: Exclude<Play, string>): Play => play;
/** Good notes with the key in their headline, where it would go into notes and digest. */
const notesWithKey = recordedReply('sparse-reward').replace(
  /("en"\s*:\s*")/,
  `$1${JSON.stringify(ECHO).slice(1, -1)} `,
);

/** Where a server may put the key, and the flags under which most is told. */
const PLAYS: readonly (readonly [name: string, plays: readonly Play[], args: readonly string[]])[] = [
  ['good notes that hold it', [completion(notesWithKey)], ['--digest', 'README.md', '-v', '--debug']],
  ['an answer that is no JSON', [completion(`no notes, but ${ECHO}`)], ['--debug']],
  ['a refusal', [completion('', { refusal: ECHO })], ['--json']],
  [
    'a stream that splits it',
    [stream(['{"a":"sk-can', KEY.slice(6, 20), `${KEY.slice(20)} ${ECHO}"}`])],
    ['-v'],
  ],
  ['a stream that ends early', [stream([ECHO, ECHO.slice(0, 12)], null)], ['--debug']],
  [
    'an error with 401',
    [json(401, { error: { message: `bad key ${ECHO}`, code: ECHO } })],
    ['--debug', '--json'],
  ],
  ['an error that cuts it in half', [json(400, { error: { message: `${'x'.repeat(190)} ${KEY}` } })], ['-v']],
  [
    'a page with status 200',
    [words((_, response) => void response.end(`<html>${ECHO}</html>`))],
    ['--debug'],
  ],
  ['an error with status 200', [json(200, { error: { message: ECHO } })], ['--json']],
  [
    'a header',
    [json(429, { detail: ECHO }, { 'retry-after': '900', 'x-key': KEY, 'x-request-id': KEY })],
    ['--debug'],
  ],
  [
    'a redirect',
    [
      words(
        (_, response) => void response.writeHead(307, { location: `http://127.0.0.1:9/?k=${percent}` }).end(),
      ),
    ],
    ['--debug'],
  ],
];

describe.concurrent('a key', () => {
  test('that the server sends back in every form gets into no output and no file', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    const runs: Ended[] = [];
    for (const [, plays, args] of PLAYS) {
      world.model.play(...plays);
      runs.push(await world.run(['2501.01234', '--refresh=notes', ...args], env));
    }
    // Each of them came as far as the server.
    expect(world.model.requests.length).toBeGreaterThanOrEqual(PLAYS.length);
    expect(runs.map(({ code }) => code).filter(code => code === 1)).toEqual([]);
    expectNowhere(world, runs);
    expectOnlyInHeader(world, world.model.requests);
  });

  test('of a batch is in no report, and in no list of what is left', async ({ warm }) => {
    const world = await warm(json(401, { error: { message: `bad key ${ECHO}` } }));
    const args = ['batch', 'ids.txt', '--digest', 'README.md', '--report', 'report.md', '--yes'];
    putDigest(world);
    writeFileSync(world.path('ids.txt'), '2501.01234\n');
    const refused = await world.run([...args, '--json', '--debug'], env);
    const denied = world.read('report.md');
    world.model.play(completion(notesWithKey));
    const done = await world.run([...args, '--refresh=notes', '-v'], env);
    expect(denied).toContain('E_MODEL_KEY');
    expectNowhere(world, [refused, done]);
    expectOnlyInHeader(world, world.model.requests);
  });

  test('on the command line is refused, and shown in no message', async ({ open }) => {
    const world = await open();
    const lines = [
      ['2501.01234', `--api-key=${KEY}`],
      ['2501.01234', '--api-key', 'sk-canary-0123456789abcdef', '--json'],
      ['batch', '--key=sk-canary-0123456789abcdef'],
      ['sk-canary-0123456789abcdef'],
      ['2501.01234', '--model', 'sk-canary-0123456789abcdef', '--ui-lang', 'zh'],
      ['2501.01234', '--base-url', 'https://me:sk-canary-0123456789abcdef@api.example/v1'],
      ['2501.01234', '--base-url', 'https://api.example/v1?key=sk-canary-0123456789abcdef'],
    ];
    const runs: Ended[] = [];
    for (const line of lines) runs.push(await world.run(line));
    expect(runs.map(({ code }) => code)).toEqual(lines.map(() => 2));
    expect(runs.map(({ stdout, stderr }) => stdout + stderr).join('\n')).not.toContain('canary');
    expect(runs[0]?.stderr).toBe(
      `E_USAGE  a key does not belong on the command line
  why:  --api-key: whoever lists the processes of this machine, or reads the history of the shell, sees it
  kept: nothing was started
  next: put OPENAI_API_KEY=… into .env (or export it), and take a new key if others use this machine
`,
    );
  });

  test('pasted into another setting is refused there, and shown in no message', async ({ open }) => {
    const world = await open();
    const other = 'sk-canary-0123456789abcdef';
    const settings: Record<string, string>[] = [
      { OPENAI_MODEL: other },
      { OPENAI_BASE_URL: other },
      { OPENAI_BASE_URL: `https://api.example/v1?key=${other}` },
      { OPENAI_BASE_URL: `“https://${other}@api.example”` },
      { OPENAI_API_KEY: `sk-canary 0123456789abcdef` },
    ];
    const runs: Ended[] = [];
    for (const setting of settings) runs.push(await world.run(['2501.01234', '-v', '--debug'], setting));
    expect(runs.map(({ code }) => code)).toEqual(settings.map(() => 2));
    expect(runs.map(({ stdout, stderr }) => stdout + stderr).join('\n')).not.toContain('canary');
  });
});

describe('a real process', () => {
  processes('prints no key either, with -v and --debug', async ({ warm }) => {
    const world = await warm(json(401, { error: ECHO }));
    const run = await world.run(['2501.01234', '-v', '--debug'], env);
    expect(run.code).toBe(4);
    expectNowhere(world, [run]);
  });
});
