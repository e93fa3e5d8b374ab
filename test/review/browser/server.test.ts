// A real browser in front of the server: what it sends of its own, what another site can and cannot do through it, and
// the stream of changes that several tabs share.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { until } from '../../cli/open.ts';
import { openBrowser, type TestBrowser } from '../../support/browser.ts';
import { STEM, test, type Scene } from '../server/open.ts';
import { builtHarnesses } from './build.ts';

let browser: TestBrowser;
let built = '';
let evil: Server;
let html = '';

beforeAll(async () => {
  evil = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>(resolve => evil.listen(0, '127.0.0.1', resolve));
  [browser, built] = await Promise.all([openBrowser(), builtHarnesses()]);
});

afterAll(async () => {
  await browser.close();
  evil.closeAllConnections();
  evil.close();
});

/** The page of another site, of that very text. */
async function siteWith(text: string): Promise<Page> {
  html = text;
  const page = await (await browser.context()).newPage();
  // 127.0.0.1 on another port is the same site; under its other name it is another one.
  await page.goto(`http://localhost:${(evil.address() as AddressInfo).port}/`);
  return page;
}

/** The page of the review, with the client's stream of changes and nothing else; gives the path of its script. */
function putPage({ folder }: Scene): string {
  const page = join(folder, 'page');
  const index = join(built, 'changes-harness/index.html');
  cpSync(index, join(page, 'index.html'));
  cpSync(join(built, 'assets'), join(page, 'assets'), { recursive: true });
  return /assets\/[^"]+\.js/.exec(readFileSync(index, 'utf8'))?.[0] ?? '';
}

/** A desk whose changes the test makes. */
function watched() {
  const listeners: ((stem: string) => void)[] = [];
  const onChange = (listener: (stem: string) => void) => {
    listeners.push(listener);
    return () => undefined;
  };
  return {
    parts: { onChange },
    /** A stream is open. */
    isFollowed: () => listeners.length > 0,
    change: (stem: string) => listeners.forEach(listener => listener(stem)),
  };
}

const PATIENCE = { timeout: 20_000 };
const seenIn = (page: Page): Promise<string[]> => page.evaluate('globalThis.seen');
const streamsIn = (page: Page): Promise<number> => page.evaluate('globalThis.streams');

describe('a tab', () => {
  test('is told of changes, shares one stream with the others, and takes it over when that one is closed', async ({
    open,
  }) => {
    const { parts, change, isFollowed } = watched();
    const scene = await open({ beatMs: 50 }, parts);
    putPage(scene);
    const context = await browser.context();
    const tabs = await Promise.all([1, 2, 3].map(() => context.newPage()));
    for (const tab of tabs) await tab.goto(scene.server.address);
    const told = async (stem: string, among: readonly Page[]): Promise<void> => {
      for (const tab of among) await expect.poll(() => seenIn(tab), PATIENCE).toContain(stem);
    };
    await until(isFollowed);
    change('a');
    await told('a', tabs);
    expect(await Promise.all(tabs.map(streamsIn))).toEqual([1, 0, 0]);
    await tabs[0]?.close();
    change('b');
    await told('b', tabs.slice(1));
    expect((await Promise.all(tabs.slice(1).map(streamsIn))).sort()).toEqual([0, 1]);
    await context.close();
  });

  test('whose stream is cut is told afterwards what it missed', async ({ open }) => {
    const { parts, change, isFollowed } = watched();
    const scene = await open({}, parts);
    putPage(scene);
    const context = await browser.context();
    const tab = await context.newPage();
    await tab.goto(scene.server.address);
    await until(isFollowed);
    change('a');
    await expect.poll(() => seenIn(tab), PATIENCE).toEqual(['a']);
    await tab.evaluate('globalThis.cut()');
    change('b');
    await expect.poll(() => seenIn(tab), PATIENCE).toEqual(['a', 'b']);
    expect(await streamsIn(tab)).toBe(2);
    await context.close();
  });

  test('is told that the server is gone when it was asked twice, whether the stream is its own or not', async ({
    open,
  }) => {
    const { parts, isFollowed } = watched();
    const scene = await open({}, parts);
    putPage(scene);
    const context = await browser.context();
    const tabs = await Promise.all([1, 2].map(() => context.newPage()));
    for (const tab of tabs) await tab.goto(scene.server.address);
    await until(isFollowed);
    expect(await Promise.all(tabs.map(tab => tab.evaluate('globalThis.gone')))).toEqual([0, 0]);
    await scene.server.close();
    for (const tab of tabs)
      await expect.poll(() => tab.evaluate<number>('globalThis.gone'), PATIENCE).toBeGreaterThan(0);
    expect((await Promise.all(tabs.map(streamsIn))).sort()[0]).toBe(0);
    await context.close();
  });

  test('from the file of the command line has the token, the file goes, and a link from elsewhere opens the page', async ({
    open,
  }) => {
    const scene = await open();
    putPage(scene);
    const context = await browser.context();
    const tab = await context.newPage();
    const file = await scene.server.openingFile();
    await tab.goto(file).catch(() => undefined); // it leads on before it is loaded
    await tab.waitForURL(scene.server.address);
    await until(() => !existsSync(fileURLToPath(file)));
    const mail = await siteWith(`<a href="${scene.server.address}">review</a>`);
    await mail.click('a');
    await mail.waitForURL(scene.server.address);
    expect(await mail.title()).toBe('review');
    await Promise.all([context.close(), mail.context().close()]);
  });
});

describe('another site', () => {
  test('can neither read nor write, frame the page, load its files or send it a form', async ({ open }) => {
    const scene = await open();
    const script = putPage(scene);
    const base = `http://127.0.0.1:${scene.port}`;
    const before = scene.state();
    const page =
      await siteWith(`<iframe src="${base}/"></iframe><script src="${base}/${script}" onload="globalThis.seen = []"></script>
      <form action="${base}/api/papers/${STEM}/decide" method="post" enctype="text/plain">
        <input name='{"items":[{"item":"result-1","seen":"x"}],"decision":{"kind":"accept"},"a":"' value='"}'>
      </form>`);
    const tries = await page.evaluate(
      async ([url, token]) => {
        const attempt = (path: string, init: RequestInit): Promise<string> =>
          fetch(`${url ?? ''}${path}`, init).then(
            ({ status, type }) => `${type} ${status}`,
            () => 'refused',
          );
        const authorization = `Bearer ${token ?? ''}`;
        return Promise.all([
          attempt('/', {}),
          attempt('/api/queue', { headers: { authorization } }),
          attempt('/api/undo', { method: 'POST', mode: 'no-cors', body: '{}' }),
          attempt('/api/undo', { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: '{}' }), // prettier-ignore
        ]);
      },
      [base, scene.token],
    );
    expect(tries).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(page.frames().map(frame => frame.url())).not.toContain(`${base}/`);
    expect(await page.evaluate('globalThis.seen')).toBeUndefined();
    const [answer] = await Promise.all([
      page.waitForResponse(response => response.url().includes('/decide')),
      page.evaluate("document.querySelector('form').submit()"),
    ]);
    expect(answer.status()).toBe(403);
    expect(scene.state()).toEqual(before);
    await page.context().close();
  });
});
