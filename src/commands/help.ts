// `summarize help [topic]`: the pages of the commands, and what is no command: config, env, exit-codes.
import type { Command } from 'commander';
import { UsageError } from '../lib/errors.ts';
import { nearest } from '../lib/nearest.ts';
import { phrase } from '../lib/phrase.ts';
import type { CommandContext } from './context.ts';
import { textsFor } from './help/texts.ts';

/** Words of `help` that name no command. */
export const TOPICS = ['config', 'env', 'exit-codes'] as const;

/** Declares the verb, in place of commander's own. */
export function declareHelp(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  program
    .command('help')
    .argument('[topic...]', t`a command (cache ls), or config, env, exit-codes`)
    .description(t`show the help of a command or a topic`)
    .action(async (words: readonly string[]) => {
      const topic = TOPICS.find(name => words.length === 1 && words[0] === name);
      if (topic === undefined) return commandNamed(program, words).outputHelp();
      const { topicText } = await import('./help/topics.ts');
      context.reporter.out(topicText(topic, program, context.reporter));
    });
}

function commandNamed(program: Command, words: readonly string[]): Command {
  let command = program;
  for (const word of words) {
    const next = command.commands.find(one => one.name() === word);
    if (next === undefined) throw unknownTopic(word, command);
    command = next;
  }
  return command;
}

function unknownTopic(word: string, { commands, parent }: Command): UsageError {
  const known = [...commands.map(command => command.name()), ...(parent === null ? TOPICS : [])];
  const guess = nearest(word, known);
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`there is no help of that name`,
    why: phrase`"${word}" is neither a command nor a topic`,
    next: guess === null ? 'summarize --help' : phrase`did you mean ${guess}?`,
  });
}
