// The PDF pane in a real browser, alone on a page that is built as the review page is, under the strictest policy that
// it works with.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makePdf, textPage } from '../../support/make-pdf.ts';
import { manyPages } from './pdf-harness/many-pages.ts';
import type { ServedPdf } from './pdf-harness/server.ts';
import { fixture, openStage, seen, show, shown, until, type Stage } from './pdf-harness/stage.ts';

/** `this is page n` in a PDF of `manyPages`. */
const mark = (page: number): object => ({ page, x: 72, y: 80, width: 90, height: 14 });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  for (const name of ['sparse-reward', 'zh-retrieval'])
    stage.server.pdfs.set(`/pdf/${name}`, { bytes: fixture(name) });
  stage.server.pdfs.set('/pdf/ten', { bytes: manyPages({ pages: 10, fan: 10, ballast: 0 }) });
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

describe('a claim', () => {
  test('is shown with the page of its quote, marked in the middle, without a breach of the policy', async () => {
    const { page, faults } = await stage.open({ height: 400 });
    const rects = [{ page: 2, x: 300, y: 400, width: 100, height: 12 }, mark(3)];
    const now = await shown(page, { url: '/pdf/sparse-reward', page: 2, rects, label: 'a quote' });
    expect(now.label).toBe('page 2 of 5; marked: a quote');
    const scale = now.width / 612;
    expect(now.marks).toHaveLength(1);
    expect(now.marks[0]?.x).toBeCloseTo(300 * scale, 0);
    expect(now.marks[0]?.y).toBeCloseTo(400 * scale, 0);
    const middle = await page.evaluate(MIDDLE);
    expect(Math.abs(Number(middle))).toBeLessThan(3);
    // What pdf.js asks for by itself: tables of characters, fonts, decoders.
    await shown(page, { url: '/pdf/zh-retrieval', page: 1 });
    const font = `fetch('/pdfjs/standard_fonts/FoxitSymbol.pfb').then(given => given.status)`;
    expect(await page.evaluate(font)).toBe(200);
    const wasm = `fetch('/pdfjs/wasm/openjpeg.wasm').then(given => WebAssembly.compileStreaming(given)).then(String)`;
    expect(await page.workers()[0]?.evaluate(wasm)).toBe('[object WebAssembly.Module]');
    expect([...stage.server.asked].filter(path => path.endsWith('.bcmap'))).not.toEqual([]);
    expect([...faults, ...stage.server.breaches]).toEqual([]);
  });

  test('on the same page is marked without drawing the page again', async () => {
    const { page } = await stage.open();
    await shown(page, { url: '/pdf/ten', page: 1, rects: [mark(1)], label: 'one' });
    const before = await page.evaluate('counts.drawn');
    const other = { page: 1, x: 100, y: 300, width: 50, height: 12 };
    await show(page, { url: '/pdf/ten', page: 1, rects: [other, mark(1)], label: 'two', focusRect: 1 });
    const now = await seen(page);
    expect(now.label).toBe('page 1 of 10; marked: two');
    expect(now.marks).toHaveLength(2);
    expect(await page.evaluate('counts.drawn')).toBe(before);
    expect(await page.locator('.pdf-mark-focus').count()).toBe(1);
    expect(await page.evaluate(MIDDLE)).not.toBeNull();
  });

  test('without a quote leaves the page as it is; a rectangle in focus brings its own page', async () => {
    const { page } = await stage.open();
    await shown(page, { url: '/pdf/ten', page: 7 });
    await show(page, { url: '/pdf/ten', page: null, rects: null });
    expect((await seen(page)).page).toBe(7);
    await show(page, { url: '/pdf/ten', page: 7, rects: [mark(7), mark(8)], focusRect: 1 });
    await until(page, 'seen().page === 8');
    expect((await seen(page)).marks).toHaveLength(1);
  });

  test('that comes next has its page drawn ahead', async () => {
    const { page } = await stage.open();
    await shown(page, { url: '/pdf/ten', page: 1, ahead: 6 });
    await until(
      page,
      `counts.canvases.some(canvas => !canvas.isConnected && canvas.width > 1000) && counts.drawn === 2`,
    );
    await shown(page, { url: '/pdf/ten', page: 6, ahead: null });
    expect(await page.evaluate('counts.drawn')).toBe(2);
  });

  test('on another page never leaves the pane empty', async () => {
    const { page } = await stage.open();
    await shown(page, { url: '/pdf/sparse-reward', page: 1 });
    await page.evaluate(`{
      globalThis.frames_ = [];
      const look = () => { frames_.push(seen()?.page ?? 'empty'); requestAnimationFrame(look); };
      look();
    }`);
    await shown(page, { url: '/pdf/sparse-reward', page: 2 });
    const frames = await page.evaluate<unknown[]>('[...new Set(frames_)]');
    expect(frames).toEqual([1, 2]);
  });

  test('fifty of them in a row leave no pile of drawings, and the last one shown', async () => {
    const { page, faults } = await stage.open();
    stage.server.pdfs.set('/pdf/fifty', { bytes: manyPages({ pages: 50, fan: 50, ballast: 0 }) });
    await shown(page, { url: '/pdf/fifty', page: 1 });
    const list = Array.from({ length: 50 }, (_, index) => ({
      url: '/pdf/fifty',
      page: 50 - index,
      rects: null,
    }));
    await page.evaluate(`showAll(${JSON.stringify(list)}, 4)`);
    await shown(page, { url: '/pdf/fifty', page: 1 });
    expect(await page.evaluate('counts.drawn')).toBeLessThan(25);
    expect(await page.evaluate(KEPT)).toBeLessThanOrEqual(3);
    expect(faults).toEqual([]);
  });
});

/** How far the mark in focus is from the middle of the box that scrolls, in CSS pixels. */
const MIDDLE = `(() => {
  const [box, mark] = ['.pdf-box', '.pdf-mark-focus'].map(name => document.querySelector(name).getBoundingClientRect());
  return mark.top + mark.height / 2 - (box.top + document.querySelector('.pdf-box').clientHeight / 2);
})()`;

/** Canvases that take memory. */
const KEPT = 'counts.canvases.filter(({ width, height }) => width * height > 10_000).length';

describe('a PDF', () => {
  test('of another paper ends the worker of the one before, and frees its pages', async () => {
    const { page } = await stage.open();
    for (const number of [1, 2, 3, 4]) await shown(page, { url: '/pdf/sparse-reward', page: number });
    expect(await page.evaluate(KEPT)).toBe(3);
    await shown(page, { url: '/pdf/ten', page: 1 });
    await until(page, 'counts.ended >= 1');
    expect(await page.evaluate('[counts.workers, document.querySelectorAll("canvas").length]')).toEqual([
      2, 1,
    ]);
    expect(await page.evaluate(KEPT)).toBe(1);
  });

  test.each([
    ['one list', 900],
    ['a tree', 30],
  ])('of 900 pages in %s shows its first page before a fifth of it is sent', async (_, fan) => {
    const bytes = manyPages({ pages: 900, fan, ballast: fan === 900 ? 200 : 22_000 });
    stage.server.pdfs.set('/pdf/large', { bytes, holdsAfter: Math.floor(bytes.length / 10) });
    const { page } = await stage.open();
    const before = stage.server.given.bytes;
    await shown(page, { url: '/pdf/large', page: 1, rects: [mark(1)] });
    const share = (stage.server.given.bytes - before) / bytes.length;
    if (fan < 900) expect(share).toBeLessThan(0.2);
    await shown(page, { url: '/pdf/large', page: 450 });
    expect((await seen(page)).label).toBe('page 450 of 900');
  });

  test('takes times that are printed here, for whoever looks', async () => {
    const { page } = await stage.open();
    const large = (fan: number): Uint8Array => manyPages({ pages: 900, fan, ballast: 22_000 });
    stage.server.pdfs.set('/pdf/list', { bytes: large(900) });
    stage.server.pdfs.set('/pdf/tree', { bytes: large(30) });
    await shown(page, { url: '/pdf/sparse-reward', page: 1 });
    const rows: string[] = [];
    let unit = 0;
    for (const [name, far] of [
      ['ten', 9],
      ['list', 450],
      ['tree', 450],
      ['sparse-reward', 3],
    ] as const) {
      const times = await page.evaluate<number[]>(`(async () => {
        const times = [];
        for (const [page, x] of [[1, 72], [1, 200], [${far}, 72], [2, 72]]) {
          const start = performance.now();
          show({ url: '/pdf/${name}', page, rects: [{ page, x, y: 80, width: 90, height: 14 }], label: String(x) });
          while (!(document.querySelector('.pdf-pane[aria-busy=false]') && seen()?.page === page && seen().label.endsWith(x)))
            await new Promise(requestAnimationFrame);
          times.push(performance.now() - start);
        }
        return times;
      })()`);
      unit ||= times[0] ?? 1;
      rows.push([name.padEnd(14), ...times.map(time => (time / unit).toFixed(2).padStart(10))].join(''));
    }
    const head = ['first page', 'same page', 'page 450', 'page 2'].map(text => text.padStart(10)).join('');
    console.log(`ratio to the first page of 10\n${' '.repeat(14)}${head}\n${rows.join('\n')}`);
    expect(rows).toHaveLength(4);
  });
});

describe('what is wrong with a PDF', () => {
  const bytes = makePdf([textPage()]);
  const damage: [string, ServedPdf, string, string][] = [
    [
      'gone',
      { bytes, status: 404 },
      'the PDF of this paper is not on this computer any more',
      '这篇论文的 PDF 已不在本机上',
    ],
    [
      'refused',
      { bytes, status: 401 },
      'the review server refused the PDF: open the newest address that summarize review printed',
      '审阅服务器拒绝提供 PDF：请打开 summarize review 最近一次输出的地址',
    ],
    [
      'failed',
      { bytes, status: 500 },
      'the review server could not give the PDF (HTTP 500)',
      '审阅服务器无法提供 PDF（HTTP 500）',
    ],
    [
      'html',
      { bytes: Buffer.from('<p>Rate exceeded.</p>') },
      'the PDF is damaged and cannot be opened',
      'PDF 已损坏，无法打开',
    ],
    ['empty', { bytes: new Uint8Array() }, 'the PDF is damaged and cannot be opened', 'PDF 已损坏，无法打开'],
    [
      'secret',
      { bytes: makePdf([textPage()], { encrypted: true }) },
      'the PDF asks for a password',
      'PDF 需要密码',
    ],
  ];

  test('is said once in the pane, in both languages, and a new try may find it right', async () => {
    for (const language of ['en', 'zh'] as const) {
      const { page } = await stage.open({ language });
      for (const [name, served, english, chinese] of damage) {
        stage.server.pdfs.set(`/pdf/${name}`, served);
        await show(page, { url: `/pdf/${name}`, page: 3, arxivUrl: 'https://arxiv.org/pdf/1' });
        await until(page, `document.querySelector('.pdf-failure') && failures.length`);
        expect(await page.evaluate('failures.splice(0)')).toEqual([language === 'en' ? english : chinese]);
        expect(await page.evaluate('seen()')).toBeNull();
        expect(await page.locator('.pdf-link').getAttribute('href')).toBe('https://arxiv.org/pdf/1#page=3');
      }
      await show(page, { url: '/pdf/secret', page: 1 });
      stage.server.pdfs.set('/pdf/secret', { bytes });
      const again = language === 'en' ? 'try again' : '重试';
      await page.getByRole('button', { name: again }).click();
      await until(page, 'seen()?.page === 1');
      expect(await page.locator('.pdf-failure').count()).toBe(0);
    }
  });

  test('is said of the page alone when other pages can be read', async () => {
    const { page, faults } = await stage.open();
    const broken = Buffer.from(manyPages({ pages: 3, fan: 3, ballast: 0 }));
    // Page 2 becomes something that is no page.
    const at = broken.indexOf('/Type /Page /', broken.indexOf('/Type /Page /') + 1);
    broken.write('/Type /Pogo /Kids 7', at);
    stage.server.pdfs.set('/pdf/broken', { bytes: broken });
    await shown(page, { url: '/pdf/broken', page: 1 });
    await show(page, { url: '/pdf/broken', page: 2 });
    await until(page, 'failures.length');
    expect(String(await page.evaluate('failures[0]'))).toMatch(/^page 2 cannot be drawn: /);
    expect(faults).toEqual([]);
  });

  test('and a page that it has not is told with what it has', async () => {
    const { page } = await stage.open();
    await show(page, { url: '/pdf/ten', page: 12, rects: [mark(12)] });
    await until(page, 'seen()?.page === 10');
    expect(await page.evaluate('failures')).toEqual([
      'page 12 is not in this PDF, which has 10: the notes may be of another version',
    ]);
    expect((await seen(page)).marks).toEqual([]);
  });

  test('ends no review: the server away, the worker broken', async () => {
    const { page } = await stage.open();
    await page.route('**/pdf/away', route => route.abort());
    await show(page, { url: '/pdf/away', page: 1 });
    await until(page, 'failures.length');
    await page.route('**/*worker*', route => route.abort());
    await show(page, { url: '/pdf/ten', page: 1 });
    await until(page, 'failures.length === 2');
    expect(await page.evaluate('failures')).toEqual([
      'the PDF did not arrive: the review server does not answer',
      'the PDF reader of this page stopped',
    ]);
  });

  test('that only waits is said after ten seconds, and can be stopped', async () => {
    const { page } = await stage.open({});
    stage.server.pdfs.set('/pdf/silent', { bytes, isSilent: true });
    await page.clock.install();
    await show(page, { url: '/pdf/silent', page: 1 });
    expect(await page.locator('.pdf-notice').textContent()).toBe('opening the PDF … ');
    await page.clock.runFor(10_100);
    expect(await page.locator('.pdf-notice').innerText()).toContain('The PDF takes long to open.');
    await page.getByRole('button', { name: 'stop' }).click();
    await page.clock.runFor(1_100);
    expect(await page.evaluate('failures')).toEqual(['You stopped it.']);
    expect(await page.evaluate('counts.ended')).toBe(1);
  });
});

describe('the bar', () => {
  test('turns pages, zooms, fits, and leads to the page at arXiv', async () => {
    const { page } = await stage.open({ width: 800 });
    const paper = {
      url: '/pdf/ten',
      page: 4,
      rects: [mark(4)],
      arxivUrl: 'https://arxiv.org/pdf/2310.06825v1',
    };
    const fitted = await shown(page, paper);
    expect(fitted.width).toBe(await page.evaluate(`document.querySelector('.pdf-box').clientWidth`));
    await page.getByRole('button', { name: 'next page' }).click();
    await until(page, 'seen().page === 5');
    await page.evaluate('controls.current.turn(-1)');
    await until(page, 'seen().page === 4 && seen().marks.length === 1');
    await page.getByRole('textbox', { name: 'page' }).fill('99');
    await page.keyboard.press('Enter');
    await until(page, 'seen().page === 10');
    const link = page.getByRole('link', { name: 'page 10 at arXiv, in a new tab' });
    expect(await link.getAttribute('href')).toBe('https://arxiv.org/pdf/2310.06825v1#page=10');
    expect([await link.getAttribute('target'), await link.getAttribute('rel')]).toEqual([
      '_blank',
      'noreferrer',
    ]);
    await page.getByRole('button', { name: 'larger' }).click();
    await until(page, 'Math.abs(seen().width - 816) < 1');
    await page.getByRole('button', { name: 'fit the width' }).click();
    await until(page, `seen().width === ${fitted.width}`);
    // The same claim again, as another object: what a person turned to stays.
    await show(page, { ...paper, rects: [mark(4)] });
    expect((await seen(page)).page).toBe(10);
    // Another claim brings its own.
    await shown(page, { ...paper, page: 2, rects: [mark(2)] });
  });

  test('shows the text of the page as text', async () => {
    const { page } = await stage.open();
    await shown(page, { url: '/pdf/ten', page: 3 });
    await page.getByRole('button', { name: 'the text of the page' }).click();
    await until(page, `document.querySelector('.pdf-text')?.textContent === 'this is page 3'`);
    expect(await page.locator('.pdf-text').isVisible()).toBe(true);
    expect(Number(await page.evaluate(`document.querySelector('.pdf-box').scrollTop`))).toBeGreaterThan(300);
  });
});

describe('the picture', () => {
  test('fits a telephone, and is drawn anew where there is more room', async () => {
    const { page } = await stage.open({ width: 390, height: 844, ratio: 3, isTouched: true });
    const now = await shown(page, { url: '/pdf/ten', page: 1, rects: [mark(1)] });
    expect(now.width).toBeLessThanOrEqual(390);
    expect(now.pixels.width).toBe(Math.floor(now.width * 3));
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.setViewportSize({ width: 700, height: 844 });
    await until(page, 'seen().pixels.width > 1900');
    expect((await seen(page)).marks[0]?.width).toBeCloseTo((90 / 612) * (await seen(page)).width, 0);
  });

  test('never takes more than 16 million pixels', async () => {
    const { page } = await stage.open({ ratio: 3 });
    await shown(page, { url: '/pdf/ten', page: 1 });
    for (let step = 0; step < 5; step++) await page.evaluate('controls.current.zoom(1)');
    await until(page, 'seen().width > 3200');
    await until(page, 'seen().pixels.width > 3500');
    const { pixels } = await seen(page);
    expect(pixels.width * pixels.height).toBeLessThanOrEqual(16_000_000);
  });
});
