import { describe, expect, it } from 'vitest';
import { scanDigest } from '../../src/digest/scan.ts';
import { inForm, sampleDigest } from './samples.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';

const scan = (...lines: string[]) => scanDigest(Buffer.from(lines.join('\n') + '\n'));
const LINE =
  '- [25/06] **A: b**  \n[[Paper](http://arxiv.org/pdf/2506.00001v2)] [[Code/Page](https://a.b/c.)] [[TLDR/Notes](#a--b)]';

describe('the scanner', () => {
  it('reads a list line with the places of its links', () => {
    const placeIn = (line: string, target: string) => {
      const start = 13 + line.indexOf(target);
      return { start, end: start + target.length };
    };
    const digest = scan('# Paper List', LINE, '', 'prose');
    expect(digest.entries).toEqual([
      {
        start: 13,
        end: 13 + LINE.length + 1,
        id: '2506.00001',
        version: 2,
        title: 'A: b',
        nested: false,
        date: '25/06',
        paperUrl: 'http://arxiv.org/pdf/2506.00001v2',
        codeUrl: 'https://a.b/c.',
        paperAt: placeIn(LINE, 'http://arxiv.org/pdf/2506.00001v2'),
        codeAt: placeIn(LINE, 'https://a.b/c.'),
        anchor: 'a--b',
        anchorAt: placeIn(LINE, 'a--b'),
      },
    ]);
  });

  it.each([
    [
      '- [Attention](https://arxiv.org/abs/1706.03762) — read',
      { id: '1706.03762', title: 'Attention', date: null, anchor: null },
    ],
    ['* **Old** https://arxiv.org/abs/math.GT/0309136v1', { id: 'math/0309136', version: 1, title: 'Old' }],
    [
      '1. [07/03] **Local** [[Paper]()] [[TLDR/Notes](#x-pdf-0123456789ab)]',
      { id: 'pdf-0123456789ab', date: '07/03' },
    ],
    ['- [25/06] **No paper link**', { id: null, date: '25/06', paperUrl: null }],
    [
      '- [[Paper](https://openreview.net/forum?id=(x))]',
      { id: null, paperUrl: 'https://openreview.net/forum?id=(x)' },
    ],
  ])('reads %j', (line, entry) => {
    expect(scan(line).entries).toMatchObject([entry]);
  });

  it.each([
    ['a table of contents', '- [Notes](#notes)'],
    ['a fenced sample', '```\n- [25/06] **A**\n```'],
    ['a comment', '<!--\n- [25/06] **A**\n-->'],
    ['prose', 'see https://arxiv.org/abs/1706.03762'],
  ])('takes %s for no paper', (_name, text) => {
    expect(scan(text).entries).toEqual([]);
  });

  it('ends a section where the next one starts, with deeper headings, fences and rules inside', () => {
    const body = [
      '### Abstract',
      '#### deep',
      '```',
      '## fenced',
      '### 📈 实验结果',
      '```',
      'text',
      '---',
      '',
    ];
    const bytes = Buffer.from(['# TLDR/Notes', '## a', ...body, '## b', 'x'].join('\n'));
    const { sections } = scanDigest(bytes);
    const firstLines = sections.map(({ start, end }) => bytes.subarray(start, end).toString().split('\n')[0]);
    expect(firstLines).toEqual(['## a', '## b']);
    expect(sections[0]).toMatchObject({ end: bytes.indexOf('## b'), hasNotes: true });
    expect(sections[1]).toMatchObject({ end: bytes.length, hasNotes: false });
  });

  it('finds the next section although a note before it opened a fence and never closed it', () => {
    const other = LINE.replace('2506.00001', '2506.00002').replace('a--b', 'c');
    const notes = [
      '# TLDR/Notes',
      '## a--b',
      '```',
      '### 📌 背景痛点',
      '## c',
      '```',
      '### 📈 实验结果',
      '```',
    ];
    const digest = scan('# Paper List', LINE, other, ...notes);
    expect(digest.sections.map(section => section.id)).toEqual(['2506.00001', '2506.00002']);
  });

  it('ends a list line before the section whose heading ends a fence in it', () => {
    const digest = scan(LINE, '', LINE.replace('a--b', 'c'), '  ```', '## a--b', '### Abstract', '```');
    expect(digest.entries[1]?.end).toBe(digest.sections[0]?.start);
    expect(digest.view.slice(digest.sections[0]?.start)).toBe('## a--b\n### Abstract\n```\n');
  });

  it('gives a section to the paper whose list line points at it, else to the one it links to', () => {
    const digest = scan(
      '# Paper List',
      LINE,
      '# TLDR/Notes',
      '## A: b',
      '## a--b',
      '[x](https://arxiv.org/abs/9901.0001)',
      '## Mine',
      '- z（[p. 2](https://arxiv.org/pdf/1706.03762v1#page=2)）',
    );
    expect(digest.sections.map(section => [section.slug, section.id])).toEqual([
      ['a-b', null],
      ['a--b', '2506.00001'],
      ['mine', '1706.03762'],
    ]);
  });

  it('reads notes of a list that has no notes heading, and no prose', () => {
    const digest = scan(
      '# Awesome',
      LINE,
      '',
      '## About',
      'prose',
      '## a--b',
      'x',
      '## T',
      '### 📈 实验结果',
    );
    expect(digest.sections.map(section => section.heading)).toEqual(['a--b', 'T']);
    expect(digest.notesHeading).toBeNull();
  });

  it('tells the form that most of the file has', () => {
    const text = sampleDigest().toString();
    expect(scanDigest(inForm(text, { crlf: true, bom: true })).style).toEqual({
      eol: '\r\n',
      hint: false,
      gap: 1,
      level: 2,
    });
    expect(
      scan(LINE, LINE, '## TLDR/Notes', '### x', '#### 🚀 核心方法（介绍本文的几个创新点）').style,
    ).toEqual({
      eol: '\n',
      hint: true,
      gap: 0,
      level: 3,
    });
  });

  it('gives headings the anchors that GitHub gives them', () => {
    const digest = scan(
      '# A',
      '## `B` [c](d.md) *e*',
      '## A',
      'Set',
      '---',
      '```',
      '# A',
      '```',
      '## 方法（Method）',
      '# A',
    );
    expect([...digest.slugs]).toEqual(['a', 'b-c-e', 'a-1', 'set', '方法method', 'a-2']);
  });

  it('reads thousands of list items and as many unclosed fences and comments in linear time', () => {
    const lines = (length: number): string[] =>
      Array.from({ length }, (_, n) => `- [a](#b)\n${'`'.repeat(3 + (n % 3))}\n<!-- x\n### Abstract`);
    const growth = growthOfEight(some => scan('# TLDR/Notes', ...some), lines, 16_000);
    expect(growth).toBeLessThan(MOST_OF_EIGHT);
  });
});

describe('the scanner on the forms that published digests have', () => {
  const NOTES = ['### Abstract', 'An abstract.', '### 🌟 论文解读 | 一句话', '### 🚀 核心方法', '- 一', ''];
  const section = (heading: string, ...lines: string[]) => [heading, ...(lines.length > 0 ? lines : NOTES)];
  const list = (...lines: string[]) => scan('# Paper List', ...lines);

  it('reads sections under slug headings: the list line leads to the heading as it is written', () => {
    const { sections } = list(LINE, '# TLDR/Notes', ...section('## a--b'));
    expect(sections).toMatchObject([{ heading: 'a--b', slug: 'a--b', id: '2506.00001', hasNotes: true }]);
  });

  it('reads sections under title headings: the list line leads to the slug that GitHub makes of it', () => {
    const { sections } = list(LINE.replace('a--b', 'a-b'), '# TLDR/Notes', ...section('## A: *b*'));
    expect(sections).toMatchObject([{ heading: 'A: *b*', slug: 'a-b', id: '2506.00001', hasNotes: true }]);
  });

  it.each(['### 🚀 核心方法', '### 🚀 核心方法（介绍本文的几个创新点）', '### 核心方法：两步'])(
    'knows %j as a heading of notes, with the hint, without it, and without its emoji',
    heading => {
      const { sections, style } = list(LINE, '# TLDR/Notes', ...section('## a--b', heading, '- 一'));
      expect(sections).toMatchObject([{ hasNotes: true }]);
      expect(style.hint).toBe(heading.includes('介绍'));
    },
  );

  it('reads notes that stand inside a code fence, after an abstract outside it', () => {
    const fenced = ['### Abstract', 'Text.', '```', '### 🌟 论文解读 | 一句话', '### 📈 实验结果', '```'];
    const digest = list(LINE, '# TLDR/Notes', ...section('## a--b', ...fenced), ...section('## Other'));
    expect(digest.sections).toMatchObject([{ id: '2506.00001', hasNotes: true }, { heading: 'Other' }]);
    expect(digest.sections[0]?.headings.map(heading => heading.fenced)).toEqual([false, true, true]);
    expect([...digest.slugs]).not.toContain('-实验结果');
  });

  it('reads notes of which a fence holds the section headings of half the file', () => {
    const papers = [1, 2, 3, 4].map(n => ({
      line: LINE.replace('00001', `0000${n}`).replace('a--b', `p${n}`),
      n,
    }));
    const notes = papers.flatMap(({ n }) => [...section(`## p${n}`), ...(n === 2 ? ['```'] : [])]);
    const { sections } = list(...papers.map(({ line }) => line), '# TLDR/Notes', ...notes, '```');
    expect(sections.map(({ id }) => id)).toEqual(['2506.00001', '2506.00002', '2506.00003', '2506.00004']);
  });

  it('takes a fence around half of the file that nobody closes for no fence', () => {
    const { sections, headings } = list('# TLDR/Notes', '## a', '```', '## b', ...NOTES, '## c');
    expect(sections.map(({ heading }) => heading)).toEqual(['a', 'b', 'c']);
    expect(headings.some(heading => heading.fenced)).toBe(false);
  });

  it('reads ### sections under ## TLDR/Notes, with #### headings of notes', () => {
    const deep = ['#### Abstract', 'Text.', '#### 📈 实验结果', '##### 表 2', '+3.1%'];
    const digest = scan(
      '# A',
      '## Paper List',
      LINE,
      '## TLDR/Notes',
      '### a--b',
      ...deep,
      '### c',
      '## End',
      'x',
    );
    expect(digest.sections.map(({ heading, level }) => [heading, level])).toEqual([
      ['a--b', 3],
      ['c', 3],
    ]);
    expect(digest.sections[0]).toMatchObject({ id: '2506.00001', hasNotes: true });
    expect(digest.style.level).toBe(3);
    expect(digest.view.slice(digest.notesEnd)).toBe('## End\nx\n');
  });

  it('reads #### headings of notes under a ## section', () => {
    const { sections } = list(LINE, '# TLDR/Notes', ...section('## a--b', '#### 📈 实验结果', '+3.1%'));
    expect(sections).toMatchObject([{ level: 2, hasNotes: true, headings: [{ level: 4 }] }]);
  });

  it('reads list lines whose notes are missing', () => {
    const { entries, sections } = list(
      LINE,
      '',
      LINE.replace('00001', '00002').replace('#a--b', ''),
      '# TLDR/Notes',
    );
    expect(entries.map(({ id, anchor }) => [id, anchor])).toEqual([
      ['2506.00001', 'a--b'],
      ['2506.00002', ''],
    ]);
    expect(sections).toEqual([]);
  });

  it('reads a section with an abstract and no notes', () => {
    const { sections } = list(LINE, '# TLDR/Notes', ...section('## a--b', '### Abstract', 'Text.'));
    expect(sections).toMatchObject([{ id: '2506.00001', hasNotes: false }]);
  });

  it('reads notes that no list line leads to', () => {
    const { entries, sections } = list('# TLDR/Notes', ...section('## orphan'));
    expect(entries).toEqual([]);
    expect(sections).toMatchObject([{ heading: 'orphan', id: null, hasNotes: true }]);
  });

  it('keeps the date 25/00 as it is written', () => {
    const { entries } = list('- [25/00] **A**  ', '[[Paper](http://arxiv.org/pdf/math/0007129v1)]');
    expect(entries).toMatchObject([{ date: '25/00', id: 'math/0007129', version: 1 }]);
  });

  it.each([
    ['hep-th/9901001', 'hep-th/9901001', null],
    ['cs/0112017v3', 'cs/0112017', 3],
    ['math.GT/0309136v12', 'math/0309136', 12],
    ['cond-mat/0102536v1.pdf', 'cond-mat/0102536', 1],
    ['0704.0001v2', '0704.0001', 2],
  ])('reads the old-style id %s', (written, id, version) => {
    expect(list(`- [[Paper](http://arxiv.org/pdf/${written})]`).entries).toMatchObject([{ id, version }]);
  });

  it('reads a paper that is listed twice, with a section for each of its list lines', () => {
    const second = LINE.replace('v2', 'v3').replace('a--b', 'a--b-1');
    const { entries, sections } = list(
      LINE,
      '',
      second,
      '# TLDR/Notes',
      ...section('## a--b'),
      ...section('## a--b'),
    );
    expect(entries.map(({ id, version }) => [id, version])).toEqual([
      ['2506.00001', 2],
      ['2506.00001', 3],
    ]);
    expect(sections.map(({ id, slug }) => [id, slug])).toEqual([
      ['2506.00001', 'a--b'],
      ['2506.00001', 'a--b-1'],
    ]);
  });

  it('leaves closing paragraphs without a heading to the section that they end, also after a rule', () => {
    const body = [...NOTES, '总之，本文值得一读。', '---', '最后一句。', ''];
    const digest = list(LINE, '# TLDR/Notes', ...section('## a--b', ...body), '## c');
    expect(digest.sections.map(({ heading }) => heading)).toEqual(['a--b', 'c']);
    const { start, contentEnd } = digest.sections[0]!;
    expect(Buffer.from(digest.bytes).subarray(start, contentEnd).toString()).toMatch(
      /总之.*\n---\n最后一句。\n$/,
    );
  });

  it('leaves headings that it does not know to the section that they stand in', () => {
    const { sections } = list(
      LINE,
      '# TLDR/Notes',
      ...section('## a--b', ...NOTES, '### 📚 参考文献', '#### 1'),
      '## c',
    );
    expect(sections.map(({ heading }) => heading)).toEqual(['a--b', 'c']);
    expect(sections[0]?.headings.map(({ text }) => text).slice(-2)).toEqual(['📚 参考文献', '1']);
  });
});

describe('a file that must not be rewritten', () => {
  const refused = (bytes: Buffer): unknown => {
    try {
      return scanDigest(bytes, 'list.md');
    } catch (error) {
      return error;
    }
  };

  it.each([
    ['Latin-1', Buffer.from('a\ncaf\xe9 b\n', 'latin1'), 2, 'byte 4 (0xe9) is not UTF-8'],
    ['UTF-16', Buffer.from('\ufeffab', 'utf16le'), 1, 'byte 1 (0xff) is not UTF-8'],
    ['GB18030', Buffer.from([0x23, 0x20, 0xc2, 0xdb, 0xce, 0xc4]), 1, 'byte 3 (0xc2) is not UTF-8'],
    ['a cut character', Buffer.from([0x61, 0x0a, 0x0a, 0xe4, 0xb8]), 3, 'byte 1 (0xe4) is not UTF-8'],
    ['a coded surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 1, 'byte 2 (0xed) is not UTF-8'],
  ])('is one in %s', (_name, bytes, line, why) => {
    expect(refused(bytes)).toMatchObject({
      code: 'E_DIGEST_NOT_UTF8',
      category: 'digest',
      line,
      what: 'list.md cannot be merged into',
      why: `line ${line}: ${why}`,
      kept: 'the digest was not touched',
      next: 'save list.md as UTF-8 (iconv -f <its encoding> -t UTF-8), then run the same command again',
    });
  });

  it.each(['a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n', 'a\r\n<<<<<<<\r\nb', '```\n<<<<<<< ours\n```\n'])(
    'is one with the conflict markers of %j',
    text => {
      expect(refused(Buffer.from(text))).toMatchObject({
        code: 'E_DIGEST_CONFLICT_MARKERS',
        category: 'digest',
        what: 'list.md cannot be merged into',
        why: 'line 2: a git conflict starts here (<<<<<<<)',
        kept: 'the digest was not touched',
        next: 'resolve the conflict in list.md, then run the same command again',
      });
    },
  );

  it.each(['Title\n=======\n', 'a <<<<<<< b\n', '>>>>>>> quoted\n', '<<<<<<<<\n'])(
    'is not one with %j',
    text => {
      expect(refused(Buffer.from(text))).not.toBeInstanceOf(Error);
    },
  );
});
