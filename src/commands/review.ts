// `summarize review [paper...]`: a person decides about each claim, beside the page that it came from.
import { Option, type Command } from 'commander';
import { phrase } from '../lib/phrase.ts';
import type { CommandContext } from './context.ts';
import { invalidValue } from './help/invalid-value.ts';
import { usageErrorFrom } from './help/usage-errors.ts';
import { textsFor } from './help/texts.ts';
import type { ReviewFlags } from './review/run.ts';

/** Declares the verb. */
export function declareReview(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  program
    .command('review')
    .exitOverride(error => {
      // --help ends so too.
      throw error.exitCode === 0 ? error : usageErrorFrom(error, 'summarize review --help');
    })
    .description(t`go through what was generated: accept, edit, make anew or reject each claim, then publish`)
    .argument('[paper...]', t`papers to review; without one all that have undecided claims`)
    .option('--digest <file>', t`the Markdown list whose notes are reviewed`)
    .addOption(new Option('--tty', t`in this terminal instead of a web page`).conflicts('port'))
    .option('--no-open', t`print the address of the page and serve it until Ctrl-C; open no browser`)
    .option('--port <n>', t`port of the page on 127.0.0.1 (else any that is free)`, portNumber)
    .addOption(
      new Option('--only <which>', t`flagged: only what a check found something about`).choices(['flagged']),
    )
    .addOption(
      new Option('--publish', t`decide nothing: merge what is decided into the digest, and stop`).conflicts([
        'tty',
        'only',
      ]),
    )
    .option('--json', t`with --publish: what became of each paper, as one JSON object`)
    .option('--reviewer <name>', t`who decides (else git's user.name)`)
    .option('--offline', t`cache only: fail instead of fetching`)
    .option('--engine <name>', t`model, local (a GGUF file), or extractive (verbatim sentences, no model)`)
    .option('--model <name>', t`the model to ask (OPENAI_MODEL)`)
    .option('--base-url <url>', t`any OpenAI-compatible endpoint (OPENAI_BASE_URL)`)
    .option('--layout <which>', t`languages in the digest: zh, en or both`)
    .option('--max-cost <money>', t`spend no more in this run: 1, 0.50, "5 CNY"`)
    .option('-q, --quiet', t`errors only on stderr`)
    .option('-v, --verbose', t`tell where settings and values come from`)
    .option('--debug', t`print the causes of a failure`)
    .action(async (papers: readonly string[], flags: ReviewFlags) => {
      const { runReview } = await import('./review/run.ts');
      return runReview(papers, flags, context);
    });
}

function portNumber(text: string): number {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw invalidValue(phrase`Expected a port: a whole number from 1 to 65535.`);
  return port;
}
