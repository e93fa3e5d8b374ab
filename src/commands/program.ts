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
import { declareSchema } from './schema.ts';
import { refuseKeys } from './refuse-keys.ts';
import { declareSummarize } from './summarize.ts';
import { declareUsage } from './usage.ts';

/** The program, ready to parse. It never exits by itself: it throws, and cli.ts decides. */
export function buildProgram(context: CommandContext): Command {
  const { reporter } = context;
  refuseKeys(context.argv);
  const program = new Command('summarize');
  program
    .description(
      'Bilingual notes of arXiv papers, proven against the PDF, merged into a Markdown list you can still edit.',
    )
    // Flags behind a verb are the verb's: `cache ls --json`.
    .enablePositionalOptions()
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: text => reporter.out(text),
      // Errors are printed once, by cli.ts, in four parts.
      writeErr: () => undefined,
      outputError: () => undefined,
    })
    .option('-V, --version', 'print the version')
    .option('--ui-lang <language>', 'language of messages and help: en or zh (else the locale)')
    .addHelpText('beforeAll', EXAMPLES)
    .addHelpText('after', EXIT_CODES);
  declareSummarize(program, context);
  declareInit(program, context);
  declareBatch(program, context);
  declareCheck(program, context);
  declareCache(program, context);
  declareSchema(program, context);
  declareUsage(program, context);
  declareDemo(program, context);
  declareDoctor(program, context);
  declareCompletion(program, context);
  return program;
}

const EXAMPLES = `Examples:
  summarize demo                                   see it work, offline, without a key
  summarize 2310.06825                             notes on stdout
  summarize 2310.06825 --digest README.md          and merged into a list
  summarize batch ids.txt --digest README.md       many papers; type it again to go on
  summarize check README.md                        what is broken in it
  summarize paper.pdf --json > notes.json          a local PDF
`;

const EXIT_CODES = `
Exit codes: 0 done · 1 a bug · 2 usage or configuration · 3 some papers failed · 4 model access refused
  5 a person is needed · 6 a server is away or asks to wait · 7 disk · 8 digest refused · 9 paper unusable
  130/143 interrupted (type the same command again)`;
