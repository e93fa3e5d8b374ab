import fc from 'fast-check';
import GithubSlugger, { slug } from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { anchorFor, isOwnSlug, Slugs } from '../../src/digest/anchor.ts';

const free = (): boolean => false;

describe('anchors', () => {
  it('of plain headings are numbered as github-slugger numbers them', () => {
    const heading = fc.constantFrom(
      'Abstract',
      'abstract',
      'abstract 1',
      'foo-1',
      'Foo',
      '方法（Method）',
      '🔬 实验',
      '',
    );
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 12 }), headings => {
        const [ours, theirs] = [new Slugs(), new GithubSlugger()];
        for (const text of headings) expect(ours.next(text)).toBe(theirs.slug(text));
      }),
    );
  });

  it.each([
    ['KnowRL: Exploring RL', 'knowrl-exploring-rl'],
    ['D-Separation for Causal Self-Explanation', 'd-separation-for-causal-self-explanation'],
    ['强化学习（RL）综述', '强化学习rl综述'],
    ['_x_ and a_b', 'x-and-a_b'],
    ['📌️ Notes!', 'notes'],
    ['!?', 'paper-2506-00001'],
    ['Abstract', 'abstract-2506-00001'],
  ])('of the title %j is %j', (title, anchor) => {
    expect(anchorFor({ id: '2506.00001', title }, free)).toBe(anchor);
  });

  it('of any title is a heading that GitHub gives exactly this anchor', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), title => {
        const anchor = anchorFor({ id: '2506.00001', title }, free);
        expect(slug(anchor)).toBe(anchor);
        expect(isOwnSlug(anchor)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it('take the id when the title is taken, and a number after that', () => {
    const taken = new Set(['foo', 'foo-hep-th-9901001']);
    expect(anchorFor({ id: 'hep-th/9901001', title: 'Foo' }, anchor => taken.has(anchor))).toBe(
      'foo-hep-th-9901001-2',
    );
  });
});
