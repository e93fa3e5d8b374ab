// What a reader of the digest is told about a text that may be published but was not proven to the last: few words.
// Warnings about style (a name's spelling, a long sentence) are for the review, not for readers.
import type { Claim } from '../domain/claim.ts';
import type { Bilingual, Notes } from '../domain/notes.ts';

/** By the code of the finding, for the mark behind a claim. */
const OF_CLAIMS: Readonly<Record<string, Bilingual>> = {
  'number-not-in-quote': { zh: '数字不在引文中', en: 'number not in the quote' },
  'quote-fuzzy': { zh: '引文与原文略有出入', en: 'quote not word for word' },
  'contradicts-quote': { zh: '可能与引文相反', en: 'may contradict the quote' },
  'takeaway-unsupported': { zh: '无引文', en: 'no quote' },
};

/** By the code of the finding, for the closing line. */
const OF_NOTES: Readonly<Record<string, Bilingual>> = {
  'abstract-only': { zh: '引文仅出自摘要', en: 'quotes from the abstract only' },
  'planted-instructions': { zh: '论文含有写给模型的指令', en: 'the paper has instructions for models' },
  'results-without-figures': { zh: '实验结果缺少数字', en: 'few figures in the results' },
};

/** Of a claim that stands there only because a person says so. */
const VOUCHED_FOR: Bilingual = { zh: '人工确认', en: 'confirmed by a person' };

/** Labels of the claim's warnings; once a person has accepted or edited it, whether it stands there for that alone. */
export function claimWarnings(claim: Claim): Bilingual[] {
  if (claim.review.state !== 'pending') return isUnproven(claim) ? [VOUCHED_FOR] : [];
  return [...new Set(claim.findings.flatMap(({ code }) => OF_CLAIMS[code] ?? []))];
}

function isUnproven({ match, findings }: Claim): boolean {
  return match === 'missing' || findings.some(({ severity }) => severity === 'error');
}

/** Labels of the warnings about the notes as a whole. */
export function notesWarnings({ findings }: Pick<Notes, 'findings'>): Bilingual[] {
  return findings.filter(({ where }) => where === 'notes').flatMap(({ code }) => OF_NOTES[code] ?? []);
}
