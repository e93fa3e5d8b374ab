import { describe, expect, it } from 'vitest';
import { look, lookAtHealthy, mended, noteOf, section } from './look.ts';

const withHeadline = (headline: string): string => section(noteOf({ headline: `${headline}\n` }));

describe('english-headline', () => {
  it('names a headline without a Chinese character, and leaves it', () => {
    const digest = withHeadline('### 🌟 论文解读 | KnowRL: Knowledge First');
    expect(look('english-headline', digest)).toEqual([
      '10:14 the headline is in English: "KnowRL: Knowledge First"',
    ]);
    expect(mended('english-headline', digest)).toBe(digest);
    expect(look('english-headline', withHeadline('### 论文解读｜KnowRL'))).toHaveLength(1);
  });

  it('says nothing of a headline with a Chinese word, and of one without words', () => {
    expect(look('english-headline', withHeadline('### 🌟 论文解读 | KnowRL：先知'))).toEqual([]);
    expect(look('english-headline', withHeadline('### 🌟 论文解读'))).toEqual([]);
    expect(look('english-headline', withHeadline('### 🌟 论文解读 | '))).toEqual([]);
  });

  it('says nothing of healthy notes, and of notes that are English as a whole', () => {
    expect(lookAtHealthy('english-headline')).toEqual([]);
    const english = '### 🌟 论文解读 | KnowRL\n### 📈 实验结果\nIt reaches 42.5 on SimpleQA.\n';
    expect(look('english-headline', section(english))).toEqual([]);
  });
});
