// Reply → notes. Pure. The model gives prose and quotes; ids, review state and all else are ours.
// Next: notes/check.ts
import {
  proseWords,
  type Bilingual,
  type Engine,
  type Notes,
  type NotesSource,
  type Point,
} from '../domain/notes.ts';
import type { Paper } from '../domain/paper.ts';
import type { StatedClaim, StatedNotes } from '../domain/reply.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { tidyChinese, tidyEnglish } from './chinese/tidy.ts';
import { plainText } from './plain-text.ts';
import { claimFrom } from './stated-claim.ts';

/** What the notes hold besides the model's words. */
export interface NotesParts {
  readonly paper: Paper;
  readonly source: NotesSource;
  readonly engine: Engine;
}

/**
 * Unchecked notes: ids by place (`background-1`, `innovation-2.1`, `result-3`, `takeaway-1.1`), every claim
 * pending, every quote still to be located (`match: 'none'`). Text of one language may be ''.
 */
export function assembleNotes(stated: StatedNotes, parts: NotesParts): Notes {
  const claims = (kind: string, list: readonly StatedClaim[]) =>
    list.map((claim, index) => claimFrom(`${kind}-${index + 1}`, claim));
  const points = (kind: string, list: StatedNotes['innovations']): Point[] =>
    list.map((point, index) => ({
      title: plainPair(point.title),
      claims: point.claims.map((claim, inner) => claimFrom(`${kind}-${index + 1}.${inner + 1}`, claim)),
    }));
  const notes: Notes = {
    schema: 1,
    paper: parts.paper,
    source: parts.source,
    engine: parts.engine,
    headline: plainPair(stated.headline),
    background: claims('background', stated.background),
    innovations: points('innovation', stated.innovations),
    results: claims('result', stated.results),
    takeaways: points('takeaway', stated.takeaways),
    findings: [],
    decisions: {},
    prose: {},
    published: null,
    publishedElsewhere: [],
  };
  return { ...notes, prose: statedProse(notes) };
}

/** By these the words of a person are told from those of the engine. */
function statedProse(notes: Notes): Notes['prose'] {
  const records = [...proseWords(notes)].map(
    ([where, words]) => [where, { stated: fingerprint({ ...words, quote: '' }), checked: '' }] as const,
  );
  return Object.fromEntries(records);
}

function plainPair(pair: Bilingual): Bilingual {
  return { zh: tidyChinese(plainText(pair.zh)), en: tidyEnglish(plainText(pair.en)) };
}
