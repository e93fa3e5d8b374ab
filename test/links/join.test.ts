// Links of abstract, comment and PDF → one list.
import { describe, expect, test } from 'vitest';
import type { PaperLink } from '../../src/domain/paper.ts';
import { codeUrl } from '../../src/digest/list-line.ts';
import { joinLinks } from '../../src/links/join.ts';

const stated = (url: string, kind: PaperLink['kind'] = 'code'): PaperLink => ({
  url,
  kind,
  source: 'abstract',
  page: null,
});
const inPdf = (url: string, page = 1, kind: PaperLink['kind'] = 'code'): PaperLink => ({
  url,
  kind,
  source: 'pdf',
  page,
});

describe('joined links', () => {
  test('stand in the order abstract, comment, PDF', () => {
    const links = joinLinks(
      [stated('https://x.org/a')],
      [inPdf('https://x.org/b'), inPdf('https://x.org/c')],
    );
    expect(links.map(link => link.url)).toEqual(['https://x.org/a', 'https://x.org/b', 'https://x.org/c']);
  });

  test.each([
    'http://github.com/lab/tool/',
    'https://www.github.com/Lab/Tool',
    'https://github.com/lab/tool.git',
    'https://github.com/lab/tool/tree/main',
    'https://github.com/lab/tool#readme',
    'https://github.com/lab/tool/blob/main/run.py',
  ])('hold %s once when the abstract gives https://github.com/lab/tool', url => {
    const given = [stated('https://github.com/lab/tool')];
    expect(joinLinks(given, [inPdf(url)])).toEqual(given);
  });

  test.each([
    'https://github.com/lab/tool2',
    'https://github.com/lab',
    'https://lab.github.io/tool',
    'https://huggingface.co/datasets/lab/tool',
  ])('hold %s beside it', url => {
    expect(joinLinks([stated('https://github.com/lab/tool')], [inPdf(url)])).toHaveLength(2);
  });

  test('tell data sets of one owner apart', () => {
    const [one, other] = ['https://huggingface.co/datasets/lab/a', 'https://huggingface.co/datasets/lab/b'];
    expect(joinLinks([stated(one, 'data')], [inPdf(other, 1, 'data')])).toHaveLength(2);
  });

  test('of a repository and its file keep the repository, of the same address the earlier page', () => {
    const file = inPdf('https://github.com/lab/tool/blob/main/run.py', 1);
    const repository = inPdf('https://github.com/lab/tool', 9);
    expect(joinLinks([], [file, repository, { ...repository, page: 2 }])).toEqual([
      { ...repository, page: 2 },
    ]);
  });

  test('are at most six', () => {
    const many = Array.from({ length: 9 }, (_, index) => inPdf(`https://x.org/${index}`));
    expect(joinLinks([stated('https://x.org/a')], many)).toHaveLength(6);
  });

  test('give the digest its Code/Page link: code before pages, models and data, whatever its place; never a video', () => {
    const video = inPdf('https://youtu.be/a', 1, 'video');
    const data = inPdf('https://zenodo.org/records/1', 1, 'data');
    const code = inPdf('https://github.com/lab/tool', 9);
    expect(codeUrl(joinLinks([], [video, data, code]))).toBe(code.url);
    expect(codeUrl(joinLinks([stated('https://x.org/page', 'page')], [data]))).toBe('https://x.org/page');
    expect(codeUrl(joinLinks([], [video]))).toBe('');
  });
});
