// What an item stands on and what the checks say of it: its quote, the page, whether the PDF has it, its findings.
import type { ComponentChildren, JSX } from 'preact';
import type { Finding } from '../../../domain/finding.ts';
import type { ItemSection, ReviewItem } from '../../../domain/review.ts';
import { inBoth, phrase, type Told } from '../../../lib/phrase.ts';
import { printable } from '../../../lib/printable.ts';

type Say = (told: Told) => string;

/** True of a claim whose quote was found in the PDF. */
export function isProven({ kind, match }: Pick<ReviewItem, 'kind' | 'match'>): boolean {
  return kind === 'claim' && (match === 'exact' || match === 'fuzzy');
}

/** True of a claim, however it fares, and of a headline or title that no check found an error in. */
export function mayBeTaken({ kind, findings }: Pick<ReviewItem, 'kind' | 'findings'>): boolean {
  return kind === 'claim' || findings.every(({ severity }) => severity !== 'error');
}

/** `❝surpasses Llama 2 13B❞ p. 4 ✓ in the PDF` */
export function Evidence({ item, say }: { readonly item: ReviewItem; readonly say: Say }): JSX.Element {
  const { match, quote, page } = item;
  const isThere = match === 'exact' || match === 'fuzzy';
  return (
    <p class="evidence">
      {quote !== '' && (
        <q>
          <bdi>{printable(quote)}</bdi>
        </q>
      )}{' '}
      {page !== null && <span class="page">{say(phrase`p. ${page}`)}</span>}{' '}
      <span class={isThere ? 'good' : match === 'missing' ? 'bad' : undefined}>{say(MATCHES[match])}</span>
    </p>
  );
}

const MATCHES: Readonly<Record<ReviewItem['match'], Told>> = {
  exact: phrase`✓ in the PDF, word for word`,
  fuzzy: phrase`✓ in the PDF, a word or two off`,
  missing: phrase`✗ not in the PDF`,
  none: phrase`no quote was given`,
};

/** Nothing when there is none. */
export function Findings({
  findings,
  say,
}: {
  readonly findings: readonly Finding[];
  readonly say: Say;
}): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map((finding, index) => (
        <li key={index} class={finding.severity}>
          <span class="sign" aria-hidden="true">
            {finding.severity === 'error' ? '●' : '◐'}
          </span>
          <span class="hidden">{say(finding.severity === 'error' ? phrase`error:` : phrase`warning:`)} </span>
          <bdi>{printable(say(inBoth(finding.message, finding.messageZh || finding.message)))}</bdi>
        </li>
      ))}
    </ul>
  );
}

const SECTIONS: Readonly<Record<ItemSection, Told>> = {
  headline: phrase`Headline`,
  background: phrase`Background`,
  innovations: phrase`Innovations`,
  results: phrase`Results`,
  takeaways: phrase`Takeaways`,
};

/** Where an item stands: `Innovations · Sliding-window attention`. */
export function Whereabouts({ item, say }: { readonly item: ReviewItem; readonly say: Say }): JSX.Element {
  const { section, point } = item;
  return (
    <bdi>
      {say(SECTIONS[section])}
      {point !== null && ` · ${printable(say(inBoth(point.en, point.zh || point.en)))}`}
    </bdi>
  );
}

/** A text of ours beside one of the paper's: a line with a label. */
export function Labelled({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="labelled">
      <span class="label">{label}</span>
      {children}
    </div>
  );
}
