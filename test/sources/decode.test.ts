// Bytes as programs write them, and bytes that are no text; which kind of list a text is.
import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../src/sources/decode.ts';
import { idsOf, mentionsOf, read } from './judge.ts';
import { inPlainEnglish } from '../support/in-english.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
/** 大模型论文 in GBK. */
const CHINESE = [0xb4, 0xf3, 0xc4, 0xa3, 0xd0, 0xcd, 0xc2, 0xdb, 0xce, 0xc4];

describe('an encoding', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['UTF-8', Buffer.from('é 大'), 'utf-8', 'é 大'],
    ['UTF-8 with mark', Buffer.from('\ufeffé'), 'utf-8', 'é'],
    ['UTF-16 LE with mark', Buffer.from('\ufeff大 a', 'utf16le'), 'utf-16le', '大 a'],
    ['UTF-16 BE with mark', utf16be('\ufeff大 a'), 'utf-16be', '大 a'],
    ['UTF-16 LE without', Buffer.from('论文 2310.06825', 'utf16le'), 'utf-16le', '论文 2310.06825'],
    ['UTF-16 BE without', utf16be('论文 2310.06825'), 'utf-16be', '论文 2310.06825'],
    ['GBK', Buffer.from([...CHINESE, ...Buffer.from(' 2310.06825')]), 'gb18030', '大模型论文 2310.06825'],
    ['nothing', Buffer.from(''), 'utf-8', ''],
  ])('%s', (_, bytes, encoding, text) => {
    expect(inPlainEnglish(decodeSource(bytes))).toEqual({ text, encoding, notices: [] });
  });

  test.each([
    'café à 2310.06825',
    'Schrödinger, Müller, Größe 2310.06825',
    'été naïve 2310.06825',
    'début général 2310.06825',
    'ÄÖ: début général, élève',
    'résumé “x”',
  ])('of western Europe is not taken for Chinese: %s', text => {
    const bytes = latin1(text.replace('“', '\x93').replace('”', '\x94'));
    expect(inPlainEnglish(decodeSource(bytes))).toEqual({
      text,
      encoding: 'windows-1252',
      notices: ['it is neither UTF-8 nor GB18030; read as windows-1252, letters with accents may be wrong'],
    });
  });

  test('with a byte lost keeps the rest and says so', () => {
    const bytes = Buffer.concat([
      Buffer.from('大'.repeat(20)),
      Buffer.from([0xe5, 0xa4]),
      Buffer.from(' 2310.06825'),
    ]);
    const { text, encoding, notices } = decodeSource(bytes);
    expect(inPlainEnglish([encoding, notices])).toEqual([
      'utf-8',
      ['1 place is no UTF-8 and shows as \ufffd'],
    ]);
    expect(text).toBe(`${'大'.repeat(20)}\ufffd 2310.06825`);
  });

  test('of UTF-16 cut in a character keeps the rest', () => {
    const bytes = Buffer.from('\ufeff2310.06825', 'utf16le').subarray(0, -1);
    expect(inPlainEnglish(decodeSource(bytes).notices)).toEqual([
      'some of it is no UTF-16LE and shows as \ufffd',
    ]);
  });

  test('is found for every kind: a table in GBK, BibTeX in UTF-16', () => {
    const table = Buffer.from([...Buffer.from('title,id\n'), ...CHINESE, ...Buffer.from(',2310.06825\n')]);
    expect(mentionsOf(read(table, 'x.csv'))).toEqual([[2, '2310.06825', '大模型论文']]);
    expect(idsOf(read(Buffer.from('\ufeff@misc{a, eprint={2310.06825}}', 'utf16le'), 'x.bib'))).toEqual([
      '2310.06825',
    ]);
  });
});

describe('bytes that are no text give a notice and nothing else', () => {
  test.each<[string, Uint8Array, string]>([
    ['a PDF', latin1('%PDF-1.7\n2310.06825 \xe2\xe3'), 'it is a PDF, not a text'],
    ['a zip', latin1('PK\x03\x04 2310.06825'), 'it is a zip archive (.docx, .xlsx and .epub are zip archives, too), not a text'],
    ['a gzip', latin1('\x1f\x8b\x08 2310.06825'), 'it is a gzip archive, not a text'],
    ['a PNG', latin1('\x89PNG\r\n\x1a\n 2310.06825'), 'it is a PNG image, not a text'],
    ['zeros', Buffer.from('2310.06825\0\0\0\x01\x02'), 'it is binary data, not a text'],
    ['controls', Buffer.from('\x01\x02\x03 2310.06825'), 'it is binary data, not a text'],
  ])('%s', (_, bytes, notice) => {
    const source = read(bytes, 'list.txt');
    expect(inPlainEnglish(source)).toMatchObject({ count: 0, silent: 0, mentions: [], unread: [], encoding: null, notices: [notice] });
  }); // prettier-ignore

  test('a log with colours and one stray zero is text', () => {
    expect(idsOf(read(`\x1b[32m2310.06825\x1b[0m ${'word '.repeat(60)}\0`))).toEqual(['2310.06825']);
  });

  test('a sentence that begins with BZh is text', () => {
    expect(idsOf(read('BZh names a format, see 2310.06825'))).toEqual(['2310.06825']);
  });
});

describe('the kind of a list', () => {
  test.each([
    ['refs.bib', 'x', 'bibtex'], ['a/b.BibTeX', 'x', 'bibtex'], ['x.json', '[]', 'csl-json'], ['x.ris', 'x', 'ris'],
    ['x.csv', 'x', 'csv'], ['x.tsv', 'x', 'csv'], ['x.txt', '@misc{a, b={c}}', 'text'], ['README.md', '[{"a":1}]', 'text'],
    ['-', '% export\n\n@article{a, b={c}}', 'bibtex'], ['-', '[{"id": "x"}]', 'csl-json'], ['-', '{"items": []}', 'csl-json'],
    ['-', '["2310.06825"]', 'csl-json'], ['-', '[ {"id": brok', 'csl-json'], ['-', 'TY  - JOUR\n', 'ris'],
    ['-', 'title,arxiv\nA,2310.06825', 'csv'], ['list', 'sep=;\na;b', 'csv'], ['-', '2310.06825\n', 'text'],
    ['-', '[[Paper](https://arxiv.org/abs/2310.06825)]', 'text'], ['-', '["Title"](https://arxiv.org)', 'text'],
    ['-', 'cite as:\n@misc{a, b={c}}', 'text'], ['-', 'Hello, Title', 'csv'], ['-', 'Dear all, the title is', 'text'], ['-', '', 'text'],
  ])('%s %j → %s', (name, text, kind) => {
    expect(read(text, name).kind).toBe(kind);
  }); // prettier-ignore

  test('is the one that is asked for, when one is', () => {
    expect(idsOf(read('@misc{a, eprint={2310.06825}}', 'x.txt', 'bibtex'))).toEqual(['2310.06825']);
    expect(read('2310.06825', 'x.csv', 'digest').kind).toBe('text');
  });
});
