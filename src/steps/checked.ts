// The checked notes of a paper, through the cache: what they are made of is cached too, but reading and checking
// it again takes longer than everything else a second run does.
import { NotesSchema, type Notes } from '../domain/notes.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import { canonicalHash } from '../lib/canonical-hash.ts';
import { readBuildId } from '../store/package-files.ts';
import { cachedJson } from './cached.ts';
import { engineOf } from './engine.ts';
import type { Tools } from './tools.ts';

/**
 * Notes made by `make`, or the same from the cache. The key holds all that they follow from; `pdf` names the bytes
 * (id and version, or the hash of a local file), and the build stands for extractor, prompts, schema and checks.
 */
export async function checkedNotes(
  { paper, pdf }: { paper: Paper; pdf: string },
  make: () => Promise<Notes>,
  tools: Tools,
): Promise<Notes> {
  const build = await readBuildId();
  if (build === null) return make();
  const { model, baseUrl, temperature, maxInputTokens } = tools.config;
  const key = canonicalHash({
    build,
    paper,
    pdf,
    engine: engineOf(tools.config),
    model,
    baseUrl,
    temperature,
    maxInputTokens,
    glossary: await ownGlossary(tools),
  });
  return cachedJson({ kind: 'notes', key, paper: citedId(paper) }, { schema: NotesSchema, make }, tools);
}

/** What a user's own glossary says; that of the package belongs to the build, and need not be read for a cached paper. */
async function ownGlossary(tools: Tools): Promise<string | null> {
  if (tools.config.glossary === null) return null;
  const { terms } = await tools.glossary();
  return canonicalHash([...terms.entries()]);
}
