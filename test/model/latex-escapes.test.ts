import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protectLatex } from '../../src/model/latex-escapes.ts';

/** What a text of JSON with LaTeX in it means. */
const meantBy = (json: string): unknown => JSON.parse(protectLatex(`"${json}"`));

describe('protectLatex', () => {
  it.each([
    '\\frac{1}{2}', '\\beta', '\\theta', '\\nabla f', '\\rho', '\\nu_1', '\\ne$', '\\tiny', '\\bmod', '\\bigcup', '\\right)', '\\text{a}',
    '\\t{oo}', '\\notin', '\\neg', '\\newline', '\\underline{x}', '\\uparrow', '\\alpha', '\\%', '\\{a\\}', '\\(x\\)', "Poincar\\'e", '$a \\ne 0$', '$S \\ni x$',
  ])('keeps %s as it is', latex => {
    expect(meantBy(latex)).toBe(latex);
  }); // prettier-ignore

  it.each([
    ['one\\ntwo', 'one\ntwo'],
    ['one\\ni.e. two', 'one\ni.e. two'],
    ['one\\nneighbours', 'one\nneighbours'],
    ['cost of $5,\\nnu is $6', 'cost of $5,\nnu is $6'],
    ['a \\"b\\" c', 'a "b" c'],
    ['1\\/2', '1/2'],
    ['\\u4e8c', '二'],
    ["isn\\'t", "isn't"],
    ["the models\\' scores", "the models' scores"],
    ['\\\\frac{1}{2}', '\\frac{1}{2}'],
    ['a \\\\\\\\ b', 'a \\\\ b'],
  ])('reads %s as JSON does', (json, meant) => {
    expect(meantBy(json)).toBe(meant);
  });

  it('changes nothing in JSON that was written by a program, but controls that no note has', () => {
    const words = fc
      .stringMatching(/^[^\u0000-\u0009\u000B-\u001F]{0,40}$/)
      .map(text => text.replace(/\n(?=n)/g, ''));
    fc.assert(
      fc.property(words, text => {
        expect(JSON.parse(protectLatex(JSON.stringify(text)))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
