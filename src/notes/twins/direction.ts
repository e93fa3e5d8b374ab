// The words of direction in a text: up, down, better, faster. Pure.
import { ANY_DIRECTION, DIRECTIONS, POINTLESS, type Family } from './direction-words.ts';
import { plainOf, rememberedSide, type Side } from './negation-reading.ts';

/** A word of direction where it stands. */
export interface Pointer {
  readonly text: string;
  readonly family: Family;
  readonly up: boolean;
  readonly at: number;
}

/** The words of direction of a text in reading order, denied ones and mere names left out. */
export const pointersOf: (side: Side) => readonly Pointer[] = rememberedSide({
  zh: text => read({ text, language: 'zh' }),
  en: text => read({ text, language: 'en' }),
});

function read(side: Side): Pointer[] {
  const { language } = side;
  const plain = plainOf(side);
  if (!ANY_DIRECTION[language].test(plain)) return [];
  const masked = plain.replace(POINTLESS[language], found => ' '.repeat(found.length));
  const found = DIRECTIONS.flatMap(({ family, up, ...words }) => {
    const read = family === 'limit' ? plain : masked;
    return [...read.matchAll(words[language])].map(match => ({
      text: match[0].trim(),
      family,
      up,
      at: match.index,
    }));
  });
  const isInside = (a: Pointer, b: Pointer): boolean =>
    a !== b && b.at <= a.at && a.at + a.text.length <= b.at + b.text.length && b.text.length > a.text.length;
  return found.filter(a => !found.some(b => isInside(a, b))).sort((a, b) => a.at - b.at);
}
