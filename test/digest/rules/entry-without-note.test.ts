import { describe, expect, it } from 'vitest';
import { listLine, look, mended, noteOf, section } from './look.ts';

const RULE = 'entry-without-note';
const FOUND = 'no notes of 2506.19807 in this file: summarize 2506.19807 --digest FILE makes them';

describe(RULE, () => {
  it('names the paper of a list line whose notes are gone, and the command that makes them', () => {
    const digest = `# Paper List\n\n${listLine()}\n# TLDR/Notes\n`;
    expect(look(RULE, digest)).toEqual([`3:1 ${FOUND}`]);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it('asks it of a line with a notes link, or when the file has a notes part', () => {
    const bare = '- [KnowRL](https://arxiv.org/abs/2506.19807)\n';
    expect(look(RULE, listLine({ notes: '' }))).toEqual([`1:1 ${FOUND}`]);
    expect(look(RULE, `${bare}# TLDR/Notes\n`)).toEqual([`1:1 ${FOUND}`]);
    expect(look(RULE, bare)).toEqual([]);
  });

  it('names a paper without an id by its title', () => {
    const line = listLine({ paper: 'https://openreview.net/forum?id=1' });
    expect(look(RULE, line)).toEqual(['1:1 no notes of KnowRL in this file']);
    const local = '- **X** [[Paper]()] [[TLDR/Notes](#x-pdf-0123456789ab)]\n';
    expect(look(RULE, local)).toEqual(['1:1 no notes of pdf-0123456789ab in this file']);
  });

  it('says nothing of a line with notes under its id or at its link, or with notes in another file', () => {
    expect(look(RULE, section(noteOf()))).toEqual([]);
    expect(look(RULE, section(noteOf(), listLine({ paper: 'https://openreview.net/forum?id=1' })))).toEqual(
      [],
    );
    expect(look(RULE, section('https://arxiv.org/abs/2506.19807\n', listLine({ notes: '' })))).toEqual([]);
    expect(look(RULE, listLine({ notes: 'notes/2506.19807.md' }))).toEqual([]);
  });
});
