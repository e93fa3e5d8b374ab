// Pages of another site, open in the same browser as the review: they know its address, one of them even the token, and
// try what a page can try.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

export interface ForeignSite {
  /** Its pages: `/` is empty. */
  readonly port: number;
  readonly close: () => void;
}

/** Serves an empty page under every name of this computer. */
export async function openForeignSite(): Promise<ForeignSite> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>elsewhere</title>'),
  );
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What is attacked. */
export interface Target {
  /** `http://127.0.0.1:5000` */
  readonly base: string;
  readonly token: string;
  readonly stem: string;
}

/** Each try, and what came of it: `refused`, or `opaque` when the page cannot look at the answer. */
export async function tryAll(page: Page, target: Target): Promise<Record<string, string>> {
  return page.evaluate<Record<string, string>>(`(${TRIES})(${JSON.stringify(target)})`);
}

/** Runs in the page, so it is a text: this project's types know no DOM. */
const TRIES = `async ({ base, token, stem }) => {
  const got = {};
  const decision = JSON.stringify({ items: [{ item: 'headline', seen: 'x' }], decision: { kind: 'accept' } });
  const bearer = { authorization: 'Bearer ' + token };
  const json = { 'content-type': 'application/json' };
  const ask = (path, init) => fetch(base + path, init).then(
    async answer => answer.type === 'opaque' ? 'opaque' : answer.type + ' ' + answer.status + ' ' + await answer.text(),
    () => 'refused',
  );
  const paths = { page: '/', queue: '/api/queue', notes: '/api/papers/' + stem, pdf: '/api/papers/' + stem + '/pdf' };
  for (const [name, path] of Object.entries(paths)) {
    got['cors ' + name] = await ask(path, {});
    got['cors ' + name + ' with token'] = await ask(path, { headers: bearer });
    got['no-cors ' + name] = await ask(path, { mode: 'no-cors', credentials: 'include' });
    got['no-cors ' + name + ' with token'] = await ask(path, { mode: 'no-cors', headers: bearer });
  }
  const decide = '/api/papers/' + stem + '/decide';
  got['cors POST'] = await ask(decide, { method: 'POST', headers: { ...bearer, ...json }, body: decision });
  got['no-cors POST'] = await ask(decide, { method: 'POST', mode: 'no-cors', headers: bearer, body: decision });
  got['no-cors undo'] = await ask('/api/undo', { method: 'POST', mode: 'no-cors', body: '{}' });
  navigator.sendBeacon(base + decide, decision);
  const loaded = (tag, attributes) => new Promise(resolve => {
    const element = document.createElement(tag);
    element.onload = () => resolve(tag === 'iframe' ? framed(element) : 'loaded');
    element.onerror = () => resolve('refused');
    Object.assign(element, attributes);
    document.body.append(element);
    setTimeout(() => resolve('nothing came'), 30000);
  });
  const framed = frame => { try { return 'read ' + frame.contentDocument.title; } catch { return 'opaque'; } };
  const asset = await Promise.all([
    loaded('iframe', { src: base + '/' }),
    loaded('script', { src: base + '/api/queue' }),
    loaded('script', { src: base + '/api/session' }),
    loaded('img', { src: base + paths.pdf }),
    loaded('link', { rel: 'stylesheet', href: base + '/' }),
  ]);
  ['iframe', 'script queue', 'script session', 'img', 'link'].forEach((name, at) => (got[name] = asset[at]));
  const socket = path => new Promise(resolve => {
    const one = new WebSocket(base.replace('http', 'ws') + path);
    one.onopen = () => resolve('open');
    one.onerror = () => resolve('refused');
  });
  got['websocket'] = await socket('/api/events');
  got['websocket with token'] = await socket('/api/events?token=' + token);
  got['event source'] = await new Promise(resolve => {
    const one = new EventSource(base + '/api/events');
    one.onmessage = () => resolve('read');
    one.onerror = () => { one.close(); resolve('refused'); };
  });
  const opened = open(base + '/', '_blank');
  const title = () => { try { return 'read ' + opened.document.title; } catch { return 'opaque'; } };
  // Until it is there it is an empty page of this site, which can be read.
  for (const end = performance.now() + 30000; title() === 'read ' && !opened.closed && performance.now() < end; )
    await new Promise(resolve => setTimeout(resolve, 20));
  got['window'] = opened.closed ? 'opaque' : title();
  opened?.close();
  return got;
}`;

/** A form of that page, sent as a click would send it: the browser leaves for the answer. Its status. */
export async function sendForm(page: Page, from: string, { base, stem }: Target): Promise<number> {
  await page.goto(from);
  await page.evaluate(
    `document.body.innerHTML = ${JSON.stringify(formTo(`${base}/api/papers/${stem}/decide`))}`,
  );
  const [answer] = await Promise.all([
    page.waitForResponse(response => response.url().endsWith('/decide')),
    page.waitForURL('**/decide'),
    page.evaluate("document.querySelector('form').submit()"),
  ]);
  return answer.status();
}

/** The only encoding in which a form can say something like JSON. */
function formTo(address: string): string {
  const body = '{"items":[{"item":"headline","seen":"x"}],"decision":{"kind":"accept"},"a":"';
  return `<form method="post" enctype="text/plain" action="${address}"><input name='${body}' value='"}'></form>`;
}
