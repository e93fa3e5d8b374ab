// Items to be made anew and what a person wants of them → the messages of the one call.
import type { Notes } from '../../domain/notes.ts';
import { StatedAnewSchema, type Message } from '../../domain/reply.ts';
import type { ReviewItem } from '../../domain/review.ts';
import { termsIn } from '../../lib/glossary.ts';
import { estimateTokens } from '../../lib/tokens.ts';
import { glossaryLine } from '../../model/glossary.ts';
import { buildAnewMessages } from '../../model/messages.ts';
import { wireSchema } from '../../model/wire-schema.ts';
import { planAnew } from '../../notes/regenerate.ts';
import { itemsOf } from '../../review/items.ts';
import { isLocal, repairLimit } from '../local.ts';
import type { Tools } from '../tools.ts';
import { reviewedText } from './look-pdf.ts';
import { formerOf } from './regenerate-former.ts';

/** The question as it is sent. */
export interface AskedAnew {
  readonly messages: readonly Message[];
}

/** The same messages for the same items, hint and former proposals. @throws what getting the paper's text throws */
export async function askAnew(
  notes: Notes,
  { wanted, hint }: { wanted: readonly ReviewItem[]; hint: string },
  tools: Tools,
): Promise<AskedAnew> {
  const { paper } = notes;
  const text = await reviewedText(notes, tools);
  const items = wanted.map(item => ({ item, former: formerOf(notes, item, tools) }));
  const plan = planAnew(items, { all: itemsOf(notes), text }, hint);
  // A small context has no room for what only helps.
  const [terms, quotes] = isLocal(tools)
    ? ['', '']
    : [glossaryLine(termsIn(await tools.glossary(), text.body)), plan.quotes];
  const around = estimateTokens([plan.items, quotes, terms].join('\n'));
  const maxInputTokens = Math.max(0, (await repairLimit(tools)) - around);
  const prompt = await tools.prompt('regenerate.v1');
  const schema = wireSchema(StatedAnewSchema);
  const asked = { ...plan, quotes, maxInputTokens };
  return { messages: buildAnewMessages(prompt, { paper, text, schema, terms }, asked) };
}
