// A claim that says the opposite of its quote. Pure. The claim's side in the language of the quote is looked at.
import type { Claim } from '../../domain/claim.ts';
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { contradictionOf, type Contradiction } from '../contradiction.ts';
import { pointersOf } from '../direction.ts';
import { deniedPredicate, readDenials, type Side } from '../negation.ts';
import { wayOf } from '../ways.ts';

/** Such a quote speaks of other work too, and of other cases. */
const OF_OTHERS =
  /\b(?:unlike|whereas|while|although|previous|prior|existing|conventional|but|however|instead)\b|现有|此前|以往|传统|而|但/iu;
/** One denial between the two: with more it cannot be told which answers which. */
const ONLY_DENIAL = 1;

/** Warning `contradicts-quote`, only when both point one way, or deny, exactly once. */
export const contradictsQuote: Check = {
  code: 'contradicts-quote',
  severity: 'warning',
  of: 'claims',
  find: claim => {
    const quote = quoteOf(claim);
    const stated = { text: claim[quote.language], language: quote.language };
    if (quote.text === '' || stated.text === '' || OF_OTHERS.test(quote.text)) return [];
    const said = directionSaid(stated, quote) ?? denialSaid(stated, quote);
    return said === null ? [] : [said];
  },
};

/** The quote as a side; a paper in Chinese is quoted in Chinese. */
function quoteOf({ quote }: Claim): Side {
  const han = quote.match(/\p{sc=Han}/gu)?.length ?? 0;
  return { text: quote, language: han * 3 > quote.length ? 'zh' : 'en' };
}

function directionSaid(stated: Side, quote: Side): Bilingual | null {
  if (pointersOf(stated).length !== 1 || pointersOf(quote).length !== 1) return null;
  const found = contradictionOf(stated, quote);
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

function denialSaid(stated: Side, quote: Side): Bilingual | null {
  const [claim, proof] = [readDenials(stated), readDenials(quote)];
  if (claim.negatives + proof.negatives !== ONLY_DENIAL) return null;
  const byClaim = deniedPredicate(claim, proof);
  if (byClaim !== null)
    return {
      en: `The claim denies (“${byClaim}”), the quote does not.`,
      zh: `论断是否定（“${byClaim}”），引文不是。`,
    };
  const byQuote = deniedPredicate(proof, claim);
  if (byQuote === null) return null;
  return {
    en: `The quote denies (“${byQuote}”), the claim does not.`,
    zh: `引文是否定（“${byQuote}”），论断不是。`,
  };
}
