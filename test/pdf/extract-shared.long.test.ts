// Real papers and really damaged files, a test for each row of their README. They lie beside the project on some
// machines; what each file is and where it comes from is said there.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { PaperText, SectionKey } from '../../src/domain/page.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { estimateTokens } from '../../src/lib/tokens.ts';
import { readingOf } from '../../src/model/reading.ts';
import { extractText, type ExtractOptions } from '../../src/pdf/extract.ts';
import { openParserPool } from '../../src/pdf/parser-pool.ts';
import { childFile } from '../support/built-child.ts';
import { brokenHyphens, orderedRecall } from '../support/recall.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';

const parser = openParserPool({ size: 2, childFile });
afterAll(() => parser.close());
const read = new Map<string, Promise<PaperText>>();

/** Every paper is read once, however many tests look at it. */
function paper(name: string): Promise<PaperText> {
  const known = read.get(name) ?? extract(name);
  read.set(name, known);
  return known;
}
function extract(name: string, options: Partial<ExtractOptions> = {}): Promise<PaperText> {
  const file = `${name}.pdf`;
  const by = Object.keys(options).length > 0 ? { childFile } : { parser };
  return extractText(readFileSync(shared('papers', file)), { name: file, ...by, ...options });
}

/** The four parts as they are printed, with the code in front. */
async function messageOf(name: string, options: Partial<ExtractOptions> = {}): Promise<string[]> {
  const error: unknown = await extract(name, options).catch((thrown: unknown) => thrown);
  if (!(error instanceof ToolError)) return [`no refusal: ${String(error)}`];
  return [error.code, error.what, error.why, error.kept, error.next];
}

function pageOf(text: PaperText, key: SectionKey): number | undefined {
  return text.sections.find(section => section.key === key)?.page;
}
function linesOn(text: PaperText, page: number): string[] {
  return text.pages[page - 1]?.lines.map(line => line.text) ?? [];
}

describe.skipIf(!hasShared)(`papers whose LaTeX source is known${sharedNote}`, () => {
  it.each([
    ['dropimpact-prl', 16],
    ['stylometry', 26],
    ['subleq', 19],
    ['msagl-lipics', 13],
  ])('%s has at least 98.5 % of its words in order, none of them broken', async (name, pages) => {
    const text = await paper(name);
    expect(text.pages).toHaveLength(pages);
    const truth = readFileSync(shared('papers', `${name}.truth.txt`), 'utf8');
    expect(orderedRecall(truth, text.body)).toBeGreaterThanOrEqual(0.985);
    expect(brokenHyphens(text.body)).toBe(0);
    expect(text.body).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufb00-\ufb06]/);
  });
});

describe.skipIf(!hasShared)(`what is sent of a paper${sharedNote}`, () => {
  it('is at the default limit all but references and appendix: at the median a sixth less than all its lines', async () => {
    const shares = ['dropimpact-prl', 'stylometry', 'subleq', 'msagl-lipics', 'mcd-neurips'].map(
      async name => {
        const limits = { maxInputTokens: 100_000, mostParts: 3 };
        const text = await paper(name);
        const { source } = readingOf(text, limits, name);
        expect(source.omitted.map(({ what }) => what)).toContain('references');
        expect(source.parts).toEqual([]);
        const raw = text.pages.flatMap(({ lines }) => lines.map(line => line.text)).join('\n');
        return source.tokens / estimateTokens(raw);
      },
    );
    const [, , median] = (await Promise.all(shares)).sort((one, other) => one - other);
    expect(median).toBeLessThanOrEqual(5 / 6);
  });
});

describe.skipIf(!hasShared)(`papers with a trap each${sharedNote}`, () => {
  it('dropimpact-prl: a bibliography without a heading is found, lost symbols are counted', async () => {
    const text = await paper('dropimpact-prl');
    expect(pageOf(text, 'abstract') ?? 1).toBe(1);
    expect(pageOf(text, 'references')).toBe(13);
    expect(text.body).not.toMatch(/^\[1\] /m);
    expect(text.dropped.lost).toBeGreaterThan(0);
    expect(text.notices).toEqual([
      {
        code: 'lost-symbols',
        message: 'more than 2 % of the characters have no Unicode value on page 9',
        pages: [9],
      },
    ]);
  });

  it('stylometry: sections on their pages, the title that begins with "A " is no appendix, no lone page numbers', async () => {
    const text = await paper('stylometry');
    expect(text.front.title).toBe('A Stylometric Application of Large Language Models');
    expect(pageOf(text, 'references')).toBe(19);
    expect(pageOf(text, 'appendix')).toBe(23);
    // Page numbers come last in the stream; labels of axes are numbers, too, and stay.
    const last = text.pages.map(({ lines }) => lines.at(-1)?.text ?? '');
    expect(last.filter(shown => /^\d{1,4}$/.test(shown))).toEqual([]);
  });

  it('subleq: all numbers of the multiplication table on page 15 are kept', async () => {
    const text = await paper('subleq');
    expect(pageOf(text, 'references')).toBe(18);
    const rows = linesOn(text, 15);
    const product = (left: number) => Array.from({ length: 12 }, (_, index) => left * (index + 1)).join(' ');
    // Row 12 is empty in the PDF: pdftotext, too, shows two dashes there and no number.
    expect(rows).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(product)));
    expect(rows).toContain('11 22 33 44 55 66 77 88 99 110 121 –');
    expect(rows.slice(0, 12)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
  });

  it('msagl-lipics: the ruler is gone, the numbers of the table on page 11 are whole', async () => {
    const text = await paper('msagl-lipics');
    expect(pageOf(text, 'references')).toBe(11);
    // 515 numbers of one to three digits.
    expect(text.dropped.rulers).toBe(1_393);
    expect(linesOn(text, 11).join('\n')).toMatch(/90 746/);
    const rulers = text.pages
      .flatMap(({ lines }) => lines)
      .filter(({ text: shown }) => /^\d{1,3}$/.test(shown));
    expect(rulers.length).toBeLessThan(20);
  });

  it('mcd-neurips: references and appendix in place, table heads are no sections', async () => {
    const text = await paper('mcd-neurips');
    expect(pageOf(text, 'references')).toBe(11);
    expect(pageOf(text, 'appendix')).toBe(15);
    expect(text.sections.filter(({ title }) => title === 'Methods')).toEqual([]);
  });

  it('geotopo-de: a German book with umlauts, its weak pages named', async () => {
    const text = await paper('geotopo-de');
    expect(text.pages).toHaveLength(117);
    expect(text.front.title).toBe('Einführung in die Geometrie und Topologie');
    expect(text.notices).toEqual([
      { code: 'thin-pages', message: 'fewer than 50 letters could be read on page 5', pages: [5] },
      {
        code: 'lost-symbols',
        message: 'more than 2 % of the characters have no Unicode value on pages 15 and 99',
        pages: [15, 99],
      },
    ]);
  });

  it('multicolumn: columns one after the other, no broken word left', async () => {
    const text = await paper('multicolumn');
    expect(brokenHyphens(text.body)).toBe(0);
    expect(
      text.pages.flatMap(({ lines }) => lines).filter(({ end }) => end === 'cut').length,
    ).toBeGreaterThan(20);
    const [first = []] = text.pages.map(({ lines }) => lines.filter(line => line.kind === 'text'));
    const jumps = first.filter((line, index) => index > 0 && line.x - (first[index - 1]?.x ?? 0) > 150);
    // Sorting by height would jump to the right column at every line.
    expect(jumps.length).toBeLessThanOrEqual(2);
  });

  it('enc-owneronly: the same text as the open file, marked', async () => {
    const [open, locked] = await Promise.all([paper('multicolumn'), paper('enc-owneronly')]);
    expect(locked.body).toBe(open.body);
    expect(locked.notices).toEqual([
      { code: 'no-copying', message: 'its owner marked the file "no copying"', pages: [] },
    ]);
  });

  it.each([
    'dropimpact-prl',
    'stylometry',
    'subleq',
    'msagl-lipics',
    'mcd-neurips',
    'geotopo-de',
    'multicolumn',
    'enc-owneronly',
  ])('%s: no false alarm about hidden text', async name => {
    const { hidden, notices } = await paper(name);
    expect({ hidden, warnings: notices.filter(({ code }) => code === 'hidden-text') }).toEqual({
      hidden: [],
      warnings: [],
    });
  });
});

describe.skipIf(!hasShared)(`files that give no text${sharedNote}`, () => {
  const kept = 'the file itself is untouched, no text of it was stored';
  const whole = (name: string, code: string, why: string, next: string): string[] => [
    code,
    `no text could be read from ${name}.pdf`,
    why,
    kept,
    next,
  ];
  const again = (name: string): string =>
    `get the file again from where it came, then \`summarize ${name}.pdf\``;
  const repaired = (name: string): string =>
    `${again(name)}; if it stays damaged: \`qpdf ${name}.pdf out.pdf\`, then \`summarize out.pdf\``;
  const cut =
    'the file was cut off, its last 1,024 bytes have no "%%EOF" (the parser cannot open it: Invalid PDF structure.)';
  const decrypted = (name: string): string =>
    `\`qpdf --decrypt --password=… ${name}.pdf out.pdf\`, then \`summarize out.pdf\``;
  const forced = (name: string): string =>
    `if its pages are pictures: \`ocrmypdf --force-ocr ${name}.pdf out.pdf\`, then \`summarize out.pdf\``;
  const asks = 'it asks for a password';

  it.each([
    ['empty', 'E_PDF_EMPTY', 'the file has 0 bytes', again('empty')],
    [
      'html',
      'E_PDF_NOT_PDF',
      'no "%PDF-" in its first 1,024 bytes, it begins with "<!DOCTYPE html><html><body>Rate exceeded"',
      again('html'),
    ],
    ['trunc50', 'E_PDF_DAMAGED', cut, repaired('trunc50')],
    ['trunc95', 'E_PDF_DAMAGED', cut, repaired('trunc95')],
    [
      'x-fuzz-742',
      'E_PDF_DAMAGED',
      'the parser stopped at page 1: Illegal character: 41',
      repaired('x-fuzz-742'),
    ],
    ['enc-user256', 'E_PDF_ENCRYPTED', asks, decrypted('enc-user256')],
    ['x-enc-lo', 'E_PDF_ENCRYPTED', asks, decrypted('x-enc-lo')],
    [
      'scan',
      'E_PDF_SCANNED',
      'not a single letter on its 3 pages: they are pictures',
      '`ocrmypdf scan.pdf out.pdf`, then `summarize out.pdf`',
    ],
    // Five letters: the character maps were found. Without them the page would count as a picture.
    [
      'x-cjk-sjis',
      'E_PDF_TOO_LITTLE_TEXT',
      'fewer than 50 letters on 1 of 1 page, 5 letters in all',
      forced('x-cjk-sjis'),
    ],
    // "Hello, world!": the parser mended the cross-reference table.
    [
      'x-bad-hello',
      'E_PDF_TOO_LITTLE_TEXT',
      'fewer than 50 letters on 1 of 1 page, 10 letters in all',
      forced('x-bad-hello'),
    ],
    [
      'big-702p',
      'E_PDF_TOO_LARGE',
      '702 pages are over the limit of 500 pages',
      'take a part of it: `qpdf big-702p.pdf --pages . 1-50 -- out.pdf`, then `summarize out.pdf`',
    ],
  ])('%s ends as %s, with the whole message', async (name, code, why, next) => {
    expect(await messageOf(name)).toEqual(whole(name, code, why, next));
  });
});
