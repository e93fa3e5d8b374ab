// Decisions that the digest does not show yet.
import { describe, expect, it } from 'vitest';
import { mapClaims, type Notes } from '../../../src/domain/notes.ts';
import type { Layout } from '../../../src/domain/digest.ts';
import { applyPlan, planMerge } from '../../../src/digest/plan.ts';
import { published } from '../../../src/store/published.ts';
import { sampleDigest, sampleNotes } from '../samples.ts';
import { look } from './look.ts';

const RULE = 'unpublished-review';
const NAME = 'd.md';

/** The digest with these notes as they were merged, and the notes with the record of it. */
function merged(notes: Notes, layout: Layout = 'both'): { digest: string; stored: Notes } {
  const plan = planMerge(sampleDigest(), notes, { layout, stored: null, name: NAME });
  const digest = Buffer.from(applyPlan(sampleDigest(), plan)).toString();
  return { digest, stored: { ...notes, published: published(NAME, plan) } };
}

const decided = (notes: Notes, id: string, state: 'accepted' | 'rejected' | 'edited' = 'rejected'): Notes =>
  mapClaims(notes, claim =>
    claim.id === id ? { ...claim, review: { ...claim.review, state, zh: '改过的话' } } : claim,
  );
const TOLD = 'decisions about 2309.13391 are not published: summarize review 2309.13391 --publish';

describe(RULE, () => {
  it('says that what was decided since the last merge is not in the digest, and how it gets there', () => {
    for (const layout of ['both', 'zh', 'en'] as const) {
      const { digest, stored } = merged(sampleNotes(), layout);
      expect(look(RULE, digest, [decided(stored, 'background-1')])).toEqual([`5:1 ${TOLD}`]);
      expect(look(RULE, digest, [decided(stored, 'result-1', 'edited')])).toEqual([`5:1 ${TOLD}`]);
    }
  });

  it('says so of the headline too, and of a paper that was not merged yet', () => {
    const { digest, stored } = merged(sampleNotes());
    const review = { state: 'edited', at: null, by: null, zh: '新标题', en: 'New', reason: null } as const;
    expect(look(RULE, digest, [{ ...stored, decisions: { headline: review } }])).toEqual([`5:1 ${TOLD}`]);
    const entry = digest.replace(/## d-separation[^]*?(?=\n## imagereward)/, '');
    expect(look(RULE, entry, [decided(sampleNotes(), 'background-1')])).toEqual([`5:1 ${TOLD}`]);
  });

  it('says that a person changed the same place by hand', () => {
    const { digest, stored } = merged(sampleNotes());
    const edited = digest.replace('不反映因果。', '不反映因果。【存疑】');
    expect(look(RULE, edited, [decided(stored, 'background-1', 'edited')])).toEqual([
      '5:1 decisions about 2309.13391 are not published, and its section was changed by hand in the same place: summarize review 2309.13391',
    ]);
    expect(look(RULE, edited, [decided(stored, 'result-1', 'edited')])).toEqual([`5:1 ${TOLD}`]);
  });

  it('says nothing of decisions that the digest shows, whatever its layout is, and edits by hand beside them', () => {
    for (const layout of ['both', 'zh', 'en'] as const) {
      const { digest, stored } = merged(decided(sampleNotes(), 'background-1'), layout);
      expect(look(RULE, digest, [stored])).toEqual([]);
      expect(look(RULE, digest.replace('F1', 'F1 值'), [stored])).toEqual([]);
    }
  });

  it('says nothing of notes without decisions, of papers that are out, and of notes that are not whole', () => {
    const { digest, stored } = merged(sampleNotes());
    expect(look(RULE, digest.replace('F1', 'F1 值'), [stored])).toEqual([]);
    const reworded = { ...stored, headline: { zh: '别的', en: 'Other' } };
    expect(look(RULE, digest, [reworded])).toEqual([]);
    const rejected = decided(stored, 'background-1');
    expect(look(RULE, sampleDigest(), [rejected])).toEqual([]);
    const cut = digest.replace(/## d-separation[^]*?(?=\n## imagereward)/, '');
    expect(look(RULE, cut, [rejected])).toEqual([]);
    const none = mapClaims(stored, claim => ({ ...claim, review: { ...claim.review, state: 'rejected' } }));
    expect(look(RULE, digest, [none])).toEqual([]);
    expect(look(RULE, digest, [{ ...rejected, engine: { ...rejected.engine, name: 'extractive' } }])).toEqual(
      [],
    );
  });
});
