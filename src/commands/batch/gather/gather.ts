// What the command line names → sources read to their end, and the queue that follows from them.
import { dirname, join } from 'node:path';
import { InvalidIdError, parseSource } from '../../../arxiv/id.ts';
import type { QueuedPaper } from '../../../domain/batch.ts';
import type { JudgeId, Mention, ReadSource } from '../../../domain/source.ts';
import { ToolError, UsageError } from '../../../lib/errors.ts';
import { phrase } from '../../../lib/phrase.ts';
import { readSource } from '../../../sources/read.ts';
import { readDigestPapers, type DigestPapers } from '../../../steps/digest-papers.ts';
import type { Outdated } from '../../../steps/outdated.ts';
import type { Tools } from '../../../steps/tools.ts';
import { exists, isFolder, listPdfs, readSourceFile, readStdin } from '../../../store/source-files.ts';
import { listedIn } from './listed.ts';
import { queueOf, type Wanted } from './queue.ts';
import { announcedOn, foundBy } from './remote-sources.ts';

export interface SourceWords {
  /** Files, folders, ids, URLs, `-`. */
  readonly named: readonly string[];
  readonly search: string | null;
  readonly since: string | null;
  readonly most: number;
  readonly rss: string | null;
  readonly outdated: boolean;
}

/** Where the notes go. */
export interface Aim {
  /** The digest of --digest, environment or configuration. */
  readonly digest: string | null;
  /** True when it was named by --digest: then everything goes there, a digest that is a source included. */
  readonly isNamed: boolean;
  readonly merge: boolean;
  /** A dry run need not know where the notes go. */
  readonly isDry: boolean;
}

export interface Gathered {
  readonly sources: readonly ReadSource[];
  /** What the queue is made of. */
  readonly wanted: readonly Wanted[];
  readonly papers: readonly QueuedPaper[];
  readonly repeats: number;
  /** For papers of --outdated: the version that their notes are of, and what changed since. */
  readonly outdated: ReadonlyMap<string, Outdated>;
}

/** A source, and the digest that it is itself. */
interface OneSource {
  readonly read: ReadSource;
  readonly digest: string | null;
}

/** Reads every source. Throws ToolError for one that cannot be read, or when nobody said where the notes go. */
export async function gatherQueue(
  words: SourceWords,
  aim: Aim,
  { tools, stdin }: { tools: Tools; stdin: NodeJS.ReadStream },
): Promise<Gathered> {
  const named = defaultNamed(words, aim);
  const outdated = new Map<string, Outdated>();
  const sources: OneSource[] = [];
  for (const name of named) {
    const { read, digest } = await oneSource(name, { words, tools, stdin, outdated });
    sources.push({ read: tellNothing(read), digest });
  }
  if (words.search !== null) sources.push({ read: await foundBy(words.search, words, tools), digest: null });
  if (words.rss !== null)
    sources.push({ read: await announcedOn(words.rss, words.most, tools), digest: null });
  const wanted = sources.flatMap(source => wantedOf(source, sources, aim));
  return { sources: sources.map(({ read }) => read), wanted, ...queueOf(wanted), outdated };
}

/** Without any source the digest is the source: its entries that have no notes. */
function defaultNamed({ named, search, rss }: SourceWords, { digest }: Aim): readonly string[] {
  if (named.length > 0 || search !== null || rss !== null) return named;
  if (digest !== null) return [digest];
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`no papers are named`,
    why: phrase`batch got no list and no ids, and no digest is configured whose entries could be taken`,
    next: phrase`summarize batch README.md, or summarize batch ids.txt --digest README.md`,
  });
}

interface Reading {
  readonly words: SourceWords;
  readonly tools: Tools;
  readonly stdin: NodeJS.ReadStream;
  readonly outdated: Map<string, Outdated>;
}

async function oneSource(name: string, reading: Reading): Promise<OneSource> {
  const { words, tools, stdin } = reading;
  if (name === '-') {
    const bytes = await readStdin(stdin, tools.signal);
    return { read: readSource({ name, bytes }, judge), digest: null };
  }
  if (await isFolder(name)) return { read: folderOf(name, await listPdfs(name)), digest: null };
  if (/\.pdf$/i.test(name) || !(await exists(name))) return { read: argumentOf(name), digest: null };
  const digest = await digestOf(name);
  if (digest !== null) return { read: await listedIn(digest, words.outdated ? reading : null), digest: name };
  const read = readSource({ name, bytes: await readSourceFile(name) }, judgeFrom(dirname(name)));
  return { read, digest: null };
}

/** The file as a digest, or null when it is none: no Markdown, or Markdown without list lines. */
async function digestOf(name: string): Promise<DigestPapers | null> {
  if (!/\.(?:md|markdown|mdown)$/i.test(name)) return null;
  try {
    const digest = await readDigestPapers(name);
    return digest.listed.length > 0 ? digest : null;
  } catch (error) {
    // Not UTF-8, or a git conflict: nothing can be merged into it, but the ids in it can be read.
    if (error instanceof ToolError && error.category === 'digest') return null;
    throw error;
  }
}

/** A source that says nothing of papers says that, for it may stand among others that do. */
function tellNothing(read: ReadSource): ReadSource {
  if (read.mentions.length + read.unread.length + read.notices.length > 0) return read;
  return { ...read, notices: [read.count === 0 ? phrase`it is empty` : phrase`it names no papers`] };
}

/** Neither a file nor a folder: an id or a URL. Throws InvalidIdError, E_SOURCE for what looks like a file. */
function argumentOf(name: string): ReadSource {
  try {
    const mention: Mention = { paper: parseSource(name), at: { source: name, line: null }, title: null };
    return { ...EMPTY, name, kind: 'argument', units: 'papers', count: 1, mentions: [mention] };
  } catch (error) {
    if (!(error instanceof InvalidIdError) || !/\.[a-z]{2,8}$|^[./~]/i.test(name)) throw error;
    throw new UsageError({
      code: 'E_SOURCE',
      what: phrase`${name} cannot be read as a list of papers`,
      why: phrase`there is no such file, and it is no arXiv id either`,
      next: phrase`look for it: ls -l ${name}`,
      cause: error,
    });
  }
}

function folderOf(name: string, files: readonly string[]): ReadSource {
  const mentions = files.map(path => ({
    paper: { kind: 'file' as const, path },
    at: { source: name, line: null },
    title: null,
  }));
  const notices = files.length === 0 ? [phrase`no .pdf is in it`] : [];
  return { ...EMPTY, name, kind: 'folder', units: 'files', count: files.length, mentions, notices };
}

const EMPTY = { encoding: null, mentions: [], unread: [], silent: 0, notices: [] } as const;

/** Which digests the papers of a source are meant for. */
function wantedOf({ read, digest }: OneSource, all: readonly OneSource[], aim: Aim): Wanted[] {
  const targets = read.mentions.length === 0 ? [] : targetsOf(digest, all, aim);
  return read.mentions.map(mention => ({ mention, targets }));
}

function targetsOf(own: string | null, all: readonly OneSource[], aim: Aim): readonly string[] {
  if (!aim.merge) return [];
  if (aim.isNamed && aim.digest !== null) return [aim.digest];
  if (own !== null) return [own];
  if (aim.digest !== null) return [aim.digest];
  const digests = all.flatMap(({ digest }) => digest ?? []);
  const [only] = digests;
  if (only !== undefined && digests.length === 1) return [only];
  if (aim.isDry) return [];
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`it is not said where the notes go`,
    why:
      digests.length === 0
        ? phrase`no digest is named or configured`
        : phrase`${digests.length} digests are named, and papers that stand in none of them`,
    next: phrase`add --digest README.md (touch it first when it is new), or --no-merge to print the notes`,
  });
}

const judge: JudgeId = text => {
  try {
    return { ok: true, paper: parseSource(text) };
  } catch (error) {
    if (error instanceof InvalidIdError) return { ok: false, reason: error.told.why };
    throw error;
  }
};

/** A path in a list is meant from the list, wherever the command is typed. */
function judgeFrom(folder: string): JudgeId {
  return text => {
    const judged = judge(text);
    if (!judged.ok || judged.paper.kind !== 'file') return judged;
    return { ok: true, paper: { kind: 'file', path: join(folder, judged.paper.path) } };
  };
}
