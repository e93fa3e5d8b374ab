// Bitmap fonts of old papers, whose glyphs have numbers and no names: ligatures come back, numbers stay apart.
import { expect, it } from 'vitest';
import { bitmapCharacter, bitmapLigatures } from '../../../src/pdf/drawing/bitmap-fonts.ts';
import { parsePdf } from '../../../src/pdf/parse.ts';
import { pdfOf, type PageCase } from '../../support/hidden-pdfs.ts';

const OT1 = { name: 'Type3', charProcOperatorList: { a12: null, a14: null } };
const T1 = { name: 'Type3', charProcOperatorList: { a28: null, a30: null } };
const lost = (code: number): string => String.fromCharCode(0xe000 + code);

it('a glyph with the number of a control character is no blank, a blank stays one', () => {
  expect(bitmapCharacter({ unicode: '\f', width: 27, isSpace: false })).toBe(lost(12));
  expect(bitmapCharacter({ unicode: ' ', width: 27, isSpace: true })).toBe(' ');
  expect(bitmapCharacter({ unicode: 'a', width: 27, isSpace: false })).toBe('a');
});

it.each([
  ['in OT1', OT1, `e${lost(14)}cient ${lost(12)}rst sti${lost(11)}`, 'efficient first stiff'],
  ['in T1', T1, `e${lost(30)}cient ${lost(28)}rst sti${lost(27)}`, 'efficient first stiff'],
  ['but not the ø of OT1', OT1, `S${lost(28)}ren`, `S${lost(28)}ren`],
  ['nor Greek letters in formulas', OT1, `${lost(11)}x + y${lost(12)}`, `${lost(11)}x + y${lost(12)}`],
])('ligatures are letters again %s', (_, font, raw, text) => {
  expect(bitmapLigatures(raw, font)).toBe(text);
});

it('a dash without a name does not make one number of two', async () => {
  const codes = [9, 12, 14, 21, 46, 49, 50, 51, 53, 99, 101, 105, 110, 114, 115, 116];
  const page: PageCase = {
    name: 'a page in bitmap type',
    content: 'BT /B 10 Tf 1 0 0 1 72 500 Tm (e\\016cient \\014rst 12\\02515 1.1\\0113.5) Tj ET',
    fonts: '/B @bitmap',
    objects: {
      bitmap: {
        dict:
          '/Type /Font /Subtype /Type3 /FontBBox [0 0 500 600] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 0 ' +
          `/LastChar 127 /Widths [${'500 '.repeat(128)}] /CharProcs << ${codes.map(code => `/a${code} @box`).join(' ')} >> ` +
          `/Encoding << /Differences [${codes.map(code => `${code} /a${code}`).join(' ')}] >> /Resources << >>`,
      },
      box: { dict: '', stream: '500 0 0 0 450 600 d1 0 0 450 600 re f' },
    },
  };
  const { pages } = await parsePdf(pdfOf(page), 10);
  const lines = pages.flatMap(({ lines }) => lines.map(({ text }) => text));
  expect(lines).toContain(`efficient first 12${lost(21)}15 1.1${lost(9)}3.5`);
});
