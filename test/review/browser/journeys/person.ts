// A person in front of the page: presses keys, which are counted, and looks at what is shown.
import type { Locator, Page } from 'playwright-core';
import type { PageOptions, TestBrowser } from '../../../support/browser.ts';

export interface Person {
  readonly page: Page;
  /** What a sound page leaves empty. */
  readonly faults: string[];
  /** Keys that were pressed so far; a combination is one. */
  readonly keys: () => number;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Letter by letter. */
  readonly type: (text: string) => Promise<void>;
  /** The item that is decided on. */
  readonly card: Locator;
  /** Waits until the card says it. */
  readonly sees: (text: string | RegExp) => Promise<void>;
  /** Waits until the line of news says it. */
  readonly hears: (text: string | RegExp) => Promise<void>;
  /** Waits until the PDF shows the evidence of the item with these first words, drawn. */
  readonly seesEvidenceOf: (words: string) => Promise<Marked>;
  /** Waits until the preview of publishing is there, and is not asked for once more. */
  readonly looksThrough: () => Promise<void>;
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
  const person = personAt(opened);
  await opened.page.goto(address);
  await person.card.waitFor();
  return person;
}

/** A person at a page that is open already. */
export function personAt({ page, faults, close }: Pick<Person, 'page' | 'faults' | 'close'>): Person {
  let pressed = 0;
  page.setDefaultTimeout(30_000);
  const card = page.locator('article.card');
  return {
    page,
    faults,
    close,
    card,
    keys: () => pressed,
    press: async (...keys) => {
      for (const key of keys) {
        pressed += 1;
        await page.keyboard.press(key);
      }
    },
    type: async text => {
      pressed += Array.from(text).length;
      await page.keyboard.type(text);
    },
    sees: text => card.filter({ hasText: text }).waitFor(),
    hears: text => page.locator('.news span').filter({ hasText: text }).waitFor(),
    looksThrough: async () => {
      const publish = page.locator('.dialog-foot button:enabled', { hasText: 'publish' });
      // A change that is saved comes back as news of the disk, and the preview is asked for a second time.
      await page.waitForTimeout(300);
      await publish.waitFor();
    },
    seesEvidenceOf: async words => {
      await page.locator(`canvas[aria-label*="${words}"]`).waitFor();
      await page.locator('.pdf-mark-focus').waitFor();
      return page.evaluate<Marked>(MARKED);
    },
  };
}

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
