// RIS of Zotero, EndNote and Google Scholar.
import { describe, expect, test } from 'vitest';
import { mentionsOf, read, unreadOf } from './judge.ts';
import { inPlainEnglish } from '../support/in-english.ts';

const ris = (text: string) => read(text, 'refs.ris');
const record = (...lines: string[]) => ['TY  - JOUR', ...lines, 'ER  - ', ''].join('\r\n');

describe('where a record keeps its id', () => {
  test.each([
    ['UR  - http://arxiv.org/abs/2310.06825', '2310.06825'],
    ['DO  - 10.48550/arXiv.2310.06825', '2310.06825'],
    ['ID  - 2310.06825', '2310.06825'],
    ['M1  - arXiv:2310.06825', '2310.06825'],
    ['AN  - arXiv:hep-th/9901001', 'hep-th/9901001'],
    ['N1  - Comment: arXiv:2310.06825v2, 9 pages', '2310.06825v2'],
    ['L1  - https://arxiv.org/pdf/2310.06825.pdf', '2310.06825'],
    ['JO  - arXiv preprint arXiv:2310.06825', '2310.06825'],
    ['UR  -https://arxiv.org/abs/2310.06825\r\nUR - https://arxiv.org/abs/1706.03762', '2310.06825'],
  ])('%s', (line, id) => {
    expect(mentionsOf(ris(record('TI  - A title', line)))).toEqual([[1, id, 'A title']]);
  });

  test('a file on this disk is no id', () => {
    expect(unreadOf(ris(record('TI  - A title', 'ID  - paper.pdf')))[0]?.[2]).toBe('no arXiv id: "A title"');
  });

  test('the abstract is not looked at', () => {
    expect(
      unreadOf(ris(record('T1  - A title', 'N2  - as arXiv:2310.06825', 'AB  - arXiv:2310.06825'))),
    ).toEqual([[1, 'TY - JOUR', 'no arXiv id: "A title"']]);
  });
});

describe('the file', () => {
  test('gives one unit for each record, with the line of its TY', () => {
    const source = ris(
      `\ufeffProvider: x\r\n\r\n${record('ID  - 2310.06825')}\r\n${record('ID  - 1706.03762')}`,
    );
    expect(mentionsOf(source)).toEqual([[3, '2310.06825', null], [7, '1706.03762', null]]); // prettier-ignore
    expect([source.count, source.silent]).toEqual([2, 0]);
  });

  test('may lack its ER lines', () => {
    expect(mentionsOf(ris('TY  - GEN\nID  - 2310.06825\nTY  - GEN\nID  - 1706.03762'))).toEqual([
      [1, '2310.06825', null],
      [3, '1706.03762', null],
    ]);
  });

  test('may go on in lines without tag', () => {
    const text = record('TI  - A long', 'title of two lines', '', 'N1  - see', 'arXiv:2310.06825');
    expect(mentionsOf(ris(text))).toEqual([[1, '2310.06825', 'A long title of two lines']]);
  });

  test('without a record says so', () => {
    expect(inPlainEnglish(ris('hello'))).toMatchObject({
      count: 0,
      notices: ['there is no record (TY  - …) in it'],
    });
  });
});
