// What to do next, as failures say it for a terminal → the same for somebody who sits before the page. Pure.
import { phrase, type Phrase, type Told } from '../../../lib/phrase.ts';

const AGAIN = phrase`try it again here`;

/** By the template of what a terminal is told; the places are the same. */
const HERE: Readonly<Record<string, Phrase>> = {
  'check OPENAI_BASE_URL and HTTPS_PROXY, then run the same command again': phrase`check OPENAI_BASE_URL and HTTPS_PROXY in the terminal, and start summarize review again there`,
  'correct {0} and HTTPS_PROXY, or run the same command again': phrase`correct ${''} and HTTPS_PROXY in the terminal and start summarize review again there, or try it again here`,
  'run the same command again, or with --model-timeout {0}': AGAIN,
  'run the same command again, which begins to count anew, or with a higher --max-cost': phrase`start summarize review again in the terminal, which begins to count anew`,
  'run the same command once without --offline': phrase`start summarize review again in the terminal, without --offline`,
  'run the same command without --dry-run': AGAIN,
  'add credit at the provider, then run the same command again': phrase`add credit at the provider, then try it again here`,
  'run the same command again in {0}': phrase`try it again here in ${''}`,
  'run the same command again after {0}': phrase`try it again here after ${''}`,
  'run the same command again in a few minutes': phrase`try it again here in a few minutes`,
  'run the same command again in some minutes, with fewer calls at once (-j 1)': phrase`try it again here in a few minutes`,
  'see whether this machine is online, then run the same command again': phrase`see whether this machine is online, then try it again here`,
  'open https://arxiv.org in a browser on this network; run the same command again once it lets you in': phrase`open https://arxiv.org in another tab; try it again here once it lets you in`,
  'run the same command again when the other one is done; if there is none, remove {0}.lock': phrase`try it again here when the other run is done; if there is none, remove ${''}.lock`,
  'mend {0}, or move it away to start afresh, then run the same command again': phrase`mend ${''}, or move it away to start afresh, then try it again here`,
  'make {0} readable, then run the same command again': phrase`make ${''} readable, then try it again here`,
  'make the folder {0} writable, then run the same command again': phrase`make the folder ${''} writable, then try it again here`,
  'move {0} away, then run the same command again': phrase`move ${''} away, then try it again here`,
  'make {0} and its folder writable, then run the same command again': phrase`make ${''} and its folder writable, then try it again here`,
  'free some space where {0} is, then run the same command again': phrase`free some space where ${''} is, then try it again here`,
  'check the disk and the folder of {0}, then run the same command again': phrase`check the disk and the folder of ${''}, then try it again here`,
  'close the editor or program that writes to it, then run the same command again': phrase`close the editor or program that writes to it, then try it again here`,
  'resolve the conflict in {0}, then run the same command again': phrase`resolve the conflict in ${''}, then try it again here`,
  'save {0} as UTF-8 (iconv -f <its encoding> -t UTF-8), then run the same command again': phrase`save ${''} as UTF-8 (iconv -f <its encoding> -t UTF-8), then try it again here`,
};

/** The same in the page's words, where it is in a terminal's; else as it is. Phrases in phrases too. */
export function inPage(told: Told): Told {
  return typeof told === 'string' ? told : phraseInPage(told);
}

function phraseInPage({ template, values }: Phrase): Phrase {
  const here = Object.hasOwn(HERE, template) ? HERE[template] : undefined;
  return {
    template: here?.template ?? template,
    values: values.map(value => (typeof value === 'object' ? phraseInPage(value) : value)),
  };
}
