import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Nodes, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import {
  emphasis,
  headingText,
  inline,
  link,
  literal,
  paragraphOfLines,
  plain,
  plainByRules,
  safeUrl,
  strong,
  text,
} from '../../src/digest/markdown.ts';
import { runs } from '../support/runs.ts';

const parse = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** Types of all nodes, outermost first: what a reader's Markdown engine makes of it. */
const shape = (node: Nodes): string =>
  'children' in node && node.children.length > 0
    ? `${node.type}(${node.children.map(shape).join(' ')})`
    : node.type;

const PAGE = 'https://arxiv.org/pdf/2309.13391v2#page=2';

const HOSTILE = [
  'http://a.b', 'HTTPS://a.b/c_d', 'hthttp://tp://x.y', 'www.', 'wwwww.w.', 'ftp://', 'mailto:', 'xmpp:', 'me@x.com',
  'pass@1.5B', '@a.b', '[a](b)', '![a](b)', '[^1]', '[^1]: x', '[a]: b', '<b>', '</', '<!--', '-->', '<a@b.c>',
  '<http:', '&amp;', '&#58;', '&', '\\', '\\\\', '`', '``', '```', '~~~', '~', '~~', '*', '**', '_', '__', '#', '##',
  '# ', '1. ', '1) ', '- ', '+ ', '* ', '> ', '=', '===', '---', '***', '|', '| a | b |', '|---|', ':--', ':-: | -',
  '[ ] ', '[x] ', '!', '$', '$$', '$x$', '\n', '\r', '\r\n', '\t', '    ', ' ', '\u2028', '\u0085', '\u0000', '\u202e',
  '\ufeff', '\u00a0', '\u3000', '：', '（', '）', '“', '”', '。', '中文', 'A', 'b', '0', '1', '.', ':', '/', '(', ')', '{', '}',
  '💡', '\u{e0041}', '/', 'http', '://', 'a.b', '.com',
]; // prettier-ignore
const hostile = fc.array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 3 })), {
  maxLength: 12,
});
const line = hostile.map(parts => parts.join('')).filter(value => !/\p{Surrogate}/u.test(value));
/** FUZZ_RUNS=100000 before a release. */
const often = runs(300);

describe('text of a model in Markdown', () => {
  it('stays one text node in one paragraph, whatever it holds', () => {
    fc.assert(
      fc.property(line, value => {
        const root = parse(inline(text(value)));
        if (plain(value) === '') return;
        expect(shape(root)).toBe('root(paragraph(text))');
        expect(root).toMatchObject({ children: [{ children: [{ value: plain(value) }] }] });
      }),
      often,
    );
  }, 120_000);

  it('stays one text node in a list item with a page link behind it and a twin in a block quote', () => {
    fc.assert(
      fc.property(line, line, (zh, en) => {
        if (plain(zh) === '' || plain(en) === '') return;
        const item = `- ${inline(text(`${plain(zh)}（`), link('p. 2', PAGE), text('）'))}`;
        expect(shape(parse(`${item}\n  > ${inline(text(en))}\n`))).toBe(
          'root(list(listItem(paragraph(text link(text) text) blockquote(paragraph(text)))))',
        );
      }),
      runs(150),
    );
  }, 120_000);

  it('is left alone at a glance only where no rule would change it: all characters, and lines of them', () => {
    const made = (plainly: typeof plain, value: string): string => {
      try {
        return plainly(value);
      } catch {
        return 'refused';
      }
    };
    for (let code = 0; code <= 0xffff; code++)
      for (const value of [`a${String.fromCharCode(code)}b`, String.fromCharCode(code)])
        if (made(plain, value) !== made(plainByRules, value)) expect.fail(`U+${code.toString(16)}`);
    const any = hostile.map(parts => parts.join(''));
    fc.assert(
      fc.property(any, value => {
        expect(made(plain, value)).toBe(made(plainByRules, value));
      }),
      often,
    );
  });

  it('stays one text node as a heading', () => {
    fc.assert(
      fc.property(line, value => {
        const root = parse(`### 🌟 论文解读 | ${headingText(value)}\nx`);
        expect(shape(root)).toBe('root(heading(text) paragraph(text))');
      }),
      runs(150),
    );
  }, 120_000);

  it('stays one paragraph when it is an abstract broken into lines', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), lines => {
        const abstract = paragraphOfLines(lines.join(' '), 12);
        if (abstract === '') return;
        expect(shape(parse(abstract))).toBe('root(paragraph(text))');
        expect(shape(parse(`### Abstract\n${abstract}\n\nx`))).toBe(
          'root(heading(text) paragraph(text) paragraph(text))',
        );
      }),
      runs(150),
    );
  }, 120_000);

  it('renders bold beside Chinese and Latin marks on both sides', () => {
    fc.assert(
      fc.property(line, line, (zh, en) => {
        if (plain(zh) === '' || plain(en) === '') return;
        const innovation = `💡 ${inline(strong(`创新点 1：${plain(zh)}`), literal(' · '), emphasis(en))}`;
        expect(shape(parse(innovation))).toMatch(
          /^root\(paragraph\(text strong\(text\) text emphasis\(text\)\)\)$/,
        );
        expect(shape(parse(`1. ${inline(strong(zh), text(`：${en}`))}`))).toBe(
          'root(list(listItem(paragraph(strong(text) text))))',
        );
      }),
      runs(150),
    );
  }, 120_000);

  it.each([
    ['pass@1 rises', 'pass@1 rises'],
    ['see https://github.com/a/b_c.', 'see github.com/a/b_c.'],
    ['mail me@x.com', 'mail me@ x.com'],
    ['costs $5', 'costs \\$5'],
    ['$\\mathcal{O}(n)$ and $y$', '\\$\\mathcal{O}(n) \\$ and \\$y \\$'],
    ['F1 of 63.9% (p < 0.05)', 'F1 of 63.9% (p < 0.05)'],
    ['two\nlines\u202e and\ttabs', 'two lines and tabs'],
    ['ask @octocat or（@org/team）', 'ask @ octocat or（@ org/team）'],
    ['recall@10 of #1, GH-1', 'recall@10 of #1, GH-1'],
    ['<<<<<<< ours', '\\<<<<<<< ours'],
    ['if a << b', 'if a << b'],
    [`${'ht'.repeat(20)}${'tp://'.repeat(20)}x`, `${'ht'.repeat(12)}${'tp //'.repeat(12)}x`],
  ])('writes %j as %j', (value, markdown) => {
    expect(inline(text(value))).toBe(markdown);
  });

  it('keeps the dollars of a title and of its sentence apart, so that no formula spans them', () => {
    expect(inline(strong('$5 less'), text('：saves 3$ or $4'))).toBe('**\\$5 less**：saves 3 \\$ or \\$4');
    expect(inline(strong('5$'), literal(' · '), emphasis('$5'))).toBe('**5\\$** · *\\$5*');
  });

  it('is the same when it is made plain again', () => {
    fc.assert(
      fc.property(line, value => {
        expect(plain(plain(value))).toBe(plain(value));
      }),
      often,
    );
  }, 120_000);

  it('refuses half a character, with its place', () => {
    expect(() => plain('ab\ud800c')).toThrow(
      expect.objectContaining({
        code: 'E_NOTES_TEXT',
        category: 'paper',
        what: 'the notes hold text that cannot be written',
        why: 'half a character (lone surrogate) at position 3 of "ab\\ud800c"',
        kept: 'the digest was not touched',
        next: 'make the notes again with --refresh=notes',
      }),
    );
  });
});

describe('links that we write', () => {
  it.each([
    ['https://github.com/a/b', 'https://github.com/a/b'],
    ['https://a.b/x_(y)', 'https://a.b/x_%28y%29'],
    ['https://a.b/c d"e', 'https://a.b/c%20d%22e'],
    ['javascript:alert(1)', null],
    ['https://user:pw@a.b/', null],
    ['github.com/a/b', null],
    ['https://a.b&nbsp;/', null],
    ['https://a.b&#46;evil.c/', null],
    ['https://a.b/?c=1&d=2', 'https://a.b/?c=1&d=2'],
    ['https://a.b/?c=1&amp;d&#46;e', 'https://a.b/?c=1&amp%3Bd&#46%3Be'],
  ])('%j becomes %j', (given, url) => {
    expect(safeUrl(given)).toBe(url);
  });
});
