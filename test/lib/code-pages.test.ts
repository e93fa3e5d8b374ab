import { describe, expect, it } from 'vitest';
import { codePages, decodeWith, encodeWith, type CodePage } from '../../src/lib/code-pages.ts';

/** Bytes 0x80 to 0xFF of each page, 32 a row, as Python 3.11's codecs have them; a dot has no character to print. */
const EXPECTED: Record<string, readonly string[]> = {
  'latin-1': [
    '................................',
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿',
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß',
    'àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  ],
  'windows-1250': [
    '€.‚.„…†‡.‰Š‹ŚŤŽŹ.‘’“”•–—.™š›śťžź',
    '\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż',
    'ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß',
    'ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙',
  ],
  'windows-1251': [
    'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—.™љ›њќћџ',
    '\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї',
    'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
    'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  ],
  'windows-1252': [
    '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ',
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿',
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß',
    'àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  ],
  'windows-1253': [
    '€.‚ƒ„…†‡.‰.‹.....‘’“”•–—.™.›....',
    '\u00a0΅Ά£¤¥¦§¨©.«¬\u00ad®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ',
    'ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ.ΣΤΥΦΧΨΩΪΫάέήί',
    'ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ.',
  ],
  'windows-1254': [
    '€.‚ƒ„…†‡ˆ‰Š‹Œ....‘’“”•–—˜™š›œ..Ÿ',
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿',
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß',
    'àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ',
  ],
  'windows-1257': [
    '€.‚.„…†‡.‰.‹.¨ˇ¸.‘’“”•–—.™.›.¯˛.',
    '\u00a0.¢£¤.¦§Ø©Ŗ«¬\u00ad®Æ°±²³´µ¶·ø¹ŗ»¼½¾æ',
    'ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß',
    'ąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙',
  ],
  'windows-1258': [
    '€.‚ƒ„…†‡ˆ‰.‹Œ....‘’“”•–—˜™.›œ..Ÿ',
    '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿',
    'ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß',
    'àáâăäåæçèéêë\u0301íîïđñ\u0323óôơö÷øùúûüư₫ÿ',
  ],
  'iso-8859-15': [
    '................................',
    '\u00a0¡¢£€¥Š§š©ª«¬\u00ad®¯°±²³Žµ¶·ž¹º»ŒœŸ¿',
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß',
    'àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  ],
  macintosh: [
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü',
    '†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø',
    '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ',
    '‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
  ],
  ibm866: [
    'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
    'абвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
    'рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u00a0',
  ],
  'koi8-r': [
    '─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00a0⌡°²·÷',
    '═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©',
    'юабцдефгхийклмнопярстужвьызшэщчъ',
    'ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ',
  ],
};

const page = (name: string): CodePage => codePages().find(one => one.name === name)!;
const upperHalf = Uint8Array.from({ length: 128 }, (_, index) => index + 0x80);
const allBytes = Uint8Array.from({ length: 256 }, (_, index) => index);

describe('code pages', () => {
  it('are the twelve that are written out here', () => {
    expect(
      codePages()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s has each character where it belongs', (name, rows) => {
    const kept = Array.from(rows.join(''), (char, index) =>
      char === '.' ? String.fromCharCode(index + 0x80) : char,
    );
    expect(decodeWith(page(name), upperHalf)).toBe(kept.join(''));
  });

  it.each(Object.keys(EXPECTED))('%s gives every byte back', name => {
    expect([...encodeWith(page(name), decodeWith(page(name), allBytes))]).toEqual([...allBytes]);
  });

  it.each(Object.entries(EXPECTED))(
    '%s says how many bytes a program that strips controls would lose',
    (name, rows) => {
      const controls = rows.join('').slice(0, 32).replace(/[^.]/g, '');
      expect(page(name).silent).toBe(controls.length);
    },
  );

  it('windows-1252 is not taken for Latin-1, as Node 20 does', () => {
    expect(decodeWith(page('windows-1252'), Uint8Array.of(0x92, 0x80))).toBe('’€');
  });

  it('a character that a page does not have becomes no byte of it', () => {
    expect([...encodeWith(page('windows-1252'), 'a中é\u0092')]).toEqual([0x61, 0, 0xe9, 0]);
  });
});
