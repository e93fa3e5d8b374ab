// The review's desk in memory, behind the page's own door: real items and real decisions, no disk and no network.
import type { Claim } from '../../../src/domain/claim.ts';
import type { Notes } from '../../../src/domain/notes.ts';
import type { PaperView, Queue, QueueEntry, ReviewItem, Session } from '../../../src/domain/review.ts';
import { phrase } from '../../../src/lib/phrase.ts';
import { changesFor, withStates } from '../../../src/review/decide.ts';
import { itemsOf, openOf } from '../../../src/review/items.ts';
import { ServerError, type Server } from '../../../src/review/page/doors/server.ts';
import { claim, notesOf, paper } from '../../notes/sample.ts';

export const SESSION: Session = {
  digest: 'README.md',
  reviewer: 'ana',
  language: 'en',
  catalogue: {},
  first: null,
  onlyFlagged: false,
};

const finding = (severity: 'error' | 'warning') => ({
  code: 'number',
  severity,
  message: '“17” is not in the quote.',
  messageZh: '“17” 不在引文中。',
});

export const red = (id: string, parts: Partial<Claim> = {}): Claim =>
  claim({ id, findings: [finding('error')], ...parts });
export const amber = (id: string): Claim => claim({ id, findings: [finding('warning')] });
export const green = (id: string): Claim => claim({ id });

/** Items of these claims, without the headline. */
export function itemsFor(...claims: Claim[]): ReviewItem[] {
  return itemsOf(notesOf(...claims)).filter(({ kind }) => kind === 'claim');
}

export function viewOf(notes: Notes, stem: string): PaperView {
  const items = itemsOf(notes).filter(({ kind }) => kind === 'claim');
  return {
    stem,
    id: stem,
    cited: `${stem}v1`,
    title: paper.title,
    authors: paper.authors,
    url: null,
    engine: 'extractive',
    pages: 9,
    items,
    findings: [],
    open: openOf(items),
    isWhole: true,
    undo: null,
    redo: null,
  };
}

export interface MemoryServer extends Server {
  /** What was asked: `decide a r1,r2 accept`. */
  readonly asked: string[];
  /** The next decisions are answered when the function that this gives is called. */
  readonly hold: () => () => void;
  /** What every call fails with, from now on; null: none. */
  fail: ServerError | null;
  /** Carries a decision out, and loses the answer. */
  loseAnswer: boolean;
  /** Changes notes behind the page's back. */
  readonly change: (stem: string, change: (notes: Notes) => Notes) => void;
}

export function memoryServer(papers: Readonly<Record<string, readonly Claim[]>>): MemoryServer {
  const kept = new Map(Object.entries(papers).map(([stem, claims]) => [stem, notesOf(...claims)]));
  let held: Promise<void> = Promise.resolve();
  const asked: string[] = [];
  const notesFor = (stem: string): Notes => kept.get(stem)!;
  const answer = async <T>(work: () => T): Promise<T> => {
    await held;
    if (server.fail !== null) throw server.fail;
    return work();
  };
  const none = (): Promise<never> => Promise.reject(gone());
  const server: MemoryServer = {
    asked,
    fail: null,
    loseAnswer: false,
    hold: () => {
      let release = (): void => undefined;
      held = new Promise(resolve => (release = resolve));
      return release;
    },
    change: (stem, change) => void kept.set(stem, change(notesFor(stem))),
    session: () => answer(() => SESSION),
    queue: () => answer(() => queueOf([...kept].map(([stem, notes]) => viewOf(notes, stem)))),
    paper: stem => answer(() => viewOf(notesFor(stem), stem)),
    decide: (stem, request) => {
      asked.push(`decide ${stem} ${request.items.map(({ item }) => item).join()} ${request.decision.kind}`);
      return answer(() => {
        const signature = { by: 'ana', at: '2026-01-01T00:00:00.000Z' };
        kept.set(stem, decided(notesFor(stem), request, signature));
        if (!server.loseAnswer) return viewOf(notesFor(stem), stem);
        server.loseAnswer = false;
        throw gone();
      });
    },
    undo: () => answer(() => null),
    redo: () => answer(() => null),
    look: (_, { item, zh }) => {
      asked.push(`look ${item} ${zh}`);
      return answer(() => ({ findings: [], fixes: [] }));
    },
    estimate: none,
    regenerate: none,
    preview: none,
    publish: none,
    pdf: () => ({ url: '', httpHeaders: {} }),
    onChange: () => undefined,
  };
  return server;
}

/** What a server that went away looks like. */
export function gone(code = 'E_REVIEW_GONE'): ServerError {
  const told = phrase`it went away`;
  return new ServerError(code, { what: told, why: told, kept: told, next: told });
}

export function queueOf(views: readonly PaperView[]): Queue {
  const entries = views.map(({ stem, id, cited, title, open, items }): QueueEntry => {
    const decided = items.filter(({ review }) => review.state !== 'pending').length;
    return { stem, id, cited, title, open, decided, items: items.length, updated: '', broken: null };
  });
  return { digest: 'README.md', entries };
}

function decided(
  notes: Notes,
  request: Parameters<typeof changesFor>[1],
  signature: { by: string; at: string },
) {
  try {
    const changes = changesFor(notes, request, {
      signature,
      taken: { claims: new Map(), prose: new Map(), red: new Set() },
    });
    return withStates(notes, new Map(changes.map(({ item, after }) => [item, after])));
  } catch (error) {
    throw gone((error as { code: string }).code);
  }
}
