// The short cut writes what the library writes, to the byte, or stands aside.
import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import {
  emphasis,
  headingByLibrary,
  headingText,
  inline,
  inlineByLibrary,
  link,
  literal,
  strong,
  text,
} from '../../src/digest/markdown.ts';
import { quickHeading, quickMarkdown } from '../../src/digest/quick-markdown.ts';
import { runs } from '../support/runs.ts';

const PIECES = [
  'a', 'B', 'é', '中', '文', '。', '：', '（', '）', '“', '”', '💡', ' ', '  ', '\u00a0', '\u3000', '\n', '0', '12', '.', ')', '(',
  '-', '+', '=', '>', '|', ':', '#', '%', '/', ',', ';', '?', '"', "'", '{', '}', '^', '@', '!', '&', '<', '[', ']', '\\',
  '_', '`', '*', '~', '$', 'amp;', '1. ', '- ', '# ', '---', 'word', '±', '5.2%',
]; // prettier-ignore
const words = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map(parts => parts.join(''));
const plainer = fc
  .array(fc.constantFrom(...PIECES.slice(0, 32)), { maxLength: 8 })
  .map(parts => parts.join(''));
const value = fc.oneof(words, plainer);
const url = fc.constantFrom(
  'https://arxiv.org/pdf/2309.13391v2#page=2',
  'https://a.b/c_d?e=f&g=h',
  'https://a.b/~x',
);
const node: fc.Arbitrary<PhrasingContent> = fc.oneof(
  value.map(text),
  value.map(literal),
  value.map(strong),
  value.map(emphasis),
  fc.tuple(value, url).map(([label, target]) => link(label, target)),
);

describe('the short cut to Markdown', () => {
  it('writes what the library writes, or nothing', () => {
    const made = { quick: 0, all: 0 };
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), content => {
        const quick = quickMarkdown(content);
        made.all += 1;
        if (quick === null) return;
        made.quick += 1;
        expect(quick).toBe(inlineByLibrary(content));
      }),
      runs(500),
    );
    expect(made.quick).toBeGreaterThan(made.all / 50);
  }, 120_000);

  it('writes headings as the library does, or nothing', () => {
    fc.assert(
      fc.property(value, words => {
        expect(headingText(words)).toBe(headingByLibrary(words));
      }),
      runs(100),
    );
    expect(quickHeading('A title of five words')).toBe('A title of five words');
    expect(quickHeading('C#')).toBeNull();
  }, 120_000);

  it('takes a claim with its page, and a title with its translation', () => {
    const page = link('p. 2，表 1', 'https://arxiv.org/pdf/2309.13391v2#page=2');
    const claim = [text('准确率提高 3.2 %（相对于 -1）'), literal('（'), page, literal('）')];
    expect(quickMarkdown(claim)).toBe(inlineByLibrary(claim));
    const title = [strong('创新点 1：规划'), literal(' · '), emphasis('A planner')];
    expect(quickMarkdown(title)).toBe('**创新点 1：规划** · *A planner*');
  });

  it.each([
    ['# no heading'], ['1. no list'], ['12) no list'], ['2024.'], ['- no list'], ['> no quote'], ['| no table'], [': x'],
    ['a & b'], ['a*b'], ['a_b'], ['[a'], ['`a'], ['~a'], ['$a'], ['a <b'], ['a!'], ['a\\'], [' a'], ['a '], ['a\n- b'], ['a\n1. b'],
    ['a\n b'], ['a \nb'], ['a\n'], [''],
  ])('leaves %j to the library', value => {
    expect(quickMarkdown([literal(value)])).toBeNull();
  }); // prettier-ignore

  it('takes figures and signs that start no block', () => {
    for (const value of ['3 of 4 papers', '12.5 % of it', 'a - b', 'a # b', '-', '(a) b', 'a\nb', '2024年'])
      expect(inline(literal(value))).toBe(inlineByLibrary([literal(value)]));
    expect(quickMarkdown([literal('3 of 4 papers')])).toBe('3 of 4 papers');
    expect(quickMarkdown([literal('a - b\n(c) d')])).toBe('a - b\n(c) d');
  });

  it('leaves emphasis to the library where its edges are no letters, and spans that touch', () => {
    expect(quickMarkdown([literal('x'), strong('（a）')])).toBeNull();
    expect(quickMarkdown([literal('x'), strong('a）'), literal('x')])).toBeNull();
    expect(quickMarkdown([strong('a'), emphasis('b')])).toBeNull();
    expect(quickMarkdown([strong('')])).toBeNull();
  });
});
