// `summarize review` in a web page: served on 127.0.0.1 until Ctrl-C, or until nobody looks at it any more.
import { windows } from '../../config.ts';
import type { Session } from '../../domain/review.ts';
import { reasonOf } from '../../lib/errors.ts';
import { phrase, type Phrase, type Told } from '../../lib/phrase.ts';
import type { Desk } from '../../review/desk.ts';
import { serveReview, type ReviewServer } from '../../review/server/serve.ts';
import { packagePath } from '../../store/package-files.ts';
import type { CommandContext } from '../context.ts';
import { openBrowser, openerFor } from './browser.ts';
import { farewellTo, isAllPublished } from './papers.ts';

export interface PageOptions {
  readonly context: CommandContext;
  /** File name stem of the paper to begin with; null: the riskiest. */
  readonly first: string | null;
  readonly onlyFlagged: boolean;
  /** 0: any that is free. */
  readonly port: number;
  /** False: the address is printed, on stdout, and the page is served until Ctrl-C. */
  readonly opens: boolean;
  /** A page that a browser was opened for is served for so long after its last tab was closed. */
  readonly idleMinutes: number;
  /** The commands that go on with the review and that publish what is decided. */
  readonly again: string;
  readonly publish: string;
}

/** Ctrl-C is how a review ends: it is no failure, and loses nothing. @throws UsageError E_REVIEW_PORT */
export async function showPage(desk: Desk, options: PageOptions): Promise<void> {
  const { context, first, onlyFlagged, port, opens, idleMinutes } = options;
  const { reporter, language, signal } = context;
  const ending = new AbortController();
  const session: Session = {
    digest: desk.digest,
    reviewer: desk.reviewer,
    language,
    catalogue: reporter.catalogue,
    first,
    onlyFlagged,
  };
  const server = await serveReview(desk, {
    folder: packagePath('dist/page'),
    port,
    session,
    idleMs: opens ? idleMinutes * 60_000 : null,
    onIdle: () => {
      reporter.say(phrase`no page of the review was open for ${idleMinutes} minutes`);
      ending.abort();
    },
    onBug: error => reporter.alarm(bugTold(error)),
  });
  try {
    if (opens) openIn(server, context);
    else tellAddress(server, context);
    await aborted(AbortSignal.any([signal, ending.signal]));
  } finally {
    await server.close();
  }
  reporter.say(await farewell(desk, options));
}

function tellAddress({ address }: ReviewServer, { reporter }: CommandContext): void {
  reporter.out(address);
  reporter.say(phrase`Ctrl-C ends it`);
}

/** The address is told as well: the browser may be the wrong one, or closed by mistake. */
function openIn(server: ReviewServer, { reporter }: CommandContext): void {
  const { address } = server;
  reporter.say(phrase`review: ${address}   Ctrl-C ends it`);
  const open = async (): Promise<Told | null> => {
    const file = await server.openingFile();
    return openBrowser(openerFor(file, { ...windows(), platform: process.platform }));
  };
  void open()
    .catch(reasonOf)
    .then(why => {
      if (why !== null) reporter.alarm(phrase`no browser was opened (${why}): open ${address} yourself`);
    });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function farewell(desk: Desk, options: PageOptions): Promise<Phrase> {
  const queue = await desk.queue();
  // Ctrl-C also ends what looking at the digest may need; then it is not known.
  const isPublished = await isAllPublished(desk, queue).catch(() => false);
  return farewellTo(queue, { ...options, isPublished });
}

function bugTold(error: unknown): Phrase {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return phrase`E_BUG  summarize failed in a way it should not have\n${stack}\n  next: please report this with the command that you typed`;
}
