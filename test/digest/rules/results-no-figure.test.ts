import { describe, expect, it } from 'vitest';
import { sampleNotes } from '../samples.ts';
import { listLine, look, lookAtHealthy, mended, noteOf, section } from './look.ts';

const withResults = (body: string, line = listLine()): string =>
  section(noteOf({ results: `### 📈 实验结果\n${body}\n` }), line);
const NONE = '18:1 no figure stands under 实验结果';

describe('results-no-figure', () => {
  it('names results without a digit, and leaves them', () => {
    const digest = withResults('实验结果表明该方法优于所有基线。');
    expect(look('results-no-figure', digest)).toEqual([NONE]);
    expect(mended('results-no-figure', digest)).toBe(digest);
  });

  it.each([
    ['the numbers of a list', '1. 优于基线。\n2) 更快。\n（3）更稳。\n#### 4. 消融\n**5. 泛化**：更好。'],
    ['links to pages', '- 优于基线。（[p. 8，表 2](https://arxiv.org/pdf/2506.19807v1#page=8)）'],
    ['pages without a link', '- 优于基线。（p. 8，表 2）'],
    ['addresses', '代码见 https://github.com/a/b2 。'],
  ])('does not take %s for figures', (_, body) => {
    expect(look('results-no-figure', withResults(body))).toEqual([NONE]);
  });

  it.each([
    ['in a sub-section', '总体更好。\n#### 主要结果\n提升 3.1%。'],
    ['in a table', '| 方法 | 分数 |\n|---|---|\n| KnowRL | 42.5 |'],
    ['in full width', '提升３分。'],
    ['behind a dot without a blank', '1.5 倍快于基线。'],
    ['in the words of a sub-heading', '#### 快 3 倍\n比基线快得多，也更稳。'],
  ])('takes a figure %s', (_, body) => {
    expect(look('results-no-figure', withResults(body))).toEqual([]);
  });

  it('believes stored notes whose results quote no figure', () => {
    const notes = sampleNotes();
    const line = listLine({ paper: 'https://arxiv.org/pdf/2309.13391v2' });
    const digest = withResults('该文是理论工作，没有实验。', line);
    expect(look('results-no-figure', digest, [notes])).toEqual([NONE]);
    for (const claim of notes.results) claim.quote = 'We prove that it always holds.';
    expect(look('results-no-figure', digest, [notes])).toEqual([]);
  });

  it('says nothing of healthy notes, and leaves empty results to section-empty', () => {
    expect(lookAtHealthy('results-no-figure')).toEqual([]);
    expect(look('results-no-figure', withResults(''))).toEqual([]);
  });
});
