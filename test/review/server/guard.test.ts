import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOf, SAFE_HEADERS, type Incoming } from '../../../src/review/server/guard.ts';

const TOKEN = 'a1'.repeat(32);
const door = { port: 4321, token: TOKEN };
type Headers = Record<string, string | undefined>;

const usual: Headers = { host: '127.0.0.1:4321', authorization: `Bearer ${TOKEN}` };

function incoming(method: string, target: string, headers: Headers = {}): Incoming {
  const all = Object.entries({ ...usual, ...headers });
  const given = all.flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]] as const]));
  return { method, target, headers: Object.fromEntries(given) };
}

const statusOf = (method: string, target: string, headers: Headers = {}): number | null =>
  refusalOf(incoming(method, target, headers), door)?.status ?? null;

const JSON_TYPE = { 'content-type': 'application/json' };
const LINK = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

describe('the guard lets through', () => {
  test.each<[string, string, string, Headers]>([
    ['the page, for whoever has its address', 'GET', '/', { authorization: undefined }],
    ['its files, for a look ahead too', 'HEAD', '/assets/index-UhHfwoDj.js', { authorization: undefined }],
    ['the page from a link in a mail, which holds nothing secret', 'GET', '/', LINK],
    ['reading with the token', 'GET', '/api/papers/hep-th_9901001', {}],
    ['writing with the token, as JSON', 'POST', '/api/papers/2501.00001/decide', JSON_TYPE],
    ['the other name of this machine', 'GET', '/api/queue', { host: 'localhost:4321' }],
    ['a name in capitals', 'GET', '/api/queue', { host: 'LOCALHOST:4321' }],
    ['the page itself as origin', 'GET', '/api/queue', { origin: 'http://127.0.0.1:4321' }],
    ['what a browser says of its own page', 'GET', '/api/queue', { 'sec-fetch-site': 'same-origin' }],
    ['an address that was typed', 'GET', '/', { 'sec-fetch-site': 'none' }],
  ])('%s', (_, method, target, headers) => {
    expect(statusOf(method, target, headers)).toBeNull();
  });

  test('a host without port when the port is 80, as browsers write it', () => {
    const request = incoming('GET', '/api/queue', { host: '127.0.0.1' });
    expect(refusalOf(request, { ...door, port: 80 })).toBeNull();
  });
});

describe('the guard turns away', () => {
  test.each<[number, string, string, string, Headers]>([
    [421, 'a name that leads here by DNS rebinding', 'GET', '/', { host: 'evil.example:4321' }],
    [421, 'another port', 'GET', '/', { host: '127.0.0.1:4322' }],
    [421, 'a name that only begins like ours', 'GET', '/', { host: 'localhost:4321.evil.example' }],
    [421, 'IPv6, on which nobody listens', 'GET', '/', { host: '[::1]:4321' }],
    [421, 'no host', 'GET', '/', { host: undefined }],
    [403, 'the page of another site', 'GET', '/api/queue', { origin: 'https://evil.example' }],
    [403, 'our host over https', 'GET', '/api/queue', { origin: 'https://127.0.0.1:4321' }],
    [403, 'a page without origin: a sandbox, a file', 'POST', '/api/undo', { ...JSON_TYPE, origin: 'null' }],
    [403, 'our other name as origin', 'GET', '/api/queue', { origin: 'http://localhost:4321' }],
    [403, 'a request across sites', 'GET', '/api/queue', { 'sec-fetch-site': 'cross-site' }],
    [403, 'another port of this machine', 'GET', '/api/queue', { 'sec-fetch-site': 'same-site' }],
    [403, 'a link to anything but the page', 'GET', '/api/queue', LINK],
    [403, 'the page in a frame', 'GET', '/', { ...LINK, 'sec-fetch-dest': 'iframe' }],
    [403, 'a file of the page in the page of another site', 'GET', '/assets/a.js', { ...LINK }],
    [401, 'no token', 'GET', '/api/queue', { authorization: undefined }],
    [401, 'a wrong token', 'GET', '/api/queue', { authorization: `Bearer ${'b2'.repeat(32)}` }],
    [401, 'half a token', 'GET', '/api/queue', { authorization: `Bearer ${TOKEN.slice(0, 32)}` }],
    [401, 'the token as a password', 'GET', '/api/queue', { authorization: `Basic ${TOKEN}` }],
    [401, 'the token in the query', 'GET', `/api/queue?token=${TOKEN}`, { authorization: undefined }],
    [401, 'a route that there is not, without token', 'GET', '/api/nothing', { authorization: undefined }],
    [415, 'a form', 'POST', '/api/undo', { 'content-type': 'application/x-www-form-urlencoded' }],
    [415, 'JSON that says it is text', 'POST', '/api/undo', { 'content-type': 'text/plain' }],
    [415, 'JSON with more to its type', 'POST', '/api/undo', { 'content-type': 'application/json; a=b' }],
    [405, 'a preflight', 'OPTIONS', '/api/undo', {}],
    [405, 'a method of WebDAV', 'PROPFIND', '/', {}],
    [405, 'a POST to the page', 'POST', '/', JSON_TYPE],
    [405, 'a HEAD of the API', 'HEAD', '/api/queue', {}],
    [404, 'a way up', 'GET', '/../secret.txt', {}],
    [404, 'a way up in a name of notes', 'GET', '/api/papers/../queue', {}],
    [404, 'a way up that is escaped', 'GET', '/%2e%2e/secret.txt', {}],
    [404, 'one that is escaped twice', 'GET', '/api/papers/%252e%252e%252fREADME', {}],
    [404, 'a backslash', 'GET', '/..\\secret.txt', {}],
    [404, 'two strokes, which some read as a host', 'GET', '//evil.example/', {}],
    [404, 'a NUL', 'GET', '/index.html%00', {}],
    [404, 'a query', 'GET', '/?a=b', {}],
    [400, 'an address of another server', 'GET', 'http://127.0.0.1:4321/', {}],
    [400, 'no address', 'OPTIONS', '*', {}],
  ])('with %i: %s', (status, _, method, target, headers) => {
    expect(statusOf(method, target, headers)).toBe(status);
  });

  test.each(['host', 'origin', 'authorization', 'content-type', 'sec-fetch-site'])(
    'with 400 a request with two headers %s',
    name => {
      const request = incoming('GET', '/api/queue');
      const two = { ...request.headers, [name]: ['127.0.0.1:4321', 'evil.example'] };
      expect(refusalOf({ ...request, headers: two }, door)?.status).toBe(400);
    },
  );

  test('every token but its own', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), token => {
        const status = statusOf('GET', '/api/queue', { authorization: `Bearer ${token}` });
        expect(status).toBe(token === TOKEN ? null : 401);
      }),
      { numRuns: 100 },
    );
  });

  test('every target that is not made of plain names, in words that repeat nothing of it', () => {
    const notHere = refusalOf(incoming('GET', '/%00'), door);
    fc.assert(
      fc.property(fc.stringMatching(/^\/[ -~]{1,20}$/), target => {
        const isPlain = target.slice(1).split('/').every(name => /^(?!\.+$)[\w.-]+$/.test(name)); // prettier-ignore
        expect(refusalOf(incoming('GET', target), door)).toEqual(
          isPlain && target.split('/').length < 8 ? null : notHere,
        );
      }),
      { numRuns: 200 },
    );
  });
});

test('the page may load nothing from elsewhere, and run nothing but its own files', () => {
  expect(SAFE_HEADERS['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " +
      "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'none'; " +
      "frame-ancestors 'none'; base-uri 'none'",
  );
});
