// Faults that a person may have, set up for real in a world of loopback servers: for doctor.test.ts.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Server } from 'node:net';
import { filesIn } from './open.ts';
import { putDigest, type World } from '../support/cli.ts';
import { completion, hang, json, type Play } from '../support/model-server.ts';
import { writeTinyGguf } from '../support/tiny-gguf.mjs';

export const KEY = 'sk-canary-3f0c9a7b1d5e8642-9f';
const CURLY = `${KEY.slice(0, 9)}”${KEY.slice(9)}`;

/** A list of models, and the small question answered. */
export const healthy: Play = (request, response) => {
  if (!('model' in request.body))
    json(200, { data: [{ id: 'fixture-model-1' }, { id: 'other-1' }] })(request, response);
  else completion('{"ok": true}')(request, response);
};
/** The list as it should be; something else for the question. */
const answering = (play: Play): Play[] => [
  (request, response) => {
    const isQuestion = 'model' in request.body;
    if (!isQuestion || typeof play === 'string') healthy(request, response);
    else play(request, response);
  },
];
const page: Play = (_, response) => {
  response.writeHead(404, { 'content-type': 'text/html' });
  response.end('<!DOCTYPE html><html><body>Not here</body></html>');
};

type Env = Record<string, string> | undefined;
export interface Fault {
  /** As it stands in docs/doctor.md. */
  readonly title: string;
  readonly check: string;
  readonly exit: number;
  readonly plays?: readonly Play[];
  /** Sets the fault up, and gives what is laid over the environment. */
  readonly arrange?: (world: World) => Env | Promise<Env>;
  /** Words that what was seen must hold. */
  readonly seen: RegExp;
  readonly asOrdinary?: true;
  readonly args?: readonly string[];
}

/** A port on which nobody listens. */
async function deadPort(): Promise<number> {
  const server = createTcp();
  const port = await listening(server);
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const OPENSSL = 'openssl';
const hasOpenssl = spawnSync(OPENSSL, ['version']).status === 0;

/** A server that nobody trusts. */
async function selfSigned(world: World): Promise<Record<string, string>> {
  const [key, cert] = [world.path('key.pem'), world.path('cert.pem')];
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 -keyout ${key} -out ${cert}`;
  spawnSync(OPENSSL, words.split(' '));
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
  server.unref();
  return { OPENAI_BASE_URL: `https://127.0.0.1:${await listening(server)}/v1` };
}

const put = (world: World, name: string, text: string | Uint8Array): void =>
  writeFileSync(world.path(name), text);

/** A program on PATH, of the package `name`. */
function putProgram(world: World, name: string): Record<string, string> {
  mkdirSync(world.path('other/bin'), { recursive: true });
  put(world, 'other/package.json', JSON.stringify({ name, version: '1.0.0' }));
  put(world, 'other/bin/summarize', '#!/bin/sh\n');
  chmodSync(world.path('other/bin/summarize'), 0o755);
  return { PATH: `${world.path('other/bin')}:${world.env['PATH'] ?? ''}` };
}

export const digest = { SUMMARIZE_DIGEST: 'README.md' };

export const FAULTS: readonly Fault[] = [
  {
    title: 'no key, and the host is OpenAI',
    check: 'key',
    exit: 4,
    seen: /none is set/,
    arrange: () => ({ OPENAI_BASE_URL: '', OPENAI_API_KEY: '' }),
  },
  {
    title: 'a key that the host refuses (401)',
    check: 'access',
    exit: 4,
    seen: /refused the key \(HTTP 401/,
    plays: [json(401, { error: { message: `Incorrect API key provided: ${KEY}` } })],
  },
  {
    title: 'a key with a curly quote in it',
    check: 'key',
    exit: 2,
    seen: /curly quote/,
    arrange: () => ({ OPENAI_API_KEY: CURLY }),
  },
  {
    title: 'an account without money',
    check: 'access',
    exit: 4,
    seen: /no money or quota/,
    plays: answering(
      json(429, { error: { message: 'You exceeded your quota', code: 'insufficient_quota' } }),
    ),
  },
  {
    title: 'a wrong base URL (a web page, 404)',
    check: 'endpoint',
    exit: 2,
    seen: /gives a web page \(HTTP 404\)/,
    plays: [page],
    arrange: world => ({ OPENAI_BASE_URL: world.model.baseUrl.replace('/v1', '') }),
  },
  {
    title: 'a base URL that is none',
    check: 'configuration',
    exit: 2,
    seen: /the setting baseUrl cannot be used/,
    arrange: () => ({ OPENAI_BASE_URL: '“https://api.example.com”' }),
  },
  {
    title: 'a host that sends us elsewhere',
    check: 'endpoint',
    exit: 2,
    seen: /sends us on to/,
    plays: [json(301, {}, { location: 'https://other.example/v1/models' })],
  },
  {
    title: 'a host that refuses connections',
    check: 'endpoint',
    exit: 6,
    seen: /no server is listening at that port of this machine \(ECONNREFUSED\)/,
    arrange: async () => ({ OPENAI_BASE_URL: `http://127.0.0.1:${await deadPort()}/v1` }),
  },
  {
    title: 'a host that does not speak TLS',
    check: 'endpoint',
    exit: 6,
    seen: /does not speak TLS/,
    arrange: world => ({ OPENAI_BASE_URL: world.model.baseUrl.replace('http:', 'https:') }),
  },
  {
    title: 'a host that hangs',
    check: 'endpoint',
    exit: 6,
    seen: /gave no answer within 8 s/,
    plays: [hang()],
  },
  {
    title: 'a proxy that is down',
    check: 'proxy',
    exit: 6,
    seen: /the proxy 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/,
    arrange: async () => ({
      HTTP_PROXY: `http://user:pass-word@127.0.0.1:${await deadPort()}`,
      OPENAI_BASE_URL: 'http://model.lan/v1',
    }),
  },
  {
    title: 'a proxy of a kind that does not work',
    check: 'proxy',
    exit: 2,
    seen: /only http and https proxies work/,
    arrange: () => ({ HTTPS_PROXY: 'socks5://127.0.0.1:1080' }),
  },
  ...(hasOpenssl
    ? [
        {
          title: 'a certificate that is not trusted',
          check: 'endpoint',
          exit: 6,
          seen: /the certificate of 127\.0\.0\.1:\d+ is not trusted by this machine \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
          arrange: selfSigned,
        },
      ]
    : []),
  {
    title: 'no name of a model',
    check: 'model',
    exit: 2,
    seen: /no model is named/,
    arrange: () => ({ OPENAI_MODEL: '' }),
  },
  {
    title: 'a model that the host does not have',
    check: 'model',
    exit: 2,
    seen: /does not know the model fixture-modle-1/,
    plays: answering(json(404, { error: { message: 'The model fixture-modle-1 does not exist' } })),
    arrange: () => ({ OPENAI_MODEL: 'fixture-modle-1' }),
  },
  {
    title: 'a model that gives no JSON',
    check: 'answer',
    exit: 2,
    seen: /answers, but not with JSON: "Of course!/,
    plays: answering(completion('Of course! I am well.')),
  },
  {
    title: 'a model that thinks until the answer is cut off',
    check: 'answer',
    exit: 0,
    seen: /had not finished after 100 tokens/,
    plays: answering(completion('{"o', { finishReason: 'length' })),
  },
  {
    title: 'arXiv keeps us out (403)',
    check: 'arxiv',
    exit: 6,
    seen: /keeps us out/,
    arrange: world => {
      world.arxiv.fail('/api', { status: 403, body: 'Forbidden' });
      return undefined;
    },
  },
  {
    title: 'arXiv cuts the connection',
    check: 'arxiv',
    exit: 6,
    seen: /127\.0\.0\.1:\d+ cut the connection \(ECONNRESET\)/,
    arrange: world => {
      world.arxiv.fail('/api', 'reset');
      return undefined;
    },
  },
  {
    title: 'a clock that is wrong by hours',
    check: 'clock',
    exit: 0,
    seen: /is \d+ h (?:fast|slow)/,
    arrange: world => {
      world.arxiv.fail('/api', {
        headers: { 'content-type': 'application/atom+xml', date: 'Thu, 01 Jan 2026 00:00:00 GMT' },
      });
      return undefined;
    },
  },
  {
    title: 'a cache that cannot be written to',
    check: 'cache',
    exit: 7,
    seen: /cache cannot be written to \(EACCES\)/,
    asOrdinary: true,
    arrange: world => {
      chmodSync(mkdirSync(world.path('cache'), { recursive: true }) ?? '', 0o555);
      return undefined;
    },
  },
  {
    title: 'a cache with a damaged entry',
    check: 'cache',
    exit: 0,
    seen: /1 were damaged and are removed/,
    arrange: async world => {
      await world.run(['2501.01234', '--until', 'pages']);
      const [first = ''] = filesIn(world.path('cache/v1/content-v2'));
      writeFileSync(first, readFileSync(first).fill(0, 0, 3));
      return undefined;
    },
  },
  {
    title: 'a digest that is not there',
    check: 'digest',
    exit: 8,
    seen: /no such file/,
    arrange: () => digest,
  },
  {
    title: 'a digest that is not UTF-8',
    check: 'digest',
    exit: 8,
    seen: /UTF-8/,
    arrange: world => {
      put(world, 'README.md', Buffer.from([...Buffer.from('# Paper List\n'), 0xc4, 0xe3, 0x0a]));
      return digest;
    },
  },
  {
    title: 'a digest with conflict markers',
    check: 'digest',
    exit: 8,
    seen: /conflict/,
    arrange: world => {
      put(world, 'README.md', '# Paper List\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> theirs\n');
      return digest;
    },
  },
  {
    title: 'a digest that is no list',
    check: 'digest',
    exit: 8,
    seen: /is no list of papers/,
    arrange: world => {
      put(world, 'README.md', 'export const x = 1;\n');
      return digest;
    },
  },
  {
    title: '`notes/` that cannot be written to',
    check: 'notes',
    exit: 7,
    seen: /notes cannot be written to \(EACCES\)/,
    asOrdinary: true,
    arrange: world => {
      putDigest(world);
      chmodSync(mkdirSync(world.path('notes'), { recursive: true }) ?? '', 0o555);
      return digest;
    },
  },
  {
    title: 'the lock of a run that was killed',
    check: 'lock',
    exit: 0,
    seen: /left by a run that was killed/,
    arrange: world => {
      putDigest(world);
      mkdirSync(world.path('README.md.lock'));
      utimesSync(world.path('README.md.lock'), 1e9, 1e9);
      return digest;
    },
  },
  {
    title: 'an unknown key in the project configuration',
    check: 'configuration',
    exit: 2,
    seen: /unknown key "modle"/,
    arrange: world => {
      put(world, 'summarize.config.json', '{ "modle": "x", "layout": "zh" }');
      return undefined;
    },
  },
  {
    title: 'a key in the project configuration',
    check: 'configuration',
    exit: 2,
    seen: /must not hold a key/,
    arrange: world => {
      put(world, 'summarize.config.json', JSON.stringify({ apiKey: KEY }));
      return undefined;
    },
  },
  {
    title: 'a configuration that is no JSON',
    check: 'configuration',
    exit: 2,
    seen: /at line 1/,
    arrange: world => {
      mkdirSync(world.path('config'));
      put(world, 'config/config.json', '{ "layout": ');
      return undefined;
    },
  },
  {
    title: 'another `summarize` first on PATH',
    check: 'path',
    exit: 0,
    seen: /is the package @steipete\/summarize/,
    arrange: world => putProgram(world, '@steipete/summarize'),
  },
  {
    title: 'the engine `local` without its model file',
    check: 'model file',
    exit: 2,
    seen: /the model file nowhere\.gguf cannot be used: it cannot be opened: ENOENT/,
    arrange: () => ({ SUMMARIZE_ENGINE: 'local', SUMMARIZE_MODEL_FILE: 'nowhere.gguf' }),
  },
  {
    title: 'a model file that is damaged',
    check: 'model file',
    exit: 2,
    seen: /is damaged/,
    arrange: world => {
      writeTinyGguf(world.path('tiny.gguf'));
      put(world, 'tiny.gguf.sha256', `${'0'.repeat(64)}  tiny.gguf\n`);
      return { SUMMARIZE_ENGINE: 'local', SUMMARIZE_MODEL_FILE: 'tiny.gguf' };
    },
  },
];
