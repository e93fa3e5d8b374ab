// Passages that something opaque is painted over, that a clipping path leaves out, or that stand in a layer that is off.
import { form, pixel, type HiddenCase } from './hidden-pdfs.ts';

const PASSAGE = 'BT /F1 10 Tf 72 420 Td WORDS ET';
/** Covers both lines of the passage. */
const BOX = '60 395 480 45 re';
const drawing = (object: HiddenCase['objects']): Pick<HiddenCase, 'resources' | 'objects'> => ({
  resources: '/XObject << /X1 @cover >>',
  ...(object ? { objects: object } : {}),
});

const COVERS: readonly HiddenCase[] = [
  { name: 'a white rectangle', content: `${PASSAGE} q 1 g ${BOX} f Q` },
  { name: 'a black rectangle', content: `${PASSAGE} ${BOX} f` },
  { name: 'a rectangle with a frame', content: `${PASSAGE} q .8 g ${BOX} B Q` },
  {
    name: 'a rectangle of four lines',
    content: `${PASSAGE} q 1 g 60 395 m 540 395 l 540 440 l 60 440 l h f* Q`,
  },
  {
    name: 'two rectangles side by side',
    content: `${PASSAGE} q 1 g 60 395 200 45 re f 259 395 281 45 re f Q`,
  },
  {
    name: 'a strip for each line',
    content: `${PASSAGE} q 1 g 60 417 480 13 re f 60 405 480 12.5 re f Q`,
  },
  { name: 'two rectangles of one path', content: `${PASSAGE} q 1 g 60 417 480 13 re 60 404 480 12 re f Q` },
  {
    name: 'a rectangle in a scaled space',
    content: `${PASSAGE} q 48 0 0 4.5 60 395 cm 1 g 0 0 10 10 re f Q`,
  },
  {
    name: 'a rectangle that is turned by 90 degrees',
    content: `${PASSAGE} q 0 1 -1 0 540 395 cm 1 g 0 0 45 480 re f Q`,
  },
  {
    name: 'an image',
    content: `${PASSAGE} q 480 0 0 45 60 395 cm /X1 Do Q`,
    ...drawing({ cover: pixel('FFFFFF') }),
  },
  {
    name: 'an inline image',
    content: `${PASSAGE} q 480 0 0 45 60 395 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID FF>\nEI Q`,
  },
  {
    name: 'a rectangle in a form',
    content: `${PASSAGE} /X1 Do`,
    ...drawing({ cover: form(`1 g ${BOX} f`) }),
  },
  {
    name: 'a rectangle in a form that is moved',
    content: `${PASSAGE} q 1 0 0 1 60 395 cm /X1 Do Q`,
    ...drawing({ cover: form('1 g 0 0 480 45 re f', '', '0 0 480 45') }),
  },
  {
    name: 'a passage in a form, a rectangle on the page',
    content: `/X1 Do q 1 g ${BOX} f Q`,
    ...drawing({ cover: form(PASSAGE) }),
  },
  {
    name: 'a rectangle, then other words on it',
    content: `${PASSAGE} q 1 g ${BOX} f Q BT /F1 10 Tf 72 420 Td (A buoy is moored off the eastern pier.) Tj ET`,
  },
  {
    name: 'a shading',
    content: `${PASSAGE} q ${BOX} W n /S1 sh Q`,
    resources: '/Shading << /S1 @fade >>',
    objects: {
      fade: {
        dict:
          '/ShadingType 2 /ColorSpace /DeviceGray /Coords [60 0 540 0] /Extend [true true] ' +
          '/Function << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [.7] /N 1 >>',
      },
    },
  },
  { name: 'the stroke of a thick line', content: `${PASSAGE} q 1 G 45 w 60 417.5 m 540 417.5 l S Q` },
  {
    name: 'a white page, on which all the rest is drawn',
    frame: `${PASSAGE} q 1 g 0 0 612 792 re f Q`,
    content: '',
  },
  {
    name: 'a picture of page size, on which all the rest is drawn: no scan',
    frame: `${PASSAGE} q 612 0 0 792 0 0 cm /X1 Do Q`,
    content: '',
    ...drawing({ cover: pixel('F8F8F0') }),
  },
].map(row => ({ ...row, name: `under ${row.name}`, reasons: ['covered'] }));

const CLIPS: readonly HiddenCase[] = [
  { name: 'a rectangle elsewhere', content: `q 60 500 480 45 re W n ${PASSAGE} Q` },
  { name: 'a rectangle elsewhere, even-odd', content: `q 60 500 480 45 re W* n ${PASSAGE} Q` },
  { name: 'a rectangle without area', content: `q 72 420 0 0 re W n ${PASSAGE} Q` },
  {
    name: 'two rectangles without a common point',
    content: `q ${BOX} W n 60 500 480 45 re W n ${PASSAGE} Q`,
  },
  {
    name: 'a rectangle set in another space',
    content: `q q .1 0 0 .1 0 0 cm Q .1 0 0 .1 0 0 cm ${BOX} W n 10 0 0 10 0 0 cm ${PASSAGE} Q`,
  },
  {
    name: 'the box of its form',
    content: '/X1 Do',
    ...drawing({ cover: form(PASSAGE, '', '0 500 612 792') }),
  },
  {
    name: 'a rectangle outside of its form',
    content: 'q 60 500 480 45 re W n /X1 Do Q',
    ...drawing({ cover: form(PASSAGE) }),
  },
].map(row => ({ ...row, name: `outside of ${row.name}`, reasons: ['clipped'] }));

/** Two layers, one of them off. */
const LAYERS: Pick<HiddenCase, 'catalog' | 'resources' | 'objects'> = {
  catalog: '/OCProperties << /OCGs [@off @on] /D << /Order [@off @on] /OFF [@off] >> >>',
  resources: '/Properties << /Off @off /On @on /Any @any /All @all /Not @not >> /XObject << /X1 @form >>',
  objects: {
    off: { dict: '/Type /OCG /Name (hints)' },
    on: { dict: '/Type /OCG /Name (text)' },
    any: { dict: '/Type /OCMD /OCGs [@off @on] /P /AnyOn' },
    all: { dict: '/Type /OCMD /OCGs [@off @on] /P /AllOn' },
    not: { dict: '/Type /OCMD /VE [/Not @on]' },
    form: form(PASSAGE, '/OC @off'),
  },
};

const LAYERED: readonly HiddenCase[] = [
  { name: 'in a layer that is off', content: `/OC /Off BDC ${PASSAGE} EMC` },
  { name: 'in a layer that is off, on page 3', content: `/OC /Off BDC ${PASSAGE} EMC`, on: [3] },
  { name: 'where not all layers are on', content: `/OC /All BDC ${PASSAGE} EMC` },
  { name: 'where another layer is not on', content: `/OC /Not BDC ${PASSAGE} EMC` },
  { name: 'in a form whose layer is off', content: '/X1 Do' },
  {
    name: 'in a layer that is on within one that is off',
    content: `/OC /Off BDC /OC /On BDC ${PASSAGE} EMC EMC`,
  },
  {
    name: 'in a layer that is off within one that is on',
    content: `/OC /On BDC /OC /Off BDC ${PASSAGE} EMC EMC`,
  },
  {
    name: 'after a mark that ends within a layer that is off',
    content: `/OC /Off BDC /Span << /Lang (en) >> BDC q Q EMC /P BMC q Q EMC ${PASSAGE} EMC`,
  },
  {
    name: 'in a layer that begins within the text object',
    content: 'BT /F1 10 Tf 72 420 Td /OC /Off BDC WORDS EMC ET',
  },
  {
    name: 'in the middle of a visible line, in a layer that is off',
    words: 'and every objection has been answered',
    content:
      'BT /F1 10 Tf 72 420 Td (A buoy is moored) Tj /OC /Off BDC ( ) Tj INLINE EMC ( off the pier.) Tj ET',
  },
  {
    name: 'in a layer of a file whose layers are off unless listed',
    content: `/OC /Off BDC ${PASSAGE} EMC`,
    catalog: '/OCProperties << /OCGs [@off @on] /D << /BaseState /OFF /ON [@on] >> >>',
  },
].map(row => ({ ...LAYERS, ...row, reasons: ['layer-off'] }));

/** All passages that lie under something, outside of a clipping path, or in a layer that is off. */
export const COVER_CASES: readonly HiddenCase[] = [...COVERS, ...CLIPS, ...LAYERED];
