// What the tests of the PDF pane share: a server of the harness under the strictest policy that it works with,
// a browser, and words for what is done and seen on a page.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openBrowser, type Opened, type PageOptions } from '../../../support/browser.ts';
import { builtHarnesses } from '../build.ts';
import { servePdfs, type PdfServer } from './server.ts';

/** Fonts: for PDFs that bring none. WebAssembly: pictures in JPEG 2000, and colours. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'";

/** What stands on the screen, in CSS pixels. */
export interface Seen {
  readonly label: string;
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: { readonly width: number; readonly height: number };
  readonly marks: readonly { readonly x: number; readonly y: number; readonly width: number }[];
}

/** What the harness gives the pane. */
export interface PaneProps {
  readonly url: string;
  readonly page: number;
  readonly [more: string]: unknown;
}

export interface Stage {
  readonly server: PdfServer;
  /**
   * A page with the pane's harness; what the workers are told and the canvases that are made are counted. Without
   * options it is one and the same page, loaded anew.
   */
  readonly open: (options?: PageOptions) => Promise<Opened>;
  /** Closes the pages that are open. */
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const fixture = (name: string): Uint8Array => readFileSync(`fixtures/papers/${name}/paper.pdf`);

/** Once a file, in `beforeAll`. */
export async function openStage(): Promise<Stage> {
  const [browser, folder] = await Promise.all([openBrowser(), builtHarnesses()]);
  const server = await servePdfs(folder, POLICY);
  const opened: Opened[] = [];
  const load = async (one: Opened): Promise<Opened> => {
    one.faults.length = 0;
    await one.page.goto(server.url);
    return one;
  };
  const openNew = async (options?: PageOptions): Promise<Opened> => {
    const one = await browser.open(options);
    await one.page.addInitScript(COUNTING);
    return one;
  };
  let common: Opened | null = null;
  return {
    server,
    open: async options => {
      if (options === undefined) return load((common ??= await openNew()));
      const one = await openNew(options);
      opened.push(one);
      return load(one);
    },
    clear: async () => {
      await common?.page.unrouteAll();
      for (const { close } of opened.splice(0)) await close();
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

const COUNTING = `
globalThis.counts = { drawn: 0, workers: 0, ended: 0, canvases: [] };
const { postMessage, terminate } = Worker.prototype;
Worker.prototype.postMessage = function (message, transfer) {
  if (message?.action === 'GetOperatorList') counts.drawn += 1;
  if (message?.action === 'configure') counts.workers += 1;
  return postMessage.call(this, message, transfer);
};
Worker.prototype.terminate = function () {
  counts.ended += 1;
  return terminate.call(this);
};
const { createElement } = document;
document.createElement = function (name, options) {
  const element = createElement.call(this, name, options);
  if (name === 'canvas') counts.canvases.push(element);
  return element;
};`;

/** Gives the pane its props; waits for nothing. */
export async function show(page: Page, props: object): Promise<void> {
  await page.evaluate(`show(${JSON.stringify(props)})`);
}

export async function seen(page: Page): Promise<Seen> {
  return page.evaluate<Seen>('seen()');
}

/** Waits until the expression holds on the page. Playwright's own way of waiting needs what the policy forbids. */
export async function until(page: Page, expression: string): Promise<void> {
  await page.evaluate(`(async () => {
    for (const end = performance.now() + 30_000; !(${expression}); ) {
      if (performance.now() > end) throw new Error('it never came: ' + ${JSON.stringify(expression)});
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  })()`);
}

/** Shows it and waits until the page of that number is on the screen. */
export async function shown(page: Page, props: PaneProps): Promise<Seen> {
  await show(page, props);
  await until(page, `seen()?.page === ${props.page} && document.querySelector('.pdf-pane[aria-busy=false]')`);
  return seen(page);
}
