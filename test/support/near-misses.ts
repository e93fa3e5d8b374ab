// Passages that look like hidden ones to a careless program, and that a reader sees: no alarm, every word kept.
// This file: colours, backgrounds and sizes. near-misses-drawn.ts: what is drawn over the words. near-misses-pages.ts: scans.
import { boxFont, form, pixel, type PageCase } from './hidden-pdfs.ts';

const white = (before: string): string => `q ${before} Q q 1 g BT /F1 10 Tf 72 420 Td WORDS ET Q`;
const plain = (operators: string): string => `q ${operators} BT /F1 10 Tf 72 420 Td WORDS ET Q`;
const BOX = '60 395 480 45 re';
const FADE = {
  dict:
    '/ShadingType 2 /ColorSpace /DeviceRGB /Coords [60 0 540 0] /Extend [true true] ' +
    '/Function << /FunctionType 2 /Domain [0 1] /C0 [.1 .1 .4] /C1 [.3 .1 .1] /N 1 >>',
};

/** White words on something dark. */
const ON_DARK: readonly PageCase[] = [
  { name: 'a dark rectangle', content: white(`.2 .2 .3 rg ${BOX} f`) },
  { name: 'a coloured table head', content: white(`.2 .4 .7 rg ${BOX} f 0 G ${BOX} S`) },
  { name: 'a mid-grey box', content: white(`.55 g ${BOX} f`) },
  {
    name: 'a box with round corners',
    content: white(
      '.1 .4 .3 rg 70 395 m 530 395 l 536 395 540 399 540 405 c 540 430 l 540 436 536 440 530 440 c ' +
        '70 440 l 64 440 60 436 60 430 c 60 405 l 60 399 64 395 70 395 c f',
    ),
  },
  { name: 'a slanted box', content: white('.4 0 .4 rg 40 395 m 560 390 l 570 442 l 50 446 l h f') },
  { name: 'an arrow', content: white('0 .3 .3 rg 50 395 m 480 395 l 560 417 l 480 440 l 50 440 l h f') },
  { name: 'a box in a scaled space', content: white('48 0 0 4.5 60 395 cm .1 g 0 0 10 10 re f') },
  { name: 'a thick line', content: white('0 .2 .4 RG 45 w 60 417.5 m 540 417.5 l S') },
  {
    name: 'a dark row between white ones',
    content: white(`1 g 60 380 480 75 re f .25 g ${BOX} f 1 g 60 440 480 15 re f`),
  },
  {
    name: 'a row of touching dark cells',
    content: white('.2 g 60 395 160 45 re f .3 g 220 395 160 45 re f .2 g 380 395 160 45 re f'),
  },
  {
    name: 'an image',
    content: white('480 0 0 45 60 395 cm /X1 Do'),
    resources: '/XObject << /X1 @photo >>',
    objects: { photo: pixel('203040') },
  },
  {
    name: 'an inline image',
    content: white('480 0 0 45 60 395 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 20>\nEI'),
  },
  {
    name: 'a stencil in a dark colour',
    content: white('.1 .1 .3 rg 480 0 0 45 60 395 cm BI /W 1 /H 1 /IM true /D [0 1] /F /AHx ID 00>\nEI'),
  },
  {
    name: 'a shading in a clip',
    content: white(`${BOX} W n /S1 sh`),
    resources: '/Shading << /S1 @fade >>',
    objects: { fade: FADE },
  },
  {
    name: 'a box filled with a shading pattern',
    content: white(`/Pattern cs /P1 scn ${BOX} f`),
    resources: '/Pattern << /P1 << /PatternType 2 /Shading @fade >> >>',
    objects: { fade: FADE },
  },
  {
    name: 'a box filled with a tiling pattern',
    content: white(`/Pattern cs /P1 scn ${BOX} f`),
    resources: '/Pattern << /P1 @tile >>',
    objects: {
      tile: {
        dict: '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>',
        stream: '.2 .2 .2 rg 0 0 9 9 re f',
      },
    },
  },
  {
    name: 'the background of a form',
    content: white('/X1 Do'),
    resources: '/XObject << /X1 @form >>',
    objects: { form: form(`.2 g ${BOX} f`) },
  },
  {
    name: 'the background of its own form, a transparency group',
    content: '/X1 Do',
    resources: '/XObject << /X1 @form >>',
    objects: {
      form: form(white(`0 .3 0 rg ${BOX} f`), '/Group << /S /Transparency /I true /CS /DeviceRGB >>'),
    },
  },
  {
    name: 'a page that is painted dark',
    frame: 'q .1 .1 .15 rg 0 0 612 792 re f Q 1 g',
    content: plain('1 g'),
  },
  {
    name: 'half-transparent black',
    content: white(`/G1 gs 0 g ${BOX} f`),
    resources: '/ExtGState << /G1 << /ca .7 >> >>',
  },
].map(row => ({ ...row, name: `white on ${row.name}` }));

const COLOURS: readonly PageCase[] = [
  { name: 'light grey', content: plain('.6 g') },
  { name: 'very light grey', content: plain('.8 g') },
  { name: 'yellow on white', content: plain('1 1 0 rg') },
  { name: 'dark blue on black', content: `q 0 g ${BOX} f Q ${plain('.35 .45 1 rg')}` },
  { name: 'on a highlight that is drawn before', content: `q 1 1 .6 rg ${BOX} f Q ${plain('0 g')}` },
  { name: 'on the white ground of a figure', content: `q 1 g 50 380 500 80 re f Q ${plain('0 g')}` },
  { name: 'white inside with black outlines', content: plain('1 g 0 G .3 w 2 Tr') },
  { name: 'black outlines only, white inside never painted', content: plain('1 g 0 G .3 w 1 Tr') },
  { name: 'filled and added to the clip, mode 4', content: plain('4 Tr') },
  { name: 'outlined and added to the clip, mode 5', content: plain('.3 w 5 Tr') },
  { name: 'mode 0 again after mode 3 in q and Q', content: `q 3 Tr Q ${plain('')}` },
  { name: 'mode 0 within mode 3', content: 'q 3 Tr BT 0 Tr /F1 10 Tf 72 420 Td WORDS ET Q' },
  { name: 'white set, then lost by Q', content: `q 1 g Q BT /F1 10 Tf 72 420 Td WORDS ET` },
  { name: 'white for outlines only', content: plain('1 G') },
  {
    name: 'half transparent',
    content: plain('/G1 gs'),
    resources: '/ExtGState << /G1 << /ca .5 >> >>',
  },
  {
    name: 'outlines transparent, inside not',
    content: plain('/G1 gs'),
    resources: '/ExtGState << /G1 << /CA 0 /ca 1 >> >>',
  },
  {
    name: 'no tint of black missing: a separation of tint 1',
    content: plain('/C1 cs 1 scn'),
    resources:
      '/ColorSpace << /C1 [/Separation /Black /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0 0 1] /N 1 >>] >>',
  },
  {
    name: 'filled with a shading',
    content: plain('/Pattern cs /P1 scn'),
    resources: '/Pattern << /P1 << /PatternType 2 /Shading @fade >> >>',
    objects: { fade: FADE },
  },
  {
    name: 'black with a white halo, so the words are there twice',
    content: 'q 1 G 3 w 1 Tr BT /F1 10 Tf 72 420 Td WORDS ET Q BT /F1 10 Tf 72 420 Td WORDS ET',
  },
];

const SIZES: readonly PageCase[] = [
  { name: 'a footnote of 5 points', content: 'BT /F1 5 Tf 72 420 Td WORDS ET' },
  { name: '2.1 points', content: 'BT /F1 2.1 Tf 72 420 Td WORDS ET' },
  { name: 'size 1 enlarged by Tm', content: 'BT /F1 1 Tf 10 0 0 10 72 420 Tm 1.2 TL INLINE ET' },
  { name: 'size .01 enlarged by cm', content: 'q 1000 0 0 1000 72 420 cm BT /F1 .01 Tf .012 TL INLINE ET Q' },
  { name: 'narrow by Tz 60', content: 'q 60 Tz BT /F1 10 Tf 72 420 Td WORDS ET Q' },
  { name: 'a negative size in a flipped matrix', content: 'BT /F1 -10 Tf -1 0 0 -1 72 420 Tm INLINE ET' },
  { name: 'turned by 30 degrees', content: 'BT /F1 8 Tf .866 .5 -.5 .866 72 320 Tm WORDS ET' },
  {
    name: 'a form of half a point that is drawn twentyfold',
    content: 'q 20 0 0 20 72 420 cm /X1 Do Q',
    resources: '/XObject << /X1 @form >>',
    objects: { form: form('BT /F1 .5 Tf INLINE ET') },
  },
  {
    name: 'a Type 3 font',
    content: 'BT /F3 10 Tf 72 420 Td WORDS ET',
    fonts: '/F3 @boxes',
    objects: boxFont(),
  },
  {
    name: 'a Type 3 font of bitmap units, as dvips makes them: nominal size .24',
    content: 'BT /F3 1 Tf .24 0 0 .24 72 420 Tm INLINE ET',
    fonts: '/F3 @boxes',
    objects: boxFont(0.04, '1 0 0 1 0 0'),
  },
];

/** Colours, backgrounds and sizes that a reader sees. */
export const VISIBLE_CASES: readonly PageCase[] = [...ON_DARK, ...COLOURS, ...SIZES];
