import { describe, expect, it } from 'vitest';
import { look, lookAtHealthy, mended, noteOf, section } from './look.ts';

const notes = noteOf({ abstract: null });
const abstract = '### Abstract\nKnowRL rewards facts.\n';

describe('prompt-leftover', () => {
  it('names words of the prompt anywhere in the notes, and leaves them', () => {
    const digest = section(noteOf({ results: '### 📈 实验结果\n因提供的论文全文未含实验，略去 3 项。\n' }));
    expect(look('prompt-leftover', digest)).toEqual([
      '19:2 this is no part of notes: "提供的论文全文未含实验，略去 3 项。"',
    ]);
    expect(mended('prompt-leftover', digest)).toBe(digest);
  });

  it.each([
    '好的，这是解读：',
    '以下是论文解读：',
    'Sure, here are the notes:',
    'Here is the summary:',
    '<think>',
  ])('names small talk above and below the first heading: %s', talk => {
    expect(look('prompt-leftover', section(`${abstract}\n${talk}\n\n${notes}`))).toEqual([
      `10:1 this is no part of notes: "${talk}"`,
    ]);
    expect(look('prompt-leftover', section(`${abstract}\n${talk}\n\`\`\`\n${notes}\`\`\`\n`))).toHaveLength(
      1,
    );
    const below = notes.replace('强化学习\n', `强化学习\n${talk}\n`);
    expect(look('prompt-leftover', section(abstract + below))).toEqual([
      `10:1 this is no part of notes: "${talk}"`,
    ]);
  });

  it('finds Chinese talk that touches the abstract', () => {
    expect(look('prompt-leftover', section(`${abstract}好的，以下是解读。\n${notes}`))).toHaveLength(1);
  });

  it('says nothing of an abstract that begins like talk, and of such words further down', () => {
    expect(
      look('prompt-leftover', section(`### Abstract\nHere is a model.\nSure enough.\n${notes}`)),
    ).toEqual([]);
    const inside = noteOf({
      innovations: '### 🚀 核心方法\n以下是三步。\n<think> 里写推理，参阅论文全文。\n',
    });
    expect(look('prompt-leftover', section(inside))).toEqual([]);
  });

  it('says nothing of healthy notes, and of a section without any', () => {
    expect(lookAtHealthy('prompt-leftover')).toEqual([]);
    expect(look('prompt-leftover', section('### Abstract\nSure.\n'))).toEqual([]);
  });
});
