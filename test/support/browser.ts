// One Chromium for a test file, and pages in it that note what a person would not see: errors on the console, breaches
// of the page's policy, requests that leave this computer.
import chromium from '@sparticuz/chromium';
import { chromium as browsers, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

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
  /** `console: …`, `policy: …`, `outside: …`, `exception: …`, in order; a sound page leaves it empty. */
  readonly faults: string[];
  readonly close: () => Promise<void>;
}

export interface TestBrowser {
  readonly browser: Browser;
  /** A page in a context of its own; it goes nowhere yet. */
  readonly open: (options?: PageOptions) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** Starts it: once a file, in `beforeAll`. It takes about a second, so the tests of a file share it. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await browsers.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  return {
    browser,
    open: async options => {
      const context = await browser.newContext(contextOptions(options ?? {}));
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
      page.on('console', message => {
        if (message.type() !== 'error' && !isBreach(message.text())) return;
        faults.push(`${isBreach(message.text()) ? 'policy' : 'console'}: ${message.text()}`);
      });
      page.on('pageerror', error => faults.push(`exception: ${error.message}`));
      return { page, faults, close: () => context.close() };
    },
    close: () => browser.close(),
  };
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
