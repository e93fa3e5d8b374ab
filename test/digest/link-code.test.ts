// An empty Code/Page link of a person's list line: filled with the first notes, and never touched where it is not ours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaperLink } from '../../src/domain/paper.ts';
import { checkDigest } from '../../src/digest/check.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { sampleNotes } from './samples.ts';

const CODE = 'https://github.com/a/b';
const link = (url: string, kind: PaperLink['kind'] = 'code'): PaperLink => ({
  url,
  kind,
  source: 'abstract',
  page: null,
});
const PAPER = '[[Paper](http://arxiv.org/pdf/2309.13391v1)]';
const OTHER = '[[Paper](http://arxiv.org/pdf/2401.00001v1)]';

/** The digest after notes with these links were merged into it. */
function merged(digest: string, links: readonly PaperLink[] = [link(CODE)]): string {
  const before = Buffer.from(digest);
  const notes = sampleNotes({ links: [...links] });
  const made = planMerge(before, notes, { layout: 'both', stored: null });
  const after = applyPlan(before, made);
  const published = { digest: 'd.md', sha256: '', text: made.rendered, entry: made.entry, next: null };
  const again = planMerge(after, notes, { layout: 'both', stored: { ...notes, published } });
  expect(again.splices).toEqual([]); // a second merge changes nothing
  return Buffer.from(after).toString();
}

/** The list of a digest whose list these lines are, after the merge. */
function listAfter(lines: string, links?: readonly PaperLink[]): string {
  return merged(`# Papers\n${lines}\n\n# TLDR/Notes\n`, links).split('\n\n# TLDR/Notes')[0] ?? '';
}
const ANCHOR = '[[TLDR/Notes](#d-separation-for-causal-self-explanation)]';

describe('an empty Code/Page link of an entry without notes', () => {
  it('gets the paper’s code link with the first notes, and check has nothing to say of it', () => {
    const after = merged(
      `# Papers\n- [23/09] **T**  \n${PAPER} [[Code/Page]()] [[TLDR/Notes]()]\n\n# TLDR/Notes\n`,
    );
    expect(after).toContain(`- [23/09] **T**  \n${PAPER} [[Code/Page](${CODE})] ${ANCHOR}\n`);
    const findings = checkDigest(scanDigest(Buffer.from(after)), { notes: new Map(), off: new Set() });
    expect(findings.map(({ rule }) => rule)).not.toContain('code-link-empty');
  });

  it.each([
    ['code before page', [link('https://a.b/page', 'page'), link(CODE)], CODE],
    ['the page when there is no code', [link('https://a.b/page', 'page')], 'https://a.b/page'],
    ['nothing when no link is known', [], ''],
    ['nothing when only a video is known', [link('https://youtu.be/1', 'video')], ''],
  ])('holds what a new entry would hold: %s', (_, links, url) => {
    expect(listAfter(`- ${PAPER} [[Code/Page]()]`, links)).toContain(`[[Code/Page](${url})]`);
  });

  it.each([
    ['blanks in it', `- ${PAPER} [[Code/Page]( \t)]`, `- ${PAPER} [[Code/Page](${CODE})] ${ANCHOR}`],
    [
      'it stands before the paper',
      `- [[Code/Page]()] ${PAPER}`,
      `- [[Code/Page](${CODE})] ${PAPER} ${ANCHOR}`,
    ],
    [
      'the line is not English',
      `- 论文 ${PAPER} [[Code/Page]()] à`,
      `- 论文 ${PAPER} [[Code/Page](${CODE})] à ${ANCHOR}`,
    ],
    [
      'the line is indented',
      `- x\n  - ${PAPER} [[Code/Page]()]`,
      `- x\n  - ${PAPER} [[Code/Page](${CODE})] ${ANCHOR}`,
    ],
    [
      'another paper follows with its own',
      `- ${PAPER} [[Code/Page]()] ${OTHER} [[Code/Page]()]`,
      `- ${PAPER} [[Code/Page](${CODE})] ${OTHER} [[Code/Page]()] ${ANCHOR}`,
    ],
  ])('is filled also when %s', (_, line, after) => {
    expect(listAfter(line)).toBe(`# Papers\n${after}`);
  });

  it.each([
    ['a person’s own link', `- ${PAPER} [[Code/Page](http://x.y)]`],
    ['a person’s own words', `- ${PAPER} [[Code/Page](none)]`],
    ['another label, which may promise code', `- ${PAPER} [[Code]()] [[Page]()]`],
    ['that of another paper on the same line', `- ${PAPER} and ${OTHER} [[Code/Page]()]`],
    ['that of a paper that is not on arXiv', `- ${PAPER}; [[Paper](https://a.b/forum?id=1)] [[Code/Page]()]`],
    ['one that stands before two papers', `- [[Code/Page]()] ${PAPER} ${OTHER}`],
  ])('stays as it is: %s', (_, line) => {
    expect(listAfter(line)).toBe(`# Papers\n${line} ${ANCHOR}`);
  });

  it('stays in a fence, where a line is no entry', () => {
    const fenced = `\`\`\`\n- ${PAPER} [[Code/Page]()]\n\`\`\`\n`;
    expect(listAfter(fenced)).toContain(fenced);
  });

  it('is no reason to write into a link that was never closed', () => {
    const after = listAfter(`- ${PAPER} [[TLDR/Notes](#a [[Code/Page]()]`);
    expect(after).not.toContain(CODE);
  });

  it('is the only thing besides the notes’ link that changes in a line, whatever else stands there', () => {
    const piece = fc.constantFrom(
      '**T** ',
      '[x](http://y.z) ',
      '[[Code]()] ',
      '论文 ',
      '  ',
      '★',
      '\t',
      'à',
      '`c`',
    );
    const eol = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), eol, (front, end, br) => {
        const line = (code: string, notes: string): string =>
          `- ${front.join('')}${PAPER} [[Code/Page](${code})] [[TLDR/Notes](${notes})]${end.join('')}`;
        const before = ['# Papers', line('', ''), '', '# TLDR/Notes', ''].join(br);
        expect(merged(before).split(br)[1]).toBe(line(CODE, '#d-separation-for-causal-self-explanation'));
      }),
      { numRuns: 100 },
    );
  });
});
