// A claim that says the opposite of its quote. Pure. The claim's side in the language of the quote is looked at.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { contradictionOf, type Contradiction } from '../twins/contradiction.ts';
import { isAbout, turnedDegree, turnedRound } from '../twins/direction-quote.ts';
import { pointersOf } from '../twins/direction.ts';
import { loopIn } from '../text/loops.ts';
import { turnedDenial, type DenialSaid } from '../twins/negation-quote.ts';
import { quoteOf, readDenials, type Reading, type Side } from '../twins/negation-reading.ts';
import { deniedPredicate } from '../twins/negation.ts';
import { wayOf } from '../twins/ways.ts';

/** Such a quote speaks of other work too, and of other cases. */
const OF_OTHERS =
  /\b(?:unlike|whereas|while|although|previous|prior|existing|conventional|but|however|instead|if|unless|otherwise)\b|如果|若|否则|现有|此前|以往|传统|而|但/iu;
/** A claim is a sentence or two, a quote a few; of longer ones nothing can be told. */
const LONGEST = { claim: 600, quote: 1500 };
/** One denial between the two: with more it cannot be told which answers which. */
const ONLY_DENIAL = 1;

/** Warning `contradicts-quote`, with the words of both. */
export const contradictsQuote: Check = {
  code: 'contradicts-quote',
  severity: 'warning',
  of: 'claims',
  find: claim => {
    const quote = quoteOf(claim);
    const stated = { text: claim[quote.language], language: quote.language };
    if (quote.text === '' || stated.text === '') return [];
    if (stated.text.length > LONGEST.claim || quote.text.length > LONGEST.quote) return [];
    const said = directionSaid(stated, quote) ?? degreeSaid(stated, quote) ?? denialSaid(stated, quote);
    return said === null || loopIn(stated.text) !== null ? [] : [said];
  },
};

function directionSaid(stated: Side, quote: Side): Bilingual | null {
  const mine = pointersOf(stated);
  const theirs = mine.length === 0 ? [] : pointersOf(quote);
  if (theirs.length === 0) return null;
  // Each points one way, once; or a clause of the one answers a clause of the other.
  const isOnly = mine.length === 1 && theirs.length === 1 && !OF_OTHERS.test(quote.text);
  const found =
    turnedRound({ ...stated, pointers: mine }, { ...quote, pointers: theirs }) ??
    (isOnly ? contradictionOf(stated, quote) : null);
  return found === null ? null : inWords(found);
}

function inWords({ one, other, isSwapped }: Contradiction): Bilingual {
  if (isSwapped)
    return {
      en: `The claim (“${one.text}”) and the quote (“${other.text}”) compare the other way round.`,
      zh: `论断（“${one.text}”）与引文（“${other.text}”）比较的对象颠倒了。`,
    };
  const [claim, quote] = [wayOf(one), wayOf(other)];
  return {
    en: `The claim says ${claim.en} (“${one.text}”), the quote ${quote.en} (“${other.text}”).`,
    zh: `论断说${claim.zh}（“${one.text}”），引文说${quote.zh}（“${other.text}”）。`,
  };
}

function degreeSaid(stated: Side, quote: Side): Bilingual | null {
  const found = turnedDegree(stated, quote);
  if (found === null) return null;
  const [claim, proof] = found;
  return {
    en: `The claim says “${claim}”, the quote “${proof}”.`,
    zh: `论断说“${claim}”，引文说“${proof}”。`,
  };
}

function denialSaid(stated: Side, quote: Side): Bilingual | null {
  const [claim, proof] = [readDenials(stated), readDenials(quote)];
  if (claim.negatives + proof.negatives === 0) return null;
  const turned = turnedDenial(claim, proof);
  const isOnly = claim.negatives + proof.negatives === ONLY_DENIAL && !OF_OTHERS.test(quote.text);
  const denial =
    turned !== null && isAbout(stated, quote) ? turned : isOnly ? onlyDenial(claim, proof) : null;
  if (denial === null) return null;
  return denial.by === 'claim'
    ? {
        en: `The claim denies (“${denial.words}”), the quote does not.`,
        zh: `论断是否定（“${denial.words}”），引文不是。`,
      }
    : {
        en: `The quote denies (“${denial.words}”), the claim does not.`,
        zh: `引文是否定（“${denial.words}”），论断不是。`,
      };
}

/** There is one denial, and it is of a verb that the other text states, maybe in another word. */
function onlyDenial(claim: Reading, proof: Reading): DenialSaid | null {
  const byClaim = deniedPredicate(claim, proof);
  if (byClaim !== null) return { by: 'claim', words: byClaim };
  const byQuote = deniedPredicate(proof, claim);
  return byQuote === null ? null : { by: 'quote', words: byQuote };
}
