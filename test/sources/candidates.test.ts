// Which spellings in a line of text are papers, and which only look like it.
import { describe, expect, test } from 'vitest';
import { isPaperHost } from '../../src/arxiv/id-urls.ts';
import { idsOf, read, unreadOf } from './judge.ts';

describe('a paper is found however it is written', () => {
  test.each([
    ['arXiv:2310.06825v1', '2310.06825v1'],
    ['2310.06825', '2310.06825'],
    ['ARXIV: 2310.06825 [cs.CL]', '2310.06825'],
    ['arXiv:2310.06825v2 [cs.CL] 10 Oct 2023', '2310.06825v2'],
    ['arXiv preprint arXiv:2310.06825, 2023.', '2310.06825'],
    ['see arXiv 2310.06825.', '2310.06825'],
    ['arXiv~2310.06825', '2310.06825'],
    ['arXiv (2310.06825)', '2310.06825'],
    ['arXiv id: 2310.06825', '2310.06825'],
    ['hep-th/9901001', 'hep-th/9901001'],
    ['as in (math.GT/0309136).', 'math/0309136'],
    ['cs.AI/0001001v2', 'cs/0001001v2'],
    ['q-alg/9501001', 'q-alg/9501001'],
    ['arXiv:hep-th/9901001v3', 'hep-th/9901001v3'],
    ['https://arxiv.org/abs/2310.06825', '2310.06825'],
    ['http://www.arxiv.org/pdf/2310.06825v1.pdf', '2310.06825v1'],
    ['HTTPS://ARXIV.ORG/abs/2310.06825', '2310.06825'],
    ['https://export.arxiv.org/html/2310.06825v1#S2', '2310.06825v1'],
    ['https://arxiv.org/abs/2310.06825?context=cs', '2310.06825'],
    ['arxiv.org/abs/2310.06825', '2310.06825'],
    ['//arxiv.org/abs/2310.06825', '2310.06825'],
    ['https://cn.arxiv.org/abs/hep-th/9901001', 'hep-th/9901001'],
    ['https://arxiv.org/abs/hep-th%2F9901001', 'hep-th/9901001'],
    ['https://www.alphaxiv.org/zh/overview/2310.06825', '2310.06825'],
    ['https://huggingface.co/papers/2310.06825', '2310.06825'],
    ['hf.co/papers/2310.06825', '2310.06825'],
    ['https://ar5iv.labs.arxiv.org/html/2310.06825', '2310.06825'],
    ['https://papers.cool/arxiv/2310.06825', '2310.06825'],
    ['https://scirate.com/arxiv/2310.06825', '2310.06825'],
    ['https://www.semanticscholar.org/arXiv:2310.06825', '2310.06825'],
    ['https://doi.org/10.48550/arXiv.2310.06825', '2310.06825'],
    ['doi: 10.48550/ARXIV.2310.06825', '2310.06825'],
    ['10.48550%2FarXiv.2310.06825', '2310.06825'],
    ['CoRR abs/2310.06825', '2310.06825'],
    ['<a href="/abs/2310.06825" title="Abstract">', '2310.06825'],
    ['?page=1&id=2310.06825&x', '2310.06825'],
    ['https%3A%2F%2Farxiv.org%2Fabs%2F2310.06825', '2310.06825'],
    ['https://www.google.com/url?q=https%3A%2F%2Farxiv.org%2Fabs%2F2310.06825&sa=D', '2310.06825'],
    ['https://web.archive.org/web/2023/https://arxiv.org/abs/2310.06825', '2310.06825'],
    ['{"u":"https:\\/\\/arxiv.org\\/abs\\/2310.06825\\n"}', '2310.06825'],
    ['- [ ] **2310.06825**', '2310.06825'],
    ['_2310.06825_', '2310.06825'],
    ['`2310.06825`', '2310.06825'],
    ['| Mistral | 2310.06825 | 2023 |', '2310.06825'],
    ['论文２３１０．０６８２５很好', '2310.06825'],
    ['ａｒＸｉｖ：２３１０．０６８２５', '2310.06825'],
    ['《Mistral》（2310.06825）。', '2310.06825'],
    ['见https://arxiv.org/abs/2310.06825，很好', '2310.06825'],
    ['参见：2310.06825、', '2310.06825'],
    ['the model² of 2310.06825²', '2310.06825'],
    ['Mistral 7B: 2310.06825', '2310.06825'],
    ['2310.06825.This sentence lacks a blank', '2310.06825'],
    ['2310.06825 - Mistral 7B', '2310.06825'],
    ['\\url{https://arxiv.org/abs/2310.06825}\\\\', '2310.06825'],
  ])('%s', (text, id) => {
    expect([text, idsOf(read(text)), read(text).notices]).toEqual([text, [id], []]);
  });

  test('six spellings are six mentions of one paper, each as often as it stands there', () => {
    const text =
      'arXiv:2310.06825 2310.06825 https://arxiv.org/abs/2310.06825 10.48550/arXiv.2310.06825\n' +
      '[2310.06825](https://arxiv.org/pdf/2310.06825)\n';
    expect(idsOf(read(text))).toEqual(Array<string>(6).fill('2310.06825'));
  });

  test('addresses side by side are told apart', () => {
    const both = 'https://arxiv.org/abs/2310.06825,https://arxiv.org/abs/1706.03762;2310.06826,2310.06827';
    expect(idsOf(read(both))).toEqual(['2310.06825', '1706.03762', '2310.06826', '2310.06827']);
  });
});

describe('a number that only looks like an id is none', () => {
  test.each([
    'it cost $2310.06825 in all',
    'it cost ¥ 2310.06825',
    '2310.06825 USD, 2310.06826元, 2310.06827 美元',
    'after 2310.06825 ms and 2310.06825s and 1512.1234%',
    'loss: 2310.06825, val loss 1210.1234',
    'x=2310.06825 and y = -2310.06825 and z ≈2310.06825',
    'version 2310.06825 and v2310.06825 and 2310.06825-beta',
    '1.2310.06825 and 2310.06825.1 and 12310.06825 and 2310.068251',
    '2310.06825e5 2310.06825E+03',
    'papers/2310.06825/main.tex and ./2310.06825.tex and C:\\papers\\2310.06825 today',
    '/data/hep-th/9901001/a.ps',
    '192.168.10.1 and 2024.12.31 and 12:2310.06825',
    'mail 2310.06825@example.com or me@2310.06825',
    'https://example.com/2310.06825 is no page of arXiv',
    'see https://arxiv.org.evil.example/abs/2310.06825 there',
    'notarxiv.org/abs/2310.06825 is somebody else',
    'at 1234.5678 or 2313.06825 or 0000.0000 of something',
    'arXiv: accepted in 2023; arXiv: 2023; arxiv:cs.CL',
    'the lists https://arxiv.org/list/cs.CL/recent and https://arxiv.org/',
    'a model: https://huggingface.co/mistralai/Mistral-7B-v0.1',
    'room and/1234567 or foo/9901001',
    'phone 9901001 and 231006825',
  ])('%s', text => {
    const { mentions, unread, silent } = read(text);
    expect([text, mentions, unread, silent]).toEqual([text, [], [], 1]);
  });
});

describe('what was clearly meant as an id and is none is told', () => {
  test.each([
    ['see arXiv:2313.06825 there', 'arXiv:2313.06825', '13 is not a month; the id starts with year and month (YYMM)'],
    ['2310.6825', '2310.6825', 'the number has five digits since 2015-01: did you mean 2310.06825?'],
    ['- 2313.06825', '2313.06825', '13 is not a month; the id starts with year and month (YYMM)'],
    ['9901001', '9901001', 'an id of before 2007-04 needs its archive in front, for example hep-th/9901001'],
    ['hepth/9901001', 'hepth/9901001', 'arXiv has no archive "hepth" with ids of this form: did you mean hep-th/9901001?'],
    ['2310-06825', '2310-06825', 'it has neither the form 2310.06825 nor the form hep-th/9901001: did you mean 2310.06825?'],
    ['and https://arxiv.org/abs/2310.068 too', 'https://arxiv.org/abs/2310.068', 'the number has five digits since 2015-01'],
    ['at https://openreview.net/forum?id=abc', 'https://openreview.net/forum?id=abc', 'an address of OpenReview holds no arXiv id'],
    ['https://www.nature.com/articles/s41586', 'https://www.nature.com/articles/s41586', 'addresses of www.nature.com hold no arXiv id'],
    ['10.1038/s41586-021-03819-2', '10.1038/s41586-021-03819-2', 'only DOIs that start with 10.48550/arXiv. hold an arXiv id'],
  ])('%s', (line, text, why) => {
    expect([idsOf(read(line)), unreadOf(read(line))]).toEqual([[], [[1, text, why]]]);
  }); // prettier-ignore

  test('the same address in prose about something else is silent', () => {
    expect(read('as told by https://www.nature.com/articles/s41586 and others').silent).toBe(1);
  });

  test('every host that the parser of ids knows is told when its page of a paper holds no id', () => {
    const addresses = [
      'arxiv.org/abs/x1', 'www.arxiv.org/pdf/x1', 'export.arxiv.org/abs/x1', 'browse.arxiv.org/abs/x1', 'cn.arxiv.org/abs/x1',
      'alphaxiv.org/abs/x1', 'www.alphaxiv.org/overview/x1', 'huggingface.co/papers/1', 'hf.co/papers/1', 'ar5iv.org/abs/x1',
      'ar5iv.labs.arxiv.org/html/x1', 'papers.cool/arxiv/1', 'scirate.com/arxiv/1', 'semanticscholar.org/arxiv:1',
      'api.semanticscholar.org/arxiv:1', 'doi.org/10.48550/arxiv.1', 'dx.doi.org/10.1/1', 'openreview.net/forum?id=1',
      'aclanthology.org/P19-1', 'aclweb.org/anthology/P19-1', 'paperswithcode.com/paper/x1',
    ]; // prettier-ignore
    for (const address of addresses) {
      expect([address, isPaperHost(address.split('/')[0] ?? '')]).toEqual([address, true]);
      expect([address, read(`see ${address} there`).unread.length]).toEqual([address, 1]);
      expect([address, read(`see https://${address} there`).unread.length]).toEqual([address, 1]);
    }
  });
});
