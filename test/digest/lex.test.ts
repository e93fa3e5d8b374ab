// How much Markdown the scanner knows, so that nothing fools it: seen through what scanDigest gives.
import { describe, expect, it } from 'vitest';
import { scanDigest } from '../../src/digest/scan.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';

const scan = (...lines: string[]) => scanDigest(Buffer.from(lines.join('\n') + '\n'));
const headings = (...lines: string[]) => scan(...lines).headings.map(({ level, text }) => `${level} ${text}`);
const line = (id: string, anchor: string): string =>
  `- [25/06] **T**  \n[[Paper](http://arxiv.org/pdf/${id}v1)] [[TLDR/Notes](#${anchor})]`;

describe('a line', () => {
  it.each([
    ['# A', ['1 A']],
    ['   ## A ##', ['2 A']],
    ['#\tA', ['1 A']],
    ['## ', ['2 ']],
    ['# A #b', ['1 A #b']],
    ['##\u3000全角', []],
    ['#hashtag', []],
    ['####### seven', []],
    ['    # code', []],
    ['\t# code', []],
    ['Set\n===', ['1 Set']],
    ['  two\nlines\n--- ', ['2 two\nlines']],
    ['\n===', []],
    ['- item\n===', []],
    ['text\n=-=', []],
  ])('%j has the headings %j', (text, expected) => {
    expect(headings(text)).toEqual(expected);
  });

  it.each(['-', '*', '+', '1.', '12)', '12.'])('is a list item after %j', mark => {
    expect(scan(`${mark} https://arxiv.org/abs/1706.03762`).entries).toMatchObject([{ id: '1706.03762' }]);
  });

  it.each(['-no', '123.', '1:', '1', '–', '12'])('is no list item after %j', mark => {
    expect(scan(`${mark} https://arxiv.org/abs/1706.03762`).entries).toEqual([]);
  });
});

describe('the start of a file', () => {
  it('is a heading also after a BOM', () => {
    expect(headings('\ufeff# TLDR/Notes')).toEqual(['1 TLDR/Notes']);
  });

  it.each(['', '\ufeff'])('after %j can be front matter, which is no Markdown', bom => {
    expect(headings(`${bom}---`, '# comment', 'a: b', '---', '# A')).toEqual(['1 A']);
    expect(headings(`${bom}---`, '# never closed')).toEqual(['1 never closed']);
  });

  it('counts the line breaks of front matter', () => {
    expect(scanDigest(Buffer.from('---\r\na: b\r\n---\r\nx\ny\n')).style.eol).toBe('\r\n');
  });
});

describe('a fence', () => {
  const fenced = (...lines: string[]) => scan(...lines).headings.map(({ text, fenced }) => [text, fenced]);

  it('ends at a heading that a list line leads to, also where a byte of its name looks like a blank', () => {
    const { sections } = scan('# Paper List', line('2506.00001', '附加'), '', '```', '## 附加', 'x', '```');
    expect(sections.map(({ heading, id }) => [heading, id])).toEqual([['附加', '2506.00001']]);
  });

  it('ends at the next run that is as long as its own, not at a shorter one', () => {
    expect(fenced('````', '# a', '```', '# b', '````', '# c')).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  it.each([
    ['a run of another kind', '~~~'],
    ['an indented run', '    ```'],
    ['a run with words after it', '``` x'],
  ])('that has only %s below it is none', (_name, last) => {
    expect(fenced('```', '# a', last)).toEqual([['a', false]]);
  });

  it('is closed by one below, not by one above', () => {
    expect(fenced('```', '# a', '```', '# b', '```', '# c')).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ]);
  });

  it('holds indented code, which neither closes it nor is a heading', () => {
    expect(fenced('```', '    ```', '    # a', '# b', '```')).toEqual([['b', true]]);
  });

  it('of backticks has no backtick in its first line', () => {
    expect(fenced('``` `x`', '# a', '```')).toEqual([['a', false]]);
    expect(fenced('~~~ `x`', '# a', '~~~')).toEqual([['a', true]]);
  });
});

describe('a comment', () => {
  it('hides its lines up to its end, and nothing when it has none', () => {
    expect(headings('<!-- x', '# a', '--> # b', '# c')).toEqual(['1 c']);
    expect(headings('<!-- x', '# a')).toEqual(['1 a']);
    expect(headings('<!-', '# a', '-->')).toEqual(['1 a']);
  });
});

describe('a list item in the notes part', () => {
  it('is a claim, but for the list line of the format', () => {
    const claims = ['- see https://arxiv.org/abs/1706.03762', '- [[P', '- [25/06] **x**'];
    const digest = scan(
      '# TLDR/Notes',
      ...claims,
      line('2506.00001', 'a'),
      ...claims,
      '',
      '# End',
      claims[0] ?? '',
    );
    expect(digest.entries.map(({ id }) => id)).toEqual(['2506.00001', '1706.03762']);
  });
});

describe('a section', () => {
  it('opens none inside it, even when a list line leads there', () => {
    const digest = scan(line('2506.00001', 'b'), '# TLDR/Notes', '## a', '### b', '## c');
    expect(digest.sections.map(({ heading }) => heading)).toEqual(['a', 'c']);
  });

  it('of two list lines belongs to the one of them that it links to, else to the first', () => {
    const list = ['- [25/06] **?** [[TLDR/Notes](#a)]', line('2506.00001', 'a'), line('2506.00002', 'a')];
    const idOf = (text: string) => scan(...list, '# TLDR/Notes', '## a', text).sections[0]?.id;
    expect(idOf('https://arxiv.org/abs/2506.00002')).toBe('2506.00002');
    expect(idOf('https://arxiv.org/abs/2506.00003')).toBe('2506.00001');
    expect(idOf('')).toBe('2506.00001');
  });

  it('belongs to the list line that leads to it with an escaped anchor, as browsers follow it', () => {
    const { sections } = scan(line('2506.00001', '%E6%91%98%E8%A6%81'), '# TLDR/Notes', '## 摘要');
    expect(sections).toMatchObject([{ slug: '摘要', id: '2506.00001' }]);
  });

  it('that no list line leads to belongs to the only paper that it links to', () => {
    const idOf = (...text: string[]) =>
      scan(line('2506.00001', 'x'), '# TLDR/Notes', '## a', ...text).sections[0]?.id;
    expect(idOf('https://arxiv.org/abs/2506.00002')).toBe('2506.00002');
    expect(idOf('https://arxiv.org/abs/2506.00002', 'https://arxiv.org/abs/2506.00003')).toBeNull();
  });

  it('is none when it holds the list itself, although a list line leads to it', () => {
    const digest = scan(
      '## List',
      line('2506.00001', 'list'),
      '## 2',
      '### 📈 实验结果',
      line('2506.00002', 'x'),
      '## 3',
    );
    expect(digest.sections).toEqual([]);
    expect(digest.entries).toHaveLength(2);
  });
});

describe('a file made to take long', () => {
  it.each([
    ['fences that a heading ends', (count: number) => ['- [a](#a)', '', '```x\n## a\n'.repeat(count), '```']],
    [
      'list lines and twenty times as many sections of one name',
      (count: number) => [
        `${line('2506.00001', 'a')}\n\n`.repeat(count / 20),
        '# TLDR/Notes',
        '## a\n'.repeat(count),
      ],
    ],
  ])('is read in linear time: %s', (_name, lines) => {
    expect(growthOfEight(some => scan(...some), lines, 16_000)).toBeLessThan(MOST_OF_EIGHT);
  });
});
