// messages of the sections → a reply for each, and replies → the notes of the paper.
// Loaded only for the engine `local`, when its context is too small for the whole paper.
import { citedId, type Paper } from '../domain/paper.ts';
import type { Reply, StatedNotes } from '../domain/reply.ts';
import { SECTION_NAMES, SECTION_SCHEMAS } from '../domain/section.ts';
import { phrase } from '../lib/phrase.ts';
import type { Conversation, PartMessages } from '../model/messages.ts';
import { buildSectionMessages, fitsAtOnce, type SectionSubject } from '../model/section-messages.ts';
import type { JsonSchema } from '../model/wire-schema.ts';
import type { Prompt } from '../model/prompt.ts';
import { joinSections } from '../notes/join-sections.ts';
import { askFor, valueOf } from './reply.ts';
import { localRoom } from './local.ts';
import type { Tools } from './tools.ts';

/** Calls of a local model cost time and no money: each section may be asked for once more. */
const CALLS_PER_SECTION = 2;

/** The messages of the sections; null when the paper fits into the context of the model as it is. */
export async function sectionsFor(
  subject: SectionSubject,
  { notes, schema }: { notes: Prompt; schema: JsonSchema },
  tools: Tools,
): Promise<Conversation | null> {
  const room = await localRoom(tools);
  if (fitsAtOnce(notes, { text: subject.text, schema }, room)) return null;
  return buildSectionMessages(await tools.prompt('section.v1'), subject, room);
}

/**
 * A complete reply of the right form for each section, one after the other, cached each by itself. Throws as askFor
 * does.
 */
export async function replyToEachSection(
  paper: Paper,
  sections: readonly PartMessages[],
  tools: Tools,
): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const [index, { messages, section }] of sections.entries()) {
    if (section === undefined) continue;
    const request = {
      paper,
      messages,
      purpose: 'section',
      schema: SECTION_SCHEMAS[section],
      callsAllowed: CALLS_PER_SECTION,
      doing: phrase`asking the model for ${section}, ${index + 1} of ${sections.length}`,
      onWrongForm: 'ask-again',
    } as const;
    replies.push(await askFor(request, tools));
  }
  return replies;
}

/** What the sections' replies, in the order of SECTION_NAMES, state of the paper. */
export function statedInSections(replies: readonly Reply[], paper: Paper): StatedNotes {
  const id = citedId(paper);
  return joinSections(
    SECTION_NAMES.flatMap((name, index) => {
      const reply = replies[index];
      return reply === undefined ? [] : [valueOf(reply, SECTION_SCHEMAS[name], id)];
    }),
  );
}
