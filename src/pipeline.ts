// START HERE. One paper's way from an id to a digest: each arrow is one line, made when somebody asks for it.
//
//   id ─▶ paper ─▶ pdf ─▶ text ─▶ messages ─▶ reply ─▶ notes ─▶ checked ─▶ plan ─▶ published
//
// The steps (src/steps) wrap the cache around what is dear; the topic folders below them know nothing of each other.
import type { PaperSource } from './domain/arxiv-id.ts';
import type { Published } from './steps/merge.ts';
import type { MergePlan } from './domain/digest.ts';
import type { Notes } from './domain/notes.ts';
import type { PaperText } from './domain/page.ts';
import { citedId, type Paper } from './domain/paper.ts';
import { sha256 } from './lib/canonical-hash.ts';
import type { Conversation } from './model/messages.ts';
import { checkedNotes, knownNotes } from './steps/checked.ts';
import { engineOf } from './steps/engine.ts';
import { planFor, publish } from './steps/merge.ts';
import { conversationFor, draftFrom, notesFrom, repliesFor, type Replies } from './steps/notes.ts';
import { describeLocalPdf, findPaper, withPdfLinks } from './steps/paper.ts';
import { fetchPdf, readLocalText, readText } from './steps/text.ts';
import type { Tools } from './steps/tools.ts';
import { readLocalPdf } from './store/local-pdf.ts';

/** The values on the way. Asking for one makes all before it, each at most once. */
export interface Journey {
  readonly paper: () => Promise<Paper>;
  readonly pdf: () => Promise<Uint8Array>;
  readonly text: () => Promise<PaperText>;
  readonly messages: () => Promise<Conversation>;
  /** One, or one for each part of a long paper; null with the extractive engine. */
  readonly reply: () => Promise<Replies | null>;
  readonly notes: () => Promise<Notes>;
  readonly checked: () => Promise<Notes>;
  /** True when the checked notes are in the cache: nothing is fetched or paid for them. */
  readonly isChecked: () => Promise<boolean>;
  /** What a merge into the digest would do; nothing is written. */
  readonly plan: (digest: string) => Promise<MergePlan>;
  /** Merges into the digest and writes notes/<id>.json beside it. */
  readonly published: (digest: string) => Promise<Published>;
}

/** The way of one paper. Nothing happens before a value is asked for. */
export function journey(from: PaperSource, tools: Tools): Journey {
  const byModel = engineOf(tools.config) !== 'extractive';

  const paged = async () => ({ paper: await way.paper(), pdf: await pdfName() });
  // Whoever asks whether there are notes asks for them next: they are looked for and read at once.
  const known = once(async () => knownNotes(await paged(), tools));
  const way: Journey = {
    paper: once(async () =>
      from.kind === 'file'
        ? describeLocalPdf(await way.pdf(), await way.text(), tools)
        : findPaper(from, tools),
    ),
    pdf: once(async () =>
      from.kind === 'file' ? readLocalPdf(from.path) : fetchPdf(await way.paper(), tools),
    ),
    text: once(async () =>
      from.kind === 'file'
        ? readLocalText(await way.pdf(), from.path, tools)
        : readText(await way.pdf(), citedId(await way.paper()), tools),
    ),
    messages: once(async () => conversationFor(await way.paper(), await way.text(), tools)),
    reply: once(async () => (byModel ? repliesFor(await way.paper(), await way.messages(), tools) : null)),
    notes: once(async () => stateNotes(await way.reply())),
    checked: once(async () => (await known()) ?? checkedNotes(await paged(), prove, tools)),
    isChecked: async () => (await known()) !== null,
    plan: async digest => planFor(digest, await way.checked(), tools),
    published: async digest => publish(digest, await way.checked(), tools),
  };
  return way;

  async function prove(): Promise<Notes> {
    const { proveNotes } = await import('./steps/prove.ts');
    return proveNotes(await way.notes(), { text: await way.text(), replies: await way.reply() }, tools);
  }

  async function pdfName(): Promise<string> {
    return from.kind === 'file' ? sha256(await way.pdf()) : citedId(await way.paper());
  }

  async function stateNotes(replies: Replies | null): Promise<Notes> {
    const paper = await withPdfLinks(await way.paper(), await way.text());
    if (replies === null) return draftFrom(paper, await way.text(), await way.pdf());
    const source = { ...(await way.messages()).source, pdfSha256: sha256(await way.pdf()) };
    return notesFrom(replies, { paper, source }, tools);
  }
}

/** The promise of the first call, for every call: a step runs once, and its failure is everybody's. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
