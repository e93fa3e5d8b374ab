import fc from 'fast-check';
import GithubSlugger from 'github-slugger';
import { describe, expect, it } from 'vitest';
import { scanDigest } from '../../../src/digest/scan.ts';
import { listLine, look, mended, noteOf } from './look.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';

const RULE = 'duplicate-id';
const other = (notes: string, id = '2506.00002') =>
  listLine({ title: 'Other', paper: `https://arxiv.org/pdf/${id}v1`, notes });
const file = (list: string[], notes: string[], intro = '') =>
  `${intro}# Paper List\n${list.join('\n')}\n# TLDR/Notes\n${notes.join('\n')}`;
const knowrl = `## knowrl\n${noteOf()}`;
const plain = '## other\n### Abstract\nWords.\n';
/** The words of the section that a fragment leads to or into, by GitHub's own anchors; '' for none. */
function wordsAt(text: string, fragment: string): string {
  const slugger = new GithubSlugger();
  const { headings, sections } = scanDigest(Buffer.from(text));
  const place = headings.find(heading => slugger.slug(heading.text) === fragment);
  const section = sections.findLast(({ start }) => start <= (place?.start ?? -1));
  const bytes = Buffer.from(text).subarray(section?.start ?? 0, section?.contentEnd ?? 0);
  return bytes.toString().split(/\s+/).join(' ').trim();
}
const LISTED = '2506.19807 is in the list already, as "[25/06] KnowRL" of v1';

describe('duplicate-id of list lines', () => {
  it('names the second line, and takes it away with its blank line when it says the same', () => {
    const digest = file([listLine(), other('#other'), listLine()], [knowrl, plain]);
    expect(look(RULE, digest)).toEqual([`8:1 ${LISTED}`]);
    expect(mended(RULE, digest)).toBe(file([listLine(), other('#other')], [knowrl, plain]));
  });

  it('takes it away from the middle, from a tight list, and from the end of the file', () => {
    const line = listLine();
    expect(mended(RULE, file([line, line.replace('  \n', ' \n '), other('')], [knowrl]))).toBe(
      file([line, other('')], [knowrl]),
    );
    expect(mended(RULE, `${line}${line}${other('')}`)).toBe(`${line}${other('')}`);
    expect(mended(RULE, `${line}\n${line.trimEnd()}`)).toBe(line);
    expect(mended(RULE, `${line}${line}`.replaceAll('\n', '\r\n'))).toBe(line.replaceAll('\n', '\r\n'));
  });

  it.each([
    ['another version', listLine({ paper: 'https://arxiv.org/pdf/2506.19807v2' })],
    ['another title', listLine({ title: 'KnowRL!' })],
    ['a code link', listLine({ code: 'https://a.org/b' })],
    ['an empty notes link', listLine({ notes: '' })],
  ])('only reports a second line with %s', (_what, second) => {
    const digest = file([listLine(), second], [knowrl]);
    expect(look(RULE, digest)).toEqual([`5:1 ${LISTED}`]);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it('only reports equal lines whose notes differ', () => {
    const digest = file(
      [listLine(), listLine({ notes: '#knowrl-1' })],
      [knowrl, '## knowrl\n### Abstract\nNew.\n'],
    );
    expect(look(RULE, digest)).toHaveLength(2);
    expect(mended(RULE, digest)).toBe(digest);
  });
});

describe('duplicate-id of notes', () => {
  it('names the second section, and takes it away when it says the same', () => {
    const digest = file([listLine()], [knowrl, knowrl.replaceAll('。\n', '。 \n\n'), plain]);
    const at = digest.split('\n').lastIndexOf('## knowrl') + 1;
    expect(look(RULE, digest)).toEqual([
      `${at}:1 the notes of 2506.19807 stand already under "knowrl", with the same text`,
    ]);
    expect(mended(RULE, digest)).toBe(file([listLine()], [knowrl, plain]));
  });

  it('only reports a section that says something else', () => {
    const digest = file([listLine()], [knowrl, '## knowrl\n### Abstract\nNew.\n']);
    expect(look(RULE, digest)).toEqual([expect.stringMatching(/^\d+:1 .* with another text$/)]);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it('takes line and notes away together, also when each line leads to notes of its own', () => {
    const after = file([listLine()], [knowrl]);
    expect(mended(RULE, file([listLine(), listLine()], [knowrl, knowrl]))).toBe(after);
    const apart = file([listLine(), listLine({ notes: '#knowrl-1' })], [knowrl, knowrl]);
    expect(mended(RULE, apart)).toBe(after);
    const titled = apart.replaceAll('## knowrl', '## KnowRL');
    expect(mended(RULE, titled)).toBe(after.replace('## knowrl', '## KnowRL'));
    const thrice = file(
      [listLine(), listLine({ notes: '#knowrl-1' }), listLine({ notes: '#knowrl-2' })],
      [knowrl, knowrl, knowrl],
    );
    expect(mended(RULE, thrice)).toBe(after);
  });

  it('leads links to the first notes when the second go away', () => {
    const second = listLine({ title: 'Mine', notes: '#knowrl-1' });
    const digest = file([listLine(), second], [knowrl, knowrl, plain], '[to](#knowrl-1)\n');
    const after = mended(RULE, digest);
    expect(after).toBe(file([listLine(), listLine({ title: 'Mine' })], [knowrl, plain], '[to](#knowrl)\n'));
    expect(look('dead-anchor', after)).toEqual([]);
  });

  it.each([
    ['a later section of the same name', '#knowrl-2', '## KnowRL\nhttps://arxiv.org/abs/2506.00002\n'],
    ['a later heading of the same name', '#abstract-2', plain],
  ])('leaves notes whose going would move %s that something leads to', (_what, link, last) => {
    const digest = file([listLine(), other(link)], [knowrl, knowrl, last]);
    expect(look(RULE, digest)).toEqual([expect.stringContaining('with the same text')]);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it('never lets a link lead to other words than before', () => {
    const anchors = [
      'knowrl',
      'knowrl-1',
      'knowrl-2',
      'knowrl-1-1',
      'other',
      'abstract',
      'abstract-2',
      'none',
    ];
    const anchor = fc.constantFrom(...anchors.map(name => `#${name}`));
    const line = fc.oneof(
      anchor.map(notes => listLine({ notes })),
      anchor.map(notes => other(notes)),
    );
    const heading = fc.constantFrom('knowrl', 'KnowRL', 'knowrl 1', 'other');
    const body = fc.constantFrom('### Abstract\nOld.\n', '### Abstract\nNew.\n\n', '### Abstract\n\nOld.\n');
    const notes = fc.tuple(heading, body).map(([name, text]) => `## ${name}\n${text}`);
    const contents = anchors.map(name => `[x](#${name})`).join(' ');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.array(notes, { maxLength: 6 }), (lines, sections) => {
        const before = file(lines, sections, `${contents}\n`);
        const after = mended(RULE, before);
        const rest = after.split('\n', 1)[0]!.matchAll(/#([^)]*)/g);
        const led = [...rest].map(([, name]) => wordsAt(after, name!));
        expect(led).toEqual(anchors.map(name => wordsAt(before, name)));
        expect(look('dead-anchor', after).length).toBeLessThanOrEqual(look('dead-anchor', before).length);
      }),
      { numRuns: 120 },
    );
  });

  it('takes hundreds of copies of a line and its notes away in linear time', () => {
    const notes = '## knowrl\n### Abstract\nWords.\n';
    const copies = (length: number): { length: number; digest: string } => {
      const lines = Array.from({ length }, (_, n) => listLine({ notes: `#knowrl${n === 0 ? '' : `-${n}`}` }));
      return { length, digest: file(lines, Array<string>(length).fill(notes)) };
    };
    const mend = ({ length, digest }: ReturnType<typeof copies>): void => {
      expect(look(RULE, digest)).toHaveLength(2 * length - 2);
      expect(mended(RULE, digest)).toBe(file([listLine()], [notes]));
    };
    expect(growthOfEight(mend, copies, 800)).toBeLessThan(MOST_OF_EIGHT);
  });
});
