// The door to the parser: what comes back for good and for bad bytes, and that nothing outlives its limits.
// Every PDF is made here; the real and damaged ones are in extract-shared.long.test.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaperTextSchema, type PaperText } from '../../src/domain/page.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { extractText, type ExtractOptions } from '../../src/pdf/extract.ts';
import { openParserPool } from '../../src/pdf/parser-pool.ts';
import { childFile } from '../support/built-child.ts';
import { makeBomb, makePdf, textPage } from '../support/make-pdf.ts';
import { childThat } from '../support/parser-child.ts';

const KEPT = 'the file itself is untouched, no text of it was stored';

const parser = openParserPool({ size: 2, childFile });
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'extract-'));
});
afterAll(async () => {
  await parser.close();
  rmSync(folder, { recursive: true });
});

function read(bytes: Uint8Array): Promise<PaperText> {
  return extractText(bytes, { name: 'in.pdf', parser });
}

/** Limits of its own mean a process of its own. */
async function refusalOf(bytes: Uint8Array, options: Partial<ExtractOptions> = {}): Promise<object> {
  const isOwn = Object.keys(options).some(key => key !== 'name');
  const usual = { name: 'in.pdf', ...(isOwn ? { childFile } : { parser }) };
  const error: unknown = await extractText(bytes, { ...usual, ...options }).catch(
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
    const paper = await read(bytes);
    // To the byte, also in the order of keys: it is cached as it came.
    expect(JSON.stringify(PaperTextSchema.parse(paper))).toBe(JSON.stringify(paper));
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

  const upright = textPage().lines!;
  // Where a line stands on the paper so that it stands at the same distance from the top left corner once it is turned.
  const turned = {
    90: upright.map(line => ({ ...line, turned: 90 as const, x: 792 - line.y, y: 72 })),
    180: upright.map(line => ({ ...line, turned: 180 as const, x: 612 - 72, y: 792 - line.y })),
    270: upright.map(line => ({ ...line, turned: 270 as const, x: line.y - 180, y: 792 - 72 })),
  };
  it.each([
    [90, 792, 612],
    [180, 612, 792],
    [270, 792, 612],
  ] as const)(
    'whose page is turned by %i degrees reads from left to right',
    async (rotate, width, height) => {
      const paper = await read(makePdf([{ lines: turned[rotate], rotate }]));
      expect(paper.pages[0]).toMatchObject({ width, height });
      expect(paper.pages[0]?.lines.map(line => line.text)).toEqual(upright.map(line => line.text));
      expect(paper.pages[0]?.lines[0]).toMatchObject({ x: 72, y: 83 });
      expect(paper.dropped.rotated).toBe(0);
    },
  );

  it('shows the arXiv stamp of its margin and keeps it out of the text', async () => {
    const stamp = {
      text: 'arXiv:2310.06825v1  [cs.CL]  10 Oct 2023',
      x: 30,
      y: 220,
      size: 20,
      turned: 90,
    } as const;
    const page = { lines: [...textPage().lines!, stamp] };
    const paper = await read(makePdf([page]));
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
        'it asks for a password',
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

  it('that never ends is dead soon after its deadline', async () => {
    // Left alone it reads for a minute and more; how soon it is dead is measured by `npm run test:crash`.
    const found = await refusalOf(bomb, { memoryMb: 4_000, deadlineMs: 1_000 });
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
    await expect(extractText(bomb, { name: 'in.pdf', childFile, signal: stop.signal })).rejects.toBe(reason);
    await expect(extractText(bomb, { name: 'in.pdf', childFile, signal: stop.signal })).rejects.toBe(reason);
  });
});

describe('a parser process that fails', () => {
  const pdf = makePdf([textPage()]);
  const next = 'try once more, or rewrite it: `qpdf in.pdf out.pdf`, then `summarize out.pdf`';

  it.each([
    [
      'with an error',
      `throw new TypeError('the parser broke')`,
      'ended with exit code 1: TypeError: the parser broke',
    ],
    ['without a word', 'process.exit(0)', 'ended with exit code 0 and no valid reply'],
    ['killed from outside', `process.kill(process.pid, 'SIGKILL')`, 'was ended by SIGKILL'],
    ['saying what is no reply', 'onPdf(() => reply({ reading: { pages: 3 } }))', 'said what is no reply'],
  ])('%s is told with how it ended', async (_, code, end) => {
    expect(await refusalOf(pdf, { childFile: childThat(folder, code) })).toEqual(
      refusal('E_PDF_CRASHED', `the parser process ${end}`, next),
    );
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
