import { describe, expect, it } from 'vitest';
import { sampleNotes } from '../samples.ts';
import { look, lookAtHealthy, mended, noteOf, ownDigests, section } from './look.ts';

const english =
  'The model learns where its knowledge ends, because every step of its reasoning is checked against facts.';
const withMethod = (body: string): string => section(noteOf({ innovations: `### 🚀 核心方法\n${body}\n` }));
const said = 'a paragraph of 104 characters is in English: "The model learns where its knowledge end…"';

describe('english-paragraph', () => {
  it('names a paragraph of its own, an item of a list, and one over several lines, and leaves them', () => {
    const digest = withMethod(`奖励。\n\n${english}`);
    expect(look('english-paragraph', digest)).toEqual([`18:1 ${said}`]);
    expect(mended('english-paragraph', digest)).toBe(digest);
    const wrapped = withMethod(`奖励。\n\n${english.replace(' because', '\nbecause')}\n再说一句中文。`);
    expect(look('english-paragraph', withMethod(`- 奖励。\n- ${english}`))).toEqual([
      '17:1 a paragraph of 106 characters is in English: "- The model learns where its knowledge e…"',
    ]);
    expect(look('english-paragraph', wrapped)).toHaveLength(1);
  });

  it('goes by more than 80 characters, less than 15 % Chinese, and fewer Chinese characters than a clause has', () => {
    const said = (latin: number, han = 0): string =>
      `${'of the '.repeat(6)}${'x'.repeat(latin - 42)}${'奖'.repeat(han)}`;
    expect(look('english-paragraph', withMethod(said(80)))).toEqual([]);
    expect(look('english-paragraph', withMethod(said(81)))).toHaveLength(1);
    expect(look('english-paragraph', withMethod(said(72, 9)))).toHaveLength(1);
    expect(look('english-paragraph', withMethod(said(90, 9)))).toHaveLength(1);
    expect(look('english-paragraph', withMethod(said(90, 10)))).toEqual([]);
  });

  it.each([
    [
      'telegraphic English',
      'Faster training, fewer steps, no extra labels; strong gains everywhere, especially sparse mazes, long horizons.',
    ],
    [
      'telegraphic English in an item',
      '- Potential learned, frozen afterwards, reused everywhere: cheaper rollouts, steadier returns, smaller models.',
    ],
    ['English in Chinese quotation marks', `“${english}”`],
    ['English in straight quotation marks', `"${english}"`],
    [
      'German',
      'Das Modell lernt, wo sein Wissen endet, denn jeder Schritt seiner Begründung wird mit Fakten verglichen.',
    ],
  ])('names %s, where there is no Chinese character', (_, body) => {
    expect(look('english-paragraph', withMethod(`奖励。\n\n${body}`))).toHaveLength(1);
  });

  it.each([
    [
      'names and figures',
      'AntMaze-Large: 63.9 (HIQL: 54.6), AntMaze-Medium: 81.2 (HIQL: 77.0), FetchPush: 92.4 (HER: 88.1), PointMaze: 99.0',
    ],
    [
      'a title that Chinese words introduce',
      '另见 “Learning the Time to Success from Sparse Rewards: What the Robot Knows and What It Has to Be Told”。',
    ],
    [
      'Chinese words with terms',
      '对比 PPO, SAC, TD3, DrQ-v2, DreamerV3, TD-MPC2, HIQL, QRL, Contrastive RL, Goal-Conditioned BC, Decision Transformer',
    ],
  ])('takes %s for no foreign paragraph', (_, body) => {
    expect(look('english-paragraph', withMethod(`奖励。\n\n${body}`))).toEqual([]);
  });

  it.each([
    ['a quote', `> ${english}`],
    ['a table', `| ${english} |`],
    ['code', `\`\`\`\n${english}\n\`\`\``],
    ['an address', `代码：<https://example.org/${'a'.repeat(120)}>`],
    ['maths', `$$ ${'x + '.repeat(40)} $$`],
  ])('takes %s for no paragraph', (_, body) => {
    expect(look('english-paragraph', withMethod(body))).toEqual([]);
  });

  it('says nothing of the abstract, and of notes that are English as a whole', () => {
    expect(look('english-paragraph', section(noteOf({ abstract: `### Abstract\n${english}\n` })))).toEqual(
      [],
    );
    expect(look('english-paragraph', section(`### 📈 实验结果\n${english}\n\n${english}\n`))).toEqual([]);
  });

  it('says nothing of healthy notes, whatever the length of an English title in ours', () => {
    expect(lookAtHealthy('english-paragraph')).toEqual([]);
    const notes = sampleNotes();
    for (const point of notes.innovations) point.title.en = english;
    expect(ownDigests(notes).flatMap(digest => look('english-paragraph', digest))).toEqual([]);
  });
});
