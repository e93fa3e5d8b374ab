// Facts of the papers under review: dear to make, so they are made once, and those of the last few papers are kept.
import type { Notes } from '../../domain/notes.ts';
import type { PaperText } from '../../domain/page.ts';
import { canonicalHash } from '../../lib/canonical-hash.ts';
import { factsOf, type OwnFacts, type PaperFacts } from '../../notes/check-context.ts';
import { reviewedText } from './look-pdf.ts';
import type { Tools } from '../tools.ts';

const MOST_PAPERS = 3;

/** Which facts: `model` those that notes of a model are checked with, `own` those that fit the engine of the notes. */
type Whose = 'model' | 'own';

const kept = new WeakMap<Tools, Map<string, Promise<PaperFacts>>>();

/**
 * What the checks compare words of these notes with, as when the notes were proven.
 * @throws what getting the paper's text throws; it is tried again then
 */
export async function reviewedFacts(notes: Notes, tools: Tools, whose: Whose = 'own'): Promise<PaperFacts> {
  const isModels = whose === 'model' || notes.engine.name === 'model';
  const key = canonicalHash({ paper: notes.paper, pdf: notes.source.pdfSha256, isModels });
  const papers = kept.get(tools) ?? new Map<string, Promise<PaperFacts>>();
  kept.set(tools, papers);
  const known = papers.get(key);
  const facts = known ?? makeFacts(notes, tools, isModels);
  // The one asked for last stands last.
  papers.delete(key);
  papers.set(key, facts);
  for (const oldest of [...papers.keys()].slice(0, -MOST_PAPERS)) papers.delete(oldest);
  try {
    return await facts;
  } catch (error) {
    if (papers.get(key) === facts) papers.delete(key);
    throw error;
  }
}

async function makeFacts(notes: Notes, tools: Tools, isModels: boolean): Promise<PaperFacts> {
  const text: PaperText = await reviewedText(notes, tools);
  return factsOf(notes.paper, text, isModels ? await toldToModel(tools) : {});
}

/** As steps/prove.ts: notes must not repeat the instructions, and should follow the glossary. */
async function toldToModel(tools: Tools): Promise<OwnFacts> {
  const { system: instructions } = await tools.prompt('notes.v2');
  return { instructions, glossary: await tools.glossary() };
}
