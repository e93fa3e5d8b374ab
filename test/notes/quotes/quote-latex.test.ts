// A quote whose mathematics a model wrote as LaTeX is read as it is printed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexQuotes, locate } from '../../../src/notes/quotes/ground.ts';
import { hasLatex, withoutLatex } from '../../../src/notes/quotes/quote-latex.ts';
import { paperText } from '../../support/paper-text.ts';

describe('LaTeX is read as', () => {
  test.each([
    ['letters', String.raw`$\lambda_i$ and $\Delta_{\max}$`, 'λi and Δmax'],
    ['variants of letters', String.raw`\varepsilon and \varphi`, 'ε and φ'],
    ['numbers and units', String.raw`$10^{-3}$, $12{,}000$ and 5\,\%`, '10-3, 12,000 and 5%'],
    ['fractions', String.raw`\frac{D_0}{V_0}`, 'D0V0'],
    ['words', String.raw`\textbf{bold} \emph{words} and \mathrm{Re}`, 'bold words and Re'],
    [
      'nothing, where nothing is printed',
      String.raw`earlier work \cite{lee2021} on routing`,
      'earlier work   on routing',
    ],
  ])('%s', (_, quote, printed) => {
    expect(withoutLatex(quote)).toBe(printed);
  });

  test.each(['It costs $5 a day.', 'snake_case and C:/files', 'a plain sentence'])(
    'is not in “%s”',
    quote => {
      expect(hasLatex(quote)).toBe(false);
    },
  );
});

describe('in a paper', () => {
  const index = indexQuotes(
    paperText([['We set λi ≤ 0.5 and τmax = 10−3 for ∆t of all', 'runs, and keep −0.2 as the threshold.']]),
  );

  test.each([
    String.raw`We set $\lambda_i \leq 0.5$ and $\tau_{\max} = 10^{-3}$ for $\Delta t$`,
    String.raw`and keep $-0.2$ as the threshold`,
  ])('%s is found exactly', quote => {
    expect(locate(index, quote)).toMatchObject({ match: 'exact', page: 1 });
  });

  test.each([
    ['another number', String.raw`We set $\lambda_i \leq 0.6$ and $\tau_{\max} = 10^{-3}$ for`],
    ['another sign', String.raw`runs, and keep $0.2$ as the threshold`],
  ])('with %s it is missing', (_, quote) => {
    expect(locate(index, quote).match).toBe('missing');
  });
});

test('whatever stands in a quote, reading it ends, adds no letter and is done at once', () => {
  const part = fc.constantFrom(
    '\\',
    '$',
    '{',
    '}',
    '_',
    '^',
    'x',
    ' ',
    '\\lambda',
    '\\frac',
    '1',
    '\\cite{a}',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), parts => {
      const once = withoutLatex(parts.join(''));
      expect(once).not.toMatch(/[\\${}^_]/);
    }),
  );
});
