// The named steps together: our own papers, each beside the truth made from its source.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textOf, type PaperText } from '../../src/domain/page.ts';
import { extractText } from '../../src/pdf/extract.ts';
import { childFile } from '../support/built-child.ts';
import { brokenHyphens, orderedRecall } from '../support/recall.ts';

const folder = new URL('../../fixtures/papers/', import.meta.url);
const papers = {
  'sparse-reward': await read('sparse-reward'),
  'entropy-bound': await read('entropy-bound'),
  'zh-retrieval': await read('zh-retrieval'),
};

function read(name: string): Promise<PaperText> {
  return extractText(readFileSync(new URL(`${name}/paper.pdf`, folder)), { name, childFile });
}
function file(name: string, path: string): string {
  return readFileSync(new URL(`${name}/${path}`, folder), 'utf8');
}
/** Letters and digits only: numbers and case of a title may be set differently. */
function plain(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

describe.each(Object.entries(papers))('%s', (name, paper) => {
  it('has at least 98.5 % of the words of its source in their order, none broken, no control characters', () => {
    expect(orderedRecall(file(name, 'truth.txt'), paper.body)).toBeGreaterThanOrEqual(0.985);
    expect(brokenHyphens(paper.body)).toBe(0);
    expect(paper.body).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufb00-\ufb06\u00ad]/);
  });

  it('has every section title of its source, and besides them abstract and references only', () => {
    const titles = paper.sections
      .filter(({ key }) => key !== 'references' && key !== 'abstract')
      .map(({ title }) => plain(title.replace(/^(?:[\d.]+|[A-Z](?:\.\d)?)\s/u, '')));
    const heads = JSON.parse(file(name, 'heads.json')) as string[];
    expect(titles).toEqual(heads.map(plain));
  });

  it('keeps the references out of the running text and in the pages', () => {
    const references = paper.pages.flatMap(page => page.lines).filter(line => line.section === 'references');
    expect(references.length).toBeGreaterThan(4);
    expect(paper.body).not.toContain(textOf(references).split('\n')[1]);
  });

  it('names lines of headings by place: each section points at its own line', () => {
    for (const { page, line, title, key } of paper.sections) {
      const found = paper.pages[page - 1]?.lines[line];
      expect(found?.section).toBe(key);
      expect(found?.kind).toBe('heading');
      expect(plain(title).startsWith(plain(found?.text ?? '-'))).toBe(true);
    }
  });

  it('has every run of a line inside the page and in the line', () => {
    for (const { lines, width, height } of paper.pages) {
      for (const line of lines) {
        expect(line.x).toBeGreaterThanOrEqual(-5);
        expect(line.x + line.width).toBeLessThanOrEqual(width + 5);
        expect(line.y + line.height).toBeLessThanOrEqual(height + 5);
        const left = Math.min(...line.runs.map(run => run.x));
        const right = Math.max(...line.runs.map(run => run.x + run.width));
        expect(Math.abs(left - line.x)).toBeLessThan(0.02);
        expect(Math.abs(right - line.x - line.width)).toBeLessThan(0.02);
      }
    }
  });
});

describe('the two-column paper', () => {
  const paper = papers['sparse-reward'];

  it('reads down the left column before the right one, and mends the words between lines', () => {
    const left = paper.body.indexOf('everything that happens before is silence');
    const right = paper.body.indexOf('Related Work');
    expect(left).toBeGreaterThan(0);
    expect(right).toBeGreaterThan(left);
    const words = paper.pages.flatMap(page => page.lines).filter(line => line.end === 'cut');
    expect(words.length).toBeGreaterThan(20);
  });

  it('shows stamp, title, authors, and the appendix behind the references', () => {
    expect(paper.stamp).toBe('arXiv:2501.01234v2');
    expect(paper.front).toEqual({
      title:
        'TideShape: Annealed Potential-Based Reward Shaping for Reinforcement Learning under Sparse Feedback',
      authors: ['Maren Oduya', 'Tobias Lindqvist-Reyes', 'Ilse Vantongeren', 'Haruto Bexley'],
    });
    const keys = paper.sections.map(({ key }) => key);
    expect(keys.indexOf('appendix')).toBe(keys.indexOf('references') + 1);
  });
});

describe('the Chinese paper', () => {
  const paper = papers['zh-retrieval'];

  it('joins its lines without blanks and knows its title and authors', () => {
    expect(paper.body).toContain(
      '先从文档库中检索相关段落，再把这些段落和问题一起交给模型 [3]。对于百科类的短文档',
    );
    expect(paper.front).toEqual({
      title: '潮汐检索：面向长文档问答的分段自适应检索增强方法',
      authors: ['林砚秋', '沈望舒', '顾南乔'],
    });
    expect(paper.stamp).toBe('arXiv:2503.04567v1');
  });

  it('keeps rows of a table as lines, as a claim would quote them', () => {
    expect(paper.body).toContain(
      '\n混合检索 44.6% 58.9 71.5% 6,120\nTideRetrieve（本文） 51.7% 65.3 83.9% 3,980\n',
    );
    expect(paper.body).toContain('\n表 1: LongRoll-QA 测试集上的主要结果，输入长度以字计\n');
  });
});

it('the old stamp of the paper with mathematics is read', () => {
  expect(papers['entropy-bound'].stamp).toBe('arXiv:math/0703123v1');
});
