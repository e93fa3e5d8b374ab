// The words of a quote are where its rectangles are: rectangles of our own code, text and picture of pdf.js in a browser.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { croppedPage } from './pdf-harness/many-pages.ts';
import { misplaced, quotesOf, type SeenItem } from './pdf-harness/places.ts';
import { hasShared, shared } from '../../support/shared.ts';
import { fixture, openStage, shown, type Stage } from './pdf-harness/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

describe('words', () => {
  const papers = ['sparse-reward', 'zh-retrieval', 'entropy-bound'].map(
    name => [name, () => fixture(name)] as const,
  );
  const turned = ([0, 90, 180, 270] as const).map(
    rotate => [`cropped-${rotate}`, () => croppedPage(rotate)] as const,
  );

  test.each([...papers, ...turned])(
    'are where our own code says that they are: %s',
    async (name, bytesOf) => {
      const { page } = await stage.open();
      const bytes = bytesOf();
      const path = `/pdf/${name}`;
      stage.server.pdfs.set(path, { bytes });
      const quotes = await quotesOf(bytes);
      expect(quotes.length).toBeGreaterThan(3);
      const pages = [...new Set(quotes.flatMap(({ rects }) => rects.map(rect => rect.page)))];
      const items = await page.evaluate<Record<number, SeenItem[]>>(
        `itemsOn(${JSON.stringify(path)}, ${JSON.stringify(pages)})`,
      );
      expect(quotes.flatMap(quote => misplaced(quote, items))).toEqual([]);
      // And on the picture: there is ink under every mark.
      const [first] = quotes;
      await shown(page, { url: path, page: first?.rects[0]?.page ?? 1, rects: first?.rects ?? [] });
      for (const ink of await page.evaluate<number[]>('inkUnderMarks()')) expect(ink).toBeGreaterThan(0.03);
    },
  );

  test.skipIf(!hasShared).each(['mcd-neurips', 'multicolumn'])(
    'of a real paper are where our own code says that they are: %s',
    async name => {
      const { page } = await stage.open();
      const bytes = readFileSync(shared('papers', `${name}.pdf`));
      stage.server.pdfs.set(`/pdf/${name}`, { bytes });
      const quotes = await quotesOf(bytes);
      const pages = [...new Set(quotes.flatMap(({ rects }) => rects.map(rect => rect.page)))];
      const items = await page.evaluate<Record<number, SeenItem[]>>(
        `itemsOn("/pdf/${name}", ${JSON.stringify(pages)})`,
      );
      expect(quotes.flatMap(quote => misplaced(quote, items))).toEqual([]);
    },
  );
});
