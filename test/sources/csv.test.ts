// Tables as spreadsheets and scripts write them, and as they are broken.
import { describe, expect, test } from 'vitest';
import { accounted, idsOf, mentionsOf, read, unreadOf } from './judge.ts';

const csv = (text: string, name = 'papers.csv') => read(text, name);
const BROKEN = 'its quotation marks are broken: one is not closed, or stands inside a cell';

describe('columns', () => {
  test.each([
    ['title,arxiv_id\nA,2310.06825'],
    ['title;arXiv ID\nA;2310.06825'],
    ['Title\tURL\nA\thttps://arxiv.org/abs/2310.06825'],
    ['title|doi\nA|10.48550/arXiv.2310.06825'],
    ['标题,论文链接\nA,https://arxiv.org/abs/2310.06825'],
    ['"Title","Url"\n"A","http://arxiv.org/abs/2310.06825"'],
    ['year,title,remarks\n2023,A,"seen, as arXiv:2310.06825"'],
  ])('%j', text => {
    const source = csv(text);
    expect(mentionsOf(source)).toEqual([[2, '2310.06825', 'A']]);
    expect([source.count, source.silent, source.units, source.kind]).toEqual([1, 0, 'rows', 'csv']);
  });

  test('of ids are believed before others, the abstract never', () => {
    const head = 'abstract,notes,url,arxiv,title\n';
    expect(idsOf(csv(`${head}arXiv:1706.03762,arXiv:1810.04805,https://arxiv.org/abs/1512.03385,2310.06825,T`))).toEqual(['2310.06825']); // prettier-ignore
    expect(idsOf(csv(`${head}arXiv:1706.03762,arXiv:1810.04805,,,T`))).toEqual(['1810.04805']);
    expect(unreadOf(csv(`${head}arXiv:1706.03762,,,,T`))[0]?.[2]).toBe('no arXiv id: "T"');
  });

  test('may be without header', () => {
    expect(mentionsOf(csv('A,2310.06825\n1706.03762\nB,x,hep-th/9901001,'))).toEqual([
      [1, '2310.06825', null],
      [2, '1706.03762', null],
      [3, 'hep-th/9901001', null],
    ]);
  });

  test('may hold several papers in one cell', () => {
    const source = csv('title,arxiv\nA,2310.06825; 1706.03762');
    expect([idsOf(source), source.count, accounted(source)]).toEqual([['2310.06825', '1706.03762'], 1, 1]);
  });

  test('a row with the DOI or address of a publisher is told by its title', () => {
    expect(unreadOf(csv('title,doi,url\nCells,10.1038/x,https://nature.com/x'))).toEqual([
      [2, 'Cells,10.1038/x,https://nature.com/x', 'no arXiv id: "Cells"'],
    ]);
  });

  test('a refused id is told unless another column has a good one', () => {
    const head = 'arxiv,url\n';
    expect(unreadOf(csv(`${head}2313.06825,`))).toEqual([
      [2, '2313.06825', '13 is not a month; the id starts with year and month (YYMM)'],
    ]);
    expect(idsOf(csv(`${head}2313.06825,https://arxiv.org/abs/2310.06825`))).toEqual(['2310.06825']);
  });
});

describe('lines and marks', () => {
  test("BOM, sep=, CRLF, empty rows and quoted line breaks leave a row's line right", () => {
    const text = '\ufeffsep=;\r\ntitle;id\r\n\r\n"A\r\nb ""c""; d";2310.06825\r\n;\r\nE;1706.03762;;\r\n';
    const source = csv(text);
    expect(mentionsOf(source)).toEqual([[4, '2310.06825', 'A b "c"; d'], [7, '1706.03762', 'E']]); // prettier-ignore
    expect([source.count, source.silent]).toEqual([3, 1]);
  });

  test('marks inside a cell that does not begin with one are letters', () => {
    expect(mentionsOf(csv('title,id\nA 5" disk,2310.06825\nsay "hi",1706.03762\n'))).toEqual([
      [2, '2310.06825', 'A 5" disk'],
      [3, '1706.03762', 'say "hi"'],
    ]);
  });

  test.each([
    ['"never closed,1512.03385', BROKEN],
    ['"closed" too early,1512.03385', BROKEN],
    ['two,"cells,1512.03385', BROKEN],
    ['a,b,1512.03385', 'it has 3 cells, the header has 2'],
    ['1512.03385', 'it has 1 cells, the header has 2'],
  ])('a broken row is told and loses no other: %s', (row, why) => {
    const source = csv(`title,id\n"A, b",2310.06825\n${row}\n"C",1706.03762\nD,1810.04805\n`);
    expect(idsOf(source)).toEqual(['2310.06825', '1706.03762', '1810.04805']);
    expect(unreadOf(source)).toEqual([[3, row, why]]);
  });

  test('two rows with a mark too many do not become one', () => {
    const source = csv('title,id\n"A,2310.06825\nB,1706.03762\n"C,1810.04805\nD,1512.03385\n');
    expect(idsOf(source)).toEqual(['1706.03762', '1512.03385']);
    expect(unreadOf(source).map(([line]) => line)).toEqual([2, 4]);
  });

  test('a broken row among a thousand loses one', () => {
    const rows = Array.from(
      { length: 1000 },
      (_, index) => `"T, ${index}",${index === 700 ? '"' : ''}2310.0${1000 + index}`,
    );
    const source = csv(`title,id\n${rows.join('\n')}\n`);
    expect([source.mentions.length, source.count, unreadOf(source).map(([line]) => line)]).toEqual([
      999,
      1000,
      [702],
    ]);
  });
});

describe('ids that a spreadsheet took for numbers', () => {
  const advice = 'set the column to Text before you paste the ids, or write arXiv: in front';
  test.each([
    ['2310.0684', 'and took the zeros at its end off'],
    ['2310.1', 'and took the zeros at its end off'],
    ['0706.012', 'and took the zeros at its end off'],
    ['2.31006E+03', 'and rounded it'],
    ['"2310,06825"', 'and wrote it with a comma'],
  ])('%s', (cell, how) => {
    const plain = cell.replaceAll('"', '');
    expect(unreadOf(csv(`title,arxiv\nA,${cell}\n`))).toEqual([
      [2, plain, `a spreadsheet took the id for a number ${how} (${plain}): ${advice}`],
    ]);
  });

  test('a price in another column is none', () => {
    expect(unreadOf(csv('title,price,arxiv\nA,2310.5,\n'))[0]?.[2]).toBe('no arXiv id: "A"');
  });

  test('an id with four digits of before 2015 is whole', () => {
    expect(idsOf(csv('title,arxiv\nA,0706.0123\n'))).toEqual(['0706.0123']);
  });
});

test('a .tsv is parted by tabs, whatever else stands in it', () => {
  expect(mentionsOf(csv('title\tid\nA, b, c\t2310.06825', 'x.tsv'))).toEqual([[2, '2310.06825', 'A, b, c']]);
});
