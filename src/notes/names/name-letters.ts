// One token → is it a name by its letters alone, an abbreviation of the field, or an ordinary word? Pure.
// Next: notes/names/names.ts, which looks at where a token stands.
import { COMMON_WORDS } from './common-words.ts';
import { nameKey } from '../numbers/figure.ts';
import { FIELD_ABBREVIATIONS, KNOWN_NAMES, METRIC_WORDS, ORDINARY } from './name-words.ts';

/** `known` and `sure` are names wherever they stand; a `word` is only capitalised. */
export type NameKind = 'known' | 'sure' | 'word';

const UNIT =
  /^(?:[kKMGTPEZµμmnu]?(?:i?B|bps|Hz|eV|Pa|FLOPs?|FLOPS|FLOP|OPS|Wh?|mol)|[kKMGTnm][JNVAFΩ]|[TGM]ACs|dB[m]?|[mn]L|[kKMGT]b|rpm|°C)$/;
const ROMAN = /^(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})$/i;
/** What a letter is hyphenated to in ordinary terms: Q-Learning, K-Means, X-Ray. */
const LETTERED =
  /^(?:Learning|Means?|Medoids|Tests?|Values?|Functions?|Shaped?|Rays?|Fold|Best|Way|Axis|Space|Divergence|Statistics?|Distribution|Separation|Networks?)$/;
const LIBRARY_END = /\.(?:js|jl|gl)$/i;
/** Endings of ordinary words; names that have one are on the list of known ones. */
const ORDINARY_END =
  /(?:ed|ing|tions?|sions?|ments?|ness|ly|able|ible|ive|al|als|ous|ics?|ity|ities|ences?|ances?|ism|ist|ists|izers?|isers?|ors?|ful|less|ship|ary|ory|ant|ent|ents|ants|graphy|logy|wise|ure|ures|sis|ian|ians|ese|ish|ers)$/;

/** What the letters alone say. */
export function kindOf(text: string): NameKind | null {
  if (KNOWN_NAMES.has(text.toLowerCase()) && /^[A-Z]|\d/.test(text)) return 'known';
  const parts = text.split(/[-_]/);
  // `X_Z`, `L_CE`, `D_KL`: a variable with its index.
  if (text.includes('_') && (parts[0] ?? '').length < 3) return null;
  if (parts.some(isSurePart) || isJoined(parts)) return 'sure';
  return parts.some(part => /^[A-Z][a-z]{2}/.test(part)) ? 'word' : null;
}

function isSurePart(part: string): boolean {
  if (METRIC_WORDS.has(part.toLowerCase()) || LIBRARY_END.test(part)) return true;
  if (UNIT.test(part) || ROMAN.test(part) || /^\d+(?:[A-Za-z]{1,2})?$/.test(part)) return false;
  // `fE`, `aX`, `XY`: variables.
  if (/^(?:[a-z][A-Z]|[X-Z]{2})$/.test(part)) return false;
  if (/^[A-Z]{2,}$/.test(part) || /[a-z][A-Z]|[A-Z]{2}[a-z]{2}/.test(part)) return true;
  return hasNumberInside(part);
}

/** `A100`, `word2vec`, `2WikiQA`; of a letter and a digit (`L2`, `Q1`) only known ones are names. */
function hasNumberInside(part: string): boolean {
  if (/^\d/.test(part)) return /^\d+[A-Z](?:[a-z]+[A-Z]|[A-Z]{2})/.test(part);
  if (/^[A-Z]\d(?:\.\d)?$/.test(part)) return false;
  if (/^[A-Z]/.test(part))
    return /\d/.test(part) && !(/^[A-Z][a-z]+\d+$/.test(part) && isOrdinaryWord(part.replace(/\d/g, '')));
  return /^[a-z]{3,}\d+[a-z]{2}/.test(part) || /^gpt\d/.test(part);
}

/** `Llama-2`, `Claude-3.5`, `Q-Former`, `C-Eval`: parts that are a name only together. */
function isJoined(parts: readonly string[]): boolean {
  return parts.some((part, at) => {
    const next = parts[at + 1] ?? '';
    if (KNOWN_NAMES.has(part.toLowerCase()) && /^[A-Z]/.test(part)) return parts.length > 1;
    if (/^[A-Z][a-z]{2}/.test(part) && /^\d/.test(next)) return !isOrdinaryWord(part);
    return /^[A-Z]$/.test(part) && /^[A-Z][a-z]{2}/.test(next) && !LETTERED.test(next);
  });
}

/** Terms of the field and words with the ending of one: no sign of a name, though capitalised. */
export function isOrdinaryWord(word: string): boolean {
  const lower = word.toLowerCase();
  if (KNOWN_NAMES.has(lower)) return false;
  if (lower.length > 5 && ORDINARY_END.test(lower)) return true;
  const forms = lower.endsWith('s') ? [lower, lower.slice(0, -1)] : [lower];
  return forms.some(form => ORDINARY.has(form) || COMMON_WORDS.has(form));
}

/** LLM, GB, II, the number of a table: what any paper may be told with. */
export function isFieldAbbreviation(text: string): boolean {
  const lower = text.toLowerCase();
  return FIELD_ABBREVIATIONS.has(lower) || FIELD_ABBREVIATIONS.has(nameKey(lower)) || UNIT.test(text);
}

/** `Cytoscape` of `Cytoscape.js`; the text itself when it is no library's. */
export function withoutLibraryEnd(text: string): string {
  return text.replace(LIBRARY_END, '');
}
