// The server as the page uses it: what it is told once, PDFs by ranges, changes as they happen, failures in four parts.
import { describe, expect } from 'vitest';
import { ToolError, UsageError } from '../../../src/lib/errors.ts';
import { serveReview } from '../../../src/review/server/serve.ts';
import { until } from '../../cli/open.ts';
import { PDF, raw, session, STEM, test, type Scene } from './open.ts';

/** The status, the code and the four parts of a failure. */
async function told(answer: Response): Promise<{ status: number; code: string; told: object }> {
  const { error } = (await answer.json()) as { error: { code: string; told: object } };
  return { status: answer.status, ...error };
}

describe('the server answers', () => {
  test('with the page, and lets a browser keep only the files whose names change with their content', async ({
    open,
  }) => {
    const { port } = await open();
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(await page.text()).toBe('<!doctype html><title>page</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const script = await fetch(`http://127.0.0.1:${port}/assets/index-UhHfwoDj.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    const head = await fetch(`http://127.0.0.1:${port}/`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('with what the page is told once, and with the queue and a paper as the desk has them', async ({
    open,
  }) => {
    const { ask, desk } = await open();
    expect(await (await ask('/api/session')).json()).toEqual(session);
    expect(await (await ask('/api/queue')).json()).toEqual(await desk.queue());
    const answer = await ask(`/api/papers/${STEM}`);
    expect(await answer.json()).toEqual(await desk.paper(STEM));
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a decision once it is on the disk', async ({ open }) => {
    const { ask, desk } = await open();
    const item = (await desk.paper(STEM)).items.find(({ kind }) => kind === 'claim');
    const items = [{ item: item?.id, seen: item?.seen }];
    const answer = await ask(`/api/papers/${STEM}/decide`, { items, decision: { kind: 'accept' } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(await desk.paper(STEM));
    const undone = await (await ask('/api/undo', {})).json();
    expect(undone).toMatchObject({ stem: STEM, items: [item?.id] });
  });

  test('a body of exactly 64 kB, and none of one byte more', async ({ open }) => {
    const { ask } = await open();
    const padded = (bytes: number): string => 'x'.repeat(bytes - 2); // in quotes
    expect((await ask(`/api/papers/${STEM}/decide`, padded(65_536))).status).toBe(400);
    const answer = await ask(`/api/papers/${STEM}/decide`, padded(65_537));
    expect([answer.status, (await told(answer)).code]).toEqual([413, 'E_REVIEW_TOO_LARGE']);
  });
});

describe('a PDF', () => {
  test('comes whole, and says that parts of it can be had', async ({ open }) => {
    const { ask } = await open();
    const answer = await ask(`/api/papers/${STEM}/pdf`);
    expect([answer.status, answer.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
    expect(answer.headers.get('content-length')).toBe(String(PDF.byteLength));
    expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), PDF)).toBe(0);
  });

  test('comes in parts that make up the whole, and is got from the desk once for all of them', async ({
    open,
  }) => {
    let got = 0;
    const pdf = () => Promise.resolve(((got += 1), PDF));
    const { ask } = await open({}, { pdf });
    const parts: Uint8Array[] = [];
    for (let first = 0; first < PDF.byteLength; first += 40_000) {
      const range = { range: `bytes=${first}-${first + 39_999}` };
      const answer = await ask(`/api/papers/${STEM}/pdf`, undefined, range);
      const last = Math.min(first + 39_999, PDF.byteLength - 1);
      expect([answer.status, answer.headers.get('content-range')]).toEqual([
        206,
        `bytes ${first}-${last}/${PDF.byteLength}`,
      ]);
      parts.push(new Uint8Array(await answer.arrayBuffer()));
    }
    expect(Buffer.compare(Buffer.concat(parts), PDF)).toBe(0);
    expect(got).toBe(1);
  });

  test('has no part behind its end, and is sent whole for several parts or another version', async ({
    open,
  }) => {
    const { ask } = await open();
    const statusOf = async (headers: Record<string, string>): Promise<unknown[]> => {
      const { status, headers: given } = await ask(`/api/papers/${STEM}/pdf`, undefined, headers);
      return [status, given.get('content-range')];
    };
    expect(await statusOf({ range: 'bytes=999999999-' })).toEqual([416, `bytes */${PDF.byteLength}`]);
    expect(await statusOf({ range: 'bytes=0-1,5-6' })).toEqual([200, null]);
    expect(await statusOf({ range: 'bytes=0-1', 'if-range': '"v1"' })).toEqual([200, null]);
  });
});

describe('a failure', () => {
  test('that is expected is told in its four parts, in any language', async ({ open }) => {
    const { ask } = await open();
    expect(await told(await ask('/api/papers/2401.00009'))).toMatchObject({
      status: 404,
      code: 'E_REVIEW_NO_NOTES',
      told: { what: { template: '{0} cannot be reviewed', values: ['2401.00009'] } },
    });
    const stale = { items: [{ item: 'result-1', seen: 'x' }], decision: { kind: 'accept' } };
    const answer = await told(await ask(`/api/papers/${STEM}/decide`, stale));
    expect([answer.status, answer.code]).toEqual([409, 'E_REVIEW_STALE']);
  });

  test.for([
    ['usage', 400],
    ['person', 409],
    ['digest', 409],
    ['paper', 422],
    ['access', 502],
    ['remote', 502],
    ['disk', 500],
  ] as const)('of the kind %s has the status %i', async ([category, status], { open }) => {
    const error = new ToolError({ code: 'E_ANY', category, what: 'a', why: 'b', kept: 'c', next: 'd' });
    const { ask, bugs } = await open({}, { queue: () => Promise.reject(error) });
    expect(await told(await ask('/api/queue'))).toEqual({
      status,
      code: 'E_ANY',
      told: { what: 'a', why: 'b', kept: 'c', next: 'd' },
    });
    expect(bugs).toEqual([]);
  });

  test('that nobody expected is told without its details, which go to the terminal; the server stays up', async ({
    open,
  }) => {
    const bug = new TypeError('/home/ada/secret is not a function');
    const { ask, bugs } = await open({}, { queue: () => Promise.reject(bug) });
    const answer = await told(await ask('/api/queue'));
    expect([answer.status, answer.code, bugs]).toEqual([500, 'E_BUG', [bug]]);
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect((await ask('/api/session')).status).toBe(200);
  });

  test('of a port that is taken names it, and what to type', async ({ open }) => {
    const { port, desk } = await open();
    const usual = { folder: '', session, idleMs: null, onIdle: () => undefined, onBug: () => undefined };
    const second = serveReview(desk, { ...usual, port });
    await expect(second).rejects.toBeInstanceOf(UsageError);
    await expect(second).rejects.toMatchObject({
      code: 'E_REVIEW_PORT',
      what: `port ${port} of 127.0.0.1 cannot be opened`,
      why: 'another program uses it, perhaps another review',
      next: 'type the same command without --port: then any port that is free is taken',
    });
  });
});

describe('an address for a command line', () => {
  /** Asked over a socket: fetch says of itself how it fetches. */
  const follow = (address: string, headers = '', method = 'GET'): Promise<string> => {
    const { host, pathname, port } = new URL(address);
    const lines = `${method} ${pathname} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n${headers}\r\n`;
    return raw(Number(port), lines);
  };

  test('leads to the page once, and holds no token', async ({ open }) => {
    const { server, token } = await open();
    const address = server.openingAddress();
    expect(address).not.toContain(token);
    const first = await follow(address, 'sec-fetch-site: none\r\nsec-fetch-mode: navigate\r\n');
    expect(first).toMatch(/^HTTP\/1\.1 303 /);
    expect(first).toContain(`location: /#${token}\r\n`);
    const second = await follow(address);
    expect(second).toMatch(/^HTTP\/1\.1 404 /);
    expect(second).not.toContain(token);
  });

  test('is not used up by a look ahead or by a page that loads it as an image', async ({ open }) => {
    const { server } = await open();
    const address = server.openingAddress();
    expect(await follow(address, '', 'HEAD')).toMatch(/^HTTP\/1\.1 404 /);
    expect(await follow(address, 'sec-fetch-mode: no-cors\r\n')).toMatch(/^HTTP\/1\.1 404 /);
    expect(await follow(address, 'sec-fetch-site: cross-site\r\n')).toMatch(/^HTTP\/1\.1 403 /);
    expect(await follow(address)).toMatch(/^HTTP\/1\.1 303 /);
  });
});

describe('changes', () => {
  const lines = (text: string): unknown[] => (text.match(/^\{.*\}$/gm) ?? []).map(line => JSON.parse(line));
  const asking = ({ port, token }: Scene, since = ''): string =>
    `GET /api/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\n${since}\r\n`;

  test('are told to every tab, and told later to one that was away', async ({ open }) => {
    const listeners: ((stem: string) => void)[] = [];
    const onChange = (listener: (stem: string) => void) => {
      listeners.push(listener);
      return () => undefined;
    };
    const scene = await open({}, { onChange });
    const tabs = [raw(scene.port, asking(scene), 300), raw(scene.port, asking(scene), 300)];
    await until(() => listeners.length > 0);
    await new Promise(resolve => setTimeout(resolve, 50));
    for (const stem of ['a', 'b', 'a']) listeners[0]?.(stem);
    const all = [{ at: 0 }, { changed: 'a', at: 1 }, { changed: 'b', at: 2 }, { changed: 'a', at: 3 }];
    expect((await Promise.all(tabs)).map(lines)).toEqual([all, all]);
    const later = await raw(scene.port, asking(scene, 'x-review-since: 2\r\n'), 100);
    expect(lines(later)).toEqual([{ changed: 'a', at: 3 }, { at: 3 }]);
    expect(lines(await raw(scene.port, asking(scene), 100))).toEqual([{ at: 3 }]);
    expect(listeners).toHaveLength(1);
  });

  test('an open tab keeps the server up, and a closed one is gone', async ({ open }) => {
    const idle: string[] = [];
    const scene = await open({ idleMs: 150, onIdle: () => idle.push('idle'), beatMs: 20 });
    const tab = await raw(scene.port, asking(scene), 400);
    expect(idle).toEqual([]); // it was open for longer than the time
    expect(lines(tab).length).toBeGreaterThan(3); // signs of life
    await until(() => idle.length > 0);
    expect(idle).toEqual(['idle']);
  });

  test('a page that was never opened counts as closed, a request as a sign of life', async ({ open }) => {
    const idle: string[] = [];
    const { ask } = await open({ idleMs: 200, onIdle: () => idle.push('idle') });
    for (let asked = 0; asked < 5; asked += 1) {
      await ask('/api/session');
      await new Promise(resolve => setTimeout(resolve, 80));
    }
    expect(idle).toEqual([]);
    await until(() => idle.length > 0);
  });
});

describe('the end', () => {
  test('waits for a decision that is being written, and ends streams that never would', async ({ open }) => {
    let finish = (): void => undefined;
    const scene = await open();
    const written = new Promise<void>(resolve => (finish = resolve));
    let isAsked = false;
    const undo = () => ((isAsked = true), written.then(() => scene.desk.undo()));
    const slow = await open({}, { undo });
    const stream = fetch(`http://127.0.0.1:${slow.port}/api/events`, { headers: { authorization: `Bearer ${slow.token}` } }); // prettier-ignore
    expect((await stream).status).toBe(200);
    const undone = slow.ask('/api/undo', {});
    await until(() => isAsked);
    const closed = slow.server.close();
    setTimeout(finish, 50);
    expect((await undone).status).toBe(200);
    await closed;
    expect(await (await stream).text()).toBe('{"at":0}\n');
    await expect(slow.ask('/api/queue')).rejects.toThrow();
  });

  test('does not wait for ever', async ({ open }) => {
    let isAsked = false;
    const queue = () => ((isAsked = true), new Promise<never>(() => undefined));
    const { server, ask } = await open({ farewellMs: 100 }, { queue });
    const asked = ask('/api/queue').catch(() => 'cut');
    await until(() => isAsked);
    await server.close();
    expect(await asked).toBe('cut');
  });
});
