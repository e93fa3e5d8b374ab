// Titles and abstracts as authors typed them for TeX → plain text. Pure.
// arXiv passes their LaTeX on (`73.4\%`, `\textit{Jubensha}`, ``quoted''); in Markdown it would show as it is.
// What stands between dollar signs is mathematics and stays.

/** `$…$` on one paragraph; the alternation keeps everything else as text between the matches. */
const MATHS = /(\$[^$]{1,400}\$)/;
const COMMAND =
  /\\(?:textit|textbf|texttt|textsc|textrm|textsf|text|emph|underline|mbox|url)\s?\{([^{}\\]{0,400})\}/g;
const ESCAPED = /\\([%&_#])/g;
/** Nested commands are undone from the inside; three levels are more than abstracts have. */
const LEVELS = 3;

/** The text without the LaTeX that has a plain form; anything unknown stays as it is. */
export function plainLatex(text: string): string {
  return text
    .split(MATHS)
    .map((part, index) => (index % 2 === 1 ? part : plainPart(part)))
    .join('');
}

function plainPart(text: string): string {
  let plain = text.replace(ESCAPED, '$1');
  for (let level = 0; level < LEVELS; level += 1) plain = plain.replace(COMMAND, '$1');
  return plain.replace(/``/g, '“').replace(/''/g, '”');
}
