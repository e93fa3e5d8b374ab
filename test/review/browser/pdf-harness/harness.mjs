// The PDF pane alone on a page, moved by tests: `show(props)` and `showAll(list, ms)`; what it says in either language.
import { h, render } from 'preact';
import { inLanguage } from '../../../../src/lib/phrase.ts';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { PdfPane } from '../../../../src/review/page/pdf/pane.tsx';
import zh from '../../../../src/ui/zh.json';

const catalogue = document.documentElement.lang === 'zh' || navigator.language.startsWith('zh') ? zh : {};
const say = told => inLanguage(told, catalogue);
const controls = { current: null };
const base = {
  source: { url: '', httpHeaders: { authorization: 'Bearer test' } },
  page: 1,
  rects: null,
  label: '',
};

globalThis.failures = [];
globalThis.controls = controls;
globalThis.show = ({ url, ...props }) => {
  const source = { ...base.source, url };
  const onFailure = told => globalThis.failures.push(say(told));
  render(
    h(PdfPane, { ...base, arxivUrl: null, say, onFailure, controls, ...props, source }),
    document.getElementById('app'),
  );
};
globalThis.showAll = async (list, ms) => {
  for (const props of list) {
    globalThis.show(props);
    await new Promise(resolve => setTimeout(resolve, ms));
  }
};
/** What stands on the screen: page of the picture, boxes of the marks in CSS pixels from the page's corner. */
globalThis.seen = () => {
  const canvas = document.querySelector('.pdf-canvas canvas');
  if (canvas === null) return null;
  const sheet = document.querySelector('.pdf-sheet').getBoundingClientRect();
  const marks = [...document.querySelectorAll('.pdf-mark')].map(mark => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    return { x: left - sheet.left, y: top - sheet.top, width, height };
  });
  const label = canvas.getAttribute('aria-label') ?? '';
  return {
    label,
    page: Number(/\d+/.exec(label)?.[0]),
    width: sheet.width,
    height: sheet.height,
    pixels: { width: canvas.width, height: canvas.height },
    marks,
  };
};
/** Where pdf.js itself sees the text of a page: points, origin top left, as it draws at scale 1. */
globalThis.itemsOn = async (url, pages) => {
  const pdfjs = await import('pdfjs-dist');
  const port = new Worker(workerUrl, { type: 'module' });
  const task = pdfjs.getDocument({
    url: new URL(url, document.baseURI).href,
    httpHeaders: base.source.httpHeaders,
    worker: pdfjs.PDFWorker.create({ port }),
    cMapUrl: new URL('pdfjs/cmaps/', document.baseURI).href,
    verbosity: 0,
  });
  const pdf = await task.promise;
  const found = {};
  for (const number of pages) {
    const page = await pdf.getPage(number);
    const { transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    found[number] = items.map(item => {
      const [a, b, , , x, y] = pdfjs.Util.transform(transform, item.transform);
      return { text: item.str, a, b, x, y, width: item.width, size: Math.hypot(a, b) };
    });
  }
  await pdf.destroy();
  port.terminate();
  return found;
};

/** How much of each mark is ink on the picture: dark pixels, 0 to 1. */
globalThis.inkUnderMarks = () => {
  const canvas = document.querySelector('.pdf-canvas canvas');
  const { width, marks } = globalThis.seen();
  const scale = canvas.width / width;
  const context = canvas.getContext('2d');
  return marks.map(mark => {
    const box = [mark.x, mark.y, mark.width, mark.height].map(length => Math.round(length * scale));
    const { data } = context.getImageData(...box);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 384) dark += 1;
    return dark / (data.length / 4);
  });
};
