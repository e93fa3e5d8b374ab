// What we rely on in pdf-parse 2.4.5 and the pdfjs-dist 5.4.296 inside it, beyond what their types promise.
// When an update breaks one of these, src/pdf/parse.ts is the place to mend.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFParse } from 'pdf-parse';
import { afterEach, describe, expect, it } from 'vitest';
import type { PdfDocument } from '../../src/pdf/document.ts';
import { OP } from '../../src/pdf/drawing/operators.ts';
import { makePdf, textPage } from '../support/make-pdf.ts';

const parserRequire = createRequire(createRequire(import.meta.url).resolve('pdf-parse'));
const pdfjsPackage = parserRequire.resolve('pdfjs-dist/package.json');

let parser: PDFParse | undefined;
afterEach(async () => {
  await parser?.destroy();
});

function open(bytes: Uint8Array): { load: () => Promise<PdfDocument> } {
  parser = new PDFParse({ data: bytes, verbosity: 0 });
  // `load` is private in the typings; that it is callable is the first thing this file tests.
  return parser as unknown as { load: () => Promise<PdfDocument> };
}

describe('pdfjs-dist', () => {
  const version = (JSON.parse(readFileSync(pdfjsPackage, 'utf8')) as { version: string }).version;
  const bundled = /pdfjsVersion = ["']?([\d.]+)/.exec(
    readFileSync(join(dirname(parserRequire.resolve('pdf-parse')), '..', 'esm', 'pdf.worker.mjs'), 'utf8'),
  )?.[1];

  it.each([
    ['beside pdf-parse', version],
    ['inside pdf-parse', bundled],
  ])('%s is the version we measured, outside the ranges of known holes', (_, found) => {
    expect(found).toBe('5.4.296');
    const [major = 0, minor = 0, patch = 0] = (found ?? '').split('.').map(Number);
    const number = major * 1_000_000 + minor * 1_000 + patch;
    // CVE-2024-4367 (GHSA-wgrm-67xf-hhpq): up to 4.1.392. CVE-2026-16633 (GHSA-hq66-cqwq-w95j): 5.6.83 to 6.2.107.
    expect(number).toBeGreaterThan(4_001_392);
    expect(number >= 5_006_083 && number < 6_002_108).toBe(false);
  });

  it('has its character maps where parse.ts looks for them', () => {
    expect(readFileSync(join(dirname(pdfjsPackage), 'cmaps', '90ms-RKSJ-H.bcmap')).length).toBeGreaterThan(0);
  });
});

describe('pdf-parse', () => {
  it('has a callable load() that gives the same document twice', async () => {
    const opened = open(makePdf([textPage()]));
    const document = await opened.load();
    expect(await opened.load()).toBe(document);
    expect(document.numPages).toBe(1);
    expect(await document.getPermissions()).toBeNull();
  });

  it('takes the bytes away', async () => {
    const bytes = makePdf([textPage()]);
    await open(bytes).load();
    expect(bytes.length).toBe(0);
  });

  it('gives operators with the glyphs and fonts that drawing.ts reads', async () => {
    const document = await open(makePdf([textPage(2)])).load();
    const page = await document.getPage(1);
    expect(page.getViewport({ scale: 1 })).toMatchObject({
      width: 612,
      height: 792,
      transform: [1, 0, 0, -1, 0, 792],
    });
    const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
    const shown = fnArray.indexOf(OP.showText);
    const [font] = argsArray[fnArray.indexOf(OP.setFont)] as [string];
    expect(argsArray[shown]?.[0]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ unicode: 'l', width: 222, isSpace: false }),
      ]) as unknown,
    );
    expect(page.commonObjs.has(font)).toBe(true);
    expect(page.commonObjs.get(font)).toMatchObject({ name: 'Helvetica', isType3Font: false });
  });

  it('numbers its operators as operators.ts does', async () => {
    const { OPS } = (await import(
      pathToFileURL(join(dirname(pdfjsPackage), 'legacy/build/pdf.mjs')).href
    )) as {
      OPS: Record<string, number>;
    };
    const theirs = new Set(Object.values(OPS));
    expect(Object.values(OP).filter(number => !theirs.has(number))).toEqual([]);
    expect(OPS).toMatchObject({
      setGState: OP.setGState,
      constructPath: OP.constructPath,
      showText: OP.showText,
      setFillRGBColor: OP.setFillRgb,
      paintFormXObjectBegin: OP.paintFormBegin,
      beginGroup: OP.beginGroup,
      beginMarkedContentProps: OP.beginMarkedContentProps,
      paintImageXObject: OP.paintImage,
      paintSolidColorImageMask: OP.paintSolidMask,
      closeEOFillStroke: OP.closeEoFillStroke,
    });
  });

  it('names a missing password by the class name of its error', async () => {
    const error: unknown = await open(makePdf([textPage()], { encrypted: true }))
      .load()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'PasswordException', message: 'No password given' });
  });
});
