// Digest → its papers whose notes are of an older version than arXiv's latest, and, when somebody wants to see it, what
// changed since. Asks no model: everything here is free but for requests to arXiv.
import { basename } from 'node:path';
import { compareMetadata } from '../arxiv/compare-metadata.ts';
import { saysWithdrawn } from '../arxiv/metadata.ts';
import { arxivLinks } from '../digest/entry.ts';
import { assertIsList } from '../digest/list-wanted.ts';
import { scanDigest } from '../digest/scan.ts';
import type { ScannedDigest, ScannedEntry, ScannedSection } from '../digest/scanned.ts';
import { ArxivIdSchema, type PaperId } from '../domain/arxiv-id.ts';
import { publishedIn, type Notes } from '../domain/notes.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import { excerpt } from '../lib/excerpt.ts';
import { ToolError } from '../lib/errors.ts';
import { readDigestFile, resolveDigest } from '../store/digest-file.ts';
import { readAllNotes } from '../store/notes-file.ts';
import { findPaper, latestVersions } from './paper.ts';
import { fetchPdf, readText } from './text.ts';
import type { Tools } from './tools.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** A paper whose notes are of an older version. */
export interface Outdated {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly title: string;
  /** What is new, in short lines. Fetches up to two PDFs, so ask only to show it; a failure is one of the lines. */
  readonly changes: () => Promise<Told[]>;
}

/** A paper of which it is not known, or which must not be made anew. */
export interface NotComparable {
  readonly id: string;
  readonly title: string | null;
  readonly code: string;
  readonly why: Told;
}

export interface OutdatedPapers {
  /** In the order of the digest. */
  readonly outdated: readonly Outdated[];
  readonly skipped: readonly NotComparable[];
}

/**
 * Looks at every paper of the digest that has notes; one request to arXiv for 100 of them.
 * @throws DigestFileError, DigestFormatError, NoListError, ArxivError
 */
export async function findOutdated(digest: string, tools: Tools): Promise<OutdatedPapers> {
  const { known, skipped } = await withNotes(digest);
  const latest = await latestOf(known, tools);
  const outdated: Outdated[] = [];
  for (const one of known) {
    const version = latest.get(one.wanted.id) ?? null;
    if (version !== null && version <= one.version) continue;
    const judged = version === null ? unknown(one, tools) : await judge(one, tools);
    if ('why' in judged) skipped.push(judged);
    else outdated.push(judged);
  }
  return { outdated, skipped };
}

/** Without a network, each alone: what the cache does not know of one paper must not hide the others. */
async function latestOf(known: readonly Known[], tools: Tools): Promise<ReadonlyMap<string, number>> {
  const ids = known.map(({ wanted }) => wanted.id);
  if (!tools.options.offline) return latestVersions(ids, tools);
  const latest = new Map<string, number>();
  for (const id of ids) {
    const found = await latestVersions([id], tools).catch((error: unknown) => {
      if (error instanceof ToolError && error.code === 'E_OFFLINE') return [];
      throw error;
    });
    for (const [name, version] of found) latest.set(name, version);
  }
  return latest;
}

/** The papers of the digest that have notes; `skipped` those of which nobody knows the version. */
async function withNotes(digest: string): Promise<{ known: Known[]; skipped: NotComparable[] }> {
  const scanned = scanDigest(await readDigestFile(digest), digest);
  assertIsList(scanned, digest);
  const path = await resolveDigest(digest);
  const ids = new Set([...scanned.entries, ...scanned.sections].flatMap(({ id }) => id ?? []));
  const stored = await readAllNotes(path, ids);
  const places = placesOf(scanned);
  const known: Known[] = [];
  const skipped: NotComparable[] = [];
  for (const id of ids) {
    const broken = stored.broken.get(id);
    const notes = stored.notes.get(id) ?? null;
    const merged = publishedIn(notes, basename(path)) === null ? null : notes;
    const found = broken === undefined ? knownOf(id, merged, places) : brokenNotes(id, broken);
    if (found === null) continue;
    if ('why' in found) skipped.push(found);
    else known.push(found);
  }
  return { known, skipped };
}

/** A paper of the digest that has notes, and the version that they are of. */
interface Known {
  readonly wanted: PaperId;
  readonly version: number;
  readonly title: string | null;
  readonly notes: Notes | null;
}

/** What a digest says of each paper by its list line and by its section of notes. */
interface Places {
  readonly view: string;
  readonly entries: ReadonlyMap<string | null, ScannedEntry>;
  readonly sections: ReadonlyMap<string | null, ScannedSection>;
}

/** Of several list lines or sections of one paper, the first. */
function placesOf({ view, entries, sections }: ScannedDigest): Places {
  const withNotes = sections.filter(({ hasNotes }) => hasNotes);
  return {
    view,
    entries: new Map(entries.toReversed().map(entry => [entry.id, entry])),
    sections: new Map(withNotes.toReversed().map(section => [section.id, section])),
  };
}

/**
 * Null when the paper has no notes in this digest. The links of the notes that stand there know best: notes/<id>.json may
 * hold newer ones that wait for review.
 */
function knownOf(id: string, merged: Notes | null, places: Places): Known | NotComparable | null {
  if (merged === null && !places.sections.has(id)) return null;
  const title = titleOf(id, merged, places);
  const parsed = ArxivIdSchema.safeParse(id);
  if (!parsed.success)
    return { id, title, code: 'E_NOT_FOUND', why: phrase`a local PDF: arXiv has no versions of it` };
  const stored = merged?.paper.version ?? null;
  const version = citedVersion(id, places) ?? stored;
  if (version === null) {
    const why = phrase`its link names no version, so nobody knows which one its notes are of`;
    return { id, title, code: 'E_ID', why };
  }
  const notes = stored === version ? merged : null;
  return { wanted: { id: parsed.data, version: null }, version, title, notes };
}

function titleOf(id: string, merged: Notes | null, { entries }: Places): string | null {
  return merged?.paper.title ?? entries.get(id)?.title ?? null;
}

/** The newest version that the notes in the digest link to, else the one in the list line's link. */
function citedVersion(id: string, { view, entries, sections }: Places): number | null {
  const section = sections.get(id);
  const links = section === undefined ? [] : arxivLinks(view.slice(section.start, section.contentEnd));
  const versions = links.flatMap(link => (link.id === id && link.version !== null ? [link.version] : []));
  return versions.length > 0 ? Math.max(...versions) : (entries.get(id)?.version ?? null);
}

function brokenNotes(id: string, why: Told): NotComparable {
  return { id, title: null, code: 'E_NOTES_FILE', why };
}

function unknown({ wanted, title }: Known, { options }: Tools): NotComparable {
  const { id } = wanted;
  if (!options.offline)
    return { id, title, code: 'E_NOT_FOUND', why: phrase`arXiv has no paper with this id` };
  return { id, title, code: 'E_OFFLINE', why: phrase`--offline, and its latest version is not in the cache` };
}

async function judge(known: Known, tools: Tools): Promise<Outdated | NotComparable> {
  const next = await findPaper(known.wanted, tools);
  const { id, title, comment } = next;
  const to = next.version ?? known.version;
  if (saysWithdrawn(comment)) {
    const why = phrase`v${to} withdraws it: “${excerpt(comment ?? '')}”; the notes of v${known.version} stay`;
    return { id, title, code: 'E_WITHDRAWN', why };
  }
  return { id, from: known.version, to, title, changes: async () => changesOf(known, next, tools) };
}

/** Metadata first, which is certain; then what the text says, or why that is not known. */
async function changesOf({ wanted, version, notes }: Known, next: Paper, tools: Tools): Promise<Told[]> {
  const lines: Told[] = [];
  try {
    const old = notes?.paper ?? (await findPaper({ ...wanted, version }, tools));
    lines.push(...compareMetadata(old, next));
    const [before, after] = [await textOf({ ...next, ...old, version }, tools), await textOf(next, tools)];
    const { comparePapers } = await import('../pdf/compare.ts');
    const { changeLines } = await import('../pdf/change-lines.ts');
    return [...lines, ...changeLines(comparePapers(before, after))];
  } catch (error) {
    if (!(error instanceof ToolError) || error.category === 'interrupted') throw error;
    return [...lines, phrase`what else changed is not known: ${error.told.what}, ${error.told.why}`];
  }
}

async function textOf(paper: Paper, tools: Tools): ReturnType<typeof readText> {
  return readText(await fetchPdf(paper, tools), citedId(paper), tools);
}
