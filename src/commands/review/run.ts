// What `summarize review` does once its flags are known: the desk is opened, then the page, the terminal or neither.
// What is slow to load (the model, the PDF parser) is loaded by the desk when it is asked for.
import { dirname } from 'node:path';
import { isDumbTerminal, loadConfig, windows, type Config } from '../../config.ts';
import { UsageError } from '../../lib/errors.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import { shellWord } from '../../lib/shell-word.ts';
import type { Desk } from '../../review/desk.ts';
import { openDesk } from '../../steps/review/desk.ts';
import { openTools, setProxy, type Tools } from '../../steps/tools.ts';
import type { CommandContext } from '../context.ts';
import { telling } from '../reporter.ts';
import { budgetFor, optionsIn, tellSettings } from '../shared-flags.ts';
import { assertThere, isAllPublished, namedPapers, narrowed, nothingToReview, type Named } from './papers.ts';
import { findReviewer } from './reviewer.ts';

/** As commander gives them. */
export interface ReviewFlags {
  readonly digest?: string;
  readonly tty?: boolean;
  readonly open: boolean;
  readonly port?: number;
  readonly only?: 'flagged';
  readonly publish?: boolean;
  readonly json?: boolean;
  readonly reviewer?: string;
  readonly offline?: boolean;
  readonly engine?: string;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly layout?: string;
  readonly maxCost?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly debug?: boolean;
}

/** A page that nobody looks at is served for so long. */
const IDLE_MINUTES = 30;

/** Runs the command until it is stopped. Throws the error that decides the exit code. */
export async function runReview(
  papers: readonly string[],
  flags: ReviewFlags,
  context: CommandContext,
): Promise<void> {
  const { reporter } = context;
  if (flags.json === true && flags.publish !== true) throw jsonOfWhat();
  reporter.quiet = flags.quiet ?? false;
  reporter.lively = !isDumbTerminal();
  const { digest, reviewer, engine, model, baseUrl, layout } = flags;
  const config = await loadConfig({ digest, reviewer, engine, model, baseUrl, layout });
  reporter.hide(config.apiKey);
  if (config.digest === null) throw noDigest();
  const decider = findReviewer(config.reviewer, dirname(config.digest));
  const named = await namedPapers(papers);
  const tools = await toolsFor(config, flags, context);
  try {
    const desk = await openDesk({ digest: config.digest, reviewer: await decider }, tools);
    try {
      for (const told of await assertThere(desk, named)) context.reporter.say(told);
      await reviewOn(narrowed(desk, named), named, { flags, context });
    } finally {
      await desk.close();
    }
  } finally {
    await tools.close();
  }
}

async function toolsFor(
  config: Config,
  flags: ReviewFlags,
  { reporter, signal, now, random }: CommandContext,
): Promise<Tools> {
  await setProxy(config);
  const detail = flags.verbose === true ? reporter.say : () => undefined;
  tellSettings(config, flags, reporter.say);
  const shared = { ...flags, merge: true };
  const calls = { budget: budgetFor(shared, config) };
  const world = { signal, now, random, detail, log: reporter.say, progress: telling(reporter), calls };
  return openTools(config, optionsIn(shared), world);
}

/** The flag or the place decides how: published at once, in the terminal, or in a page. */
async function reviewOn(
  desk: Desk,
  named: readonly Named[],
  { flags, context }: { flags: ReviewFlags; context: CommandContext },
): Promise<void> {
  const stems = named.map(({ stem }) => stem);
  const onlyFlagged = flags.only === 'flagged';
  if (flags.publish === true) {
    const { publishDecided } = await import('./publish.ts');
    return publishDecided(desk, { stems, json: flags.json ?? false }, context);
  }
  const way = wayFor(flags);
  const nothing =
    stems.length > 0 ? null : await nothingIn(desk, { onlyFlagged, isTerminal: way === 'terminal' });
  if (nothing !== null) return context.reporter.say(nothing);
  if (way === 'terminal') {
    const { runTerminal } = await import('./tty.ts');
    return runTerminal(desk, { context, stems, onlyFlagged, offline: flags.offline ?? false });
  }
  const { showPage } = await import('./page.ts');
  const publish = ['summarize', 'review', '--publish', ...named.map(({ typed }) => typed)];
  await showPage(desk, {
    context,
    first: stems[0] ?? null,
    onlyFlagged,
    port: flags.port ?? 0,
    opens: way === 'browser',
    idleMinutes: IDLE_MINUTES,
    again: ['summarize', ...context.argv].map(shellWord).join(' '),
    publish: [...publish, '--digest', desk.digest].map(shellWord).join(' '),
  });
}

async function nothingIn(
  desk: Desk,
  how: { onlyFlagged: boolean; isTerminal: boolean },
): Promise<Phrase | null> {
  const queue = await desk.queue();
  return nothingToReview(queue, { ...how, isPublished: await isAllPublished(desk, queue) });
}

/** Where no window can open, the terminal does as well; without a terminal the page is served for another program. */
function wayFor({ tty, open }: ReviewFlags): 'terminal' | 'browser' | 'address' {
  if (tty === true) return 'terminal';
  if (!open) return 'address';
  const { browser, canOpen } = windows();
  if (browser !== null || canOpen) return 'browser';
  return process.stdin.isTTY && process.stdout.isTTY ? 'terminal' : 'address';
}

function jsonOfWhat(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`there is nothing to print as JSON`,
    why: phrase`--json says what --publish did; the page and the terminal ask a person`,
    next: 'summarize review --publish --json',
  });
}

function noDigest(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`no digest is named`,
    why: phrase`review got no --digest, and no digest is configured`,
    next: phrase`summarize review --digest README.md, or set SUMMARIZE_DIGEST`,
  });
}
