import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLatex } from '../../src/arxiv/latex-text.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';

describe('plainLatex', () => {
  it.each([
    ['an escaped per cent', '+3\\% in decision', '+3% in decision'],
    ['a command', 'the game \\textit{Jubensha}', 'the game Jubensha'],
    ['nested commands', '\\emph{very \\textbf{bold}}', 'very bold'],
    ['an address', 'at \\url{https://github.com/a\\_b}', 'at https://github.com/a_b'],
    ['quotation marks', "a ``model''", 'a “model”'],
    ['mathematics of plain signs', 'with $n$ heads and $K = 64$, $+3\\%$', 'with n heads and K = 64, +3%'],
    ['an ampersand and an underscore', 'R\\&D of x\\_y', 'R&D of x_y'],
  ])('makes %s plain', (_, latex, plain) => {
    expect(plainLatex(latex)).toBe(plain);
  });

  it.each([
    '$\\alpha_{1}\\%$',
    'costs $5 and $6',
    'a \\unknown{thing}',
    'C:\\path',
    'ordinary text, 5 % more',
  ])('leaves %s alone', text => {
    expect(plainLatex(text)).toBe(text);
  });

  it('takes time in proportion to the length, whatever comes', () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), text => typeof plainLatex(text) === 'string'));
    for (const unit of ['\\textit{', '$'])
      expect(growthOfEight(plainLatex, count => unit.repeat(count + 1), 80_000)).toBeLessThan(MOST_OF_EIGHT);
  });
});
