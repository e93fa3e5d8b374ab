// The checked notes of a paper, through the cache: what they are made of is cached too, but reading and checking
// it again takes longer than everything else a second run does.
import { NotesSchema, type Notes } from '../domain/notes.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import { canonicalHash } from '../lib/canonical-hash.ts';
import { readBuildId } from '../store/package-files.ts';
import { cachedJson, told } from './cached.ts';
import { engineOf, modelAsked } from './engine.ts';
import { isLocal, localNames } from './local.ts';
import type { Tools } from './tools.ts';

/**
 * Notes made by `make`, or the same from the cache. The key holds all that they follow from; `pdf` names the bytes
 * (id and version, or the hash of a local file), and the build stands for extractor, prompts, schema and checks.
 */
export async function checkedNotes(of: Paged, make: () => Promise<Notes>, tools: Tools): Promise<Notes> {
  const key = await keyOf(of, tools);
  if (key === null) return make();
  return cachedJson({ kind: 'notes', key, paper: citedId(of.paper) }, { schema: NotesSchema, make }, tools);
}

/**
 * The same when they are in the cache, and no --refresh forbids taking them; null otherwise. What is damaged counts as
 * not there, so nothing is paid for that was thought to be there.
 */
export async function knownNotes(of: Paged, tools: Tools): Promise<Notes | null> {
  const key = tools.options.refresh.size > 0 ? null : await keyOf(of, tools);
  if (key === null) return null;
  const known = await tools.cache.getJson('notes', key, NotesSchema);
  return known === null ? null : told(known, { kind: 'notes', key, paper: citedId(of.paper) }, tools);
}

/**
 * True when the checked notes of a paper are in the cache, and no --refresh forbids taking them. They are not read: a
 * thousand papers are asked about before the first one is done.
 */
export async function hasCheckedNotes(of: Paged, tools: Tools): Promise<boolean> {
  const key = tools.options.refresh.size > 0 ? null : await keyOf(of, tools);
  return key !== null && (await tools.cache.has('notes', key));
}

/** A paper, and the name of the bytes that are read of it. */
interface Paged {
  readonly paper: Paper;
  readonly pdf: string;
}

/** Null when the program does not know which build it is. */
async function keyOf({ paper, pdf }: Paged, tools: Tools): Promise<string | null> {
  const build = await readBuildId();
  if (build === null) return null;
  const { model, baseUrl, temperature, maxInputTokens, prices } = tools.config;
  const glossary = await ownGlossary(tools);
  const engine = engineOf(tools.config);
  const names = isLocal(tools) ? await localNames(tools) : {};
  return canonicalHash({
    build,
    paper,
    pdf,
    engine,
    model,
    baseUrl,
    ...names,
    temperature,
    maxInputTokens,
    glossary,
    // The notes say what they cost. The prices of the package belong to the build.
    price: prices[modelAsked(tools.config).model] ?? null,
  });
}

/** What a user's own glossary says; that of the package belongs to the build, and need not be read for a cached paper. */
async function ownGlossary(tools: Tools): Promise<string | null> {
  if (tools.config.glossary === null) return null;
  const { terms } = await tools.glossary();
  return canonicalHash([...terms.entries()]);
}
