import { describe, expect, it } from 'vitest';
import { listLine, look, lookAtHealthy, mended, noteOf, section } from './look.ts';

const digestOf = (parts: { abstract?: string; words: string; line?: string }): string => {
  const { abstract = 'KnowRL uses GPT-4o as judge and Best-of-N sampling.', words, line } = parts;
  const innovations = `### 🚀 核心方法\n${words}\n`;
  return section(noteOf({ abstract: `### Abstract\n${abstract}\n`, innovations }), line);
};
const found = (words: string): string[] => look('spaced-hyphen', digestOf({ words }));

describe('spaced-hyphen', () => {
  it('closes the hyphens of a name that the abstract has, in every place of the notes', () => {
    const digest = digestOf({
      words: '用GPT - 4o打分，\n再作 Best - of - N 采样。\n> GPT - 4o as judge\n| GPT - 4o |',
    });
    expect(look('spaced-hyphen', digest)).toEqual([
      '16:2 GPT - 4o has blanks around its hyphen, which the abstract has not',
      '17:4 Best - of - N has blanks around its hyphen, which the abstract has not',
      '18:3 GPT - 4o has blanks around its hyphen, which the abstract has not',
      '19:3 GPT - 4o has blanks around its hyphen, which the abstract has not',
    ]);
    const closed = '用GPT-4o打分，\n再作 Best-of-N 采样。\n> GPT-4o as judge\n| GPT-4o |';
    expect(mended('spaced-hyphen', digest)).toBe(digestOf({ words: closed }));
  });

  it('closes them in the headline too', () => {
    const notes = (name: string): string =>
      section(noteOf({ headline: `### 🌟 论文解读 | 用 ${name} 评判\n` }));
    expect(mended('spaced-hyphen', notes('GPT - 4o'))).toBe(notes('GPT-4o'));
  });

  it('takes the title and the links of the list line for proofs', () => {
    const line = listLine({ title: 'Test-Time Scaling', code: 'https://know-rl.github.io/EQA-RM.' });
    const words = 'Test - Time 扩展，EQA - RM 与 Know - rl。';
    expect(look('spaced-hyphen', digestOf({ words, line }))).toEqual([
      '16:1 Test - Time has blanks around its hyphen, which the title has not',
      '16:16 EQA - RM has blanks around its hyphen, which the link has not',
      '16:27 Know - rl has blanks around its hyphen, which the link has not',
    ]);
    expect(mended('spaced-hyphen', digestOf({ words, line }))).toBe(
      digestOf({ words: 'Test-Time 扩展，EQA-RM 与 Know-rl。', line }),
    );
  });

  it('takes the heading of the section for a proof when it is a title, not when it is a slug', () => {
    const words = '一种 Know - RL 方法。';
    const underTitle = digestOf({ words }).replace('## knowrl', '## Know-RL Explained').replace('#knowrl', '#know-rl-explained'); // prettier-ignore
    expect(mended('spaced-hyphen', underTitle)).toContain('一种 Know-RL 方法。');
    const underSlug = digestOf({ words }).replace('## knowrl', '## Know-RL').replace('#knowrl', '#know-rl');
    expect(mended('spaced-hyphen', underSlug)).toBe(underSlug);
  });

  it('lets only the first letter differ', () => {
    expect(mended('spaced-hyphen', digestOf({ words: '用 best - of - N。' }))).toBe(
      digestOf({ words: '用 best-of-N。' }),
    );
    const other = digestOf({ words: '用 best - of - n。' });
    expect(look('spaced-hyphen', other)).toEqual(['16:3 best - of - n has blanks around its hyphen']);
    expect(mended('spaced-hyphen', other)).toBe(other);
  });

  it('names what nothing proves, and leaves it: a clause, a longer and a shorter name', () => {
    const words = 'a method - it works；GPT - 4o - mini；Best - of；López - Cardona。';
    expect(found(words)).toEqual([
      '16:3 method - it has blanks around its hyphen',
      '16:21 GPT - 4o - mini has blanks around its hyphen',
      '16:37 Best - of has blanks around its hyphen',
      '16:47 López - Cardona has blanks around its hyphen',
    ]);
    expect(mended('spaced-hyphen', digestOf({ words }))).toBe(digestOf({ words }));
  });

  it.each([
    ['a range', '2019 - 2024 年提升 1.5 - 3 倍，10 - 30%'],
    ['a list mark', '- GPT\n- 4o'],
    ['Chinese', '视觉 - 语言'],
    ['brackets', 'GPT) - 4o'],
    ['a dash of two', 'GPT -- 4o'],
    ['code', '`GPT - 4o` 与 `a` `Best - of - N`'],
    ['maths', '$a - b$'],
    ['an address', 'https://github.com/GPT - 4o/a - b 与 github.com/Best - of - N'],
    ['the target of a link', '[评判](GPT-4o/Best - of)'.replace(' - ', '-')],
    ['a code block', '```\nGPT - 4o\n```'],
  ])('says nothing of %s', (_, words) => {
    expect(found(words)).toEqual([]);
  });

  it('cuts a chain between two numbers', () => {
    expect(found('Qwen - 7 - 14 - B')).toEqual([
      '16:1 Qwen - 7 has blanks around its hyphen',
      '16:12 14 - B has blanks around its hyphen',
    ]);
  });

  it('reads on behind an address', () => {
    expect(found('见 https://github.com/a - b/c 与 GPT - 4o')).toEqual([
      '16:32 GPT - 4o has blanks around its hyphen, which the abstract has not',
    ]);
    expect(found('见 github.com/a，GPT - 4o')).toHaveLength(1);
  });

  it('leaves the abstract as it is, and says nothing of healthy notes', () => {
    expect(
      look('spaced-hyphen', digestOf({ abstract: 'With GPT - 4o and GPT-4o.', words: '奖励。' })),
    ).toEqual([]);
    expect(lookAtHealthy('spaced-hyphen')).toEqual([]);
  });
});
