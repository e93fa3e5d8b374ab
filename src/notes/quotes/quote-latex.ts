// Mathematics that a model wrote as LaTeX → the letters that a PDF shows. Pure.
// `$\lambda_i \leq 10^{-3}$` stands in the PDF as `λi ≤ 10−3`; commands without a letter of their own go.

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
};
/** Functions are printed by their name. */
const NAMES =
  /^(?:log|ln|lg|exp|max|min|sup|inf|lim|arg|argmax|argmin|sin|cos|tan|sinh|cosh|tanh|det|dim|deg|gcd|ker|Pr|hom|softmax|KL)$/;
/** Commands whose argument is not printed as it stands. */
const UNPRINTED =
  /\\(?:cite[a-z]{0,8}\*?|ref|eqref|autoref|label|begin|end)(?:\[[^\][]{0,80}\])?\{[^{}]{0,120}\}/g;
const COMMAND = /\\([A-Za-z]{1,30})/g;

/** True when a quote has what only LaTeX has. */
export function hasLatex(quote: string): boolean {
  return /\\[A-Za-z,;!%&_$#{}]|\$[^$]{1,300}\$|[_^]\{/.test(quote);
}

/** The quote as it would be printed: letters, digits and signs in the order of the source. */
export function withoutLatex(quote: string): string {
  return quote
    .replace(UNPRINTED, ' ')
    .replace(COMMAND, (_, name: string) => printed(name))
    .replace(/\\[,;:!> ]/g, '')
    .replace(/\\([%&_$#])/g, '$1')
    .replace(/\{,\}/g, ',')
    .replace(/[${}^_\\]|~(?=\S)/g, '');
}

/** What a command shows: a Greek letter, the name of a function, else nothing of its own. */
function printed(name: string): string {
  const letter = GREEK[name.replace(/^var/, '').toLowerCase()];
  if (letter !== undefined) return /^[A-Z]/.test(name) ? letter.toUpperCase() : letter;
  if (name === 'ell') return 'l';
  return NAMES.test(name) ? name : '';
}
