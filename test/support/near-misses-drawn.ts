// Near misses, second part: what is drawn around and over the words, clipping, layers; near-misses-pages.ts has the third.
import { form, pixel, type PageCase } from './hidden-pdfs.ts';

const PASSAGE = 'BT /F1 10 Tf 72 420 Td WORDS ET';
const BOX = '60 395 480 45 re';

const DRAWN: readonly PageCase[] = [
  { name: 'a frame drawn after', content: `${PASSAGE} ${BOX} S` },
  { name: 'underlined and struck through', content: `${PASSAGE} 72 418 m 330 418 l S 72 423 m 330 423 l S` },
  {
    name: 'a highlighter of alpha .4 drawn after',
    content: `${PASSAGE} q /G1 gs 1 1 0 rg ${BOX} f Q`,
    resources: '/ExtGState << /G1 << /ca .4 >> >>',
  },
  {
    name: 'a highlighter in blend mode Multiply drawn after',
    content: `${PASSAGE} q /G1 gs 1 1 0 rg ${BOX} f Q`,
    resources: '/ExtGState << /G1 << /BM /Multiply >> >>',
  },
  {
    name: 'a transparent form with an opaque box drawn after',
    content: `${PASSAGE} q /G1 gs /X1 Do Q`,
    resources: '/ExtGState << /G1 << /ca .3 >> >> /XObject << /X1 @form >>',
    objects: { form: form(`1 1 0 rg ${BOX} f`, '/Group << /S /Transparency >>') },
  },
  { name: 'a white box whose path is never painted', content: `${PASSAGE} q 1 g ${BOX} n Q` },
  { name: 'a white box that is clipped away', content: `${PASSAGE} q 60 500 480 45 re W n 1 g ${BOX} f Q` },
  { name: 'a frame of two rectangles, even-odd', content: `${PASSAGE} q .5 g ${BOX} 65 400 470 35 re f* Q` },
  {
    name: 'a frame of two rectangles, the inner one the other way round',
    content: `${PASSAGE} q .5 g ${BOX} 65 400 m 65 435 l 535 435 l 535 400 l h f Q`,
  },
  {
    name: 'a big triangle beside it, whose bounds cover it',
    content: `${PASSAGE} q .7 g 560 320 m 560 560 l 330 560 l h f Q`,
  },
  { name: 'a white box, then the same words on it', content: `${PASSAGE} q 1 g ${BOX} f Q ${PASSAGE}` },
  {
    name: 'boxes above and below, drawn after',
    content: `${PASSAGE} q .8 g 60 432 480 20 re f 60 380 480 20 re f Q`,
  },
  {
    name: 'a stamp with a soft mask over the page',
    content: `${PASSAGE} q 612 0 0 792 0 0 cm /X1 Do Q`,
    resources: '/XObject << /X1 @stamp >>',
    objects: { stamp: pixel('FF0000', '/SMask @mask'), mask: pixel('30') },
  },
  {
    name: 'an image whose mask hides all of it',
    content: `${PASSAGE} q 480 0 0 45 60 395 cm /X1 Do Q`,
    resources: '/XObject << /X1 @logo >>',
    objects: { logo: pixel('FFFFFF', '/Mask [255 255 255 255 255 255]') },
  },
  {
    name: 'a small image beside it',
    content: `${PASSAGE} q 40 0 0 40 400 400 cm /X1 Do Q`,
    resources: '/XObject << /X1 @logo >>',
    objects: { logo: pixel('8080FF') },
  },
  {
    name: 'a heat map with numbers on its cells',
    words: 'Recall of every layer by its depth and width, in percent.',
    content: `${heatMap()} BT /F1 10 Tf 72 330 Td INLINE ET`,
  },
  {
    name: 'a table whose numbers are padded with white zeros',
    words: 'Depth of the water at the quay, by month and by berth.',
    content: `BT /F1 10 Tf 72 430 Td INLINE ET ${[400, 386, 372].map(paddedRow).join(' ')}`,
  },
  {
    name: 'an axis with a label and ticks of 1.5 points',
    content: `${PASSAGE} ${Array.from({ length: 12 }, (_, tick) => `BT /F1 1.5 Tf ${100 + 20 * tick} 500 Td (0.${tick}) Tj ET`).join(' ')} BT /F1 1.5 Tf 200 490 Td (Epoch) Tj ET`,
  },
];

const CLIPPED: readonly PageCase[] = [
  { name: 'inside of its clip', content: `q ${BOX} W n ${PASSAGE} Q` },
  {
    name: 'inside of an even-odd clip in another space',
    content: `q .1 0 0 .1 0 0 cm 600 3950 4800 450 re W* n 10 0 0 10 0 0 cm ${PASSAGE} Q`,
  },
  {
    name: 'inside of a round clip',
    content: `q 306 700 m 800 700 800 100 306 100 c -190 100 -190 700 306 700 c W n ${PASSAGE} Q`,
  },
  { name: 'inside of two clips', content: `q ${BOX} W n 0 300 612 200 re W n ${PASSAGE} Q` },
  { name: 'after a clip that Q ends', content: `q 0 0 1 1 re W n Q ${PASSAGE}` },
  {
    name: 'in a form whose box fits',
    content: '/X1 Do',
    resources: '/XObject << /X1 @form >>',
    objects: { form: form(PASSAGE, '', '60 395 540 440') },
  },
  {
    name: 'in a form with a matrix of its own',
    content: '/X1 Do',
    resources: '/XObject << /X1 @form >>',
    objects: { form: form('BT /F1 10 Tf 10 30 Td WORDS ET', '/Matrix [1 0 0 1 60 390]', '0 0 480 60') },
  },
];

const LAYERS: Pick<PageCase, 'catalog' | 'resources' | 'objects'> = {
  catalog: '/OCProperties << /OCGs [@off @on] /D << /Order [@off @on] /OFF [@off] >> >>',
  resources: '/Properties << /Off @off /On @on /Any @any /Not @not >> /XObject << /X1 @form >>',
  objects: {
    off: { dict: '/Type /OCG /Name (hints)' },
    on: { dict: '/Type /OCG /Name (text)' },
    any: { dict: '/Type /OCMD /OCGs [@off @on] /P /AnyOn' },
    not: { dict: '/Type /OCMD /VE [/Not @off]' },
    form: form(PASSAGE, '/OC @on'),
  },
};

const LAYERED: readonly PageCase[] = [
  { name: 'in a layer that is on', content: `/OC /On BDC ${PASSAGE} EMC` },
  { name: 'where any layer is on', content: `/OC /Any BDC ${PASSAGE} EMC` },
  { name: 'where a layer that is off is asked not to be on', content: `/OC /Not BDC ${PASSAGE} EMC` },
  { name: 'in a form whose layer is on', content: '/X1 Do' },
  { name: 'after a layer that is off', content: `/OC /Off BDC q Q EMC ${PASSAGE}` },
  {
    name: 'under a white box in a layer that is off',
    content: `${PASSAGE} /OC /Off BDC q 1 g ${BOX} f Q EMC`,
  },
  { name: 'in a plain mark', content: `/P << /MCID 0 >> BDC ${PASSAGE} EMC` },
].map(row => ({ ...LAYERS, ...row }));

/** Drawings, clips and layers that a reader sees through. */
export const DRAWN_CASES: readonly PageCase[] = [...DRAWN, ...CLIPPED, ...LAYERED];

/** 10 × 6 cells from white to dark blue; the numbers are black on the light ones and white on the dark. */
function heatMap(): string {
  const cells = Array.from({ length: 60 }, (_, cell) => {
    const [column, row] = [cell % 10, Math.floor(cell / 10)];
    const shade = 1 - cell / 60;
    const [x, y] = [72 + 40 * column, 350 + 20 * row];
    return (
      `${shade.toFixed(2)} ${shade.toFixed(2)} 1 rg ${x} ${y} 40 20 re f ${shade > 0.5 ? 0 : 1} g ` +
      `BT /F1 8 Tf ${x + 10} ${y + 6} Td (${30 + cell}.5) Tj ET`
    );
  });
  return `q ${cells.join('\n')} Q`;
}

/** LaTeX authors write \textcolor{white}{0} so that the numbers of a column stand under each other. */
function paddedRow(y: number): string {
  const cells = [1, 2, 3, 4, 5].map(column => `1 g (0) Tj 0 g (${column}.7) Tj ( ) Tj`);
  return `q BT /F1 10 Tf 72 ${y} Td ${cells.join(' ')} ET Q`;
}
