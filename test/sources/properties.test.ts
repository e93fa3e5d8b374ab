// What holds for every source, whatever its bytes: no throw, every unit accounted for, order, linear time.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceKind } from '../../src/domain/source.ts';
import { readSource } from '../../src/sources/read.ts';
import { accounted, idsOf, judge, read } from './judge.ts';
import { growthOf } from '../support/growth.ts';

const KINDS = ['text', 'bibtex', 'csl-json', 'ris', 'csv'] as const satisfies readonly SourceKind[];
const kind = fc.constantFrom<SourceKind>(...KINDS);
/** Pieces that the readers look for, in any order. */
const PIECES = [
  '2310.06825', 'arXiv:2310.06825v1', 'arXiv:2313.06825', 'hep-th/9901001', 'https://arxiv.org/abs/1706.03762', 'a.pdf',
  '@article{k,', '@misc(', '@string{a = "b"}', '@comment{', 'title = {T}', 'eprint={2310.06825}', '#', '{', '}', '"', '""', ',', ';',
  '\t', '\n', '\r\n', '\r', '\n@', 'TY  - JOUR\n', 'ER  - \n', 'ID  - 2310.06825\n', 'title,arxiv\n', 'sep=;\n', '[', ']', ':',
  '{"note": "arXiv:2310.06825"}', '["2310.06825"]', '# ', ' ', '。', '大', '２３１０．０６８２５', '\\', '\ud800', '\u0000', '\u001b[0m',
]; // prettier-ignore
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map(pieces => pieces.join(''));
const RUNS = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 150) };

describe('every source', () => {
  test('of any bytes is read without a throw, each unit once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), kind, (bytes, asked) => {
        const source = read(bytes, '-', asked);
        expect(accounted(source)).toBe(source.count);
        expect(readSource({ name: '-', bytes }, judge).count).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test('made of the marks of all formats accounts for each unit, in order, with short texts on one line', () => {
    fc.assert(
      fc.property(text, kind, (content, asked) => {
        const source = read(content, '-', asked);
        expect(accounted(source)).toBe(source.count);
        for (const places of [source.mentions, source.unread]) {
          const lines = places.map(({ at }) => at.line ?? -1);
          expect(lines).toEqual([...lines].sort((a, b) => a - b));
          expect(lines.every(line => line >= 1)).toBe(true);
        }
        for (const { text: shown } of source.unread) {
          expect(shown.length).toBeLessThanOrEqual(200);
          expect(shown).not.toMatch(/[\n\r\u0000]/);
        }
      }),
      RUNS,
    );
  });

  test('is the same with any ends of lines', () => {
    fc.assert(
      fc.property(
        text.map(content => content.replace(/[\r\u0000]/g, '')),
        kind,
        (content, asked) => {
          const [plain, windows] = [
            read(content, '-', asked),
            read(content.replaceAll('\n', '\r\n'), '-', asked),
          ];
          expect([idsOf(windows), windows.count, windows.silent]).toEqual([
            idsOf(plain),
            plain.count,
            plain.silent,
          ]);
        },
      ),
      RUNS,
    );
  });
});

describe('entries behind a broken one', () => {
  test('are read, however the broken one is broken', () => {
    const pieces = fc.array(
      fc.constantFrom('{', '}', '"', ',', '=', '#', '(', 'title', ' ', '\n', '%', '\\'),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(pieces, broken => {
        const content = `@article{bad, ${broken.join('')}\n@misc{good, title = {G}, eprint = {1706.03762}}\n`;
        expect(idsOf(read(content, 'x.bib'))).toEqual(['1706.03762']);
      }),
      RUNS,
    );
  });

  test('rows behind a broken row are read, unless its quotation marks do come in pairs', () => {
    const cells = fc
      .array(fc.constantFrom('"', 'a', ',', ' ', '""'), { maxLength: 12 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(cells, broken => {
        const content = `title,id\n"A",2310.06825\n${broken}\nB,1706.03762\n"C",1810.04805\n`;
        expect(idsOf(read(content, 'x.csv'))).toEqual(['2310.06825', '1706.03762', '1810.04805']);
      }),
      RUNS,
    );
  });
});

/** How many times longer ten times the text takes. */
function growth(asked: SourceKind, make: (length: number) => string): number {
  const read = (bytes: Buffer): unknown => readSource({ name: '-', bytes, kind: asked }, judge);
  const [small, large] = [SHORT, 10 * SHORT].map(length => Buffer.from(make(length))) as [Buffer, Buffer];
  return growthOf(read, { small, large, below: 20, floorMs: 15 });
}

/** With FUZZ_RUNS, before a release, texts are long. */
const SHORT = process.env['FUZZ_RUNS'] === undefined ? 2_500 : 100_000;
const HOSTILE: readonly (readonly [SourceKind, string])[] = [
  ['text', 'https://'], ['text', '2310.'], ['text', 'arxiv'], ['text', 'arXiv:'], ['text', 'a-'], ['text', 'cs/'], ['text', '０１'],
  ['text', 'https%3A%2F%2F'], ['text', '['], ['text', 'arxiv.org/'], ['text', ' '], ['text', '2310.06825,'], ['text', 'id ='],
  ['text', '10.48550/arxiv.'], ['text', 'www.'], ['text', '\u001b['], ['text', '- '], ['text', 'prose\n'],
  ['bibtex', '@'], ['bibtex', '@a{'], ['bibtex', '\n@a{b,'], ['bibtex', '@a{b}'], ['bibtex', '\n@string{a=a#a}'], ['bibtex', '{'],
  ['bibtex', '\n@a{b, c = {{}}, d = "'], ['bibtex', '\n@a{b,title={{\\"'], ['csl-json', '['], ['csl-json', '{"a":'], ['csl-json', '"'],
  ['csl-json', '1,'], ['ris', 'TY  - \n'], ['ris', 'TY  - x\ny\n'], ['ris', 'UR  - '], ['csv', '"'], ['csv', '"\n'], ['csv', '",\n'],
  ['csv', 'a,"\n'], ['csv', '"a\nb,c\n'], ['csv', ','], ['csv', '""'], ['csv', ' "'],
]; // prettier-ignore

describe('time grows like the length', () => {
  test.each(HOSTILE)('of %s made of %j', (asked, piece) => {
    expect(growth(asked, length => piece.repeat(length / piece.length))).toBeLessThan(20);
  });

  test('a line of 5 MB hangs nothing, with an id at its end', () => {
    const source = read(`${'prose without any id, '.repeat(230_000)} arXiv:2310.06825`);
    expect([idsOf(source), source.count]).toEqual([['2310.06825'], 1]);
  });

  test('ten thousand lines with thirty ids are read whole', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      index % 334 === 7
        ? `see https://arxiv.org/abs/2310.0${1000 + Math.floor(index / 334)}`
        : 'some words of a log 12.5 s',
    );
    const source = read(lines.join('\n'));
    expect([source.mentions.length, source.silent, source.count]).toEqual([30, 9_970, 10_000]);
  });
});
