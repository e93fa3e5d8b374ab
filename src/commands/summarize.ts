// `summarize <paper>...`: the verb without a name. Parse flags, run each paper's journey, print.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { UsageError } from '../lib/errors.ts';
import type { CommandContext } from './context.ts';
import { REFRESH, STAGES, type Stage, type SummarizeFlags } from './flags.ts';

/** Declares the default command. */
export function declareSummarize(program: Command, context: CommandContext): void {
  program
    .argument('[paper...]', 'arXiv id or URL (alphaXiv, Hugging Face, ar5iv, DOI), or a local .pdf')
    .option('--digest <file>', 'merge the notes into this Markdown list')
    .option('--no-merge', 'print only, even when a digest is configured')
    .option('--json', 'one JSON value on stdout (see: summarize schema)')
    .option('--dry-run', 'spend nothing and write nothing: print the diff that a merge would make')
    .option('--add', 'bring back a paper that was removed from the digest by hand')
    .addOption(
      new Option('--refresh [what]', 'make anew: metadata, pdf or notes')
        .preset(REFRESH.join(','))
        .argParser(refreshWords),
    )
    .option('--offline', 'cache only: fail instead of fetching')
    .option('--engine <name>', 'model, or extractive (verbatim sentences, no model)')
    .option('--model <name>', 'the model to ask (OPENAI_MODEL)')
    .option('--base-url <url>', 'any OpenAI-compatible endpoint (OPENAI_BASE_URL)')
    .option('--layout <which>', 'languages in the digest: zh, en or both')
    .option('-j, --concurrency <n>', 'papers at a time')
    .option('--max-input-tokens <n>', 'longest text in a call; more is read in parts')
    .option('--max-output-tokens <n>', 'longest answer asked for')
    .option('--model-timeout <s>', 'seconds until an answer must be complete')
    .option('--until <stage>', `print the value of one stage and stop: ${STAGES.join(', ')}`, stage)
    .option('--strict', 'exit 5 when a claim is held back')
    .option('--title <text>', 'title of a local PDF')
    .option('--url <url>', 'where readers find a local PDF', webAddress)
    .option('-q, --quiet', 'errors only on stderr')
    .option('-v, --verbose', 'tell where settings and values come from')
    .option('--debug', 'print the causes of a failure')
    .action(async (papers: readonly string[], flags: SummarizeFlags) => {
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

function refreshWords(text: string): readonly string[] {
  const words = text.split(',');
  const wrong = words.find(word => !REFRESH.some(name => name === word));
  if (wrong !== undefined)
    throw new InvalidArgumentError(
      `It takes ${REFRESH.join(', ')}: write --refresh=notes, or put --refresh last.`,
    );
  return words;
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
