// The headline and the titles as a person decided about them: own words stand in the digest, rejected ones do not.
import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/domain/claim.ts';
import type { Notes } from '../../src/domain/notes.ts';
import { renderSection } from '../../src/digest/render.ts';
import { REVIEWS } from '../review/samples.ts';
import { sampleNotes } from './samples.ts';

const render = (notes: Notes): string =>
  renderSection(notes, { layout: 'both', heading: 'x', level: 2, hint: false, eol: '\n' });
const decided = (decisions: Record<string, Review>, wrong: string[] = []): Notes => ({
  ...sampleNotes(),
  decisions,
  findings: wrong.map(where => ({ code: 'c', severity: 'error', message: '', messageZh: '', where })),
});
const edited = (zh: string | null, en: string | null): Review => ({ ...REVIEWS.edited, zh, en });
const closing = (notes: Notes): string => render(notes).split('\n').at(-2) ?? '';

describe('the headline', () => {
  it('stands in a person’s words, also where a check holds the engine’s back', () => {
    const notes = decided({ headline: edited('人写的标题', 'By a person') }, ['headline']);
    expect(render(notes)).toContain('### 🌟 论文解读 | 人写的标题\n> By a person\n');
  });

  it('keeps the engine’s words in the language that nobody edited', () => {
    const notes = decided({ headline: edited('人写的标题', null) });
    expect(render(notes)).toContain(`| 人写的标题\n> ${notes.headline.en}\n`);
  });

  it('that is accepted stands as it is, and one that is rejected not at all', () => {
    const { zh } = sampleNotes().headline;
    expect(render(decided({ headline: REVIEWS.accepted }, ['headline']))).toContain(`| ${zh}`);
    expect(render(decided({ headline: REVIEWS.rejected }))).not.toContain(zh);
  });
});

describe('a title', () => {
  it('stands in a person’s words over innovations and takeaways', () => {
    const notes = decided({
      'innovation-1': edited('新标题', 'New title'),
      'takeaway-1': edited('要点', 'Point'),
    });
    expect(render(notes)).toContain('💡 **创新点 1：新标题** · *New title*\n');
    expect(render(notes)).toContain('1. **要点**：');
    expect(render(notes)).toContain('  > **Point**: ');
  });
});

describe('the closing line', () => {
  it('counts titles that wait for a person, not those that were decided either way', () => {
    const wrong = ['headline', 'innovation-1', 'takeaway-1'];
    expect(closing(decided({}, wrong))).toContain('3 处标题待审');
    const some = { headline: REVIEWS.rejected, 'innovation-1': edited('新', 'New') };
    expect(closing(decided(some, wrong))).toMatch(/，1 处标题待审 .*, 1 title held back/);
    expect(closing(decided({ ...some, 'takeaway-1': REVIEWS.accepted }, wrong))).not.toContain('标题');
  });
});
