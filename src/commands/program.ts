// The command line: every verb and flag, declared without loading what they need.
import { Command } from 'commander';
import { declareBatch } from './batch.ts';
import { declareCache } from './cache.ts';
import { declareCheck } from './check.ts';
import type { CommandContext } from './context.ts';
import { declareCompletion } from './completion.ts';
import { declareDemo } from './demo.ts';
import { declareInit } from './init.ts';
import { declareDoctor } from './doctor.ts';
import { declareHelp } from './help.ts';
import { examplesText, exitCodesText } from './help/examples.ts';
import { helpFormat } from './help/format.ts';
import { shortHelp } from './help/short-help.ts';
import { textsFor } from './help/texts.ts';
import { declareReview } from './review.ts';
import { declareSchema } from './schema.ts';
import { refuseKeys } from './refuse-keys.ts';
import { declareSummarize } from './summarize.ts';
import { declareUsage } from './usage.ts';

/** The program, ready to parse. It never exits by itself: it throws, and cli.ts decides. */
export function buildProgram(context: CommandContext): Command {
  const { reporter, argv } = context;
  refuseKeys(argv);
  const t = textsFor(reporter);
  const program = new Command('summarize');
  // `-h` alone asks for what is typed most, on one screen; the pages of the verbs are short already.
  const isShort = (command: Command): boolean =>
    command === program && !argv.includes('--help') && argv.find(isWord) !== 'help';
  program
    .description(
      t`Bilingual notes of arXiv papers, proven against the PDF, merged into a Markdown list you can still edit.`,
    )
    // Flags behind a verb are the verb's: `cache ls --json`.
    .enablePositionalOptions()
    .configureHelp(helpFormat(context, command => (isShort(command) ? shortHelp(program, reporter) : null)))
    .helpOption('-h, --help', t`display help for command`)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: text => reporter.out(text),
      // Errors are printed once, by cli.ts, in four parts.
      writeErr: () => undefined,
      outputError: () => undefined,
    })
    .option('-V, --version', t`print the version`)
    .option('--ui-lang <language>', t`language of messages and help: en or zh (else the locale)`)
    .addHelpText('beforeAll', ({ command }) => {
      const examples = isShort(command) ? '' : examplesText(wordsOf(command), reporter);
      return examples === '' ? '' : `${examples}\n`;
    })
    .addHelpText('after', ({ command }) => (isShort(command) ? '' : `\n${exitCodesText(reporter)}`));
  declareSummarize(program, context);
  declareInit(program, context);
  declareBatch(program, context);
  declareReview(program, context);
  declareCheck(program, context);
  declareCache(program, context);
  declareSchema(program, context);
  declareUsage(program, context);
  declareDemo(program, context);
  declareDoctor(program, context);
  declareCompletion(program, context);
  declareHelp(program, context);
  return program;
}

/** `cache ls`; '' for the program. */
function wordsOf(command: Command): string {
  const { parent } = command;
  return parent === null ? '' : `${wordsOf(parent)} ${command.name()}`.trim();
}

function isWord(word: string): boolean {
  return !word.startsWith('-');
}
