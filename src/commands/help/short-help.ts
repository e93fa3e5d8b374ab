// `summarize -h`, and what is shown to somebody who typed no paper: what is typed most, on one screen.
import type { Command } from 'commander';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import type { Reporter } from '../reporter.ts';
import { examplesText } from './examples.ts';
import { columns } from './format.ts';

const COMMANDS: readonly (readonly [name: string, text: Phrase])[] = [
  ['init', phrase`set it up: digest, model, key`],
  ['batch', phrase`notes for every paper of a list`],
  ['check', phrase`find what is broken in a list, mend what is safe`],
  ['doctor', phrase`see whether key, model, arXiv and disk work`],
  ['usage', phrase`what the models cost`],
];
const FLAGS: readonly (readonly [flags: string, text: Phrase])[] = [
  ['--digest <file>', phrase`merge the notes into this Markdown list`],
  ['--model <name>', phrase`the model to ask (OPENAI_MODEL)`],
  ['--dry-run', phrase`spend nothing and write nothing`],
  ['--max-cost <money>', phrase`spend no more in this run: 1, 0.50, "5 CNY"`],
  ['--ui-lang <language>', phrase`language of messages and help: en or zh`],
];
const WIDTH = 22;

/** At most 24 lines. */
export function shortHelp(program: Command, { speak }: Pick<Reporter, 'speak'>): string {
  const names = new Set(program.commands.map(command => command.name()));
  const commands = COMMANDS.filter(([name]) => names.has(name));
  return [
    examplesText('', { speak }),
    '',
    speak(phrase`Commands:`),
    ...columns(commands, { speak, width: WIDTH }),
    '',
    speak(phrase`Options:`),
    ...columns(FLAGS, { speak, width: WIDTH }),
    '',
    speak(phrase`Everything: summarize --help`),
    speak(phrase`Topics: summarize help config, env, exit-codes`),
  ].join('\n');
}
