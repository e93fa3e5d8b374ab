// Near misses, third part: page edges, turned and upside-down pages, and scans whose words were read off by a program.
import { ABOVE, BELOW, pixel, shown, type PageCase } from './hidden-pdfs.ts';

const PASSAGE = 'BT /F1 10 Tf 72 420 Td WORDS ET';
const BOX = '60 395 480 45 re';
const LONG = [...ABOVE, ...BELOW];

const EDGES: readonly PageCase[] = [
  { name: 'at the left edge of the page', content: 'BT /F1 10 Tf 0 420 Td WORDS ET' },
  { name: 'at the lower edge of the page', content: 'BT /F1 10 Tf 72 1 Td INLINE ET' },
  {
    name: 'with one axis label outside of the crop box',
    page: '/MediaBox [0 0 612 792] /CropBox [40 200 572 740]',
    content: `${PASSAGE} BT /F1 10 Tf 10 420 Td (Epoch) Tj ET`,
  },
  {
    name: 'on a page that is turned',
    page: '/MediaBox [0 0 792 792] /Rotate 90',
    frame: '0 1 -1 0 792 0 cm',
    content: PASSAGE,
  },
  {
    name: 'on a page whose origin is not 0',
    page: '/MediaBox [100 200 712 992]',
    frame: '1 0 0 1 100 200 cm',
    content: `q 0 0 .4 rg ${BOX} f Q q 1 g ${PASSAGE} Q`,
  },
  {
    name: 'on a page that is drawn upside down',
    bare: true,
    frame: '1 0 0 -1 0 792 cm',
    content: LONG.map((line, index) => `BT /F1 10 Tf 1 0 0 -1 72 ${80 + 14 * index} Tm (${line}) Tj ET`).join(
      ' ',
    ),
    words: LONG.join(' '),
  },
];

const HIDDEN_LAYER = `q 3 Tr ${shown(LONG, 72, 700)} Q`;
const SCAN: Pick<PageCase, 'bare' | 'words' | 'resources' | 'objects'> = {
  bare: true,
  words: LONG.join(' '),
  resources: '/XObject << /X1 @scan >>',
  objects: { scan: pixel('F0F0F0') },
};
const strip = (number: number): string => `q 612 0 0 198 0 ${198 * number} cm /X1 Do Q`;

/** Scanned pages with the words that a program read off them: this text is all that there is of the page. */
const SCANS: readonly PageCase[] = [
  {
    ...SCAN,
    name: 'a scanned page, its words in mode 3 on it',
    content: `q 612 0 0 792 0 0 cm /X1 Do Q ${HIDDEN_LAYER}`,
  },
  {
    ...SCAN,
    name: 'a scanned page, its words in mode 3 before it',
    content: `${HIDDEN_LAYER} q 612 0 0 792 0 0 cm /X1 Do Q`,
  },
  {
    ...SCAN,
    name: 'a scanned page of four strips',
    content: `${[0, 1, 2, 3].map(strip).join(' ')} ${HIDDEN_LAYER}`,
  },
  {
    ...SCAN,
    name: 'a scanned page that lies over its words',
    content: `${shown(LONG, 72, 700)} q 612 0 0 792 0 0 cm /X1 Do Q`,
  },
  {
    ...SCAN,
    name: 'two scanned pages',
    content: `q 600 0 0 780 6 6 cm /X1 Do Q ${HIDDEN_LAYER}`,
    on: [1, 2],
  },
];

/** Edges and scans. */
export const PAGE_CASES: readonly PageCase[] = [...EDGES, ...SCANS];
