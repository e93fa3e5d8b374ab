// Text of an object that was encoded once more, as a string or as HTML → the text before that. Pure.
import { isJsonEscape } from '../latex-escapes.ts';

const ESCAPED_OBJECT = /\{(?:\s|\\[nrt]){0,40}\\"/;
const ENTITY_OBJECT = /\{\s{0,40}&(?:quot|#34|#x22);/i;
const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"', '#34': '"', '#x22': '"', apos: "'", '#39': "'", '#x27': "'", lt: '<', gt: '>', nbsp: ' ', amp: '&',
}; // prettier-ignore
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

/** The text with one layer of encoding less; undefined when no encoded object begins in front of `limit`. */
export function decodeAgain(text: string, limit: number): string | undefined {
  const escaped = ESCAPED_OBJECT.exec(text);
  if (escaped !== null && escaped.index < limit) return unescaped(text.slice(escaped.index));
  const entity = ENTITY_OBJECT.exec(text);
  if (entity === null || entity.index >= limit) return undefined;
  return text.replace(/&(#?\w{2,6});/g, (entity, name: string) => {
    const key = name.toLowerCase();
    return Object.hasOwn(ENTITIES, key) ? (ENTITIES[key] ?? entity) : entity;
  });
}

/** Takes one backslash from each escape; LaTeX, which was never escaped, and `\u`, which is read later, stay. */
function unescaped(text: string): string {
  return text.replace(/\\(["\\/nrt])/g, (escape, mark: string, at: number) => {
    const isLetter = /[nrt]/.test(mark);
    return isLetter && !isJsonEscape(text, at + 1) ? escape : (ESCAPES[mark] ?? escape);
  });
}
