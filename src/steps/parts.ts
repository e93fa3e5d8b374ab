// messages of the parts → a reply for each, and replies → the notes of the whole paper.
// Loaded only for a paper that is too long to be read at once.
import { citedId, type Paper } from '../domain/paper.ts';
import { StatedFirstPartSchema, StatedPartSchema } from '../domain/part.ts';
import type { Reply, StatedNotes } from '../domain/reply.ts';
import { rangesOf } from '../lib/text.ts';
import type { PartMessages } from '../model/messages.ts';
import { joinParts } from '../notes/join-parts.ts';
import { askFor, callsOf, MOST_CALLS, valueOf } from './reply.ts';
import type { Tools } from './tools.ts';
import { phrase } from '../lib/phrase.ts';

/**
 * A complete reply of the right form for each part, one part after the other: each may use the calls that the ones
 * before it left over, but one is kept for every part still to come. What was answered is cached by itself, so that
 * it is not asked again when a later part fails. Throws as askFor does.
 */
export async function replyToEachPart(
  paper: Paper,
  parts: readonly PartMessages[],
  tools: Tools,
): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const [index, { messages, pages }] of parts.entries()) {
    const toCome = parts.length - index - 1;
    const request = {
      paper,
      messages,
      purpose: 'part',
      schema: schemaOfPart(index),
      callsAllowed: Math.max(1, MOST_CALLS - callsOf(replies) - toCome),
      doing: phrase`asking the model about part ${index + 1} of ${parts.length}, pages ${rangesOf(pages)}`,
      onWrongForm: 'ask-again',
    } as const;
    replies.push(await askFor(request, tools));
  }
  return replies;
}

/** What the parts' replies state of the whole paper. */
export function statedInParts(replies: readonly Reply[], paper: Paper): StatedNotes {
  return joinParts(replies.map((reply, index) => valueOf(reply, schemaOfPart(index), citedId(paper))));
}

function schemaOfPart(index: number): typeof StatedPartSchema {
  return index === 0 ? StatedFirstPartSchema : StatedPartSchema;
}
