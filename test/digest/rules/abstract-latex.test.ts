import { describe, expect, it } from 'vitest';
import { sampleNotes } from '../samples.ts';
import { look, lookAtHealthy, mended, noteOf, ownDigests, section } from './look.ts';

const withAbstract = (text: string): string => section(noteOf({ abstract: `### Abstract\n${text}\n` }));

describe('abstract-latex', () => {
  it('names the first piece of LaTeX and how many there are, and leaves them', () => {
    const digest = withAbstract('KnowRL gains\n3.1\\% with \\textit{facts} and \\emph{care}.');
    expect(look('abstract-latex', digest)).toEqual(['9:4 raw LaTeX in the abstract: \\% and 2 more']);
    expect(mended('abstract-latex', digest)).toBe(digest);
  });

  it.each([
    '\\ours',
    '\\url{https://example.org}',
    'na\\"ive',
    "Poincar\\'e",
    'H\\"{o}lder',
    '\\cite{a}',
    '\\c{c}',
  ])('finds %s', latex => {
    expect(look('abstract-latex', withAbstract(`A name: ${latex}.`))).toHaveLength(1);
  });

  it.each([
    ['maths, which GitHub sets', 'best-of-$n$ with $\\pi_\\beta(y \\mid x)$ and\n$\\alpha\n+ 1$.'],
    ['display maths', '$$\\sum_i x_i$$'],
    ['code', '```\n\\textit{x}\n```'],
    ['a line break in somebody’s code', 'delimiters like "\\n\\n" help.'],
    ['what Markdown escapes too', 'costs 3\\$, a\\_b, \\*, \\[x\\], R\\&D, \\#1, \\~, 3\\. 1'],
  ])('lets pass %s', (_, text) => {
    expect(look('abstract-latex', withAbstract(text))).toEqual([]);
  });

  it('does not take two prices for the begin and end of maths', () => {
    expect(
      look('abstract-latex', withAbstract('It costs 5\\$ or \\textit{less}, not 9\\$ more.')),
    ).toHaveLength(1);
    expect(look('abstract-latex', withAbstract('From $\\sim$19 on.'))).toEqual([
      '8:7 raw LaTeX in the abstract: \\sim',
    ]);
  });

  it('says nothing of healthy notes, nor of signs that our renderer escapes', () => {
    expect(lookAtHealthy('abstract-latex')).toEqual([]);
    const abstract = 'It costs $5 or $6, a_b *c* [d](e) <f> ~g~ `h` and\n3. 100% more & #1.';
    const notes = sampleNotes({ abstract });
    expect(ownDigests(notes).flatMap(digest => look('abstract-latex', digest))).toEqual([]);
  });

  it('looks at the abstract only', () => {
    const digest = section(noteOf({ innovations: '### 🚀 核心方法\n引入 \\textit{facts} 作为奖励。\n' }));
    expect(look('abstract-latex', digest)).toEqual([]);
  });
});
