import { describe, expect, it } from 'vitest';
import { look, lookAtHealthy, mended, noteOf, section } from './look.ts';

const list = '1. **奖励**：写进奖励函数。\n2. **数据**：可以复用。\n';
const withTakeaways = (body: string): string => section(noteOf({ takeaways: `### 💬 可借鉴之处\n${body}` }));

describe('unheaded-tail', () => {
  it.each([
    ['总之，方法简单而有效。'],
    ['综上，值得一读。'],
    ['总的来说，思路清晰。'],
    ['总而言之，很实用。'],
    ['本文为后续工作指明了方向。'],
    ['这篇论文值得细读。'],
  ])('names %s behind a list, and leaves it', tail => {
    const digest = withTakeaways(`${list}\n${tail}\n`);
    expect(look('unheaded-tail', digest)).toEqual([
      `25:1 a summary without a heading ends 可借鉴之处: "${tail}"`,
    ]);
    expect(mended('unheaded-tail', digest)).toBe(digest);
  });

  it('finds it without a blank line, in a fence, and above our own closing line', () => {
    const tail = '总之，方法简单而有效。\n';
    const message = 'a summary without a heading ends 可借鉴之处: "总之，方法简单而有效。"';
    expect(look('unheaded-tail', withTakeaways(list + tail))).toEqual([`24:1 ${message}`]);
    const fenced = section(`\`\`\`\n### 💬 可借鉴之处\n${list}\n${tail}\`\`\`\n`);
    expect(look('unheaded-tail', fenced)).toEqual([`12:1 ${message}`]);
    const closing = '*1 条论断中 1 条有引文，均在 PDF 中找到*\n';
    expect(look('unheaded-tail', withTakeaways(`${list}\n${tail}\n${closing}`))).toEqual([`25:1 ${message}`]);
  });

  it('says nothing of a body that is one paragraph, of list items, and of a paragraph behind paragraphs', () => {
    expect(look('unheaded-tail', withTakeaways('本文提出的奖励可以用在别的任务上。\n'))).toEqual([]);
    expect(look('unheaded-tail', withTakeaways(`${list}3. 总之，先看数据。\n`))).toEqual([]);
    expect(look('unheaded-tail', withTakeaways(`${list}   本文还做了消融。\n`))).toEqual([]);
    expect(look('unheaded-tail', withTakeaways('奖励可以复用。\n\n本文的数据也可以。\n'))).toEqual([]);
  });

  it('says nothing of healthy notes', () => {
    expect(lookAtHealthy('unheaded-tail')).toEqual([]);
  });
});
