import { describe, expect, it } from 'vitest';
import { listLine, look, mended, noteOf, section } from './look.ts';

const RULE = 'orphan-note';

describe(RULE, () => {
  it('names notes whose list line was deleted', () => {
    const digest = section(`${noteOf()}\n## gone\n### Abstract\nWords.\n`);
    const line = digest.split('\n').indexOf('## gone') + 1;
    expect(look(RULE, digest)).toEqual([`${line}:1 no list line leads to the notes "gone"`]);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it('names notes of a paper that is in another list', () => {
    const digest = section(`${noteOf()}\n## gone\nhttps://arxiv.org/abs/2506.00002\n`);
    expect(look(RULE, digest)).toEqual([
      expect.stringMatching(/^\d+:1 no list line leads to the notes "gone"$/),
    ]);
  });

  it('says nothing of notes that a list line leads to, or whose paper is listed', () => {
    const local = '- [24/01] **X** [[Paper]()] [[TLDR/Notes](#%78)]\n';
    expect(look(RULE, section(noteOf()))).toEqual([]);
    expect(look(RULE, section(`${noteOf()}\n## x\n### Abstract\nWords.\n`, listLine() + local))).toEqual([]);
    expect(look(RULE, section('https://arxiv.org/abs/2506.19807\n', listLine({ notes: '' })))).toEqual([]);
  });

  it('says nothing of prose among the notes, and of a file without list lines', () => {
    expect(look(RULE, section(`${noteOf()}\n## How to read\nWords.\n`))).toEqual([]);
    expect(look(RULE, `# TLDR/Notes\n## knowrl\n${noteOf()}`)).toEqual([]);
  });

  it('says nothing of notes that only a dead link does not reach: that is told once, as dead-anchor', () => {
    const digest = section(noteOf(), listLine({ notes: '#know-rl!' }));
    expect(look('orphan-note', digest)).toEqual([]);
    expect(look('entry-without-note', digest)).toEqual([]);
    expect(look('dead-anchor', digest)).toHaveLength(1);
  });
});
