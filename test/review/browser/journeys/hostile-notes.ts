// Notes as an attacker would have a model write them: markup, addresses, text that turns round, text without an end.
import type { Claim } from '../../../../src/domain/claim.ts';
import type { Notes } from '../../../../src/domain/notes.ts';
import { fingerprint } from '../../../../src/lib/fingerprint.ts';

const RIGHT_TO_LEFT = '\u202e';

/** What stands in a claim, and must be seen as it is written here. */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror="globalThis.pwned=1"> 5%',
  '<script>globalThis.pwned=2</script><style>*{display:none}</style>',
  '[click](javascript:globalThis.pwned=3) <a href="javascript:globalThis.pwned=4">here</a>',
  '<svg onload=globalThis.pwned=5> <iframe srcdoc="<script>parent.pwned=6</script>"> ![](http://198.51.100.7/x.png)',
  '{{constructor.constructor("globalThis.pwned=7")()}} ${globalThis.pwned=8} \u0000\u001b[2J',
  `تحسّن النموذج ${RIGHT_TO_LEFT}%3.79 ot sesir`,
  'word'.repeat(750),
  '字'.repeat(1_500) + ' <b>bold</b>',
];

/** The same notes; each claim says something hostile in both languages, in its quote and in what is found about it. */
export function hostileNotes(notes: Notes): Notes {
  let at = 0;
  const hostile = (claim: Claim): Claim => {
    const text = HOSTILE[at++ % HOSTILE.length] ?? '';
    const findings = claim.findings.map(finding => ({ ...finding, message: text, messageZh: text }));
    const made = {
      ...claim,
      zh: text,
      en: text,
      quote: claim.quote === '' ? '' : text.slice(0, 300),
      findings,
    };
    // As the engine's own words, not as a change by hand.
    return { ...made, stated: fingerprint(made) };
  };
  const points = (list: Notes['innovations']): Notes['innovations'] =>
    list.map(({ title, claims }, index) => ({
      title: index === 0 ? { zh: HOSTILE[0] ?? '', en: HOSTILE[1] ?? '' } : title,
      claims: claims.map(hostile),
    }));
  return {
    ...notes,
    paper: { ...notes.paper, title: HOSTILE[0] ?? '', authors: [HOSTILE[2] ?? ''] },
    headline: { zh: HOSTILE[3] ?? '', en: HOSTILE[5] ?? '' },
    background: notes.background.map(hostile),
    innovations: points(notes.innovations),
    results: notes.results.map(hostile),
    takeaways: points(notes.takeaways),
  };
}
