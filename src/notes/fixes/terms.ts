// A term of the glossary that the Chinese writes with one other character → the glossary's Chinese. Pure.
import type { Candidate, Fixer } from './fix.ts';
import { spliced, type Span } from './place.ts';

/** In shorter terms one other character makes quite another word: 强调 is no 微调. */
const SHORTEST = 3;
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** For `term-differs`, where one whole word of the Chinese must be what the term was rendered by. */
export const termFixes: Fixer = ({ words, findings }) =>
  findings.flatMap(({ code, message }): Candidate[] => {
    const said =
      code === 'term-differs' ? /^The glossary has “([^”]{1,80})” for “([^”]{1,80})”/.exec(message) : null;
    const [, term = '', en = ''] = said ?? [];
    const spans = nearTo(term, words.zh);
    const rendered = new Set(spans.map(({ start, end }) => words.zh.slice(start, end)));
    if (rendered.size !== 1) return [];
    const zh = spliced(words.zh, spans, { by: term, language: 'zh' });
    const label = { en: `write “${term}” for “${en}”, as the glossary does`, zh: `按术语表写作“${term}”` };
    return [{ label, zh, en: words.en, numbers: [] }];
  });

/** Where whole words of the text have all characters of the term but one. */
function nearTo(term: string, text: string): Span[] {
  const wanted = Array.from(term);
  if (wanted.length < SHORTEST || !/^\p{sc=Han}+$/u.test(term)) return [];
  const bounds = [...Array.from(WORDS.segment(text), ({ index }) => index), text.length];
  const isBound = new Set(bounds);
  return bounds.flatMap((start): Span[] => {
    const end = start + term.length;
    const there = Array.from(text.slice(start, end));
    const differing = wanted.filter((character, at) => character !== there[at]);
    // The last character says what kind of thing it is: 奖励模块 is no slip of 奖励模型.
    const isWord =
      isBound.has(end) && there.at(-1) === wanted.at(-1) && /^\p{sc=Han}+$/u.test(there.join(''));
    return isWord && there.length === wanted.length && differing.length === 1 ? [{ start, end }] : [];
  });
}
