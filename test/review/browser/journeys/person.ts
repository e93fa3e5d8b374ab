// A person in front of the page: presses keys, which are counted, and looks at what is shown.
import type { Locator, Page } from 'playwright-core';
import type { PageOptions, TestBrowser } from '../../../support/browser.ts';
import { until } from '../../../cli/open.ts';

export interface Person {
  readonly page: Page;
  /** What a sound page leaves empty. */
  readonly faults: string[];
  /** Keys that were pressed so far; a combination is one. */
  readonly keys: () => number;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Keys that belong together, without a pause between them. */
  readonly chord: (...keys: readonly string[]) => Promise<void>;
  /** Letter by letter. */
  readonly type: (text: string) => Promise<void>;
  /** The item that is decided on. */
  readonly card: Locator;
  /** Waits until the card says it. */
  readonly sees: (text: string | RegExp) => Promise<void>;
  /** Waits until the line of news has said it since the last keys: it does not stay there. */
  readonly hears: (text: string | RegExp) => Promise<void>;
  /** Waits until the PDF shows the evidence of the item with these first words, drawn. */
  readonly seesEvidenceOf: (words: string) => Promise<Marked>;
  /** Waits until publishing is offered: what was settled is in the preview. */
  readonly mayPublish: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What is seen of the quote on the page of the PDF. */
export interface Marked {
  readonly page: number;
  /** Boxes that lie in what is seen of the page. */
  readonly boxes: number;
  /** Boxes with print under them. */
  readonly withPrint: number;
}

/** Opens the address in a browser of its own, which remembers nothing of other journeys, and waits for the first item. */
export async function sit(browser: TestBrowser, address: string, options: PageOptions = {}): Promise<Person> {
  const opened = await browser.open(options);
  const person = await personAt(opened);
  await opened.page.goto(address);
  await person.card.waitFor();
  return person;
}

/** A person at a page that goes to the review only then. */
export async function personAt(opened: Pick<Person, 'page' | 'faults' | 'close'>): Promise<Person> {
  const { page, faults, close } = opened;
  let pressed = 0;
  const news = await listening(page);
  const card = page.locator('article.card');
  return {
    page,
    faults,
    close,
    card,
    keys: () => pressed,
    press: async (...keys) => {
      news.forget();
      for (const key of keys) {
        pressed += 1;
        await page.keyboard.press(key);
      }
    },
    chord: async (...keys) => {
      pressed += keys.length;
      await Promise.all(keys.map(key => page.keyboard.press(key)));
    },
    type: async text => {
      pressed += Array.from(text).length;
      await page.keyboard.type(text);
    },
    sees: text => card.filter({ hasText: text }).waitFor(),
    hears: news.hears,
    mayPublish: () => page.locator('.dialog-foot button:enabled', { hasText: 'publish' }).waitFor(),
    seesEvidenceOf: async words => {
      await page.locator(`canvas[aria-label*="${words}"]`).waitFor();
      await page.locator('.pdf-mark-focus').waitFor();
      // It is scrolled there when it is drawn.
      let marked = await page.evaluate<Marked>(MARKED);
      for (const end = performance.now() + 30_000; !isSettled(marked) && performance.now() < end;)
        marked = await page.evaluate<Marked>(MARKED);
      return marked;
    },
  };
}

function isSettled({ boxes, withPrint }: Marked): boolean {
  return boxes > 0 && boxes === withPrint;
}

/** Notes all news from now on, also of pages that are opened later. */
async function listening(page: Page): Promise<Pick<Person, 'hears'> & { forget: () => void }> {
  const said: string[] = [];
  await page.exposeFunction('sayNews', (news: string) => void said.push(news));
  await page.addInitScript(NEWS);
  return {
    forget: () => void said.splice(0),
    hears: text =>
      until(() =>
        said.some(news => (typeof text === 'string' ? news.includes(text) : text.test(news))),
      ).catch(() => {
        throw new Error(`no ${String(text)} among the news: ${JSON.stringify(said)}`);
      }),
  };
}

/** In the page: each piece of news is an element of its own. */
const NEWS = `{
  let last = null;
  new MutationObserver(() => {
    const news = document.querySelector('.news span');
    if (news !== last && news !== null) sayNews(news.textContent);
    last = news;
  }).observe(document, { childList: true, subtree: true });
}`;

/** In the page: boxes in sight, and whether the canvas is dark anywhere under them. */
const MARKED = `(() => {
  const canvas = document.querySelector('.pdf-canvas canvas');
  const [sheet, box] = [canvas, document.querySelector('.pdf-box')].map(one => one.getBoundingClientRect());
  const ratio = canvas.width / sheet.width;
  const seen = [...document.querySelectorAll('.pdf-mark')].map(mark => mark.getBoundingClientRect()).filter(
    one => one.width > 2 && one.height > 2 && one.top >= box.top && one.bottom <= box.bottom
      && one.right > box.left && one.left < box.right && one.bottom <= innerHeight,
  );
  const print = seen.filter(one => {
    const at = [one.left - sheet.left, one.top - sheet.top, one.width, one.height].map(x => Math.floor(x * ratio));
    const { data } = canvas.getContext('2d').getImageData(...at);
    for (let index = 0; index < data.length; index += 4) if (data[index] < 100 && data[index + 3] > 200) return true;
    return false;
  });
  return { page: Number(document.querySelector('.pdf-page').value), boxes: seen.length, withPrint: print.length };
})()`;
