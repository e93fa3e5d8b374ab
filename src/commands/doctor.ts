// `summarize doctor`: what is set, whether it works, and what to type where it does not.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import type { DoctorFlags } from './doctor/flags.ts';

/** Declares the verb. */
export function declareDoctor(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('check settings, key, model, arXiv, disk and digest, and say what to type where one fails')
    .option('--json', 'one JSON value on stdout: every setting and every check')
    .option('--no-ask', 'do not ask the model the small question (it costs about 100 tokens)')
    .option('--offline', 'leave out everything that needs the network')
    .option('--deep', 'also compare large model files with their checksum')
    .option('--digest <file>', 'look at this Markdown list')
    .option('--engine <name>', 'model, local or extractive')
    .option('--model <name>', 'try this model (OPENAI_MODEL)')
    .option('--base-url <url>', 'try this endpoint (OPENAI_BASE_URL)')
    .option('--mode <mode>', 'auto, or json_schema, json_object, tool, prompt: how answers are asked for')
    .option('--debug', 'print the causes of a failure')
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import('./doctor/run.ts');
      return runDoctor(flags, context);
    });
}
