import { describe, expect, it } from 'vitest';
import { scanDigest } from '../../src/digest/scan.ts';
import { inForm, sampleDigest } from './samples.ts';

const scan = (...lines: string[]) => scanDigest(Buffer.from(lines.join('\n') + '\n'));
const LINE =
  '- [25/06] **A: b**  \n[[Paper](http://arxiv.org/pdf/2506.00001v2)] [[Code/Page](https://a.b/c.)] [[TLDR/Notes](#a--b)]';

describe('the scanner', () => {
  it('reads a list line with the place of its notes link', () => {
    const digest = scan('# Paper List', LINE, '', 'prose');
    expect(digest.entries).toEqual([
      {
        start: 13,
        end: 13 + LINE.length + 1,
        id: '2506.00001',
        version: 2,
        title: 'A: b',
        date: '25/06',
        paperUrl: 'http://arxiv.org/pdf/2506.00001v2',
        codeUrl: 'https://a.b/c.',
        anchor: 'a--b',
        anchorAt: { start: 13 + LINE.indexOf('a--b'), end: 13 + LINE.indexOf('a--b') + 4 },
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

  it('reads 20,000 list items and as many unclosed fences and comments in linear time', () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, n) => `- [a](#b)\n${'`'.repeat(3 + (n % 3))}\n<!-- x\n### Abstract`,
    );
    const started = performance.now();
    scan('# TLDR/Notes', ...lines);
    expect(performance.now() - started).toBeLessThan(5_000);
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
