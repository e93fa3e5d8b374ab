// `summarize <paper>...`: the verb without a name. Parse flags, run each paper's journey, print.
import { InvalidArgumentError, type Command } from 'commander';
import { UsageError } from '../lib/errors.ts';
import type { CommandContext } from './context.ts';
import { STAGES, type Stage, type SummarizeFlags } from './flags.ts';
import { declareMergeFlags, declareModelFlags, declareTellingFlags } from './shared-flags.ts';

/** Declares the default command. */
export function declareSummarize(program: Command, context: CommandContext): void {
  program.argument('[paper...]', 'arXiv id or URL (alphaXiv, Hugging Face, ar5iv, DOI), or a local .pdf');
  declareMergeFlags(program);
  program
    .option('--json', 'one JSON value on stdout (see: summarize schema)')
    .option('--dry-run', 'spend nothing and write nothing: print the diff that a merge would make')
    .option('--until <stage>', `print the value of one stage and stop: ${STAGES.join(', ')}`, stage)
    .option('--strict', 'exit 5 when a claim is held back')
    .option('--engine <name>', 'model, or extractive (verbatim sentences, no model)')
    .option('--title <text>', 'title of a local PDF')
    .option('--url <url>', 'where readers find a local PDF', webAddress);
  declareModelFlags(program);
  declareTellingFlags(program);
  program.action(async (papers: readonly string[], flags: SummarizeFlags) => {
    if (flags.version === true) return (await import('./version.ts')).printVersion(context);
    if (papers.length === 0) throw noPaperError();
    const { runSummarize } = await import('./run-summarize.ts');
    return runSummarize(papers, flags, context);
  });
}

function stage(text: string): Stage {
  const known = STAGES.find(name => name === text);
  if (known === undefined) throw new InvalidArgumentError(`The stages are: ${STAGES.join(', ')}.`);
  return known;
}

function webAddress(text: string): string {
  if (!/^https?:\/\/[^\s()<>]+$/.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('Expected an address that begins with https://.');
  }
  return text;
}

function noPaperError(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: 'no paper is named',
    why: 'expected an arXiv id, a URL or a .pdf, got no argument',
    next: 'summarize 2310.06825, or summarize demo, or summarize --help',
  });
}
