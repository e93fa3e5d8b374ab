// Titles and abstracts as authors typed them for TeX → plain text. Pure.
// arXiv passes their LaTeX on (`73.4\%`, `\textit{Jubensha}`, ``quoted''); in Markdown it would show as it is.
// What stands between dollar signs is mathematics: `$n$` and `$K = 64$` read the same without them, the rest stays.

/** `$…$`, by the rule that tells it from prices: no blank inside the dollars, no digit behind them. */
const MATHS = /(\$(?!\s)[^$]{0,399}[^$\s]\$(?!\d))/;
const COMMAND =
  /\\(?:textit|textbf|texttt|textsc|textrm|textsf|text|emph|underline|mbox|url)\s?\{([^{}\\]{0,400})\}/g;
const ESCAPED = /\\([%&_#])/g;
/** Nested commands are undone from the inside; three levels are more than abstracts have. */
const LEVELS = 3;

/** The text without the LaTeX that has a plain form; anything unknown stays as it is. */
export function plainLatex(text: string): string {
  return text
    .split(MATHS)
    .map((part, index) => (index % 2 === 1 ? plainMaths(part) : plainPart(part)))
    .join('');
}

/** Letters, digits and signs that mean the same outside mathematics. */
const SIMPLE_MATHS = /^\$([\w\s=<>.,+\-()/%]{1,40})\$$/;

function plainMaths(part: string): string {
  const inner = SIMPLE_MATHS.exec(part.replaceAll('\\%', '%'))?.[1];
  return inner === undefined || /[_^]/.test(inner) ? part : inner.trim();
}

function plainPart(text: string): string {
  let plain = text.replace(ESCAPED, '$1');
  for (let level = 0; level < LEVELS; level += 1) plain = plain.replace(COMMAND, '$1');
  return plain.replace(/``/g, '“').replace(/''/g, '”');
}
