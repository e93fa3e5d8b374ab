// JSON text with LaTeX in it → JSON text that parses to what was meant. Pure.
// `\alpha` is illegal JSON; `\frac`, `\beta`, `\theta`, `\nabla`, `\rho` are legal and parse silently to a form
// feed, backspace, tab, newline or carriage return plus the rest, which would falsify a formula.

/** Commands that begin with n: `\n` before them is LaTeX, before anything else a line break. */
const N_COMMANDS =
  /^(?:nabla|natural|nearrow|neg|neq|newline|nexists|ngeq|nleq|nmid|noindent|nolimits|nonumber|normalsize|not|notin|nparallel|nsubseteq|nsupseteq|nwarrow)(?![a-zA-Z])/;
/** Short ones are only LaTeX where a formula goes on: `\nu_1`, `\ne \`; not `\nie` as in "\ni.e.". */
const SHORT_N_COMMANDS = /^(?:nu|ne|ni)(?=[_^{}\\$)])/;
/** `$a \ne 0$`, `$S \ni x$`: a space and then the end of the formula, with no other word in between. */
const SHORT_N_THEN_SPACE = /^(?:nu|ne|ni) [^a-zA-Z$\\"]{0,12}[a-zA-Z]?[^a-zA-Z$\\"]{0,12}\$/;
/** What follows the mark in "it's" and "they're"; and letters that carry an accent in LaTeX: `Poincar\'e`. */
const CONTRACTION = /^(?:s|t|d|m|re|ve|ll)(?![a-zA-Z])/;
const ACCENTED = /^[aeiouycnszAEIOUYCNSZ{\\]/;

/** Doubles every backslash that cannot be meant as a JSON escape. Escapes already doubled stay. */
export function protectLatex(json: string): string {
  let out = '';
  let from = 0;
  for (let at = json.indexOf('\\'); at !== -1; at = json.indexOf('\\', from)) {
    out += json.slice(from, at);
    from = at + 1;
    const next = json.charAt(from);
    if (next === '\\' || next === '"' || next === '/') {
      out += `\\${next}`;
      from += 1;
    } else if (!isApostrophe(json, from)) {
      out += isJsonEscape(json, from) ? '\\' : '\\\\';
    }
  }
  return out + json.slice(from);
}

/** True when the letter at `at` (behind a backslash) is meant as JSON's escape and not as LaTeX. */
export function isJsonEscape(json: string, at: number): boolean {
  const rest = json.slice(at, at + 32);
  const letter = rest.charAt(0);
  if (letter === 'u') return /^u[0-9a-fA-F]{4}/.test(rest);
  // No note needs these controls, so a letter or a brace behind them means a command.
  if ('bfrt'.includes(letter) && letter !== '') return !/^.[a-zA-Z{]/.test(rest);
  if (letter !== 'n') return false;
  return !N_COMMANDS.test(rest) && !SHORT_N_COMMANDS.test(rest) && !SHORT_N_THEN_SPACE.test(rest);
}

/** True when the mark at `at` (behind a backslash) is an apostrophe that needed none: `it\'s`, not `Poincar\'e`. */
export function isApostrophe(json: string, at: number): boolean {
  if (json.charAt(at) !== "'") return false;
  const rest = json.slice(at + 1, at + 5);
  return CONTRACTION.test(rest) || !ACCENTED.test(rest);
}
