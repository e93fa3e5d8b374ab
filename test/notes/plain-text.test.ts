// Plain text: no markup of a model survives, maths does.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, verbatimText } from '../../src/notes/plain-text.ts';
import { runs } from '../support/runs.ts';

describe('plainText takes markup away', () => {
  test.each([
    ['**bold** and *slanted* words', 'bold and slanted words'],
    ['__bold__ and _slanted_ words', 'bold and slanted words'],
    ['使用**最小条件依赖**准则', '使用最小条件依赖准则'],
    ['## A heading\n\ntext', 'A heading text'],
    ['- one\n- two', 'one two'],
    ['1. first\n2. second', 'first second'],
    ['> quoted\nmore', 'quoted more'],
    ['```json\n{"a": 1}\n```', '{"a": 1}'],
    ['a `code` span', 'a code span'],
    ['see [the site](https://evil.example/x "t") now', 'see the site now'],
    ['[a [b] c](https://evil.example/x_(y)) d', 'a [b] c d'],
    ['![logo](https://evil.example/x.png)Words', 'Words'],
    ['<b>bold</b> <img src=x onerror=alert(1)>text<br/>', 'bold text'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['<custom onclick="x">word</custom onclick="x">', 'word'],
    ['&lt;b&gt;twice&lt;/b&gt;', 'twice'],
    ['p &lt; 0.05 &amp; n &gt; 3', 'p < 0.05 & n > 3'],
    ['<!-- hidden -->shown', 'shown'],
    ['<https://example.org/a>', 'https://example.org/a'],
    ['a footnote[^1] mark', 'a footnote mark'],
    ['~~gone~~ stays', 'gone stays'],
    ['**unpaired', 'unpaired'],
    ['| --- | --- |\ncell', 'cell'],
    ['- # 1. > nested marks', 'nested marks'],
    ['<!-- one -->kept<!-- two --> also <!-- never closed', 'kept also <!-- never closed'],
    ['<!-- over\ntwo lines -->shown', 'shown'],
    ['zero\u200bwidth \u202eturned\u202c \u0007bell \ud800 lone', 'zerowidth turned bell lone'],
    ['two\u2028lines\r\nand\ta tab', 'two lines and a tab'],
    ['cafe\u0301', 'café'],
  ])('%j → %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});

describe('marks inside marks', () => {
  test.each([
    ['&amp;amp;amp;lt;b&amp;gt;', ''],
    ['<b<b<b>>>', ''],
    ['[[[a](b)](b)](b)', 'a'],
  ])('%j → %j: the outer ones go too', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  test('nested deeper than anybody writes, all their signs go at once', () => {
    expect(plainText(`&${'amp;'.repeat(13)} is`)).toBe('amp; is');
    expect(plainText(`a ${'<b'.repeat(14)}${'>'.repeat(14)}`)).toBe('a bb');
  });
});

describe('plainText keeps what only looks like markup', () => {
  test.each([
    'p < 0.05 and q > 0.1',
    'if a <b and c> d',
    'a * b * c = d',
    '5*3*2 and 2**3 + 4**5',
    'snake_case_name and x_1',
    'the <think> and <answer> tokens',
    '[CLS] tokens [SEP] and [12]',
    '-5% on CPU',
    '300. row',
    'GPT-4o ~ 60% | 40%',
    '$\\alpha_1 < \\beta$',
    'https://github.com/a/b_c_d',
  ])('%j', text => {
    expect(plainText(text)).toBe(text);
  });
});

const hostile = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '**',
      '*',
      '_',
      '`',
      '```',
      '# ',
      '- ',
      '> ',
      '<b>',
      '</b>',
      '<!--',
      '-->',
      '<',
      '>',
      '&lt;',
      '&amp;',
    ),
    fc.constantFrom(
      '[a](b)',
      '![',
      '](',
      ')',
      '[^1]',
      '~~',
      '\n',
      '1. ',
      '\u202e',
      '\ud800',
      'word',
      ' ',
      '<img src=x>',
    ),
  ),
  { maxLength: 14 },
);

describe('whatever the text', () => {
  test('plainText is idempotent', () => {
    fc.assert(
      fc.property(hostile, parts => {
        const once = plainText(parts.join(''));
        expect(plainText(once)).toBe(once);
      }),
      runs(200),
    );
  });

  test('no HTML element, link, image, code mark or line break survives', () => {
    fc.assert(
      fc.property(hostile, parts => {
        const plain = plainText(parts.join(''));
        expect(plain).not.toMatch(
          /<\/?(?:img|script|b)>|<img|\[[^\][]*\]\([^()\s]*\)|`|[\n\r\u202e]|<!--.*-->/,
        );
        expect(plain.isWellFormed()).toBe(true);
      }),
      runs(200),
    );
  });

  test('verbatimText is idempotent and changes nothing that is printed', () => {
    fc.assert(
      fc.property(hostile, parts => {
        const text = parts.join('');
        const once = verbatimText(text);
        expect(verbatimText(once)).toBe(once);
        const printed = text.replace(/[\p{C}\s]/gu, '');
        expect(once.replace(/[\p{C}\s]/gu, '')).toBe(printed);
      }),
    );
  });
});

test('a quote keeps its Markdown and HTML marks, for they may be the paper’s own', () => {
  expect(verbatimText('the **best**\nof <b>all</b>\u0000')).toBe('the **best** of <b>all</b>');
});
