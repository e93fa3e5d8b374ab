// What is wrong with the form of a reply, for a person. Pure.
// The issues themselves are for the model, in the words of zod, which it knows; they stay to be seen with --debug.
import { english, phrase, type Phrase } from '../lib/phrase.ts';

/** Sentences of our own readers (json/, parse-reply.ts), which a person may read as they are. */
const SENTENCES: readonly Phrase[] = [
  phrase`the answer is not one JSON object`,
  phrase`the answer holds too many objects`,
  phrase`the answer breaks off before its object ends`,
  phrase`two different answers: give one JSON object and no other`,
  phrase`the answer only repeats the form that was asked for`,
  phrase`control characters in a text`,
  phrase`quotes inside a text are not escaped`,
  phrase`a comment holds quotes`,
];

const KINDS: Readonly<Record<string, Phrase>> = {
  string: phrase`a text`,
  number: phrase`a number`,
  boolean: phrase`true or false`,
  array: phrase`a list`,
  object: phrase`an object`,
  null: phrase`nothing`,
};

/** One issue of `parseReply`, as a person is told it: which field, and what is wrong with it. */
export function misfitTold(issue: string): Phrase {
  const own = SENTENCES.find(sentence => english(sentence) === issue);
  if (own !== undefined) return own;
  const [, twice] = /^the field (.{1,200}) stands twice in one object$/s.exec(issue) ?? [];
  if (twice !== undefined) return phrase`the field ${twice} stands twice in one object`;
  const end = issue.indexOf(': ');
  const path = issue.slice(0, Math.max(0, end));
  const field = path === '' || path === '(the whole)' ? phrase`the answer` : phrase`the field ${path}`;
  return ofField(field, issue.slice(end + 2));
}

/** `Invalid input: expected array, received undefined` and its like. */
function ofField(field: Phrase, words: string): Phrase {
  const [, expected = '', received = ''] =
    /^Invalid input: expected (\w{1,20}), received (\w{1,20})$/.exec(words) ?? [];
  if (received === 'undefined') return phrase`${field} is missing`;
  const [wanted, seen] = [KINDS[expected], KINDS[received]];
  if (wanted !== undefined && seen !== undefined) return phrase`${field} is ${seen} instead of ${wanted}`;
  const [, sign, bound = ''] = /^Too (?:small|big): .{1,60}(>=|<=)(\d{1,9})\b/.exec(words) ?? [];
  if (sign === '>=')
    return bound === '1' ? phrase`${field} is empty` : phrase`${field} has fewer than ${bound}`;
  if (sign === '<=') return phrase`${field} is too long: at most ${bound} are allowed`;
  return phrase`${field} does not have the right form`;
}
