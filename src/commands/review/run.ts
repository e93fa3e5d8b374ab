// What `summarize review` does once its flags are known: the desk is opened, then the page, the terminal or neither.
import { loadConfig } from '../../config.ts';
import { UsageError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { openDesk } from '../../steps/review/desk.ts';
import { openTools, setProxy } from '../../steps/tools.ts';
import { packagePath } from '../../store/package-files.ts';
import type { CommandContext } from '../context.ts';
import { budgetFor, optionsIn, tellSettings } from '../shared-flags.ts';
import { telling } from '../reporter.ts';

/** As commander gives them. */
export interface ReviewFlags {
  readonly digest?: string;
  readonly tty?: boolean;
  readonly open: boolean;
  readonly port?: string;
  readonly only?: 'flagged';
  readonly publish?: boolean;
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

/** Runs the command until it is stopped. Throws the error that decides the exit code. */
export async function runReview(
  _papers: readonly string[],
  flags: ReviewFlags,
  { reporter, signal, now, random }: CommandContext,
): Promise<void> {
  reporter.quiet = flags.quiet ?? false;
  const { digest, reviewer, engine, model, baseUrl, layout } = flags;
  const config = await loadConfig({ digest, reviewer, engine, model, baseUrl, layout });
  reporter.hide(config.apiKey);
  if (config.digest === null) throw noDigest();
  await setProxy(config);
  const detail = flags.verbose === true ? reporter.say : () => undefined;
  tellSettings(config, detail);
  const shared = { ...flags, merge: true };
  const calls = { budget: budgetFor(shared, config) };
  const world = { signal, now, random, detail, log: reporter.say, progress: telling(reporter), calls };
  const tools = openTools(config, optionsIn(shared), world);
  const desk = await openDesk({ digest: config.digest, reviewer: config.reviewer ?? 'me' }, tools);
  try {
    const { serveReview } = await import('../../review/server/serve.ts');
    const server = await serveReview(desk, { folder: packagePath('dist/page'), port: 0 });
    reporter.out(server.address);
    await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
    await server.close();
  } finally {
    await desk.close();
    await tools.close();
  }
}

function noDigest(): UsageError {
  return new UsageError({
    code: 'E_USAGE',
    what: phrase`no digest is named`,
    why: phrase`review got no --digest, and no digest is configured`,
    next: phrase`summarize review --digest README.md, or set SUMMARIZE_DIGEST`,
  });
}
