// Failures of the line, told apart: real sockets on loopback, and the codes that no test can bring about as they come.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lineFailure, type LineFailure } from '../../src/lib/line-failure.ts';
import { english, inLanguage } from '../../src/lib/phrase.ts';

const zh = JSON.parse(readFileSync(new URL('../../src/ui/zh.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const AIM = { host: '127.0.0.1', setting: 'OPENAI_BASE_URL' };
const inWords = ({ kind, code, why, next, mayPass }: LineFailure) => ({
  kind,
  code,
  why: english(why),
  next: english(next),
  mayPass,
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A port at which nothing listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function failureOf(url: string, aim = AIM, init: RequestInit = {}): Promise<LineFailure> {
  const error = await fetch(url, init).then(
    () => expect.fail('it was reached'),
    (reason: unknown) => reason,
  );
  return lineFailure(error, aim);
}

/** A key and a certificate for 127.0.0.1 that nobody vouches for; null where there is no openssl. */
function selfSigned(...more: string[]): { key: Buffer; cert: Buffer } | null {
  const folder = mkdtempSync(join(tmpdir(), 'summarize-cert-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ${key} -out ${cert}`;
    const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync('openssl', [...words.split(' '), ...name, ...more], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const pair = selfSigned();

describe('on a real socket', () => {
  test('a port where nothing listens on this machine asks for the server to be started, in both languages', async () => {
    const failure = await failureOf(`http://127.0.0.1:${await closedPort()}/`);
    expect(inWords(failure)).toEqual({
      kind: 'refused',
      code: 'ECONNREFUSED',
      why: 'no server is listening at that port of this machine (ECONNREFUSED)',
      next: 'start the server (for Ollama: ollama serve), or correct the port in OPENAI_BASE_URL',
      mayPass: true,
    });
    expect([inLanguage(failure.why, zh), inLanguage(failure.next, zh)]).toEqual([
      '本机的该端口上没有服务在监听（ECONNREFUSED）',
      '启动该服务（Ollama 用：ollama serve），或改正 OPENAI_BASE_URL 中的端口',
    ]);
  });

  test('localhost, tried by both its addresses, is told in the same way', async () => {
    const aim = { ...AIM, host: 'localhost' };
    expect(await failureOf(`http://localhost:${await closedPort()}/`, aim)).toMatchObject({
      kind: 'refused',
      code: 'ECONNREFUSED',
    });
  });

  test.skipIf(pair === null)(
    'a certificate that nobody vouches for asks for NODE_EXTRA_CA_CERTS',
    async () => {
      const port = await listen(createTlsServer({ ...pair }, (_, response) => response.end('hello')));
      expect(inWords(await failureOf(`https://127.0.0.1:${port}/`))).toEqual({
        kind: 'certificate',
        code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        why: 'the certificate of 127.0.0.1 is not trusted by this machine (DEPTH_ZERO_SELF_SIGNED_CERT)',
        next: 'export NODE_EXTRA_CA_CERTS=/path/to/ca.pem with the certificate of your company or server',
        mayPass: false,
      });
    },
  );

  test('https:// to a server that speaks plain http asks for http://', async () => {
    const port = await listen(createHttpServer((_, response) => response.end('hello')));
    expect(inWords(await failureOf(`https://127.0.0.1:${port}/`))).toMatchObject({
      kind: 'not-tls',
      why: expect.stringMatching(/^127\.0\.0\.1 does not speak TLS at that port \((EPROTO|ERR_SSL_\w+)\)$/),
      next: 'write http:// in place of https:// in OPENAI_BASE_URL when the server is your own; else correct the port',
      mayPass: false,
    });
  });

  test('a server that answers in another language than HTTP is told from one that cuts the line', async () => {
    const other = await listen(createServer(socket => socket.end('220 mail.example ESMTP\r\n')));
    const rude = await listen(createServer(socket => socket.once('data', () => socket.destroy())));
    expect((await failureOf(`http://127.0.0.1:${other}/`)).kind).toBe('not-http');
    expect(await failureOf(`http://127.0.0.1:${rude}/`)).toMatchObject({ kind: 'cut', mayPass: true });
  });

  test('a redirect that is not followed is told without where it leads', async () => {
    const port = await listen(
      createHttpServer((_, response) => {
        response.writeHead(302, { location: 'https://login.example/?key=secret' }).end();
      }),
    );
    const failure = inWords(await failureOf(`http://127.0.0.1:${port}/`, AIM, { redirect: 'error' }));
    expect(failure).toEqual({
      kind: 'redirect',
      code: '',
      why: '127.0.0.1 sends us on to another address, and a key is not carried there',
      next: 'write the address that it leads to in OPENAI_BASE_URL (often https:// in place of http://)',
      mayPass: false,
    });
  });
});

describe('by its code', () => {
  const thrown = (code: string) =>
    new TypeError('fetch failed', {
      cause: new Error('x', { cause: Object.assign(new Error('inner'), { code }) }),
    });
  test.each<readonly [code: string, kind: string, why: string]>([
    ['ENOTFOUND', 'name', 'there is no host of the name api.example (ENOTFOUND)'],
    ['EAI_AGAIN', 'name', 'no name server answered when asked for api.example (EAI_AGAIN)'],
    ['ECONNREFUSED', 'refused', 'api.example refused the connection (ECONNREFUSED)'],
    ['ETIMEDOUT', 'silent', 'no connection to api.example came about (ETIMEDOUT)'],
    [
      'UND_ERR_CONNECT_TIMEOUT',
      'silent',
      'no connection to api.example came about (UND_ERR_CONNECT_TIMEOUT)',
    ],
    ['ENETUNREACH', 'silent', 'no connection to api.example came about (ENETUNREACH)'],
    ['ECONNRESET', 'cut', 'api.example cut the connection (ECONNRESET)'],
    ['UND_ERR_SOCKET', 'cut', 'api.example cut the connection (UND_ERR_SOCKET)'],
    [
      'CERT_HAS_EXPIRED',
      'certificate',
      'the certificate of api.example is not valid today (CERT_HAS_EXPIRED)',
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'certificate',
      'the certificate that api.example shows is for another name (ERR_TLS_CERT_ALTNAME_INVALID)',
    ],
    ...[
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    ].map(
      code =>
        [
          code,
          'certificate',
          `the certificate of api.example is not trusted by this machine (${code})`,
        ] as const,
    ),
    ['ESOMETHING', 'other', 'ESOMETHING: inner'],
  ])('%s', (code, kind, why) => {
    const failure = inWords(lineFailure(thrown(code), { ...AIM, host: 'api.example' }));
    expect([failure.kind, failure.code, failure.why]).toEqual([kind, code, why]);
    expect(failure.next).not.toMatch(/NODE_TLS_REJECT|insecure|rejectUnauthorized/i);
  });

  test('a host is named without its port where its name is the matter', () => {
    const whys = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'].map(
      code => inWords(lineFailure(thrown(code), { ...AIM, host: 'gpu.lan:8000' })).why,
    );
    expect(whys).toEqual([
      'there is no host of the name gpu.lan (ENOTFOUND)',
      'no name server answered when asked for gpu.lan (EAI_AGAIN)',
      'gpu.lan:8000 refused the connection (ECONNREFUSED)',
    ]);
  });

  test('a certificate that is not trusted although NODE_EXTRA_CA_CERTS is set names that file', () => {
    const aim = { host: 'api.example', setting: 'OPENAI_BASE_URL', extraCertificates: '/etc/ours.pem' };
    expect(inWords(lineFailure(thrown('SELF_SIGNED_CERT_IN_CHAIN'), aim)).next).toBe(
      'NODE_EXTRA_CA_CERTS is /etc/ours.pem: it must hold the CA of api.example',
    );
  });

  test('what is no error at all is told as it is', () => {
    expect(inWords(lineFailure('boom', AIM))).toMatchObject({ kind: 'other', code: '', why: 'boom' });
  });
});

const built = (name: string) => new URL(`../../dist/lib/${name}.js`, import.meta.url).href;

/** What a fresh process with this proxy tells about a host that only the proxy could reach. */
async function throughProxy(proxy: string): Promise<Record<string, unknown>> {
  const script = `
    import { useProxy } from ${JSON.stringify(built('proxy'))};
    import { lineFailure } from ${JSON.stringify(built('line-failure'))};
    import { english } from ${JSON.stringify(built('phrase'))};
    await useProxy({ https: ${JSON.stringify(proxy)}, http: ${JSON.stringify(proxy)} });
    const error = await fetch('http://model.test/').catch(reason => reason);
    const { kind, code, why, next, mayPass } = lineFailure(error, { host: 'model.test', setting: 'OPENAI_BASE_URL' });
    console.log(JSON.stringify({ kind, code, why: english(why), next: english(next), mayPass }));
    process.exit();
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: {} });
  let out = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (out += data.toString()));
  await new Promise(resolve => child.once('close', resolve));
  expect(out).not.toContain('secret');
  return JSON.parse(out) as Record<string, unknown>;
}

describe('behind a proxy', () => {
  test('one that is down is named, without its name and password, and the host is not blamed', async () => {
    const port = await closedPort();
    expect(await throughProxy(`http://me:secret@127.0.0.1:${port}`)).toEqual({
      kind: 'proxy',
      code: 'ECONNREFUSED',
      why: `the proxy 127.0.0.1:${port} cannot be reached (ECONNREFUSED)`,
      next: 'start the proxy, or correct HTTPS_PROXY and HTTP_PROXY, or unset them',
      mayPass: true,
    });
  });

  test.each([
    [
      407,
      'proxy-password',
      (at: string) => `the proxy ${at} asks for a name and a password (HTTP 407)`,
      (at: string) => `set HTTPS_PROXY=http://NAME:PASSWORD@${at}`,
    ],
    [
      403,
      'proxy',
      (at: string) => `the proxy ${at} did not let the connection through (HTTP 403)`,
      () => 'ask whoever runs the proxy, or go around it: NO_PROXY=HOST',
    ],
  ])('one that answers %i is told so', async (status, kind, why, next) => {
    const proxy = createHttpServer();
    proxy.on('connect', (_, socket) => {
      socket.on('error', () => undefined);
      socket.end(`HTTP/1.1 ${status} No\r\nProxy-Authenticate: Basic\r\n\r\n`);
    });
    const at = `127.0.0.1:${await listen(proxy)}`;
    expect(await throughProxy(`http://me:secret@${at}`)).toMatchObject({
      kind,
      why: why(at),
      next: next(at),
    });
  });
});
