// A PDF on this disk → which paper it is, as far as that is known without reading it: from the text in the cache, or
// from the notes beside a digest, which say of which bytes they were made.
import type { Paper } from '../domain/paper.ts';
import { sha256 } from '../lib/canonical-hash.ts';
import { ToolError } from '../lib/errors.ts';
import { resolveDigest } from '../store/digest-file.ts';
import { readLocalPdf } from '../store/local-pdf.ts';
import { readAllNotes } from '../store/notes-file.ts';
import type { DigestPapers } from './digest-papers.ts';
import { describeLocalPdf } from './paper.ts';
import { keptText } from './text.ts';
import type { Tools } from './tools.ts';

export interface KnownPdf {
  /** Base id, as its notes have it. */
  readonly id: string;
  /** SHA-256 of its bytes. */
  readonly pdf: string;
  /** What it says of itself; null while its text is not in the cache. */
  readonly paper: Paper | null;
}

/** @param noted hash of the bytes → id, asked only when the cache says nothing. Null for a file that cannot be read, or that nobody knows */
export async function knownPdf(
  path: string,
  noted: () => Promise<ReadonlyMap<string, string>>,
  tools: Tools,
): Promise<KnownPdf | null> {
  const bytes = await bytesOf(path);
  if (bytes === null) return null;
  const pdf = sha256(bytes);
  const text = await keptText(pdf, tools);
  if (text !== null) {
    const paper = await describeLocalPdf(bytes, text, tools);
    return { id: paper.id, pdf, paper };
  }
  const id = (await noted()).get(pdf);
  return id === undefined ? null : { id, pdf, paper: null };
}

/** Hash of the bytes → id, for all papers with notes of these digests whose notes files can be read. */
export async function notedPdfs(digests: Iterable<DigestPapers>): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { path, noted } of digests) {
    const { notes } = await readAllNotes(await resolveDigest(path), noted);
    for (const [id, { source }] of notes) ids.set(source.pdfSha256, id);
  }
  return ids;
}

/** A file that cannot be read is told when its turn comes. */
async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return await readLocalPdf(path);
  } catch (error) {
    if (error instanceof ToolError) return null;
    throw error;
  }
}
