// A command line that commander does not understand → an error in four parts, in both languages.
// commander gives a code and an English sentence, nothing else: what the sentence names is read out of it.
import type { CommanderError } from 'commander';
import { UsageError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import { phraseBehind } from './invalid-value.ts';

interface Reading {
  readonly form: RegExp;
  readonly told: (words: readonly string[]) => Told;
}

/** By commander's code; each form takes the whole sentence. */
const READINGS: Readonly<Record<string, readonly Reading[]>> = {
  'commander.unknownOption': [
    { form: /^unknown option '(.*)'$/s, told: ([flag = '']) => phrase`unknown option '${flag}'` },
  ],
  'commander.unknownCommand': [
    { form: /^unknown command '(.*)'$/s, told: ([name = '']) => phrase`unknown command '${name}'` },
  ],
  'commander.optionMissingArgument': [
    {
      form: /^option '(.*)' argument missing$/s,
      told: ([flags = '']) => phrase`option '${flags}' argument missing`,
    },
  ],
  'commander.missingArgument': [
    {
      form: /^missing required argument '(.*)'$/s,
      told: ([name = '']) => phrase`missing required argument '${name}'`,
    },
  ],
  'commander.missingMandatoryOptionValue': [
    {
      form: /^required option '(.*)' not specified$/s,
      told: ([flags = '']) => phrase`required option '${flags}' not specified`,
    },
  ],
  'commander.conflictingOption': [
    {
      form: /^option '(.*)' cannot be used with option '(.*)'$/s,
      told: ([one = '', other = '']) => phrase`option '${one}' cannot be used with option '${other}'`,
    },
  ],
  'commander.excessArguments': [
    {
      form: /^too many arguments for '(.*)'\. Expected (\d{1,3}) arguments? but got (\d{1,9})\.$/s,
      told: ([verb = '', most = '', got = '']) =>
        most === '1'
          ? phrase`too many arguments for '${verb}'. Expected 1 argument but got ${got}.`
          : phrase`too many arguments for '${verb}'. Expected ${most} arguments but got ${got}.`,
    },
  ],
  'commander.invalidArgument': [
    {
      form: /^option '([^']*)' argument '(.*)' is invalid\. (.*)$/s,
      told: ([flags = '', value = '', why = '']) =>
        phrase`option '${flags}' argument '${value}' is invalid. ${phraseBehind(why)}`,
    },
    {
      form: /^command-argument value '(.*)' is invalid for argument '([^']*)'\. (.*)$/s,
      told: ([value = '', name = '', why = '']) =>
        phrase`command-argument value '${value}' is invalid for argument '${name}'. ${phraseBehind(why)}`,
    },
  ],
};

/** The error that a person is told instead of commander's. @param page the command that shows what may be typed */
export function usageErrorFrom({ code, message }: CommanderError, page = 'summarize --help'): UsageError {
  const what = phrase`the command line is not understood`;
  if (code === 'commander.help') {
    return new UsageError({
      code: 'E_USAGE',
      what,
      why: phrase`cache needs to know what to do: ls, path, prune or clear`,
      next: 'summarize cache ls',
    });
  }
  const hint = /\n\((Did you mean (?:one of )?(.*)\?)\)$/.exec(message);
  const sentence = message.slice('error: '.length, hint?.index);
  return new UsageError({
    code: 'E_USAGE',
    what,
    why: whyOf(code, sentence),
    next: hint === null ? page : didYouMean(hint[2] ?? ''),
  });
}

function whyOf(code: string, sentence: string): Told {
  for (const { form, told } of READINGS[code] ?? []) {
    const found = form.exec(sentence);
    if (found !== null) return told(found.slice(1));
  }
  return sentence;
}

function didYouMean(names: string): Told {
  return names.includes(', ') ? phrase`Did you mean one of ${names}?` : phrase`Did you mean ${names}?`;
}
