// Lists, Markdown, mail and logs, line by line.
import { describe, expect, test } from 'vitest';
import { accounted, idsOf, mentionsOf, read, unreadOf } from './judge.ts';
import { english } from '../../src/lib/phrase.ts';
import { inPlainEnglish } from '../support/in-english.ts';

describe('a text', () => {
  test('names papers by line, whichever way its lines end', () => {
    const source = read('2310.06825\r\n\r\nprose\r1706.03762\nhep-th/9901001');
    expect(mentionsOf(source)).toEqual([
      [1, '2310.06825', null],
      [4, '1706.03762', null],
      [5, 'hep-th/9901001', null],
    ]);
    expect(source).toMatchObject({
      name: 'list.txt', kind: 'text', encoding: 'utf-8', units: 'lines', count: 5, silent: 2, unread: [], notices: [],
    }); // prettier-ignore
  });

  test('counts a line once when it names several papers', () => {
    const source = read('2310.06825 and 1706.03762\n');
    expect([source.count, source.mentions.length, accounted(source)]).toEqual([1, 2, 1]);
  });

  test('that is empty has no lines', () => {
    expect(read('')).toMatchObject({ count: 0, silent: 0, mentions: [], unread: [] });
  });

  test('tells of a broken id beside a good one, and not of a second link of the same paper', () => {
    const source = read('2310.06825 and arXiv:2313.06825\n2310.06825 https://openreview.net/forum?id=x\n');
    expect(source.unread).toEqual([]);
    expect(inPlainEnglish(source.notices)).toEqual([
      'line 1: arXiv:2313.06825 is left out: 13 is not a month; the id starts with year and month (YYMM)',
    ]);
  });

  test('tells of five such lines at most, then how many more there are', () => {
    const { notices } = read('2310.06825 arXiv:2313.06825\n'.repeat(7));
    expect(notices).toHaveLength(6);
    expect(english(notices.at(-1) ?? '')).toBe(
      '2 more lines name a paper and hold something besides that is none',
    );
  });

  test('tells of the first broken id of a line and how many follow', () => {
    expect(unreadOf(read('arXiv:2313.06825 arXiv:2314.06825'))).toEqual([
      [
        1,
        'arXiv:2313.06825',
        '13 is not a month; the id starts with year and month (YYMM) (and 1 more in this line)',
      ],
    ]);
  });
});

describe('comments', () => {
  test('in a plain list are silent, and it is told when ids stand in them', () => {
    const source = read('# 2310.06825 later\n# a remark\n1706.03762\n#2310.06826\n', 'ids.txt');
    expect([idsOf(source), source.silent]).toEqual([['1706.03762', '2310.06826'], 2]);
    expect(inPlainEnglish(source.notices)).toEqual(['1 comment line ("# …") with ids left out']);
  });

  test('are headings in Markdown, which may name papers', () => {
    expect(idsOf(read('# Mistral, arXiv:2310.06825\n', 'README.md'))).toEqual(['2310.06825']);
  });

  test('are comments on stdin as well', () => {
    expect(idsOf(read('# 2310.06825\n1706.03762\n', '-'))).toEqual(['1706.03762']);
  });
});

describe('paths of PDFs', () => {
  test.each([
    ['paper.pdf', 'paper.pdf'],
    ['- ./my papers/a (1).PDF', './my papers/a (1).PDF'],
    ['C:\\papers\\a b.pdf', 'C:\\papers\\a b.pdf'],
    ['论文/一.pdf', '论文/一.pdf'],
    ['"/tmp/ａ.pdf"', '/tmp/ａ.pdf'],
  ])('alone in their line are given on: %s', (line, path) => {
    expect(idsOf(read(line))).toEqual([path]);
  });

  test.each([
    'read the file report.pdf',
    'href="x.pdf"',
    '[paper](x.pdf)',
    '![a](b.pdf)',
    'see ./a.pdf for more',
    '.pdf',
  ])('in other lines are none: %s', line => {
    expect([line, read(line).mentions, read(line).silent]).toEqual([line, [], 1]);
  });

  test('at an address that is no paper site are told', () => {
    expect(unreadOf(read('https://example.com/x.pdf'))).toEqual([
      [1, 'https://example.com/x.pdf', 'addresses of example.com hold no arXiv id'],
    ]);
  });
});
