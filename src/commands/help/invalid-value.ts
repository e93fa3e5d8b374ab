// What is wrong with the value of a flag. commander takes an English text and puts it into a message of its own; the
// phrase that it was made of is remembered, so that the message can be told in another language.
import { InvalidArgumentError } from 'commander';
import { english, joined, phrase, type Phrase, type Told } from '../../lib/phrase.ts';

const phrases = new Map<string, Phrase>();

/** To be thrown by the parser of a flag's value. */
export function invalidValue(why: Phrase): InvalidArgumentError {
  phrases.set(english(why), why);
  return new InvalidArgumentError(english(why));
}

/** The phrase behind an English text that a parser or commander gave; the text itself when it was no phrase. */
export function phraseBehind(text: string): Told {
  const choices = /^Allowed choices are (.*)\.$/s.exec(text)?.[1];
  return (
    phrases.get(text) ??
    (choices === undefined ? text : phrase`Allowed choices are ${joined(choices.split(', '), ', ')}.`)
  );
}
