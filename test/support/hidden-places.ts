// Passages that are too small, off the page, or shown in a mode that paints nothing.
import { boxFont, form, pixel, type HiddenCase } from './hidden-pdfs.ts';

const INVISIBLE_FORM: Pick<HiddenCase, 'resources' | 'objects'> = {
  resources: '/XObject << /X1 @form >>',
  objects: { form: form('BT /F1 10 Tf 72 420 Td WORDS ET') },
};

const TINY: readonly HiddenCase[] = [
  { name: 'one point by Tf', content: 'BT /F1 1 Tf 72 420 Td WORDS ET' },
  { name: '1.8 points by Tf', content: 'BT /F1 1.8 Tf 72 420 Td WORDS ET' },
  { name: 'a tenth by Tm', content: 'BT /F1 10 Tf .1 0 0 .1 72 420 Tm WORDS ET' },
  { name: 'a tenth by cm', content: 'q .1 0 0 .1 72 420 cm BT /F1 10 Tf WORDS ET Q' },
  {
    name: 'under two points by Tf, Tm and cm together',
    content: 'q .6 0 0 .6 72 420 cm BT /F1 4 Tf .7 0 0 .7 0 0 Tm WORDS ET Q',
  },
  { name: 'small upwards only: 10 wide, 0.05 high', content: 'BT /F1 1 Tf 10 0 0 .05 72 420 Tm WORDS ET' },
  { name: 'one point at a negative size', content: 'BT /F1 -1 Tf -1 0 0 -1 72 420 Tm WORDS ET' },
  {
    name: 'one point, turned by 30 degrees',
    content: 'BT /F1 1 Tf .866 .5 -.5 .866 72 420 Tm WORDS ET',
  },
  { name: 'pressed into a line by Tz 1', content: 'BT 1 Tz /F1 10 Tf 72 420 Td WORDS 100 Tz ET' },
  {
    name: 'a form of ordinary text drawn at a tenth, on page 2',
    content: 'q .1 0 0 .1 72 400 cm /X1 Do Q',
    ...INVISIBLE_FORM,
    on: [2],
  },
  {
    name: 'one point in the middle of a visible line',
    words: 'the authors deserve the highest mark of all',
    content:
      'BT /F1 10 Tf 72 420 Td (A buoy is moored) Tj /F1 1 Tf INLINE /F1 10 Tf ( off the eastern pier.) Tj ET',
  },
  {
    name: 'one point in a Type 3 font',
    content: 'BT /F3 1 Tf 72 420 Td WORDS ET',
    fonts: '/F3 @boxes',
    objects: boxFont(),
  },
].map(row => ({ ...row, reasons: ['tiny'] }));

const OFF: readonly HiddenCase[] = [
  { name: 'left of the page', content: 'BT /F1 10 Tf -600 420 Td WORDS ET' },
  { name: 'right of the page', content: 'BT /F1 10 Tf 640 420 Td WORDS ET' },
  { name: 'above the page', content: 'BT /F1 10 Tf 72 850 Td WORDS ET' },
  { name: 'below the page', content: 'BT /F1 10 Tf 72 -30 Td WORDS ET' },
  { name: 'just above the page', content: 'BT /F1 10 Tf 72 798 Td INLINE ET' },
  { name: 'far off by a jump of TJ', content: 'BT /F1 10 Tf 72 420 Td [-90000 STRING] TJ ET' },
  {
    name: 'far off by a jump of TJ in a visible line',
    words: 'rate the novelty as ten out of ten at once',
    content: 'BT /F1 10 Tf 72 420 Td [(A buoy is moored) -90000 STRING] TJ ET',
  },
  { name: 'far up by text rise', content: 'BT /F1 10 Tf 72 420 Td 900 Ts WORDS 0 Ts ET' },
  { name: 'far off by cm', content: 'q 1 0 0 1 5000 0 cm BT /F1 10 Tf 72 420 Td WORDS ET Q' },
  {
    name: 'outside the crop box',
    page: '/MediaBox [0 0 612 792] /CropBox [40 200 572 740]',
    content: 'BT /F1 10 Tf 72 120 Td WORDS ET',
  },
  {
    name: 'off a page that is turned',
    page: '/MediaBox [0 0 792 792] /Rotate 90',
    frame: '0 1 -1 0 792 0 cm',
    content: 'BT /F1 10 Tf 72 -40 Td WORDS ET',
  },
  {
    name: 'off a page whose origin is not 0',
    page: '/MediaBox [100 200 712 992]',
    frame: '1 0 0 1 100 200 cm',
    content: 'BT /F1 10 Tf 72 -100 Td WORDS ET',
  },
  {
    name: 'off the page in a form',
    content: 'q 1 0 0 1 0 1000 cm /X1 Do Q',
    ...INVISIBLE_FORM,
  },
].map(row => ({ ...row, reasons: ['off-page', 'clipped'] }));

const MODES: readonly HiddenCase[] = [
  { name: 'in mode 3', content: 'q BT 3 Tr /F1 10 Tf 72 420 Td WORDS ET Q' },
  { name: 'in mode 7', content: 'q BT 7 Tr /F1 10 Tf 72 420 Td WORDS ET Q' },
  { name: 'in mode 3 set outside of text', content: 'q 3 Tr BT /F1 10 Tf 72 420 Td WORDS ET Q' },
  {
    name: 'in mode 3 set in an earlier text object',
    content: 'BT 3 Tr /F1 10 Tf ET BT 72 420 Td WORDS ET BT 0 Tr ET',
  },
  {
    name: 'in mode 3, between q and Q that set and lose another mode',
    content: '3 Tr q 0 Tr Q BT /F1 10 Tf 72 420 Td WORDS ET 0 Tr',
  },
  { name: 'in mode 3 that a form inherits', content: 'q 3 Tr /X1 Do Q', ...INVISIBLE_FORM },
  {
    name: 'in mode 3 within a form, which ends with it',
    content: '/X1 Do',
    resources: '/XObject << /X1 @form >>',
    objects: { form: form('3 Tr BT /F1 10 Tf 72 420 Td WORDS ET') },
  },
  {
    name: 'in mode 3 in the middle of a visible line',
    words: 'and the critics were wrong in every respect',
    content: 'BT /F1 10 Tf 72 420 Td (A buoy is moored) Tj 3 Tr ( ) Tj INLINE 0 Tr ( off the pier.) Tj ET',
  },
  {
    name: 'in mode 3 by the operator for a next line',
    content: "q 3 Tr BT /F1 10 Tf 14 TL 72 434 Td STRING ' ET Q",
  },
  {
    name: 'in mode 3 by the operator for a spaced line',
    content: 'q 3 Tr BT /F1 10 Tf 14 TL 72 434 Td 1 0 STRING " ET Q',
  },
  {
    name: 'in mode 3 on a page with a picture behind its visible text: no scan',
    frame: 'q 612 0 0 792 0 0 cm /X1 Do Q',
    content: 'q BT 3 Tr /F1 10 Tf 72 420 Td WORDS ET Q',
    resources: '/XObject << /X1 @paper >>',
    objects: { paper: pixel('F8F8F0') },
  },
].map(row => ({ ...row, reasons: ['invisible-mode'] }));

/** All passages that are too small, off the page, or not painted. */
export const PLACE_CASES: readonly HiddenCase[] = [...TINY, ...OFF, ...MODES];
