// The page's one way to the server: JSON with the token that the address brought, and failures in the four parts in
// which people are told of them.
import type { Finding } from '../../../domain/finding.ts';
import type {
  Decide,
  Estimate,
  Fix,
  Look,
  PaperView,
  Proposal,
  Queue,
  Regenerate,
  Session,
  Undone,
} from '../../../domain/review.ts';
import type { MergePreview, Publish, PublishedView, Settled } from '../../../domain/publish.ts';
import { phrase, type Phrase, type Told } from '../../../lib/phrase.ts';
import { followChanges } from './changes.ts';
import type { PdfSource } from '../pdf/engine.ts';

type Parts = Readonly<Record<'what' | 'why' | 'kept' | 'next', Told>>;

/** What the server refused or failed at. `code` is `E_REVIEW_GONE` when it does not answer at all. */
export class ServerError extends Error {
  override name = 'ServerError';
  readonly code: string;
  readonly told: Parts;
  constructor(code: string, told: Parts) {
    super(code);
    this.code = code;
    this.told = told;
  }
}

/** All that the page asks of the server. Every call may throw ServerError, and nothing else. */
export interface Server {
  readonly session: () => Promise<Session>;
  readonly queue: () => Promise<Queue>;
  readonly paper: (stem: string) => Promise<PaperView>;
  readonly decide: (stem: string, request: Decide) => Promise<PaperView>;
  readonly undo: () => Promise<Undone | null>;
  readonly redo: () => Promise<Undone | null>;
  readonly look: (stem: string, words: Look) => Promise<{ findings: Finding[]; fixes: Fix[] }>;
  readonly estimate: (stem: string, request: Regenerate) => Promise<Estimate>;
  readonly regenerate: (stem: string, request: Regenerate) => Promise<Proposal>;
  readonly preview: (stem: string, settled?: readonly Settled[]) => Promise<MergePreview>;
  readonly publish: (stem: string, request: Publish) => Promise<PublishedView>;
  /** Where pdf.js gets the PDF itself, with these headers; the server answers ranges. */
  readonly pdf: (stem: string) => PdfSource;
  /**
   * Told the stem of notes that changed on the disk, whoever changed them; an open stream is an open tab. `onGone` each
   * time that the stream cannot be opened, from the second time on.
   */
  readonly onChange: (listener: (stem: string) => void, onGone: () => void) => void;
}

/** @param token of the address's fragment */
export function openServer(token: string): Server {
  const httpHeaders = { authorization: `Bearer ${token}` };
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const sent =
      body === undefined
        ? { headers: httpHeaders }
        : {
            method: 'POST',
            headers: { ...httpHeaders, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          };
    const response = await fetch(`/api/${path}`, sent).catch(() => null);
    if (response === null) throw gone();
    const value: unknown = await response.json().catch(() => null);
    if (response.ok) return value;
    const { error } = (value ?? {}) as { error?: { code: string; told: Parts } };
    throw error === undefined ? gone() : new ServerError(error.code, error.told);
  };
  return {
    session: async () => (await ask('session')) as Session,
    queue: async () => (await ask('queue')) as Queue,
    paper: async stem => (await ask(`papers/${stem}`)) as PaperView,
    decide: async (stem, request) => (await ask(`papers/${stem}/decide`, request)) as PaperView,
    undo: async () => (await ask('undo', {})) as Undone | null,
    redo: async () => (await ask('redo', {})) as Undone | null,
    look: async (stem, words) =>
      (await ask(`papers/${stem}/look`, words)) as { findings: Finding[]; fixes: Fix[] },
    estimate: async (stem, request) => (await ask(`papers/${stem}/estimate`, request)) as Estimate,
    regenerate: async (stem, request) => (await ask(`papers/${stem}/regenerate`, request)) as Proposal,
    preview: async (stem, settled = []) =>
      (await ask(`papers/${stem}/preview`, settled.length === 0 ? undefined : { settled })) as MergePreview,
    publish: async (stem, request) => (await ask(`papers/${stem}/publish`, request)) as PublishedView,
    pdf: stem => {
      const path = `papers/${stem}/pdf`;
      return { url: `/api/${path}`, httpHeaders, refusal: () => ask(path).then(() => null, refusalTold) };
    },
    onChange: (onStem, onGone) => {
      const open = (since: number | null): Promise<Response | null> => {
        const headers = since === null ? httpHeaders : { ...httpHeaders, 'x-review-since': String(since) };
        return fetch('/api/events', { headers }).catch(() => null);
      };
      followChanges({ open, onStem, onGone, name: `review ${token}` });
    },
  };
}

/** What went wrong, why, and what to do next, as one text. */
function refusalTold(error: unknown): Told {
  if (!(error instanceof ServerError)) throw error;
  const { what, why, next } = error.told;
  return phrase`${part(what)}: ${part(why)}. Next: ${part(next)}`;
}

function part(told: Told): Phrase {
  return typeof told === 'string' ? { template: '{0}', values: [told] } : told;
}

/** The server does not answer at all. */
export function gone(): ServerError {
  return new ServerError('E_REVIEW_GONE', {
    what: phrase`the review server does not answer`,
    why: phrase`it was stopped, or the computer slept`,
    kept: phrase`every decision that was shown as saved`,
    next: phrase`type summarize review again, and open the new address`,
  });
}
