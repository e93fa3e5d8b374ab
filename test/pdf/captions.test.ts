// Captions of tables and figures, and sentences that only begin like one.
import { describe, expect, it } from 'vitest';
import { findCaptions } from '../../src/pdf/captions.ts';
import type { TextLine } from '../../src/pdf/lines.ts';
import { column, line } from '../support/text-lines.ts';

const captions = (lines: TextLine[]): number[] => findCaptions(lines, 10);

describe('a caption', () => {
  it.each([
    'Table 3: Results on six tasks',
    'Figure 2. Training curves',
    'Fig. 4 | Ablation',
    'FIG. 2. Level scheme of the atom',
    'FIG. 12: Level scheme',
    'TABLE 3 – Level widths',
    'Algorithm 1',
    'Table A.1: More',
    '表 1: 主要结果',
    '图2 系统结构',
  ])('begins at "%s"', text => {
    expect(captions([line(text)])).toEqual([0]);
  });

  it('without a colon is known by its smaller type', () => {
    expect(captions([line('Table 3 Results on six tasks', { size: 9 })])).toEqual([0]);
    expect(captions([line('Table 3 shows results on six tasks')])).toEqual([-1]);
  });

  it('goes on over lines close to each other and ends at a gap, a change of size or of page', () => {
    const lines = column(['Figure 1: Training curves of', 'all methods on six tasks.']);
    expect(captions([...lines, line('Prose', { y: 140 })])).toEqual([0, 0, -1]);
    expect(captions([...lines, line('Prose', { y: 124, size: 11 })])).toEqual([0, 0, -1]);
    expect(captions([...lines, line('Prose', { y: 124, page: 2 })])).toEqual([0, 0, -1]);
  });

  it('is told from the next one', () => {
    expect(captions(column(['Figure 1: One.', 'Figure 2: Two.']))).toEqual([0, 1]);
  });
});

it.each(['FIG. 2 shows the levels of the atom', 'FIGURES 2. and 3.', 'Fig. two: Levels'])(
  '"%s" is no caption',
  text => {
    expect(captions([line(text)])).toEqual([-1]);
  },
);

it('a sentence that goes on from the line above is no caption', () => {
  const above = 'the curves of all methods are compared to each other in';
  expect(captions(column([above, 'Figure 3. We see that']))).toEqual([-1, -1]);
});

it('a Chinese sentence about a table is no caption', () => {
  expect(captions([line('表 1 给出了主要结果。本方法的精确匹配率比混合检索高，')])).toEqual([-1]);
});
