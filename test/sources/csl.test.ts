// CSL-JSON of Zotero and pandoc, and plain JSON lists.
import { describe, expect, test } from 'vitest';
import { idsOf, mentionsOf, read, unreadOf } from './judge.ts';
import { inPlainEnglish } from '../support/in-english.ts';

const csl = (value: unknown) =>
  read(typeof value === 'string' ? value : JSON.stringify(value), 'library.json');

describe('where an item keeps its id', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ note: 'arXiv:2310.06825 [cs]' }, '2310.06825'],
    [{ extra: 'tldr: x\narXiv: 2310.06825v1 [cs]' }, '2310.06825v1'],
    [{ DOI: '10.48550/arXiv.2310.06825' }, '2310.06825'],
    [{ URL: 'http://arxiv.org/abs/2310.06825' }, '2310.06825'],
    [{ number: 'arXiv:2310.06825' }, '2310.06825'],
    [{ archive: 'arXiv', archive_location: '2310.06825' }, '2310.06825'],
    [{ archiveID: 'arXiv:hep-th/9901001' }, 'hep-th/9901001'],
    [{ 'container-title': 'arXiv preprint arXiv:2310.06825' }, '2310.06825'],
    [{ id: '2310.06825' }, '2310.06825'],
  ])('%j', (item, id) => {
    expect(mentionsOf(csl([{ type: 'article', title: 'T\n  t', ...item }]))).toEqual([[1, id, 'T t']]);
  });

  test('an item without id is told with its title', () => {
    const source = csl([{ id: 'smith2020', title: 'Cells', DOI: '10.1038/x', abstract: 'arXiv:2310.06825' }]);
    expect(inPlainEnglish(source.unread.map(({ why }) => why))).toEqual(['no arXiv id: "Cells"']);
  });
});

describe('the file', () => {
  test('may be a list, an object with items, one object, or a list of ids', () => {
    expect(idsOf(csl({ items: [{ note: 'arXiv:2310.06825' }, { note: 'arXiv:1706.03762' }] }))).toEqual(['2310.06825', '1706.03762']); // prettier-ignore
    expect(idsOf(csl({ URL: 'https://arxiv.org/abs/2310.06825' }))).toEqual(['2310.06825']);
    expect(idsOf(csl(['2310.06825', 'https://arxiv.org/abs/1706.03762']))).toEqual([
      '2310.06825',
      '1706.03762',
    ]);
  });

  test('gives the line on which an item begins', () => {
    const list =
      '\n[\n  {"a": [1, {}], "note": "arXiv:2310.06825"},\n\n  {\n"note": "arXiv:1706.03762"}, 7\n]';
    expect(mentionsOf(csl(list))).toEqual([[3, '2310.06825', null], [5, '1706.03762', null]]); // prettier-ignore
    expect(unreadOf(csl(list))).toEqual([
      [6, '7', 'a number loses the zeros at its end: put the id in quotes'],
    ]);
    expect(mentionsOf(csl(`{"x": [1, 2],\n"items":${list}}`))[0]).toEqual([4, '2310.06825', null]);
  });

  test('that is broken is one unread unit with its line, and no id in it is guessed at', () => {
    const source = csl('[\n {"note": "arXiv:2310.06825"},\n {"note": arXiv:1706.03762"}\n]');
    expect(source).toMatchObject({ count: 1, mentions: [], silent: 0 });
    expect(unreadOf(source)).toEqual([
      [3, '{"note": arXiv:1706.03762"}', 'the JSON is broken in line 3: invalid symbol'],
    ]);
  });

  test.each(['', '[', '[{"a":1},]', '{"a":1}//x', 'nothing', '[1'])('broken: %j', text => {
    const source = csl(text);
    expect([source.mentions, source.unread.length, source.count]).toEqual([[], 1, 1]);
  });

  test('may hold things that are no items', () => {
    const source = csl([null, true, [], 'hello', 2310.06825]);
    expect([source.unread.length, source.count]).toEqual([5, 5]);
  });

  test('nested a hundred thousand deep hangs nothing', () => {
    const deep = '['.repeat(100_000);
    expect(unreadOf(csl(deep))[0]?.[2]).toMatch(/^the JSON is broken in line 1: /);
    expect(csl(deep + ']'.repeat(100_000)).count).toBe(1);
  });
});
