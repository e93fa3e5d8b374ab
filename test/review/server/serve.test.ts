// The server as the page uses it: what it is told once, PDFs by ranges, changes as they happen, failures in four parts.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, vi } from 'vitest';
import { ToolError, UsageError } from '../../../src/lib/errors.ts';
import { openingFor } from '../../../src/review/server/opening.ts';
import { serveReview } from '../../../src/review/server/serve.ts';
import { until } from '../../cli/open.ts';
import { openTab, PDF, session, STEM, test } from './open.ts';

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

describe('the file that a browser is opened with', () => {
  const mode = (path: string): number => statSync(path).mode & 0o777;

  test('leads to the page, can be read by its owner alone, and its own address holds no token', async ({
    open,
  }) => {
    const { server, token } = await open();
    const file = await server.openingFile();
    expect(file).toMatch(/^file:\/\/\/.*\/summarize-review-\w{6}\/review\.html$/);
    expect(file).not.toContain(token);
    const path = fileURLToPath(file);
    expect([mode(path), mode(dirname(path))]).toEqual([0o600, 0o700]);
    const page = readFileSync(path, 'utf8');
    expect(page).toContain(`<meta http-equiv="refresh" content="0; url=${server.address}">`);
    expect(page).toContain(`<a href="${server.address}">`);
    expect(page).not.toContain('<script');
  });

  test('is gone once a tab is open, and at the end', async ({ open }) => {
    const scene = await open();
    const first = dirname(fileURLToPath(await scene.server.openingFile()));
    await scene.ask('/api/queue');
    expect(existsSync(first)).toBe(true); // somebody asks, but no tab follows the changes
    const tab = openTab(scene);
    await until(() => !existsSync(first));
    tab.close();
    const second = dirname(fileURLToPath(await scene.server.openingFile()));
    expect(existsSync(second)).toBe(true);
    await scene.server.close();
    expect(existsSync(second)).toBe(false);
  });

  test('is gone after its time, and when another one is made', async ({ onTestFinished }) => {
    const brief = openingFor(ADDRESS, { lastsMs: 20 });
    const folder = dirname(fileURLToPath(await brief.make()));
    await until(() => !existsSync(folder));
    const lasting = openingFor(ADDRESS);
    onTestFinished(lasting.remove);
    const paths = [await lasting.make(), await lasting.make()].map(file => fileURLToPath(file));
    expect(paths.map(path => existsSync(path))).toEqual([false, true]);
  });

  test('stands where a browser from a snap can read it, if there are snaps', async ({ open }) => {
    const { folder } = await open();
    const home = join(folder, 'home');
    const opening = openingFor(ADDRESS, { home, temporary: folder });
    const place = async (): Promise<string> => dirname(dirname(fileURLToPath(await opening.make())));
    mkdirSync(home);
    expect(await place()).toBe(folder);
    mkdirSync(join(home, 'snap'));
    expect(await place()).toBe(home);
    expect(readdirSync(home).map(name => mode(join(home, name)))).toContain(0o700);
    await opening.remove();
    expect(readdirSync(home)).toEqual(['snap']);
  });

  test('is not made where there is no place for it, and the reason is told', async ({ open }) => {
    const { folder } = await open();
    const none = openingFor(ADDRESS, { home: folder, temporary: join(folder, 'none') });
    await expect(none.make()).rejects.toThrow('ENOENT');
    await none.remove();
  });
});

const ADDRESS = `http://127.0.0.1:1/#${'0'.repeat(64)}`;

describe('changes', () => {
  const isIn = (isSo: () => boolean): Promise<void> => until(isSo, 20_000);

  test('are told to every tab, and told later to one that was away', async ({ open }) => {
    const listeners: ((stem: string) => void)[] = [];
    const onChange = (listener: (stem: string) => void) => {
      listeners.push(listener);
      return () => undefined;
    };
    const scene = await open({}, { onChange });
    const tabs = [openTab(scene), openTab(scene)];
    await isIn(() => tabs.every(tab => tab.lines().length === 1));
    for (const stem of ['a', 'b', 'a']) listeners[0]?.(stem);
    const all = [{ at: 0 }, { changed: 'a', at: 1 }, { changed: 'b', at: 2 }, { changed: 'a', at: 3 }];
    await isIn(() => tabs.every(tab => tab.lines().length === 4));
    expect(tabs.map(tab => tab.lines())).toEqual([all, all]);
    const [away, begun] = [openTab(scene, 2), openTab(scene)];
    await isIn(() => away.lines().length === 2 && begun.lines().length === 1);
    expect(away.lines()).toEqual([{ changed: 'a', at: 3 }, { at: 3 }]);
    expect(begun.lines()).toEqual([{ at: 3 }]);
    expect(listeners).toHaveLength(1);
    for (const tab of [...tabs, away, begun]) tab.close();
  });
});

describe('time goes by', () => {
  /** The clock of timers is moved by hand; the connections are real. */
  const timers = { toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] } as const;
  const turns = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise(resolve => setImmediate(resolve));
  };
  const HALF_AN_HOUR = 1_800_000;
  afterEach(() => vi.useRealTimers());

  test('an open tab keeps the server up, and a closed one is gone', async ({ open }) => {
    vi.useFakeTimers({ toFake: [...timers.toFake] });
    const idle: string[] = [];
    const scene = await open({ idleMs: HALF_AN_HOUR, onIdle: () => idle.push('idle') });
    const tab = openTab(scene);
    await turns(() => (vi.advanceTimersByTime(0), tab.lines().length === 1));
    vi.advanceTimersByTime(HALF_AN_HOUR * 2);
    await turns(() => tab.lines().length === 181); // signs of life, every twenty seconds
    expect(idle).toEqual([]);
    tab.close();
    await turns(() => (vi.advanceTimersByTime(HALF_AN_HOUR), idle.length > 0));
    expect(idle).toEqual(['idle']);
  });

  test('a page that was never opened counts as closed, a request as a sign of life', async ({ open }) => {
    vi.useFakeTimers({ toFake: [...timers.toFake] });
    const idle: string[] = [];
    const { ask } = await open({ idleMs: HALF_AN_HOUR, onIdle: () => idle.push('idle') });
    for (let asked = 0; asked < 3; asked += 1) {
      vi.advanceTimersByTime(HALF_AN_HOUR - 1);
      await ask('/api/session');
    }
    expect(idle).toEqual([]);
    vi.advanceTimersByTime(HALF_AN_HOUR);
    expect(idle).toEqual(['idle']);
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
