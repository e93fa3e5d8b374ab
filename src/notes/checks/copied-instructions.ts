// Text about the task instead of the paper: the instructions said again, an answer's opening words, a stand-in. Pure.
import type { Claim } from '../../domain/claim.ts';
import type { Bilingual } from '../../domain/notes.ts';
import type { Check, CheckContext } from '../check-context.ts';
import { foreignStretch } from '../text/foreign-words.ts';
import { promptSentenceIn, promptSentences } from '../text/prompt-sentences.ts';
import { quoteKey } from '../quotes/quote-key.ts';
import { saysNothingInChinese, saysNothingInEnglish } from '../text/says-nothing.ts';
import { taskTalk } from '../text/task-talk.ts';
import { isTelling, tokensOf } from '../text/tokens.ts';

const SHOWN = 80;
/** Shorter keys stand in any paper by chance; such words are looked for as they are. */
const TELLING_KEY = 8;

/** Error `copied-instructions`, one for each of zh, en and quote. Papers about prompts may say all of it. */
export const copiedInstructions: Check = {
  code: 'copied-instructions',
  severity: 'error',
  of: 'prose',
  find: (claim, context) => {
    // A quote that was found is the paper's own.
    const isFound = context.located !== null && context.located.match !== 'missing';
    const texts = [
      isOfTooShort(claim.zh, saysNothingInChinese, context) ? '' : claim.zh,
      isOfTooShort(claim.en, saysNothingInEnglish, context) ? '' : claim.en,
      isFound ? '' : claim.quote,
    ];
    const said = texts.map(text => aboutTask(text, claim, context)).filter(words => words !== null);
    return [...new Set(said)].map(inWords);
  },
};

/** `None.` and its like: too-short tells them of claims, but looks at no headline and no title. */
function isOfTooShort(
  text: string,
  saysNothing: (text: string) => boolean,
  { place }: CheckContext,
): boolean {
  return place !== 'headline' && place !== 'title' && saysNothing(text);
}

function aboutTask(text: string, claim: Claim, context: CheckContext): string | null {
  if (text === '') return null;
  const talk = taskTalk(text).find(words => words === text.trim() || !isOfPaper(words, claim, context));
  if (talk !== undefined) return talk;
  const copied = foreignStretch(text, context.facts.foreign.instructions);
  if (copied !== null && !isOfQuote(copied, claim, context)) return copied;
  const said = promptSentenceIn(text, promptSentences(context.facts.instructions));
  return said === null || isOfPaper(said, claim, context) ? null : said;
}

/** The paper says it, or its quote speaks of the same thing. */
function isOfPaper(words: string, claim: Claim, context: CheckContext): boolean {
  const { facts } = context;
  const { key } = quoteKey(words);
  const stands = key.length < TELLING_KEY ? facts.everything.includes(words) : facts.key.includes(key);
  return stands || isOfQuote(words, claim, context);
}

/** Half of the words that carry meaning stand in a quote that the paper has. */
function isOfQuote(words: string, { quote }: Claim, { located }: CheckContext): boolean {
  if (located === null || located.match === 'missing') return false;
  const quoted = new Set(tokensOf(quote).map(({ word }) => word));
  const telling = tokensOf(words).filter(({ word }) => isTelling(word));
  const shared = telling.filter(({ word }) => quoted.has(word));
  return telling.length > 0 && 2 * shared.length >= telling.length;
}

function inWords(words: string): Bilingual {
  const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
  return {
    en: `“${shown}” is about the task, not the paper.`,
    zh: `“${shown}”说的是任务要求，不是论文内容。`,
  };
}
