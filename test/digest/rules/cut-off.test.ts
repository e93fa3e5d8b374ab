import { describe, expect, it } from 'vitest';
import { sampleNotes } from '../samples.ts';
import { claimsOf } from '../../../src/domain/notes.ts';
import { look, lookAtHealthy, mended, noteOf, ownDigests, section } from './look.ts';

const withTakeaways = (body: string): string => section(noteOf({ takeaways: `### 💬 可借鉴之处\n${body}` }));

describe('cut-off', () => {
  it('names notes that end in the middle of a phrase, at their last character, and leaves them', () => {
    const digest = withTakeaways('1. 奖励可以复用。\n2. 数据的构造方式可以用在\n\n');
    expect(look('cut-off', digest)).toEqual([
      '23:14 the notes end in "2. 数据的构造方式可以用在", without a closing mark',
    ]);
    expect(mended('cut-off', digest)).toBe(digest);
  });

  it.each([
    ['一个逗号，'],
    ['代码在 https://github.com/a/b'],
    ['包括以下几点：'],
    ['分为两类（'],
    ['用 Best-of-'],
  ])('takes the end for broken, whatever the style: %s', end => {
    expect(look('cut-off', withTakeaways(`- 没有句号\n- 也没有\n- ${end}\n`))).toHaveLength(1);
  });

  it.each([
    ['a full stop', '可以复用。'],
    ['an English one', 'It can be reused.'],
    ['a tilde', '值得一读～ '],
    ['a bracket', '可以复用（见附录）'],
    ['a quote', '名为“知识优先”'],
    ['bold type', '**可以复用。**'],
    ['a link', '见 [代码](https://github.com/a/b)'],
    ['code', '用 `reward`'],
    ['an emoji', '值得一读 🎉'],
    ['a table', '| 奖励 | 可以复用 |'],
    ['a code block', '```\nx = 1\n```'],
  ])('takes %s for a closing mark', (_, end) => {
    expect(look('cut-off', withTakeaways(`可以复用。\n\n${end}\n`))).toEqual([]);
  });

  it('takes items without full stops for a style when the others have none either', () => {
    expect(look('cut-off', withTakeaways('- 奖励可以复用\n- 数据可以复用\n'))).toEqual([]);
    expect(look('cut-off', withTakeaways('- 奖励可以复用。\n- 数据可以\n'))).toHaveLength(1);
  });

  it('looks at the end of the note in its fence, not at the fence', () => {
    expect(look('cut-off', section('```\n### 📈 实验结果\n提升了。\n结果在\n```\n'))).toEqual([
      '10:3 the notes end in "结果在", without a closing mark',
    ]);
  });

  it('says nothing of healthy notes, nor of ours with claims that have no full stop', () => {
    expect(lookAtHealthy('cut-off')).toEqual([]);
    const notes = sampleNotes();
    for (const claim of claimsOf(notes))
      Object.assign(claim, { zh: '没有句号', en: 'no full stop', page: null });
    expect(ownDigests(notes).flatMap(digest => look('cut-off', digest))).toEqual([]);
  });
});
