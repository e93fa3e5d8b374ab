// `summarize <paper>...`: the verb without a name. Parse flags, run each paper's journey, print.
import type { Command } from 'commander';
import { UsageError } from '../lib/errors.ts';
import { nearest } from '../lib/nearest.ts';
import { joined, phrase } from '../lib/phrase.ts';
import type { CommandContext } from './context.ts';
import { STAGES, type Stage, type SummarizeFlags } from './flags.ts';
import { invalidValue } from './help/invalid-value.ts';
import { shortHelp } from './help/short-help.ts';
import { textsFor } from './help/texts.ts';
import { declareMergeFlags, declareModelFlags, declareTellingFlags } from './shared-flags.ts';

/** Declares the default command. */
export function declareSummarize(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  program.argument('[paper...]', t`arXiv id or URL (alphaXiv, Hugging Face, ar5iv, DOI), or a local .pdf`);
  declareMergeFlags(program, t);
  program
    .option('--json', t`one JSON value on stdout (see: summarize schema)`)
    .option('--dry-run', t`spend nothing and write nothing: print the diff that a merge would make`)
    .option('--until <stage>', t`print the value of one stage and stop: ${joined(STAGES, ', ')}`, stage)
    .option('--strict', t`exit 5 when a claim is held back`)
    .option('--title <text>', t`title of a local PDF`)
    .option('--url <url>', t`where readers find a local PDF`, webAddress);
  declareModelFlags(program, t);
  declareTellingFlags(program, t);
  program.action(async (papers: readonly string[], flags: SummarizeFlags) => {
    if (flags.version === true) return (await import('./version.ts')).printVersion(context);
    if (papers.length === 0) {
      if (flags.quiet !== true) context.reporter.alarm(`${shortHelp(program, context.reporter)}\n`);
      throw noPaperError();
    }
    refuseNearVerb(papers[0] ?? '', program);
    const { runSummarize } = await import('./run-summarize.ts');
    return runSummarize(papers, flags, context);
  });
}

function stage(text: string): Stage {
  const known = STAGES.find(name => name === text);
  if (known === undefined) throw invalidValue(phrase`The stages are: ${joined(STAGES, ', ')}.`);
  return known;
}

function webAddress(text: string): string {
  if (!/^https?:\/\/[^\s()<>]+$/.test(text) || !URL.canParse(text)) {
    throw invalidValue(phrase`Expected an address that begins with https://.`);
  }
  return text;
}

/** A word that names no paper and is nearly a verb: `doctr`. No id consists of letters alone. */
function refuseNearVerb(word: string, { commands }: Command): void {
  if (!/^[a-z]{3,20}$/i.test(word)) return;
  // Two edits are half of a short verb: "hello" is not meant to be help.
  const verbs = commands.map(command => command.name()).filter(name => name.length > 4 || word.length <= 4);
  const guess = nearest(word, verbs);
  if (guess === null) return;
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`"${word}" is neither a paper nor a command`,
    why: phrase`did you mean ${guess}?`,
    next: `summarize ${guess}`,
  });
}

function noPaperError(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`no paper is named`,
    why: phrase`expected an arXiv id, a URL or a .pdf, got no argument`,
    next: phrase`summarize 2310.06825, or summarize demo, or summarize --help`,
  });
}
