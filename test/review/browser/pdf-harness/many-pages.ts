// PDFs of many pages, as large as a test wants them: one long list of pages, or a tree of them as LaTeX makes it.
import { fileOf, streamObject, type PdfObject } from '../../../support/make-pdf.ts';

export interface ManyPages {
  readonly pages: number;
  /** Pages in a node of the tree of pages; all of them make one list. */
  readonly fan: number;
  /** Bytes that each page has for nothing. */
  readonly ballast: number;
}

/** Page n says `this is page n`, its baseline 92 points from the top, in 12 point Helvetica. */
export function manyPages({ pages, fan, ballast }: ManyPages): Uint8Array {
  const nodes = Math.ceil(pages / fan);
  const [firstNode, firstPage] = [4, 4 + nodes];
  const list = (count: number, numberOf: (index: number) => number): string =>
    Array.from({ length: count }, (_, index) => `${numberOf(index)} 0 R`).join(' ');
  const objects: PdfObject[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    [`<< /Type /Pages /Kids [${list(nodes, node => firstNode + node)}] /Count ${pages} >>`],
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
  ];
  for (let node = 0; node < nodes; node++) {
    const count = Math.min(fan, pages - node * fan);
    const kids = list(count, index => firstPage + 2 * (node * fan + index));
    objects.push([`<< /Type /Pages /Parent 2 0 R /Kids [${kids}] /Count ${count} >>`]);
  }
  const filler = Buffer.alloc(ballast, 'ballast ');
  for (let page = 0; page < pages; page++) {
    objects.push([
      `<< /Type /Page /Parent ${firstNode + Math.floor(page / fan)} 0 R /MediaBox [0 0 612 792] ` +
        `/Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + 2 * page + 1} 0 R >>`,
    ]);
    const words = `BT /F1 12 Tf 72 700 Td (this is page ${page + 1}) Tj ET\n%`;
    objects.push(streamObject(Buffer.concat([Buffer.from(words), filler])));
  }
  return fileOf(objects);
}

/** One page of running text, of which the crop box shows only the middle and which is turned by `rotate` degrees. */
export function croppedPage(rotate: 0 | 90 | 180 | 270): Uint8Array {
  const lines = Array.from({ length: 20 }, (_, line) => {
    // Written so that it reads upright when the page is turned.
    const matrix = { 0: '1 0 0 1', 90: '0 1 -1 0', 180: '-1 0 0 -1', 270: '0 -1 1 0' }[rotate];
    const along = { 0: [150, 600 - 14 * line], 90: [200 + 14 * line, 150] }[rotate % 180 === 0 ? 0 : 90];
    const [x = 0, y = 0] = { 0: along, 90: along, 180: [460, 200 + 14 * line], 270: [480 - 14 * line, 550] }[
      rotate
    ];
    return `BT /F1 9 Tf ${matrix} ${x} ${y} Tm (line ${line + 1} tells of the harbour and the ${SHIPS[line]}) Tj ET`;
  });
  return fileOf([
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [4 0 R] /Count 1 >>'],
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [-20 -30 612 792] /CropBox [100 120 520 640] /Rotate ${rotate} ` +
        '/Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>',
    ],
    streamObject(lines.join('\n')),
  ]);
}

const SHIPS =
  'barge brig canoe clipper coaster cutter dinghy dory ferry frigate galley junk ketch lugger packet punt schooner sloop tender trawler'.split(
    ' ',
  );
