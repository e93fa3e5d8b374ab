// Items to be made anew and what a person wants of them → the messages of the one call.
import type { Notes } from '../../domain/notes.ts';
import type { PaperText } from '../../domain/page.ts';
import { StatedAnewSchema, type Message } from '../../domain/reply.ts';
import { MOST_HINT, type ReviewItem } from '../../domain/review.ts';
import { termsIn } from '../../lib/glossary.ts';
import { estimateTokens } from '../../lib/tokens.ts';
import { glossaryLine } from '../../model/glossary.ts';
import { buildAnewMessages } from '../../model/messages.ts';
import { wireSchema } from '../../model/wire-schema.ts';
import { MOST_PAGES, planAnew, type AnewPlan } from '../../notes/regenerate.ts';
import { itemsOf } from '../../review/items.ts';
import { isLocal, repairLimit } from '../local.ts';
import type { Tools } from '../tools.ts';
import { reviewedText } from './look-pdf.ts';
import { formerOf } from './regenerate-former.ts';

/** The question as it is sent. */
export interface AskedAnew {
  readonly messages: readonly Message[];
  /** The longest that it may become with another hint: a full one, that names the longest pages. */
  readonly longest: () => readonly Message[];
}

/** Items, what the person wants of them, and the proposals that they did not want. */
interface Wish {
  readonly wanted: readonly ReviewItem[];
  readonly hint: string;
  readonly not: readonly string[];
}

/** Of the characters that count most as tokens. */
const LONGEST_HINT = '字'.repeat(MOST_HINT);

/** The same messages for the same items, hint and former proposals. @throws what getting the paper's text throws */
export async function askAnew(notes: Notes, { wanted, hint, not }: Wish, tools: Tools): Promise<AskedAnew> {
  const { paper } = notes;
  const text = await reviewedText(notes, tools);
  const items = wanted.map(item => ({ item, former: formerOf(notes, { item, not }, tools) }));
  const plan = planAnew(items, { all: itemsOf(notes), text }, hint);
  // A small context has no room for what only helps.
  const [terms, quotes] = isLocal(tools)
    ? ['', '']
    : [glossaryLine(termsIn(await tools.glossary(), text.body)), plan.quotes];
  const around = estimateTokens([plan.items, quotes, terms].join('\n'));
  const maxInputTokens = Math.max(0, (await repairLimit(tools)) - around);
  const prompt = await tools.prompt('regenerate.v1');
  const schema = wireSchema(StatedAnewSchema);
  const messagesFor = (asked: Pick<AnewPlan, 'items' | 'wish' | 'pages'>): Message[] =>
    buildAnewMessages(prompt, { paper, text, schema, terms }, { ...asked, quotes, maxInputTokens });
  return {
    messages: messagesFor(plan),
    longest: () => messagesFor({ ...plan, wish: LONGEST_HINT, pages: longestPages(text) }),
  };
}

function longestPages({ pages }: PaperText): number[] {
  const lengthOf = ({ lines }: PaperText['pages'][number]): number =>
    estimateTokens(lines.map(({ text }) => text).join('\n'));
  const byLength = pages.map(page => ({ page: page.page, length: lengthOf(page) }));
  return byLength.sort((one, other) => other.length - one.length).slice(0, MOST_PAGES).map(({ page }) => page); // prettier-ignore
}
