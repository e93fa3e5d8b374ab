// The door to the parser: what comes back for good and for bad bytes, and that nothing outlives its limits.
// Every PDF is made here; the real and damaged ones are in extract-shared.test.ts.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaperTextSchema } from '../../src/domain/page.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { extractText, type ExtractOptions } from '../../src/pdf/extract.ts';
import { childFile } from '../support/built-child.ts';
import { makeBomb, makePdf, textPage } from '../support/make-pdf.ts';

const KEPT = 'the file itself is untouched, no text of it was stored';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extract-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A stand-in for the child, to see how the parent takes what children do. */
async function childThat(code: string): Promise<URL> {
  const file = join(folder, `child-${Buffer.from(code).toString('hex').slice(-40)}.mjs`);
  await writeFile(file, code);
  return pathToFileURL(file);
}

async function refusalOf(bytes: Uint8Array, options: Partial<ExtractOptions> = {}): Promise<object> {
  const error: unknown = await extractText(bytes, { name: 'in.pdf', childFile, ...options }).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ToolError)) return { unexpected: error };
  const { code, category, what, why, kept, next } = error;
  return { code, category, what, why, kept, next };
}

function refusal(code: string, why: string, next: string): object {
  return { code, category: 'paper', what: 'no text could be read from in.pdf', why, kept: KEPT, next };
}

describe('a readable PDF', () => {
  it('comes back as pages, lines and running text, and the caller keeps its bytes', async () => {
    const bytes = makePdf([textPage(), textPage()]);
    const copy = Buffer.from(bytes);
    const paper = await extractText(bytes, { name: 'in.pdf', childFile });
    expect(PaperTextSchema.safeParse(paper).success).toBe(true);
    expect(paper.pages.map(({ page, width, height, lines }) => [page, width, height, lines.length])).toEqual([
      [1, 612, 792, 20],
      [2, 612, 792, 20],
    ]);
    expect(paper.pages[0]?.lines[0]).toMatchObject({
      text: 'line 1 of ordinary words about the harbour and its many ships',
      x: 72,
      y: 83,
      height: 11.5,
    });
    expect(paper.body).toContain('line 20 of ordinary words about the harbour and its many ships');
    expect(Buffer.from(bytes).equals(copy)).toBe(true);
  });

  it('of a landscape page reads from left to right', async () => {
    const lines = textPage().lines!.map(line => ({ ...line, turned: true, x: 792 - line.y, y: 72 }));
    const paper = await extractText(makePdf([{ lines, rotate: 90 }]), { name: 'in.pdf', childFile });
    expect(paper.pages[0]).toMatchObject({ width: 792, height: 612 });
    expect(paper.pages[0]?.lines[1]?.text).toBe(
      'line 2 of ordinary words about the harbour and its many ships',
    );
    expect(paper.dropped.rotated).toBe(0);
  });

  it('shows the arXiv stamp of its margin and keeps it out of the text', async () => {
    const stamp = { text: 'arXiv:2310.06825v1  [cs.CL]  10 Oct 2023', x: 30, y: 220, size: 20, turned: true };
    const page = { lines: [...textPage().lines!, stamp] };
    const paper = await extractText(makePdf([page]), { name: 'in.pdf', childFile });
    expect(paper.stamp).toBe('arXiv:2310.06825v1');
    expect(paper.body).not.toContain('arXiv');
    expect(paper.dropped.rotated).toBe(34);
  });
});

describe('a PDF without usable text is refused with the reason and the next step', () => {
  const again = 'get the file again from where it came, then `summarize in.pdf`';
  const ocr = '`ocrmypdf in.pdf out.pdf`, then `summarize out.pdf`';

  it('when it is empty', async () => {
    expect(await refusalOf(new Uint8Array())).toEqual(refusal('E_PDF_EMPTY', 'the file has 0 bytes', again));
  });

  it('when it is a web page', async () => {
    expect(await refusalOf(Buffer.from('<html>\n<body>Rate exceeded.'))).toEqual(
      refusal(
        'E_PDF_NOT_PDF',
        'no "%PDF-" in its first 1,024 bytes, it begins with "<html> <body>Rate exceeded."',
        again,
      ),
    );
  });

  it('when its end is missing', async () => {
    expect(await refusalOf(makePdf([textPage()], { cutAt: 0.3 }))).toEqual(
      refusal(
        'E_PDF_DAMAGED',
        'the file was cut off, its last 1,024 bytes have no "%%EOF" (the parser cannot open it: Invalid PDF structure.)',
        `${again}; if it stays damaged: \`qpdf in.pdf out.pdf\`, then \`summarize out.pdf\``,
      ),
    );
  });

  it('when it asks for a password', async () => {
    expect(await refusalOf(makePdf([textPage()], { encrypted: true }))).toEqual(
      refusal(
        'E_PDF_ENCRYPTED',
        'it asks for a password (No password given)',
        '`qpdf --decrypt --password=… in.pdf out.pdf`, then `summarize out.pdf`',
      ),
    );
  });

  it('when its pages are pictures', async () => {
    expect(await refusalOf(makePdf([{}, {}, {}]))).toEqual(
      refusal('E_PDF_SCANNED', 'not a single letter on its 3 pages: they are pictures', ocr),
    );
  });

  it('when most pages hold next to nothing', async () => {
    const few = { lines: [{ text: 'Hello', x: 72, y: 400 }] };
    expect(await refusalOf(makePdf([few, few, textPage()]))).toEqual(
      refusal(
        'E_PDF_TOO_LITTLE_TEXT',
        'fewer than 50 letters on 2 of 3 pages, 990 letters in all',
        'if its pages are pictures: `ocrmypdf --force-ocr in.pdf out.pdf`, then `summarize out.pdf`',
      ),
    );
  });

  it('when it is the place holder of a form', async () => {
    const lines = [
      { text: 'Please wait... ', x: 72, y: 700 },
      {
        text: 'If this message is not eventually replaced by the proper contents of the document, your PDF',
        x: 72,
        y: 680,
      },
    ];
    expect(await refusalOf(makePdf([{ lines }]))).toEqual(
      refusal(
        'E_PDF_PLACEHOLDER',
        'its only text is the "Please wait..." of a dynamic XFA form',
        'open it in Adobe Reader, print it to a new file out.pdf, then `summarize out.pdf`',
      ),
    );
  });

  it('when its font names no characters', async () => {
    expect(await refusalOf(makePdf([textPage(), textPage()], { garbled: true }))).toEqual(
      refusal(
        'E_PDF_GARBLED',
        'fonts without a Unicode map on 2 of 2 pages, worst page 1 with 97 % of its characters lost',
        '`ocrmypdf --force-ocr in.pdf out.pdf`, then `summarize out.pdf`',
      ),
    );
  });

  it('when it has too many pages or bytes', async () => {
    const next = 'take a part of it: `qpdf in.pdf --pages . 1-50 -- out.pdf`, then `summarize out.pdf`';
    expect(await refusalOf(makePdf([textPage(), textPage()]), { maxPages: 1 })).toEqual(
      refusal('E_PDF_TOO_LARGE', '2 pages are over the limit of 1 pages', next),
    );
    expect(await refusalOf(new Uint8Array(2_345_678), { maxBytes: 1_000_000 })).toEqual(
      refusal('E_PDF_TOO_LARGE', '2.3 MB are over the limit of 1.0 MB', next),
    );
  });
});

describe('a hostile PDF', () => {
  const bomb = makeBomb();

  it('of 2 kB that takes gigabytes is stopped at the memory limit', { timeout: 60_000 }, async () => {
    expect(bomb.length).toBeLessThan(5_000);
    const found = await refusalOf(bomb, { memoryMb: 170 });
    expect(found).toEqual(
      refusal(
        'E_PDF_MEMORY',
        expect.stringMatching(/^reading it took (\d+ MB, over the limit of|over) 170 MB$/) as string,
        'take a part of it: `qpdf in.pdf --pages . 1-10 -- out.pdf`, then `summarize out.pdf`',
      ),
    );
  });

  it(
    'with 100,000 scraps in one line, or one word without end, is read in time',
    { timeout: 60_000 },
    async () => {
      const scraps = Buffer.from(
        `BT /F1 9 Tf 1 0 0 1 72 700 Tm ${'[(ab) -4000 (c-)] TJ '.repeat(50_000)} ET`,
      );
      const word = Buffer.from(`BT /F1 0.001 Tf 1 0 0 1 72 700 Tm (${'a'.repeat(60_000)}-b-) Tj ET`);
      for (const bytes of [scraps, word]) {
        const pdf = makePdf([textPage(), { stream: { bytes, filters: [] } }]);
        const paper = await extractText(pdf, { name: 'in.pdf', childFile, deadlineMs: 20_000 });
        expect(paper.pages).toHaveLength(2);
      }
    },
  );

  it('that never ends is dead soon after its deadline', async () => {
    const start = performance.now();
    const found = await refusalOf(bomb, { memoryMb: 4_000, deadlineMs: 1_000 });
    // The aim is 250 ms; a loaded machine gets more before the test fails.
    expect(performance.now() - start).toBeLessThan(1_000 + 1_500);
    expect(found).toEqual(
      refusal(
        'E_PDF_TIMEOUT',
        'still reading after 1 s',
        'try once more on an idle machine, or rewrite it: `qpdf in.pdf out.pdf`, then `summarize out.pdf`',
      ),
    );
  });

  it('is dropped at once when the caller gives up, with the reason given', async () => {
    const stop = new AbortController();
    const reason = new RangeError('the user pressed Ctrl-C');
    setTimeout(() => stop.abort(reason), 400);
    const start = performance.now();
    await expect(extractText(bomb, { name: 'in.pdf', childFile, signal: stop.signal })).rejects.toBe(reason);
    expect(performance.now() - start).toBeLessThan(400 + 1_500);
    await expect(extractText(bomb, { name: 'in.pdf', childFile, signal: stop.signal })).rejects.toBe(reason);
  });
});

describe('the child process', () => {
  const pdf = makePdf([textPage()]);
  const next = 'try once more, or rewrite it: `qpdf in.pdf out.pdf`, then `summarize out.pdf`';

  it('gets no environment and no flags of its parent', async () => {
    const spy = await childThat(`
      process.disconnect();
      const seen = JSON.stringify([process.env, process.execArgv]);
      process.stdin.resume().on('end', () => console.log(JSON.stringify({ refusal: { code: 'E_PDF_CRASHED', seen } })));`);
    expect(await refusalOf(pdf, { childFile: spy })).toEqual(refusal('E_PDF_CRASHED', '[{},[]]', next));
  });

  it('that dies early is reported with its exit code and its last error', async () => {
    const dying = await childThat(`throw new TypeError('the parser broke')`);
    expect(await refusalOf(pdf, { childFile: dying })).toEqual(
      refusal(
        'E_PDF_CRASHED',
        'the parser process ended with exit code 1: TypeError: the parser broke',
        next,
      ),
    );
  });

  it('that is killed from outside is reported with the signal', async () => {
    const killed = await childThat(`process.kill(process.pid, 'SIGKILL')`);
    expect(await refusalOf(pdf, { childFile: killed })).toEqual(
      refusal('E_PDF_CRASHED', 'the parser process was ended by SIGKILL', next),
    );
  });

  it('is not believed when its reply has another shape', async () => {
    const lying = await childThat(`
      process.disconnect();
      process.stdin.resume().on('end', () => console.log(JSON.stringify({ reading: { pages: 3 } })));`);
    expect(await refusalOf(pdf, { childFile: lying })).toEqual(
      refusal('E_PDF_CRASHED', 'the parser process ended with exit code 0 and no valid reply', next),
    );
  });

  it('ends itself when nobody is left to read its reply', async () => {
    const { fork } = await import('node:child_process');
    const limits = JSON.stringify({ deadlineMs: 60_000, memoryMb: 1_000, maxPages: 500 });
    const child = fork(childFile, [limits], {
      env: {},
      execArgv: [],
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    });
    const ended = new Promise(resolve => child.once('exit', (_, killedBy) => resolve(killedBy)));
    await new Promise(resolve => setTimeout(resolve, 300));
    child.disconnect();
    expect(await ended).toBe('SIGKILL');
  });
});

describe('messages of papers on arXiv', () => {
  it('tell how to get the PDF before the next step', async () => {
    expect(await refusalOf(makePdf([{}]), { name: '2310.06825v1' })).toMatchObject({
      what: 'no text could be read from 2310.06825v1',
      next: 'save https://arxiv.org/pdf/2310.06825v1 as in.pdf, `ocrmypdf in.pdf out.pdf`, then `summarize out.pdf`',
    });
    expect(await refusalOf(new Uint8Array(), { name: '2310.06825v1' })).toMatchObject({
      next: '`summarize 2310.06825v1 --refresh=pdf`',
    });
  });

  it('quote a file name with blanks so that the command can be pasted', async () => {
    expect(await refusalOf(makePdf([{}]), { name: `my paper's.pdf` })).toMatchObject({
      next: String.raw`${'`'}ocrmypdf 'my paper'\''s.pdf' out.pdf${'`'}, then ${'`'}summarize out.pdf${'`'}`,
    });
  });
});
