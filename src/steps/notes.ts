// paper and text → messages → replies → notes, nothing proven yet.
// Next: steps/prove.ts
import type { Notes, NotesSource, Engine } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import { StatedNotesSchema, type Reply, type StatedNotes } from '../domain/reply.ts';
import { sha256 } from '../lib/canonical-hash.ts';
import { termsIn } from '../lib/glossary.ts';
import { glossaryLine } from '../model/glossary.ts';
import type { Conversation } from '../model/messages.ts';
import { wireSchema } from '../model/wire-schema.ts';
import { costIn } from './cost.ts';
import { isLocal } from './local.ts';
import { askFor, callsOf, MOST_CALLS, usageOf, valueOf } from './reply.ts';
import type { Tools } from './tools.ts';

/** Paper and text → the messages of the first call, or of one call for each part. */
export async function conversationFor(paper: Paper, text: PaperText, tools: Tools): Promise<Conversation> {
  const [notes, part] = await Promise.all([tools.prompt('notes.v2'), tools.prompt('part.v2')]);
  const terms = glossaryLine(termsIn(await tools.glossary(), text.body));
  const { buildMessages } = await import('../model/messages.ts');
  const schema = wireSchema(StatedNotesSchema);
  const { maxInputTokens } = tools.config;
  if (isLocal(tools)) {
    const { sectionsFor } = await import('./sections.ts');
    const sections = await sectionsFor({ paper, text, terms }, { notes, schema }, tools);
    if (sections !== null) return sections;
  }
  return buildMessages(
    { notes, part },
    { paper, text, schema, terms },
    { maxInputTokens, mostParts: MOST_CALLS },
  );
}

/** What was answered about a paper: one reply, or one for each part of it. */
export type Replies = readonly Reply[];

/** Messages → a complete reply of the right form, for each part. */
export async function repliesFor(paper: Paper, { parts }: Conversation, tools: Tools): Promise<Replies> {
  const [whole] = parts;
  if (parts.some(({ section }) => section !== undefined)) {
    const { replyToEachSection } = await import('./sections.ts');
    return replyToEachSection(paper, parts, tools);
  }
  if (whole === undefined || parts.length > 1) {
    const { replyToEachPart } = await import('./parts.ts');
    return replyToEachPart(paper, parts, tools);
  }
  const { messages } = whole;
  const request = { paper, messages, purpose: 'notes', schema: StatedNotesSchema } as const;
  return [await askFor({ ...request, callsAllowed: MOST_CALLS, onWrongForm: 'ask-again' }, tools)];
}

/** Replies → notes, nothing proven yet. */
export async function notesFrom(
  replies: Replies,
  { paper, source }: { paper: Paper; source: NotesSource },
  tools: Tools,
): Promise<Notes> {
  const [first] = replies;
  if (first === undefined) throw new RangeError('notes follow from at least one reply');
  const form = formOf(replies);
  const prompt = await tools.prompt(PROMPTS[form]);
  const { model, host, mode } = first;
  const about = { name: 'model', prompt: prompt.name, promptSha256: prompt.sha256 } as const;
  const usage = usageOf(replies);
  const spent = { calls: callsOf(replies), usage, ...costIn(tools, { host, model }, usage) };
  const engine: Engine = { ...about, model, host, mode, ...spent };
  const stated = await STATED[form](replies, paper);
  const { assembleNotes } = await import('../notes/assemble.ts');
  return assembleNotes(stated, { paper, source, engine });
}

type Form = 'whole' | 'parts' | 'sections';
const PROMPTS = { whole: 'notes.v2', parts: 'part.v2', sections: 'section.v1' } as const;
const STATED: Readonly<Record<Form, (replies: Replies, paper: Paper) => Promise<StatedNotes>>> = {
  whole: async ([reply], paper) => {
    if (reply === undefined) throw new RangeError('notes follow from at least one reply');
    return Promise.resolve(valueOf(reply, StatedNotesSchema, citedId(paper)));
  },
  parts: async (replies, paper) => (await import('./parts.ts')).statedInParts(replies, paper),
  sections: async (replies, paper) => (await import('./sections.ts')).statedInSections(replies, paper),
};

/** There are never as many parts as sections: each part is a call that is paid for. */
function formOf({ length }: Replies): Form {
  if (length === 1) return 'whole';
  return length > MOST_CALLS ? 'sections' : 'parts';
}

/** The extractive engine: verbatim sentences, no model. */
export async function draftFrom(paper: Paper, text: PaperText, pdf: Uint8Array): Promise<Notes> {
  const [{ draftNotes }, { assembleNotes }] = await Promise.all([
    import('../model/extractive.ts'),
    import('../notes/assemble.ts'),
  ]);
  const pagesRead = text.pages.map(({ page }) => page);
  const source: NotesSource = {
    pdfSha256: sha256(pdf),
    pages: pagesRead.length,
    pagesRead,
    omitted: [],
    tokens: 0,
    parts: [],
    notices: text.notices,
  };
  const none = { model: '', host: '', prompt: 'extractive.v1', promptSha256: '', mode: 'extractive' };
  const engine: Engine = {
    name: 'extractive',
    ...none,
    calls: 0,
    usage: { input: 0, cached: 0, output: 0 },
    cost: null,
    currency: null,
  };
  return assembleNotes(draftNotes(paper, text), { paper, source, engine });
}
