// `summarize review` as a process: what it prints, how it ends, and that what was decided is on the disk.
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import type { Claim } from '../../src/domain/claim.ts';
import { putDigest, told, type Started, type World } from '../support/cli.ts';
import { claim, notesOf, paper } from '../notes/sample.ts';
import { test, testKept, until } from './open.ts';

const STEM = '2501.00001';
const DIGEST = ['--digest', 'README.md'];

/** A digest, and notes beside it with two claims. */
function putNotes(world: World, ...claims: Claim[]): void {
  putDigest(world);
  mkdirSync(world.path('notes'));
  const results = claims.length > 0 ? claims : [claim(), claim({ id: 'result-2' })];
  writeFileSync(world.path(`notes/${STEM}.json`), JSON.stringify(notesOf(...results)));
}

interface Serving extends Started {
  readonly address: string;
  /** What that stream said so far. */
  readonly said: () => string;
  readonly ask: (path: string, body?: unknown) => Promise<{ status: number; value: never }>;
}

/** Starts it, and waits for the address on the stream. */
async function serve(
  world: World,
  args: readonly string[] = ['--no-open'],
  { env = {}, on = 'stdout' }: { env?: Record<string, string>; on?: 'stdout' | 'stderr' } = {},
): Promise<Serving> {
  const started = world.start(['review', ...args, ...DIGEST], env);
  let seen = '';
  started.child[on]?.on('data', chunk => (seen += String(chunk)));
  const addressIn = (text: string) => /http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]{64}(?=\s)/.exec(text)?.[0];
  await until(() => addressIn(seen) !== undefined || started.child.exitCode !== null);
  const address = addressIn(seen) ?? '';
  const [base = '', token = ''] = address.split('/#');
  const ask: Serving['ask'] = async (path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${base}/api/${path}`, { headers, ...post });
    return { status: answer.status, value: (await answer.json()) as never };
  };
  return { ...started, address, said: () => seen, ask };
}

/** Accepts one claim of the notes. */
async function accept({ ask }: Serving, item: string): Promise<number> {
  const { value } = await ask(`papers/${STEM}`);
  const { items } = value as { items: { id: string; seen: string }[] };
  const seen = items.find(({ id }) => id === item)?.seen;
  const decision = { kind: 'accept' };
  return (await ask(`papers/${STEM}/decide`, { items: [{ item, seen }], decision })).status;
}

const stateOf = (world: World, item: string): string =>
  JSON.parse(world.read(`notes/${STEM}.json`)).results.find(({ id }: Claim) => id === item).review.state;

describe.concurrent('review --no-open', () => {
  test('prints the address as its only line, serves until Ctrl-C, and says what is left', async ({
    open,
  }) => {
    const world = await open();
    putNotes(world);
    const review = await serve(world);
    expect(await accept(review, 'result-1')).toBe(200);
    review.child.kill('SIGINT');
    expect(await review.ended).toEqual({
      code: 0,
      stdout: `${review.address}\n`,
      stderr:
        'Ctrl-C ends it\n' +
        'review ended: 1 decided, 2 open. Go on: summarize review --no-open --digest README.md\n',
    });
    expect(stateOf(world, 'result-1')).toBe('accepted');
  });

  test('ends on SIGTERM in the same way, also while a page is open', async ({ open }) => {
    const world = await open();
    putNotes(world);
    const review = await serve(world, ['--no-open', '-q']);
    const [base, token] = review.address.split('/#');
    const page = await fetch(`${base}/api/events`, { headers: { authorization: `Bearer ${token}` } });
    review.child.kill('SIGTERM');
    expect(await review.ended).toEqual({ code: 0, stdout: `${review.address}\n`, stderr: '' });
    expect(await page.text()).toBe('{"at":0}\n');
  });

  test('runs twice at once, and neither loses what the other decides, nor does kill -9', async ({ open }) => {
    const world = await open();
    putNotes(world);
    const both = await Promise.all([serve(world), serve(world, [STEM, '--no-open'])]);
    const [one, other] = both;
    expect(one.address).not.toBe(other.address);
    expect([await accept(one, 'result-1'), await accept(other, 'result-2')]).toEqual([200, 200]);
    for (const { child } of both) child.kill('SIGKILL');
    await Promise.all(both.map(({ ended }) => ended));
    expect([stateOf(world, 'result-1'), stateOf(world, 'result-2')]).toEqual(['accepted', 'accepted']);
  });

  test('takes the port that is asked for; one that is taken is told, and nothing is started', async ({
    open,
  }) => {
    const world = await open();
    putNotes(world);
    const port = await freePort();
    const review = await serve(world, ['--no-open', '--port', String(port)]);
    expect(new URL(review.address).port).toBe(String(port));
    const run = await world.run(['review', '--no-open', '--port', String(port), ...DIGEST]);
    expect([told(run), run.stdout]).toEqual([
      {
        exit: 2,
        code: 'E_REVIEW_PORT',
        what: `port ${port} of 127.0.0.1 cannot be opened`,
        why: 'another program uses it, perhaps another review',
        kept: 'nothing was started',
        next: 'type the same command without --port: then any port that is free is taken',
      },
      '',
    ]);
    expect((await review.ask('queue')).status).toBe(200);
  });

  test('tells the page who decides, with which paper it begins, and shows it no other', async ({ open }) => {
    const world = await open();
    putNotes(world);
    const other = { ...notesOf(claim()), paper: { ...paper, id: '2501.00002' } };
    writeFileSync(world.path('notes/2501.00002.json'), JSON.stringify(other));
    const args = ['https://arxiv.org/abs/2501.00002v1', '--no-open', '--only', 'flagged'];
    const review = await serve(world, args, { env: { SUMMARIZE_REVIEWER: ' Ada \u0007 Lovelace' } });
    expect((await review.ask('session')).value).toEqual({
      digest: 'README.md',
      reviewer: 'Ada Lovelace',
      language: 'en',
      catalogue: {},
      first: '2501.00002',
      onlyFlagged: true,
    });
    const { entries } = (await review.ask('queue')).value as { entries: { stem: string }[] };
    expect(entries.map(({ stem }) => stem)).toEqual(['2501.00002']);
    review.child.kill('SIGINT');
    await review.ended;
  });
});

describe.concurrent('review with a browser', () => {
  test('opens it with a file that only its owner can read, and tells the address on stderr', async ({
    open,
  }) => {
    const world = await open();
    putNotes(world);
    const script = world.path('browser.sh');
    writeFileSync(
      script,
      `#!/bin/sh\nprintf '%s' "$2" > ${world.path('opened.part')}\nmv ${world.path('opened.part')} ${world.path('opened')}\n`,
    );
    chmodSync(script, 0o755);
    const review = await serve(world, [], { env: { BROWSER: `${script} --new %s` }, on: 'stderr' });
    await until(() => existsSync(world.path('opened')));
    const opened = world.read('opened');
    expect(opened).toMatch(/^file:\/\/\/[^#]+\/review\.html$/);
    const path = fileURLToPath(opened);
    expect([path, dirname(path)].map(one => statSync(one).mode & 0o777)).toEqual([0o600, 0o700]);
    expect(readFileSync(path, 'utf8')).toContain(`url=${review.address}"`);
    review.child.kill('SIGINT');
    const run = await review.ended;
    expect(existsSync(dirname(path))).toBe(false);
    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(run.stderr.split('\n')[0]).toBe(`review: ${review.address}   Ctrl-C ends it`);
  });

  test('that cannot be started says so and serves all the same', async ({ open }) => {
    const world = await open();
    putNotes(world);
    const review = await serve(world, [], { env: { BROWSER: '/no/such/browser' }, on: 'stderr' });
    expect((await review.ask('queue')).status).toBe(200);
    await until(() => review.said().includes('no browser was opened'));
    review.child.kill('SIGINT');
    expect((await review.ended).stderr.split('\n')[1]).toBe(
      `no browser was opened (spawn /no/such/browser ENOENT): open ${review.address} yourself`,
    );
  });

  test('but without a display and without a terminal prints the address', async ({ open }) => {
    const world = await open();
    putNotes(world);
    const review = await serve(world, [], {
      env: { DISPLAY: ':0', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' },
    });
    review.child.kill('SIGINT');
    expect((await review.ended).stdout).toBe(`${review.address}\n`);
  });
});

describe('review refuses', () => {
  testKept(
    'a paper without notes before anything is opened, in the words it was named by',
    async ({ open }) => {
      const world = await open();
      putNotes(world);
      const run = await world.run(['review', STEM, 'hep-th/9901001v2', ...DIGEST]);
      expect([told(run), run.stdout]).toEqual([
        {
          exit: 2,
          code: 'E_REVIEW_NO_NOTES',
          what: 'hep-th/9901001v2 cannot be reviewed',
          why: 'there are no notes of it beside README.md',
          kept: 'everything as it was',
          next: 'summarize hep-th/9901001v2 --digest README.md makes them',
        },
        '',
      ]);
    },
  );

  testKept.for([
    ['--tty', '--port=80'],
    ['--publish', '--tty'],
    ['--publish', '--only=flagged'],
  ])('%s with %s, for they contradict each other', async (flags, { open }) => {
    const world = await open();
    const run = await world.run(['review', ...flags, ...DIGEST]);
    expect(told(run)).toMatchObject({ exit: 2, code: 'E_USAGE', next: 'summarize review --help' });
    expect(run.stderr).toContain('cannot be used with option');
  });

  testKept('a digest that is not there, before it says that there is nothing to review', async ({ open }) => {
    const world = await open();
    const run = await world.run(['review', '--no-open', '--digest', 'REDME.md']);
    expect(told(run)).toMatchObject({ exit: 8, code: 'E_DIGEST_MISSING' });
  });

  testKept.for([['0'], ['65536'], ['80a'], ['-1']])('the port %s', async ([port = ''], { open }) => {
    const world = await open();
    const run = await world.run(['review', `--port=${port}`, ...DIGEST]);
    expect(told(run)).toMatchObject({ exit: 2, code: 'E_USAGE' });
    expect(run.stderr).toContain('Expected a port: a whole number from 1 to 65535.');
  });
});

describe.concurrent('review has nothing to do', () => {
  test('without notes, and says how to make some', async ({ open }) => {
    const world = await open();
    putDigest(world);
    expect(await world.run(['review', '--no-open', ...DIGEST])).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'nothing to review: there are no notes beside README.md. Make some: summarize <paper> --digest README.md\n',
    });
  });

  test('when everything is decided, and says how to merge it; a paper that is named is shown', async ({
    open,
  }) => {
    const world = await open();
    putNotes(world);
    const review = await serve(world);
    for (const item of ['headline', 'result-1', 'result-2']) expect(await accept(review, item)).toBe(200);
    review.child.kill('SIGINT');
    expect((await review.ended).stderr).toContain(
      'review ended: everything is decided (3). Merge it: summarize review --publish --digest README.md\n',
    );
    const run = await world.run(['review', '--no-open', ...DIGEST]);
    expect([run.code, run.stdout, run.stderr]).toEqual([
      0,
      '',
      'nothing to review: everything is decided (3). Merge it: summarize review --publish --digest README.md\n',
    ]);
    const again = await serve(world, [STEM, '--no-open']);
    expect((await again.ask('queue')).status).toBe(200);
  });

  test('with --only flagged when no check found anything', async ({ open }) => {
    const world = await open();
    putNotes(world);
    const run = await world.run(['review', '--no-open', '--only', 'flagged', ...DIGEST]);
    expect([run.code, run.stdout, run.stderr]).toEqual([
      0,
      '',
      'nothing to review: no check found anything about what is open (3). Look at it: summarize review --digest README.md\n',
    ]);
  });
});

/** One that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
