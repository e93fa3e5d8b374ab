// `summarize doctor`: what is set, whether it works, and what to type where it does not.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import type { DoctorFlags } from './doctor/flags.ts';
import { textsFor } from './help/texts.ts';

/** Declares the verb. */
export function declareDoctor(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  program
    .command('doctor')
    .description(t`check settings, key, model, arXiv, disk and digest, and say what to type where one fails`)
    .option('--json', t`one JSON value on stdout: every setting and every check`)
    .option('--no-ask', t`do not ask the model the small question (it costs about 100 tokens)`)
    .option('--offline', t`leave out everything that needs the network`)
    .option('--deep', t`also compare large model files with their checksum`)
    .option('--digest <file>', t`look at this Markdown list`)
    .option('--engine <name>', t`model, local (a GGUF file), or extractive (verbatim sentences, no model)`)
    .option('--model <name>', t`try this model (OPENAI_MODEL)`)
    .option('--base-url <url>', t`try this endpoint (OPENAI_BASE_URL)`)
    .option('--mode <mode>', t`auto, or json_schema, json_object, tool, prompt: how answers are asked for`)
    .option('--debug', t`print the causes of a failure`)
    .action(async (flags: DoctorFlags) => {
      const { runDoctor } = await import('./doctor/run.ts');
      return runDoctor(flags, context);
    });
}
