import { describe, expect, it } from 'vitest';
import type { PaperLink } from '../../../src/domain/paper.ts';
import { sampleNotes } from '../samples.ts';
import { listLine, look, noteOf, section } from './look.ts';

const RULE = 'code-link-empty';
const withAbstract = (words: string) => section(noteOf({ abstract: `### Abstract\n${words}\n` }));
const stored = (...links: Partial<PaperLink>[]) => [
  sampleNotes({
    id: '2506.19807',
    links: links.map(link => ({ url: 'https://a.org/b', kind: 'code', source: 'pdf', page: 1, ...link })),
  }),
];

describe(RULE, () => {
  it('names the empty link', () => {
    expect(look(RULE, listLine())).toEqual(['2:60 Code/Page is empty']);
    expect(look(RULE, listLine({ code: ' ' }))).toEqual(['2:60 Code/Page is empty']);
  });

  it('says which address the abstract shows, without the marks around it', () => {
    const digest = withAbstract('Code: \\url{https://github.com/zjunlp/KnowRL}.');
    expect(look(RULE, digest)).toEqual([
      '3:60 Code/Page is empty; the abstract shows https://github.com/zjunlp/KnowRL',
    ]);
  });

  it('says which address the stored notes have', () => {
    const notes = stored({ kind: 'video' }, { url: 'https://github.com/zjunlp/KnowRL' });
    expect(look(RULE, listLine(), notes)).toEqual([
      '2:60 Code/Page is empty; the paper has https://github.com/zjunlp/KnowRL',
    ]);
  });

  it('says nothing when the paper was read and has no link that could stand there', () => {
    expect(look(RULE, listLine(), stored())).toEqual([]);
    expect(look(RULE, listLine(), stored({ kind: 'video' }, { url: 'javascript:alert(1)' }))).toEqual([]);
  });

  it('says nothing of a link with a target, of a line without the link, and of what code-link-missed says', () => {
    expect(look(RULE, listLine({ code: 'https://a.org/b' }))).toEqual([]);
    expect(look(RULE, '- [KnowRL](https://arxiv.org/abs/2506.19807)\n')).toEqual([]);
    expect(look(RULE, withAbstract('Code: github.com/zjunlp/KnowRL'))).toEqual([]);
  });
});
