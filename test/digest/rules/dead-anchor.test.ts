import { describe, expect, it } from 'vitest';
import { checkDigest } from '../../../src/digest/check.ts';
import { scanDigest } from '../../../src/digest/scan.ts';
import { listLine, look, mended, noteOf, section } from './look.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';

const RULE = 'dead-anchor';
/** Notes of KnowRL behind a list line that leads to `#anchor`, with other list lines after it. */
const leadingTo = (anchor: string, more = '') => section(noteOf(), listLine({ notes: `#${anchor}` }) + more);
const other = (links: Parameters<typeof listLine>[0]) =>
  `\n${listLine({ title: 'Other', paper: 'https://arxiv.org/pdf/2506.00002v1', ...links })}`;

describe('dead-anchor of a list line', () => {
  it('names the fragment and points it at the place of the same letters', () => {
    const digest = leadingTo('know$rl$');
    expect(look(RULE, digest)).toEqual(['3:78 #know$rl$ leads nowhere; the place is #knowrl']);
    expect(mended(RULE, digest)).toBe(leadingTo('knowrl'));
  });

  it('points it at the only notes of the paper, whatever their heading', () => {
    const line = listLine({ notes: '#%E7%9F%A5' });
    const notes = '## Rewards for facts\n### Abstract\nhttps://arxiv.org/abs/2506.19807\n';
    const digest = `# Paper List\n${line}\n# TLDR/Notes\n${notes}`;
    expect(look(RULE, digest)).toEqual(['3:78 #%E7%9F%A5 leads nowhere; the place is #rewards-for-facts']);
    expect(mended(RULE, digest)).toBe(digest.replace('#%E7%9F%A5', '#rewards-for-facts'));
  });

  it('empties it when the file has no notes of the paper: a later merge fills it in', () => {
    const digest = leadingTo('knowrl', other({ notes: '#other' }));
    expect(look(RULE, digest)).toEqual(['6:78 #other leads nowhere: the file has no notes of 2506.00002']);
    const after = mended(RULE, digest);
    expect(after).toBe(leadingTo('knowrl', other({ notes: '' })));
    expect(scanDigest(Buffer.from(after)).entries[1]).toMatchObject({ anchor: '' });
  });

  it('never points it at the notes of another paper', () => {
    const digest = leadingTo('knowrl', other({ notes: '#Know-RL' }));
    expect(mended(RULE, digest)).toBe(leadingTo('knowrl', other({ notes: '' })));
  });

  it.each([
    [
      'it could be either of two notes',
      'https://arxiv.org/pdf/2506.19807v1',
      '## T\nhttps://arxiv.org/abs/2506.19807\n',
    ],
    ['nothing tells the paper', 'https://openreview.net/forum?id=1', ''],
  ])('only reports it when %s', (_what, paper, first) => {
    const notes = `${first}## U\nhttps://arxiv.org/abs/2506.19807\n`;
    const digest = `# Paper List\n${listLine({ paper, notes: '#none' })}\n# TLDR/Notes\n${notes}`;
    expect(look(RULE, digest)).toEqual([expect.stringMatching(/^3:7\d #none leads nowhere$/)]);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it.each(['knowrl', 'user-content-knowrl', '%6Bnowrl', 'abstract', 'top', 'Top', 'readme', ''])(
    'says nothing of #%s',
    anchor => {
      expect(look(RULE, leadingTo(anchor))).toEqual([]);
    },
  );

  it('says nothing of an empty link, of a link to a file, and of an HTML anchor', () => {
    for (const notes of ['', 'notes/knowrl.md', '#here'])
      expect(look(RULE, section(`<a name="here"></a>\n${noteOf()}`, listLine({ notes })))).toEqual([]);
  });
});

describe('dead-anchor of any other link', () => {
  it('names the fragment and points it at the only place of the same letters', () => {
    const digest = '# A & B\n\nsee [both](#a-b "Both") and [x](#nope)\n';
    expect(look(RULE, digest)).toEqual([
      '3:13 #a-b leads nowhere; the place is #a--b',
      '3:34 #nope leads nowhere',
    ]);
    expect(mended(RULE, digest)).toBe(digest.replace('#a-b', '#a--b'));
  });

  it('leaves the choice between two places to a person', () => {
    const digest = '# A & B\n# A  B C\n# A BC\n\n[x](#a-b-c)\n[y](#A-B)\n';
    expect(mended(RULE, digest)).toBe(digest.replace('#A-B', '#a--b'));
  });

  it('finds brackets in pairs, several links in a line, and links in list lines', () => {
    const digest = leadingTo('knowrl', ' [a](#b(c)d) [e](#f)');
    expect(look(RULE, digest)).toEqual(['4:7 #b(c)d leads nowhere', '4:19 #f leads nowhere']);
  });

  it.each([
    ['a fence', '```\n[x](#nope)\n```\n'],
    ['a code span', 'Write `` `[x](#nope)` `` here.\n'],
    ['a comment', '<!--\n[x](#nope)\n-->\n'],
    ['a link elsewhere', '[x](https://a.org/#nope) [y](b.md#nope)\n'],
    ['words', 'f](#a b\n'],
    ['a live link', '# 方法\n[x](#方法) [y](#%E6%96%B9%E6%B3%95) [z](#top)\n'],
  ])('says nothing of %s', (_what, text) => {
    expect(look(RULE, text)).toEqual([]);
  });

  it('knows an HTML anchor whose Chinese name holds a byte that looks like a blank', () => {
    expect(look(RULE, '<a id="附加"></a>\n\n[x](#附加)\n')).toEqual([]);
  });

  it('finds the link behind a code span that nobody closes', () => {
    expect(look(RULE, '``a [x](#nope) `b`\n')).toEqual(['1:10 #nope leads nowhere']);
  });

  it('reads a line with thousands of links, half of them code, in linear time', () => {
    const read = (count: number): void => {
      const digest = scanDigest(Buffer.from(`${'[x](#a) `](#('.repeat(count)}\n`));
      const found = checkDigest(digest, { notes: new Map(), off: new Set() });
      expect(found.filter(({ rule }) => rule === RULE)).toHaveLength(count / 2);
    };
    expect(growthOfEight(read, count => count, 16_000)).toBeLessThan(MOST_OF_EIGHT);
  });
});
