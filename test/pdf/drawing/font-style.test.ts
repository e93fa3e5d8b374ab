// Bold and italic fonts, by their flags and by their names.
import { describe, expect, it } from 'vitest';
import { styleOf } from '../../../src/pdf/drawing/font-style.ts';

const styleOfName = (name: string): string => styleOf({ name });

describe('a font is', () => {
  it.each([
    'NimbusRomNo9L-Medi',
    'ABCDEF+CMBX12',
    'LMRoman10-Bold',
    'SFBX1000',
    'ECBX1095',
    'TimesNewRomanPS-BoldMT',
    'Frutiger-Black',
    'Futura-Heavy',
    'URWGothicL-Demi',
    'FandolSong-Bold',
    'SimHei',
    'STHeitiSC',
  ])('bold when it is called %s', name => {
    expect(styleOfName(name)).toBe('bold');
  });

  it.each(['NimbusRomNo9L-ReguItal', 'CMTI10', 'SFSL0900', 'LMRoman10-Italic', 'Helvetica-Oblique'])(
    'italic when it is called %s',
    name => {
      expect(styleOfName(name)).toBe('italic');
    },
  );

  it.each(['NimbusRomNo9L-Regu', 'CMR10', 'CMMI10', 'CMSY10', 'Helvetica', 'Graphik-Medium', 'SimSun', ''])(
    'plain when it is called "%s"',
    name => {
      expect(styleOfName(name)).toBe('plain');
    },
  );

  it('what its flags say, whatever it is called', () => {
    expect(styleOf({ name: 'F1', bold: true })).toBe('bold');
    expect(styleOf({ name: 'F1', black: true })).toBe('bold');
    expect(styleOf({ name: 'F1', italic: true })).toBe('italic');
    expect(styleOf({ name: 'F1', bold: false, italic: false })).toBe('plain');
  });

  it('bold rather than italic when it is both', () => {
    expect(styleOf({ name: 'CMBXTI10', italic: true })).toBe('bold');
    expect(styleOf({ name: 'F1', bold: true, italic: true })).toBe('bold');
  });
});
