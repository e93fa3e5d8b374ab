// One Chromium for a test worker, whatever files it runs, and pages in it that note what a person would not see: errors
// on the console, breaches of the page's policy, requests that leave this computer, windows that ask.
import chromium from '@sparticuz/chromium';
import {
  chromium as browsers,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

export interface PageOptions {
  readonly language?: 'en' | 'zh';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** Device pixels per CSS pixel. */
  readonly ratio?: number;
  readonly isTouched?: boolean;
}

export interface Opened {
  readonly page: Page;
  /** `console: …`, `policy: …`, `outside: …`, `exception: …`, `dialog: …`, in order; a sound page leaves it empty. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

export interface TestBrowser {
  /** A page in a context of its own; it goes nowhere yet. */
  readonly open: (options?: PageOptions) => Promise<Opened>;
  /** A context without a page, of whose pages nothing is noted. */
  readonly context: () => Promise<BrowserContext>;
  /** Closes what was opened by this one; the browser goes with its worker. */
  readonly close: () => Promise<void>;
}

/** For all that is waited for on a page, in ms: a machine may be slow, and a test that fails may take its time. */
const PATIENCE = 30_000;

let started: Promise<Browser> | undefined;

/**
 * The browser of this worker: it takes a second to start, so who comes next takes the one that is there. It ends with the
 * worker's process: playwright sees to that.
 */
function browserOfWorker(): Promise<Browser> {
  started ??= launch();
  return started;
}

async function launch(): Promise<Browser> {
  const browser = await browsers.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  // The test that ended it fails, and those after it do not.
  browser.on('disconnected', () => (started = undefined));
  return browser;
}

/** Once a file, in `beforeAll`. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await browserOfWorker();
  const contexts = new Set<BrowserContext>();
  const newContext = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    contexts.add(context);
    context.on('close', () => contexts.delete(context));
    return context;
  };
  return {
    context: () => newContext(),
    open: async options => {
      const context = await newContext(contextOptions(options ?? {}));
      const faults: string[] = [];
      // Before a request is sent: nothing of a test leaves this computer.
      await context.route(
        url => !isLoopback(url),
        (route, request) => {
          faults.push(`outside: ${request.url()}`);
          return route.abort();
        },
      );
      const page = await context.newPage();
      watch(page, faults);
      return { page, faults, close: () => context.close() };
    },
    close: async () => {
      await Promise.all([...contexts].map(context => context.close()));
    },
  };
}

function watch(page: Page, faults: string[]): void {
  page.on('console', message => {
    if (message.type() !== 'error' && !isBreach(message.text())) return;
    faults.push(`${isBreach(message.text()) ? 'policy' : 'console'}: ${message.text()}`);
  });
  page.on('pageerror', error => faults.push(`exception: ${error.message}`));
  page.on('dialog', dialog => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
}

function contextOptions(options: PageOptions): BrowserContextOptions {
  const { language = 'en', scheme = 'light', width = 1280, height = 800, ratio = 1, isTouched } = options;
  return {
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    colorScheme: scheme,
    viewport: { width, height },
    deviceScaleFactor: ratio,
    hasTouch: isTouched ?? false,
    serviceWorkers: 'block',
  };
}

function isLoopback({ protocol, hostname }: URL): boolean {
  if (protocol !== 'http:' && protocol !== 'https:' && protocol !== 'ws:') return true;
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

function isBreach(text: string): boolean {
  return /content security policy/i.test(text);
}
