import fc from 'fast-check';
import GithubSlugger, { slug } from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { anchorFor, isOwnSlug, Slugs } from '../../src/digest/anchor.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { runs } from '../support/runs.ts';

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

  it('of the headings of a digest are numbered as github-slugger numbers them, and fenced ones get none', () => {
    const stem = fc.constantFrom(
      'Abstract',
      'a',
      'A',
      'a-1',
      '🚀 核心方法',
      '核心方法',
      '🚀 核心方法-1',
      '!',
      '-1',
      '1',
    );
    const heading = fc.tuple(
      stem,
      fc.constantFrom('', '', '', ' 1', '-1', ' 2', ' 1 1', '-01', '-0'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 20 }), made => {
        const lines = made.map(([text, number, fenced]) =>
          fenced ? `\`\`\`\n## ${text}${number}\n\`\`\`` : `## ${text}${number}`,
        );
        const { slugs, sections } = scanDigest(Buffer.from(`# TLDR/Notes\n${lines.join('\n')}\n`));
        const slugger = new GithubSlugger();
        slugger.slug('TLDR/Notes');
        const expected = made.flatMap(([text, number, fenced]) =>
          fenced ? [] : [slugger.slug(text + number)],
        );
        expect(sections.map(section => section.slug)).toEqual(expected);
        for (const [text, number] of made) {
          const [anchor, next] = [slug(text + number), `${slug(text)}-2`];
          expect(slugs.has(anchor)).toBe([...slugs].includes(anchor));
          expect(slugs.has(next)).toBe([...slugs].includes(next));
        }
        expect([...slugs]).toEqual(['tldrnotes', ...expected]);
        expect(slugs.size).toBe(expected.length + 1);
      }),
      runs(300),
    );
  });

  it('of headings count what shows of them, not what their tags and links hide', () => {
    const lines = ['# TLDR/Notes', '## <i title="实验结果">a', '## a', '## [实验结果](x)', '## 实验结果'];
    const { sections } = scanDigest(Buffer.from(lines.join('\n')));
    expect(sections.map(section => section.slug)).toEqual(['a', 'a-1', '实验结果', '实验结果-1']);
  });

  it.each([
    ['KnowRL: Exploring RL', 'knowrl-exploring-rl'],
    ['D-Separation for Causal Self-Explanation', 'd-separation-for-causal-self-explanation'],
    ['强化学习（RL）综述', '强化学习rl综述'],
    ['_x_ and a_b', 'x-and-a_b'],
    ['📌️ Notes!', 'notes'],
    ['!?', 'paper-2506-00001'],
    ['\u0301_a-', 'a'],
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
      runs(500),
    );
  });

  it('take the id when the title is taken, and a number after that', () => {
    const taken = new Set(['foo', 'foo-hep-th-9901001']);
    expect(anchorFor({ id: 'hep-th/9901001', title: 'Foo' }, anchor => taken.has(anchor))).toBe(
      'foo-hep-th-9901001-2',
    );
  });
});
