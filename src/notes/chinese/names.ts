// Blanks around the hyphen of a name: `GPT - 4o`, `Best - of - N`. Pure. Not every such hyphen is one: clauses
// (`the results - a surprise`) and differences (`a - b`) keep theirs.

export type Language = 'zh' | 'en';

const LONGEST = 60;
const LAST_TOKEN = /[A-Za-z0-9][A-Za-z0-9.+-]{0,60}$/;
const FIRST_TOKEN = /^[A-Za-z0-9](?:[.+-]?[A-Za-z0-9]){0,60}/;
/** What stands next to a term of a formula. */
const OPERATOR = /[=<>+×÷*^\\{}_±≈−(]/;
/** First halves of compounds that end no clause, and second halves that begin none. */
const PREFIX = /^(?:few|zero|self|multi|non|pre|post|cross|semi|fine|co|re|inter|intra)$/i;
const TAIL =
  /^(?:based|wise|level|style|shot|hop|aware|agnostic|driven|guided|augmented|preserving|specific)$/i;
/** `clear - based on the tests` is a clause after all. */
const CLAUSE_BEHIND = /^ (?:on|by|with|for|to|in)\b/;
/** What stands inside `state - of - the - art`, `end - to - end`, `step - by - step`. */
const CONNECTING = /^(?:of|the|to|by|in|on|and|as|for|at|a|an)$/;
/** What follows the name of a model: a version, a size, or capitals. */
const LABEL = /^(?:v?\d{1,3}(?:\.\d{1,2})?[A-Za-z]{0,2}|[A-Z]{1,6}\d?)$/;
const SIZE =
  /^(?:nano|mini|small|base|medium|large|xl|lite|flash|turbo|pro|high|low|chat|instruct|coder|preview)$/;

/** Takes the blanks from the hyphens of names. In English only where no clause can begin behind the hyphen. */
export function joinNames(text: string, language: Language): string {
  const parts = text.split(' - ');
  let out = parts[0] ?? '';
  for (let at = 1; at < parts.length;) {
    const run = runFrom(parts, at);
    const mark = isName(run, language) ? '-' : ' - ';
    for (const part of parts.slice(at, run.end)) out += `${mark}${part}`;
    at = run.end;
  }
  return out;
}

/** Tokens joined by spaced hyphens, and what stands around them. */
interface Run {
  readonly tokens: readonly string[];
  readonly before: string;
  readonly after: string;
  /** Index of the first part that no hyphen of the run stands before. */
  readonly end: number;
}

/** The run whose first hyphen stands before `parts[start]`. */
function runFrom(parts: readonly string[], start: number): Run {
  const left = parts[start - 1] ?? '';
  const first = LAST_TOKEN.exec(left.slice(-LONGEST))?.[0] ?? '';
  const tokens = [first];
  let end = start;
  let rest = '';
  for (; end < parts.length; end += 1) {
    const part = parts[end] ?? '';
    const token = FIRST_TOKEN.exec(part.slice(0, LONGEST))?.[0] ?? '';
    tokens.push(token);
    rest = part.slice(token.length);
    if (rest !== '' || token === '') {
      end += 1;
      break;
    }
  }
  return { tokens, before: left.slice(0, left.length - first.length).slice(-LONGEST), after: rest, end };
}

function isName(run: Run, language: Language): boolean {
  const { tokens, before, after } = run;
  if (tokens.includes('') || tokens.every(token => /^(?:[A-Za-z]|[\d.]+)$/.test(token))) return false;
  if (isCompound(run)) return true;
  if (OPERATOR.test(before.trimEnd().slice(-1)) || OPERATOR.test(after.trimStart().slice(0, 1))) return false;
  if (isLabelled(tokens)) return true;
  return language === 'zh' && (isAlone(run) || tokens.every(isCapitalised));
}

/** `Best - of - N`, `few - shot`, `Graph - based`. */
function isCompound({ tokens: [first = '', ...others], after }: Run): boolean {
  const between = others.slice(0, -1);
  const last = others.at(-1) ?? '';
  if (between.length > 0) return between.every(token => CONNECTING.test(token));
  if (TAIL.test(last) && !CLAUSE_BEHIND.test(after)) return true;
  return PREFIX.test(first) && /^[A-Za-z]{2}/.test(last);
}

/** `GPT - 4o`, `o3 - mini - high`, `Llama - 3 - 8B - Instruct`: a name in front; a version, capitals or a size behind. */
function isLabelled([first = '', second = '', ...others]: readonly string[]): boolean {
  const isFamily = /^[A-Z][A-Za-z.+]+$/.test(first) && LABEL.test(second);
  const isMember = /[A-Za-z]\d|\d[A-Za-z]/.test(first) && SIZE.test(second);
  return (isFamily || isMember) && others.every(token => /^[\dA-Z]/.test(token) || SIZE.test(token));
}

/** Words of a title, but none that begins one: `SparseRoute - A Router`. */
function isCapitalised(token: string): boolean {
  return /^[A-Z][A-Za-z0-9.+]/.test(token) && !/^(?:An|The|On|How|Why|What|When)$/.test(token);
}

/** No Latin words around it, as there would be around the hyphen of a clause. */
function isAlone({ before, after }: Run): boolean {
  return !/[A-Za-z0-9,;:.] ?$/.test(before) && !/^[,;:.]? ?[A-Za-z]/.test(after);
}
