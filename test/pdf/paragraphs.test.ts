// How lines go on: paragraphs, rows of tables, mended words, Chinese.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf, type Line } from '../../src/domain/page.ts';
import type { FlowLine } from '../../src/pdf/flow.ts';
import { lineEnds } from '../../src/pdf/paragraphs.ts';
import { column } from '../support/text-lines.ts';

type Given = string | Partial<FlowLine>;

function flow(texts: readonly Given[]): FlowLine[] {
  const shape = { kind: 'text', section: 'method', block: -1 } as const;
  return column(texts).map((one, index) => {
    const given = texts[index];
    return { ...shape, ...one, ...(typeof given === 'object' ? given : {}) };
  });
}
function ends(...texts: Given[]): Line['end'][] {
  return lineEnds(flow(texts)).slice(0, -1);
}
/** What the rest of the program reads. */
function read(...texts: Given[]): string {
  const lines = flow(texts);
  const found = lineEnds(lines);
  const rest = { x: 0, y: 0, width: 0, height: 0, section: 'method', kind: 'text', runs: [] } as const;
  return textOf(lines.map(({ text }, index) => ({ ...rest, runs: [], text, end: found[index]! })));
}

describe('a paragraph', () => {
  it('goes on over full lines, also behind a full stop at the end of one', () => {
    expect(ends('The agent explores.', 'It finds nothing and', 'learns nothing')).toEqual(['space', 'space']);
  });

  it('ends with a short line and a full stop', () => {
    expect(ends('The agent explores and', { text: 'finds nothing.', x1: 150 }, 'Rewards are')).toEqual([
      'space',
      'break',
    ]);
  });

  it('ends before an indent, when the line above ends a sentence', () => {
    expect(ends('The agent explores.', { text: 'Rewards are', x0: 87 })).toEqual(['break']);
    expect(ends('The agent explores', { text: 'rewards that are', x0: 87 })).toEqual(['space']);
  });

  it('ends before a gap, unless the sentence plainly goes on', () => {
    expect(ends('The agent explores.', 'Second line', { text: 'Third line', y: 150 })).toEqual([
      'space',
      'break',
    ]);
    expect(ends('The agent explores', 'second line', { text: 'third line', y: 150 })).toEqual([
      'space',
      'space',
    ]);
  });

  it('goes on at the top of the next column and page', () => {
    expect(ends('The agent', { text: 'explores the', x0: 320, x1: 548, y: 72 })).toEqual(['space']);
    expect(ends('The agent', { text: 'explores the', page: 2, y: 72 })).toEqual(['space']);
  });

  it('ends where the type changes, but not at a scrap of a formula', () => {
    expect(ends('running text of the paper,', { text: '1 A footnote in smaller type', size: 8 })).toEqual([
      'break',
    ]);
    expect(ends('running text where', { text: 'L', size: 7 })).toEqual(['space']);
  });

  it('ends at bullets, at marks of lists behind a sentence, and at entries of a bibliography', () => {
    expect(ends('We contribute', '• a method and', '• a proof')).toEqual(['break', 'break']);
    expect(ends('We contribute:', '(a) a method')).toEqual(['break']);
    expect(
      ends(
        { text: 'Journal, 2019', section: 'references' },
        { text: '[2] B. Author', section: 'references' },
      ),
    ).toEqual(['break']);
  });

  it('ends at headings and captions, whose own lines stay together', () => {
    const heading = { kind: 'heading', block: 1 } as const;
    expect(ends('Text', { text: '4 A long', ...heading }, { text: 'title', ...heading }, 'Text')).toEqual([
      'break',
      'space',
      'break',
    ]);
  });
});

describe('words', () => {
  it('broken at the end of a line are mended', () => {
    expect(read('the re-', 'ward of the state-of-', 'the-art agent is a state-of-the-art')).toBe(
      'the reward of the state-of-the-art agent is a state-of-the-art',
    );
  });

  it('broken at a hidden hyphen are joined', () => {
    expect(read({ text: 'the re', endsInHiddenHyphen: true }, 'ward')).toBe('the reward');
  });

  it.each([
    ['see https:', '//github.com/a/b here'],
    ['(https:', '//github.com/a/b)'],
    ['at https://github.com/', 'a/b, and'],
    ['at https://example.org/a_', 'b.pdf'],
    ['at www.example.org/a-', 'B.pdf'],
    ['at https://example.org/?q=', '1'],
  ])('of an address broken over lines are joined: "%s" "%s"', (line, next) => {
    expect(read(line, next)).toBe(line + next);
  });

  it.each([
    ['at https://github.com/a.', 'the code'],
    ['at https://github.com/a', 'the code'],
    ['at https://github.com/a/', '(the code)'],
    ['as https:', 'the code'],
    ['with and/', 'or'],
  ])('behind an address or a slash stay apart: "%s" "%s"', (line, next) => {
    expect(read(line, next)).toBe(`${line} ${next}`);
  });

  it('in Chinese join without a blank, beside Latin with one', () => {
    expect(read('检索增强生成让', '语言模型高 7.1', '个百分点')).toBe(
      '检索增强生成让语言模型高 7.1 个百分点',
    );
  });

  it('never lose a letter, whatever stands at the line ends', () => {
    const text = fc.stringMatching(/^[a-zA-Z检索]{1,6}( [a-z检]{1,6}){0,3}[-.]?$/);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), texts => {
        const letters = (shown: string): string => shown.replaceAll(/[^\p{L}]/gu, '');
        expect(letters(read(...texts))).toBe(letters(texts.join('')));
      }),
    );
  });
});

describe('rows of a table', () => {
  it('keep their line breaks when they are mostly numbers', () => {
    expect(read('TideShape 51.7% 65.3 83.9%', 'BM25 38.4% 52.7 61.3%', 'Mixed 44.6% 58.9 −71.5')).toBe(
      'TideShape 51.7% 65.3 83.9%\nBM25 38.4% 52.7 61.3%\nMixed 44.6% 58.9 −71.5',
    );
  });

  it('are put together from their cells', () => {
    const cell = (text: string, x0: number, y: number): Given => ({ text, x0, x1: x0 + 30, y });
    const cells = [0, 1].flatMap(row => [
      cell('name', 72, 100 + 12 * row),
      cell('38.4', 200, 100 + 12 * row),
      cell('6,120', 300, 100 + 12 * row),
    ]);
    expect(read(...cells)).toBe('name 38.4 6,120\nname 38.4 6,120');
  });

  it('are not seen in a sentence with numbers', () => {
    expect(ends('we reach 38.4, 52.7 and', '61.3 on three tasks')).toEqual(['space']);
  });
});
