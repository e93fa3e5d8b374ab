// Whatever the model or its server does: the right exit code, a message to act on, the digest as it was, at most three
// calls, and the same command works once the server does, without fetching the paper again.
import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import {
  asRecorded,
  putDigest,
  recordedReply,
  told,
  type Ended,
  type Told,
  type World,
} from '../support/cli.ts';
import { completion, hang, json, stream, type Play } from '../support/model-server.ts';
import { stateOf, testKept as test, type Open } from './open.ts';

const MERGE = ['2501.01234', '--digest', 'README.md'];
const CACHED = 'what was fetched and paid for is cached; no digest was touched';
const GOOD = recordedReply('sparse-reward');
const WRONG_SHAPE = '{"headline": {"zh": "标题", "en": "Title"}}';

interface Failure {
  readonly plays: readonly Play[];
  readonly message: Omit<Told, 'kept'> & { readonly kept?: string };
  /** Requests that the model's server gets. */
  readonly requests: number;
  readonly args?: readonly string[];
}

/** Makes the run fail as told, then lets the server be good and expects the same command to merge. */
async function failsThenWorks(warm: Open, failure: Failure): Promise<{ world: World; failed: Ended }> {
  const { plays, message, requests, args = [] } = failure;
  const world = await warm(...plays);
  const digest = putDigest(world);
  const failed = await world.run([...MERGE, ...args]);
  expect(told(failed)).toEqual({ kept: CACHED, ...message });
  expect(failed.stdout).toBe('');
  expect([world.read('README.md'), world.model.requests.length]).toEqual([digest, requests]);
  expect(Object.keys(stateOf(world.folder)).filter(name => !/^(?:cache|home)\//.test(name))).toEqual([
    'README.md',
  ]);
  world.model.play(asRecorded);
  const again = await world.run(MERGE);
  expect([again.code, world.arxiv.requests.length]).toEqual([0, 0]);
  expect(world.read('README.md')).toContain('2501.01234v2');
  return { world, failed };
}

/** The file with the raw reply, which the message must name. */
function rawReply({ stderr }: Ended): string {
  return readFileSync(/the raw reply is in (\S+);/.exec(stderr)?.[1] ?? 'no file is named', 'utf8');
}
const RAW_KEPT = expect.stringMatching(
  /^the raw reply is in \/\S+\/cache\/failed\/2501\.01234v2\.txt; the PDF and its text are cached; no digest was touched$/,
);

describe.concurrent('a server that refuses', () => {
  test('the key (401) ends with 4 after one request', async ({ warm }) => {
    await failsThenWorks(warm, {
      plays: [json(401, { error: { message: 'Incorrect API key provided' } })],
      requests: 1,
      message: {
        exit: 4,
        code: 'E_MODEL_KEY',
        what: '127.0.0.1 wants a key for 2501.01234v2, and none is set',
        why: 'HTTP 401: Incorrect API key provided',
        next: 'set OPENAI_API_KEY=… to a key of this host, in the same place as OPENAI_BASE_URL',
      },
    });
  });

  test('for want of money ends with 4 after one request', async ({ warm }) => {
    const error = { message: 'You exceeded your current quota', code: 'insufficient_quota' };
    await failsThenWorks(warm, {
      plays: [json(429, { error })],
      requests: 1,
      message: {
        exit: 4,
        code: 'E_MODEL_QUOTA',
        what: '127.0.0.1 says that the account has no money or quota left for 2501.01234v2',
        why: 'HTTP 429: You exceeded your current quota',
        next: 'add credit at the provider, then run the same command again',
      },
    });
  });

  test('for a second (429 with Retry-After) is waited for, and the notes come', async ({ warm }) => {
    const world = await warm(
      json(429, { error: { message: 'slow down' } }, { 'retry-after': '1' }),
      asRecorded,
    );
    const run = await world.run(['2501.01234']);
    expect([run.code, world.model.requests.length]).toEqual([0, 3]);
    expect(run.stderr).toMatch(
      /^127\.0\.0\.1 could not answer .* \(HTTP 429: slow down\); trying again in 2 s$/m,
    );
  });

  test('for an hour is not waited for: exit 6, with the time', async ({ warm }) => {
    await failsThenWorks(warm, {
      plays: [json(429, { error: { message: 'slow down' } }, { 'retry-after': '3600' })],
      requests: 1,
      message: {
        exit: 6,
        code: 'E_MODEL_WAIT',
        what: '127.0.0.1 asks to wait 60 min before 2501.01234v2',
        why: 'HTTP 429: slow down',
        next: 'run the same command again in 60 min',
      },
    });
  });
});

describe.concurrent('a server that is in trouble', () => {
  test('(500) is tried three times, then it ends with 6', async ({ warm }) => {
    await failsThenWorks(warm, {
      plays: [json(500, { error: { message: 'internal error' } })],
      requests: 3,
      message: {
        exit: 6,
        code: 'E_MODEL_UNAVAILABLE',
        what: '127.0.0.1 could not answer for 2501.01234v2',
        why: 'HTTP 500: internal error',
        next: 'run the same command again in a few minutes',
      },
    });
  });

  const timeout: Failure['message'] = {
    exit: 6,
    code: 'E_MODEL_TIMEOUT',
    what: '127.0.0.1 did not finish its answer for 2501.01234v2',
    why: 'no complete answer from fixture-model-1 within 1 s',
    next: 'run the same command again, or with --model-timeout 2',
  };
  test('and never answers is left after --model-timeout', async ({ warm }) => {
    await failsThenWorks(warm, {
      plays: [hang()],
      requests: 1,
      args: ['--model-timeout', '1'],
      message: timeout,
    });
  });

  test('and stalls in the middle of its answer is left after --model-timeout', async ({ warm }) => {
    await failsThenWorks(warm, {
      plays: [hang(true)],
      requests: 1,
      args: ['--model-timeout', '1'],
      message: timeout,
    });
  });

  test('and breaks its stream off is never taken for a short answer', async ({ warm }) => {
    await failsThenWorks(warm, {
      plays: [stream([GOOD.slice(0, 400)], null)],
      requests: 3,
      message: {
        exit: 6,
        code: 'E_MODEL_UNAVAILABLE',
        what: '127.0.0.1 cannot be reached for 2501.01234v2',
        why: 'the stream ended without its final event after 400 characters',
        next: 'check OPENAI_BASE_URL and HTTPS_PROXY, then run the same command again',
      },
    });
  });

  test('or no model at all (a web page with 200) ends with 2 and a word on the base URL', async ({
    warm,
  }) => {
    const page: Play = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!DOCTYPE html><h1>Welcome to our network</h1>');
    };
    await failsThenWorks(warm, {
      plays: [page],
      requests: 1,
      message: {
        exit: 2,
        code: 'E_MODEL_NOT_API',
        what: '127.0.0.1 did not answer as a model for 2501.01234v2',
        why: 'expected a chat completion, got "<!DOCTYPE html><h1>Welcome to our network</h1>"',
        next: 'check OPENAI_BASE_URL: it usually ends in /v1',
      },
    });
  });
});

describe.concurrent('a reply', () => {
  const noNotes = 'fixture-model-1 gave no valid notes for 2501.01234v2';
  const stronger = 'summarize 2501.01234v2 --model NAME, with a stronger model';

  test('that is cut off is asked for with more room, once, then it ends with 9', async ({ warm }) => {
    const { world, failed } = await failsThenWorks(warm, {
      plays: [completion(GOOD.slice(0, 300), { finishReason: 'length' })],
      requests: 2,
      message: {
        exit: 9,
        code: 'E_REPLY_CUT_OFF',
        what: 'fixture-model-1 gave no usable answer for 2501.01234v2',
        why: 'the answer was cut off after 300 characters',
        kept: RAW_KEPT,
        next: 'summarize 2501.01234v2 --max-output-tokens 32000, or another model: --model NAME',
      },
    });
    expect(rawReply(failed)).toBe(GOOD.slice(0, 300));
    const rooms = world.model.requests.slice(0, 2).map(({ body }) => body['max_tokens']);
    expect(rooms).toEqual([8000, 16_000]);
  });

  test('that is no JSON is asked for twice more, the last time in another mode, then it ends with 9 and the reply in a file', async ({
    warm,
  }) => {
    const { failed } = await failsThenWorks(warm, {
      plays: ['Sorry, I cannot read it: please paste the text.'],
      requests: 3,
      message: {
        exit: 9,
        code: 'E_REPLY_NOT_JSON',
        what: noNotes,
        why: 'the answer is not one JSON object',
        kept: RAW_KEPT,
        next: stronger,
      },
    });
    expect(rawReply(failed)).toBe('Sorry, I cannot read it: please paste the text.');
  });

  test('of the wrong shape is asked for twice more, the last time in another mode, then it ends with 9 and what is missing', async ({
    warm,
  }) => {
    const { failed } = await failsThenWorks(warm, {
      plays: [WRONG_SHAPE],
      requests: 3,
      message: {
        exit: 9,
        code: 'E_REPLY_SHAPE',
        what: noNotes,
        why: [
          'the field background is missing',
          'the field innovations is missing',
          'the field results is missing',
        ].join('; '),
        kept: RAW_KEPT,
        next: stronger,
      },
    });
    expect(rawReply(failed)).toBe(WRONG_SHAPE);
  });

  test('costs three calls at most, whatever goes wrong in which order', async ({ warm }) => {
    const cutOff = completion(GOOD.slice(0, 300), { finishReason: 'length' });
    await failsThenWorks(warm, {
      plays: [cutOff, WRONG_SHAPE, WRONG_SHAPE, asRecorded],
      requests: 3,
      message: {
        exit: 9,
        code: 'E_REPLY_SHAPE',
        what: noNotes,
        why: expect.stringMatching(/^the field background is missing; /),
        kept: RAW_KEPT,
        next: stronger,
      },
    });
  });

  test('that the model declines to give ends with 9 after one call', async ({ warm }) => {
    await failsThenWorks(warm, {
      plays: [completion('', { refusal: 'I cannot help with that.' })],
      requests: 1,
      message: {
        exit: 9,
        code: 'E_MODEL_REFUSED',
        what: 'fixture-model-1 gave no usable answer for 2501.01234v2',
        why: 'the model refused: I cannot help with that.',
        kept: RAW_KEPT,
        next: 'summarize 2501.01234v2 --model NAME, with another model',
      },
    });
  });
});
