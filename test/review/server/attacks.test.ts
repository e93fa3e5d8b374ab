// What must be denied, sent over real connections as an attacker would. Whatever comes, the notes and the digest stay as
// they are to the byte, nothing of the request is repeated, nothing is told without the token, and the server goes on.
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { describe, expect } from 'vitest';
import { raw, STEM, test, type Scene } from './open.ts';

interface Attack {
  readonly name: string;
  readonly status: number;
  /** The request line and the headers; the host, the token and a body are added unless they are named. */
  readonly line: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
}

const DECIDE = `POST /api/papers/${STEM}/decide`;
const accept = JSON.stringify({ items: [{ item: 'result-1', seen: 'x' }], decision: { kind: 'accept' } });
const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
const form = 'multipart/form-data; boundary=b';
const EVIL = 'https://evil.example';

const ATTACKS: readonly Attack[] = [
  { name: 'a foreign Host', status: 421, line: 'GET /api/queue', headers: { host: 'evil.example' } },
  {
    name: 'a rebinding name with our port',
    status: 421,
    line: 'GET /',
    headers: { host: 'a.evil.example:PORT' },
  },
  { name: 'another port in Host', status: 421, line: 'GET /', headers: { host: '127.0.0.1:1' } },
  { name: 'no Host in HTTP/1.1', status: 400, line: 'GET /', headers: { host: null } },
  {
    name: 'two Hosts',
    status: 400,
    line: 'GET /',
    headers: { 'Host:': '127.0.0.1:PORT\r\nhost: evil.example', host: null },
  },
  { name: 'a foreign Origin', status: 403, line: DECIDE, headers: { origin: EVIL }, body: accept },
  { name: 'Origin null', status: 403, line: DECIDE, headers: { origin: 'null' }, body: accept },
  {
    name: 'a cross-site request',
    status: 403,
    line: DECIDE,
    headers: { 'sec-fetch-site': 'cross-site' },
    body: accept,
  },
  {
    name: 'a same-site request',
    status: 403,
    line: 'GET /api/queue',
    headers: { 'sec-fetch-site': 'same-site' },
  },
  { name: 'no token', status: 401, line: 'GET /api/queue', headers: { authorization: null } },
  {
    name: 'no token in front of a decision',
    status: 401,
    line: DECIDE,
    headers: { authorization: null },
    body: accept,
  },
  {
    name: 'a wrong token',
    status: 401,
    line: DECIDE,
    headers: { authorization: `Bearer ${'0'.repeat(64)}` },
    body: accept,
  },
  {
    name: 'the token of an earlier start',
    status: 401,
    line: DECIDE,
    headers: { authorization: 'Bearer OLD' },
    body: accept,
  },
  {
    name: 'the token in the query',
    status: 401,
    line: 'GET /api/queue?token=TOKEN',
    headers: { authorization: null },
  },
  {
    name: 'the token in a cookie',
    status: 401,
    line: 'GET /api/queue',
    headers: { authorization: null, cookie: 'token=TOKEN' },
  },
  { name: 'a GET of a writing route', status: 405, line: `GET /api/papers/${STEM}/decide` },
  { name: 'a GET of undo', status: 405, line: 'GET /api/undo' },
  { name: 'a POST of a reading route', status: 405, line: 'POST /api/queue', body: '{}' },
  {
    name: 'a form',
    status: 415,
    line: DECIDE,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a=b',
  },
  {
    name: 'JSON as text',
    status: 415,
    line: DECIDE,
    headers: { 'content-type': 'text/plain' },
    body: accept,
  },
  { name: 'a multipart form', status: 415, line: DECIDE, headers: { 'content-type': form }, body: '--b--' },
  { name: 'no content type', status: 415, line: DECIDE, headers: { 'content-type': null }, body: accept },
  { name: 'a way up in a path', status: 404, line: 'GET /../secret.txt' },
  { name: 'an escaped way up', status: 404, line: 'GET /%2e%2e/secret.txt' },
  { name: 'a way up escaped twice', status: 404, line: 'GET /assets/%252e%252e%252fsecret.txt' },
  { name: 'a way up with backslashes', status: 404, line: 'GET /..\\secret.txt' },
  { name: 'an absolute path', status: 404, line: 'GET //etc/passwd' },
  { name: 'a way up in a name of notes', status: 404, line: 'GET /api/papers/../../README.md' },
  { name: 'an escaped way up in a name of notes', status: 404, line: 'GET /api/papers/..%2f..%2fREADME' },
  {
    name: 'one escaped twice in a name of notes',
    status: 404,
    line: 'GET /api/papers/%252e%252e%252fREADME/pdf',
  },
  { name: 'backslashes in a name of notes', status: 404, line: 'GET /api/papers/..\\README' },
  { name: 'a name of notes that is too long', status: 400, line: `GET /api/papers/${'a'.repeat(61)}` },
  { name: 'notes that there are not', status: 404, line: 'GET /api/papers/9999.99999' },
  { name: 'a route that there is not', status: 404, line: 'GET /api/shutdown' },
  {
    name: 'a body that says it is huge',
    status: 413,
    line: DECIDE,
    headers: { 'content-length': '99999999' },
    body: accept,
  },
  { name: 'broken JSON', status: 400, line: DECIDE, body: '{"items":' },
  { name: 'bytes that are no UTF-8', status: 400, line: DECIDE, body: '{"a":"\xff\xfe"}' },
  { name: 'unknown keys', status: 400, line: DECIDE, body: accept.replace('{', '{"admin":true,') },
  {
    name: 'a key that is a prototype',
    status: 400,
    line: DECIDE,
    body: accept.replace('{', '{"__proto__":{"a":1},'),
  },
  { name: 'JSON of 30,000 levels', status: 400, line: DECIDE, body: deep },
  { name: 'a decision about what was never seen', status: 409, line: DECIDE, body: accept },
  { name: 'a preflight', status: 405, line: 'OPTIONS /api/undo', headers: { authorization: null } },
  { name: 'TRACE', status: 405, line: 'TRACE /' },
  { name: 'PUT', status: 405, line: `PUT /api/papers/${STEM}`, body: '{}' },
  { name: 'DELETE', status: 405, line: `DELETE /api/papers/${STEM}` },
  { name: 'the address of another server', status: 400, line: 'GET http://evil.example/' },
  { name: 'our own address whole', status: 400, line: 'GET http://127.0.0.1:PORT/api/queue' },
  {
    name: 'a web socket',
    status: 404,
    line: 'GET /socket',
    headers: { connection: 'Upgrade, close', upgrade: 'websocket' },
  },
  { name: 'headers of 100 kB', status: 431, line: 'GET /', headers: { 'x-a': 'a'.repeat(100_000) } },
  {
    name: 'two lengths',
    status: 400,
    line: DECIDE,
    headers: { 'Content-Length:': '5\r\ncontent-length: 6' },
    body: accept,
  },
];

/** The text of the request; the names of Host and the like that end in a colon stand as they are. */
function textOf({ line, headers = {}, body }: Attack, { port, token }: Scene, old: string): string {
  const [method = '', target = ''] = line.split(' ');
  const usual: Record<string, string | null> = {
    host: '127.0.0.1:PORT',
    authorization: 'Bearer TOKEN',
    connection: 'close',
    'content-type': 'application/json',
    ...(body === undefined ? {} : { 'content-length': String(body.length) }),
    ...headers,
  };
  const lines = Object.entries(usual).flatMap(([name, value]) =>
    value === null ? [] : [`${name.replace(/:$/, '')}: ${value}`],
  );
  const text = `${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
  return text.replaceAll('PORT', String(port)).replaceAll('TOKEN', token).replaceAll('OLD', old);
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);

describe.sequential('each of these is denied', () => {
  const answers = new Map<string, string>();
  test('and the notes, the digest and the server are as before', async ({ open }) => {
    const earlier = await open();
    const scene = await open();
    const before = scene.state();
    for (const attack of ATTACKS) {
      answers.set(attack.name, await raw(scene.port, textOf(attack, scene, earlier.token)));
    }
    expect(scene.state()).toEqual(before);
    expect((await scene.ask(`/api/papers/${STEM}`)).status).toBe(200);
    expect(scene.bugs).toEqual([]);
  });

  test.for(ATTACKS)('$name: $status', ({ name, status, line }) => {
    const answer = answers.get(name) ?? '';
    expect(statusOf(answer)).toBe(status);
    if (status === 431 || !answer.includes('{')) return; // node's own words: none
    expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    expect(answer.toLowerCase()).not.toContain('access-control-');
    const body = answer.slice(answer.indexOf('\r\n\r\n'));
    const target = line.split(' ')[1] ?? '';
    if (target !== '/' && name !== 'notes that there are not') expect(body).not.toContain(target);
    for (const secret of ['secret', 'Sparse Routers', 'root:']) expect(body).not.toContain(secret);
  });
});

describe('a request that comes in another way', () => {
  test('in HTTP/1.0 without Host is denied', async ({ open }) => {
    const { port, token } = await open();
    const answer = await raw(port, `GET /api/queue HTTP/1.0\r\nauthorization: Bearer ${token}\r\n\r\n`);
    expect(statusOf(answer)).toBe(421);
  });

  test('as CONNECT gets no tunnel', async ({ open }) => {
    const { port } = await open();
    expect(await raw(port, `CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example:443\r\n\r\n`)).toBe('');
  });

  test('as a body without length that never ends is cut off at 64 kB', async ({ open }) => {
    const { port, token } = await open();
    const head = `${DECIDE} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n`;
    const chunk = `8000\r\n${' '.repeat(0x8000)}\r\n`;
    const type = 'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n';
    const answer = await raw(port, head + type + chunk.repeat(4));
    expect(statusOf(answer)).toBe(413);
  });

  test('as a body that comes in drips is given up, and others are served meanwhile', async ({ open }) => {
    const { port, token, ask } = await open({ requestMs: 500 });
    const head = `${DECIDE} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n`;
    const slow = raw(port, `${head}content-type: application/json\r\ncontent-length: 100\r\n\r\n{`);
    expect((await ask('/api/queue')).status).toBe(200);
    expect(statusOf(await slow)).toBe(408);
  });

  test('behind another one on the same connection is judged by itself', async ({ open }) => {
    const { port, token } = await open();
    const good = `GET /api/queue HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n\r\n`;
    const answer = await raw(port, good + good.replace(token, '0'.repeat(64)));
    expect(answer.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 401']);
  });

  test('from another machine finds nobody', async ({ open }) => {
    const { port } = await open();
    const others = Object.values(networkInterfaces()).flatMap(list => list ?? []);
    const addresses = [
      ...others.filter(({ internal }) => !internal).map(({ address }) => address),
      '127.0.0.2',
      '::1',
    ];
    for (const address of addresses)
      expect([address, await reaches(address, port)]).toEqual([address, false]);
  });
});

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout: 500 });
    const end = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}
