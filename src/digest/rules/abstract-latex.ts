// LaTeX in the abstract that no Markdown reader sets: `+3\%`, `\textit{…}`. Maths in `$…$` is set by GitHub.
import { byteAt, noteOf } from './note.ts';
import type { NoteLine } from './note-lines.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const abstractLatex: Rule = {
  name: 'abstract-latex',
  severity: 'warning',
  finds: phrase`raw LaTeX stands in the abstract, outside of \`$…$\``,
  section: (view, context) => {
    const { parts } = noteOf(view, context);
    return parts.flatMap(({ name, lines }) => {
      const prose = name === 'abstract' ? lines.filter(({ kind }) => kind === 'text') : [];
      const found = latexIn(prose);
      const [first] = found;
      if (first === undefined) return [];
      const message =
        found.length === 1
          ? phrase`raw LaTeX in the abstract: ${first.latex}`
          : phrase`raw LaTeX in the abstract: ${first.latex} and ${found.length - 1} more`;
      return [{ at: byteAt(first.line, first.index), message }];
    });
  },
};

interface Latex {
  readonly line: NoteLine;
  readonly index: number;
  readonly latex: string;
}

/** Maths goes over line breaks, so the lines are looked at together. */
function latexIn(lines: readonly NoteLine[]): Latex[] {
  if (!lines.some(({ text }) => text.includes('\\'))) return [];
  const text = lines
    .map(line => line.text)
    .join('\n')
    .replace(MATHS, maths => maths.replace(/[^\n]/g, ' '));
  const byLine = text.split('\n');
  return lines.flatMap((line, row) =>
    [...(byLine[row] ?? '').matchAll(LATEX)].map(({ index, 0: latex }) => ({ line, index, latex })),
  );
}

/**
 * Also between escaped dollars, as our own abstracts have it: there it reads as it does on arXiv, and whoever sets it by
 * hand loses it with the next merge. The rest as GitHub takes it: https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
 */
const MATHS =
  /\\\$(?=[^\s$])[^$]{1,600}\\\$(?!\d)|(?<![\\$])\$(?=[^\s$])[^$]{1,600}(?<=\S)\$(?!\d)|\$\$[^$]{1,1000}\$\$/g;

/**
 * A command (`\n` alone is no command, but a line break in somebody's code), an escaped per cent sign, an accent.
 * `\$`, `\_`, `\&` and `\#` are escapes of Markdown too, and read well.
 */
const LATEX = /\\(?:[A-Za-z]{2,40}|[A-Za-z](?=\{)|%|["'^](?=[A-Za-z{]))/g;
