// Notes with one item of every kind for the tests of review: a headline, titles, red, amber and green claims.
import { shownWords, type Claim, type Review } from '../../src/domain/claim.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { proseShown, proseWords, type Bilingual, type Notes } from '../../src/domain/notes.ts';
import { fingerprint, fingerprintApart } from '../../src/lib/fingerprint.ts';
import { claim, engine, paper, source } from '../notes/sample.ts';

export const finding = (severity: Finding['severity'], code = 'number-not-in-quote'): Finding => ({
  code,
  severity,
  message: `${code}.`,
  messageZh: `${code}。`,
});

/** A claim as an engine states it, with its fingerprint. */
export function stated(parts: Partial<Claim> = {}): Claim {
  const words = { zh: `论断 ${parts.id}。`, en: `Claim ${parts.id}.`, quote: `quote ${parts.id}` };
  const whole = claim({ ...words, page: 1, match: 'exact', ...parts });
  const { review, quote } = whole;
  const checked = parts.checked ?? fingerprintApart({ ...shownWords(whole, review), quote });
  return { ...whole, stated: parts.stated ?? fingerprint(whole), checked };
}

/** background-1 green · innovation-1.1 amber · result-1 green, result-2 red · takeaway-1.1 green. */
export function reviewNotes(parts: Partial<Notes> = {}): Notes {
  const notes: Notes = {
    schema: 1,
    paper,
    source,
    engine,
    headline: { zh: '稀疏路由', en: 'Sparse routing' },
    background: [stated({ id: 'background-1' })],
    innovations: [
      {
        title: { zh: '路由器', en: 'A router' },
        claims: [stated({ id: 'innovation-1.1', findings: [finding('warning')] })],
      },
    ],
    results: [stated({ id: 'result-1' }), stated({ id: 'result-2', findings: [finding('error')] })],
    takeaways: [{ title: { zh: '借鉴', en: 'Reuse' }, claims: [stated({ id: 'takeaway-1.1' })] }],
    findings: [],
    decisions: {},
    prose: {},
    published: null,
    publishedElsewhere: [],
    ...parts,
  };
  return { ...notes, prose: parts.prose ?? proseRecords(notes) };
}

/** What is known of headline and titles when they were checked as they stand. */
export function proseRecords(notes: Notes): Notes['prose'] {
  const print = (words: Bilingual): string => fingerprint({ ...words, quote: '' });
  const records = [...proseWords(notes)].map(([where, words]) => {
    const checked = print(proseShown(notes, where, words));
    return [where, { stated: print(words), checked }] as const;
  });
  return Object.fromEntries(records);
}

export const REVIEWS = {
  accepted: { state: 'accepted', at: '2026-11-22T10:00:00.000Z', by: 'Ann', zh: null, en: null, reason: null },
  edited: { state: 'edited', at: '2026-11-22T10:00:00.000Z', by: 'Ann', zh: '人写的。', en: 'By hand.', reason: null },
  rejected: { state: 'rejected', at: '2026-11-22T10:00:00.000Z', by: 'Ann', zh: null, en: null, reason: 'no' },
} as const satisfies Record<string, Review>; // prettier-ignore
