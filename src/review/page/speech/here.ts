// What is told → what the page says. What to do next, which failures say for a terminal, is said for somebody who sits
// before the page. Pure.
import { AGAIN } from '../../../lib/again.ts';
import { inLanguage, phrase, type Catalogue, type Phrase, type Told } from '../../../lib/phrase.ts';
import { printable } from '../../../lib/printable.ts';

const HERE_AGAIN = phrase`try it again here`;

/** By the template of what a terminal is told; the places are the same. Most say AGAIN, and need no row of their own. */
const HERE: Readonly<Record<string, Phrase>> = {
  [AGAIN.template]: HERE_AGAIN,
  'check OPENAI_BASE_URL and HTTPS_PROXY, then run the same command again': phrase`check OPENAI_BASE_URL and HTTPS_PROXY in the terminal, and start summarize review again there`,
  'correct {0} and HTTPS_PROXY, or run the same command again': phrase`correct ${''} and HTTPS_PROXY in the terminal and start summarize review again there, or try it again here`,
  'run the same command again, or with --model-timeout {0}': HERE_AGAIN,
  'run the same command again, which begins to count anew, or with a higher --max-cost': phrase`start summarize review again in the terminal, which begins to count anew`,
  'run the same command again with a higher --max-cost': phrase`start summarize review again in the terminal, with a higher --max-cost`,
  'run the same command once without --offline': phrase`start summarize review again in the terminal, without --offline`,
  'run the same command without --dry-run': HERE_AGAIN,
  'add credit at the provider, then run the same command again': phrase`add credit at the provider, then try it again here`,
  'run the same command again in {0}': phrase`try it again here in ${''}`,
  'run the same command again in some minutes, with fewer calls at once (-j 1)': phrase`try it again here in a few minutes`,
  'see whether this machine is online, then run the same command again': phrase`see whether this machine is online, then try it again here`,
  'move {0} away, then run the same command again': phrase`move ${''} away, then try it again here`,
};

/** In the language of the catalogue, and in the page's words where it is in a terminal's; phrases in phrases too. */
export function spoken(told: Told, catalogue: Catalogue): string {
  return printable(inLanguage(typeof told === 'string' ? told : phraseInPage(told), catalogue));
}

function phraseInPage({ template, values }: Phrase): Phrase {
  const here = Object.hasOwn(HERE, template) ? HERE[template] : undefined;
  return {
    template: here?.template ?? template,
    values: values.map(value => (typeof value === 'object' ? phraseInPage(value) : value)),
  };
}
