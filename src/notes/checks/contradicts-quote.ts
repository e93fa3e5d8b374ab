// A claim that says the opposite of its quote. Pure. The claim's side in the language of the quote is looked at.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { turnedDegree } from '../twins/degree-quote.ts';
import { turnedRound, type Turned } from '../twins/direction-quote.ts';
import { pointersOf } from '../twins/direction.ts';
import { loopIn } from '../text/loops.ts';
import { turnedDenial } from '../twins/negation-quote.ts';
import { quoteOf, readDenials, type Side } from '../twins/negation-reading.ts';
import { isAbout } from '../twins/shared-words.ts';
import { wayOf } from '../twins/ways.ts';

/** A claim is a sentence or two, a quote a few; of longer ones nothing can be told. */
const LONGEST = { claim: 600, quote: 1500 };

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
  const found = turnedRound({ ...stated, pointers: mine }, { ...quote, pointers: theirs });
  return found === null ? null : inWords(found);
}

function inWords({ one, other }: Turned): Bilingual {
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
  const denial = turnedDenial(readDenials(stated), readDenials(quote));
  if (denial === null || !isAbout(stated, quote)) return null;
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
