// BibTeX as people have it: exported, typed by hand, and broken.
import { describe, expect, test } from 'vitest';
import { idsOf, mentionsOf, read, unreadOf } from './judge.ts';
import { inPlainEnglish } from '../support/in-english.ts';

const bib = (text: string) => read(text, 'refs.bib');

describe('where an entry keeps its id', () => {
  test.each([
    ['eprint={2310.06825}, archivePrefix={arXiv}, primaryClass={cs.CL}', '2310.06825'],
    ['eprint = "2310.06825v2"', '2310.06825v2'],
    ['eprint = 2310.06825, eprinttype = arxiv', '2310.06825'],
    ['eprint={arXiv:2310.06825}', '2310.06825'],
    ['Eprint={abs/2310.06825}', '2310.06825'],
    ['eprint={9901001}, archivePrefix={hep-th}', 'hep-th/9901001'],
    ['eprint={0309136v1}, archivePrefix={arXiv}, primaryClass={math.GT}', 'math/0309136v1'],
    ['eprint={hep-th/9901001}', 'hep-th/9901001'],
    ['arxivId={2310.06825}', '2310.06825'],
    ['doi={10.48550/arXiv.2310.06825}', '2310.06825'],
    ['url={\\url{https://arxiv.org/abs/2310.06825}}', '2310.06825'],
    ['howpublished={\\href{https://arxiv.org/abs/2310.06825}{PDF}}', '2310.06825'],
    ['journal={arXiv preprint arXiv:2310.06825}', '2310.06825'],
    ['journal={CoRR}, volume={abs/2310.06825}', '2310.06825'],
    ['note={arXiv:hep-th/9901001, to appear}', 'hep-th/9901001'],
    ['annote={see 2310.06825}', '2310.06825'],
    ['note={arXiv{:}2310.06825}', '2310.06825'],
    ['url={https://arxiv.org/abs/{\\_}}, note={arXiv:2310.06825}', '2310.06825'],
    ['url="https://arxiv.org/" # "abs/" # {2310.06825}', '2310.06825'],
  ])('%s', (fields, id) => {
    const source = bib(`@article{key,\n  ${fields}\n}\n`);
    expect([fields, idsOf(source), source.count, source.unread]).toEqual([fields, [id], 1, []]);
  });

  test('the first field with an id counts: the eprint, not the paper that the note names', () => {
    expect(idsOf(bib('@misc{a, note={extends arXiv:1706.03762}, eprint={2310.06825}}'))).toEqual([
      '2310.06825',
    ]);
    expect(idsOf(bib('@misc{a, eprint={2313.06825}, archivePrefix={arXiv}, url={https://arxiv.org/abs/2310.06825}}'))).toEqual(['2310.06825']); // prettier-ignore
  });

  test('the abstract and attached files are not looked at', () => {
    const source = bib('@article{a, title={T}, abstract={as in arXiv:1706.03762}, file={2310.06825.pdf}}');
    expect(unreadOf(source)).toEqual([[1, '@article{a', 'no arXiv id: "T"']]);
  });

  test('an id of another archive of papers is none', () => {
    expect(unreadOf(bib('@article{a, eprint={12345678}, eprinttype={pubmed}, title={Cells}}'))).toEqual([
      [1, '@article{a', 'no arXiv id: "Cells"'],
    ]);
  });

  test('a broken id that is said to be of arXiv is told with the reason', () => {
    expect(unreadOf(bib('@article{a, eprint={2313.06825}, archivePrefix={arXiv}, title={T}}'))).toEqual([
      [1, '2313.06825', '13 is not a month; the id starts with year and month (YYMM)'],
    ]);
  });
});

describe('titles', () => {
  test.each([
    ['{Attention} Is {All} You Need', 'Attention Is All You Need'],
    ['Schr{\\"o}dinger and Erd\\H{o}s, Fran\\c{c}ois, \\v{S}koda, na\\"{\\i}ve', 'Schrödinger and Erdős, François, Škoda, naïve'],
    ['Stra{\\ss}e, \\O{}re, {\\AA}ngstr{\\"{o}}m, \\o re', 'Straße, Øre, Ångström, øre'],
    ['A \\emph{new} way: 50\\% of R\\&D', 'A new way: 50% of R&D'],
    ["Over\n   two  lines, ``quoted''", 'Over two lines, "quoted"'],
    ['$O(n^2)$ and Ren\\\'e', '$O(n^2)$ and René'],
    ['大语言模型', '大语言模型'],
  ])('%s', (title, plain) => {
    expect(mentionsOf(bib(`@misc{a, title = {${title}}, eprint = {2310.06825}}`))).toEqual([[1, '2310.06825', plain]]);
  }); // prettier-ignore

  test('are cut at 300 characters', () => {
    const [[, , title] = []] = mentionsOf(
      bib(`@misc{a, title={${'word '.repeat(100)}}, eprint={2310.06825}}`),
    );
    expect([String(title).length, String(title).endsWith('…')]).toEqual([300, true]);
  });
});

describe('the file', () => {
  test('macros are resolved, and count as silent entries like comments', () => {
    const source = bib(
      '@string{pre = "arXiv:"}\n@comment{jabref-meta: x;}\n@preamble{"\\x"}\n@misc(a, note = pre # "2310.06825")\n',
    );
    expect([idsOf(source), source.silent, source.count]).toEqual([['2310.06825'], 3, 4]);
  });

  test('text between entries is ignored, mail addresses in it too', () => {
    const source = bib('from me@mit.edu {x}\n@misc{a, eprint={2310.06825}} thanks @karl\nsee @anna {b}\n');
    expect([idsOf(source), source.unread]).toEqual([['2310.06825'], []]);
  });

  test('two entries may share a line', () => {
    expect(mentionsOf(bib('\n@misc{a, eprint={2310.06825}} @misc{b, eprint={1706.03762}}'))).toEqual([
      [2, '2310.06825', null],
      [2, '1706.03762', null],
    ]);
  });

  test('without any entry says so', () => {
    expect(inPlainEnglish(bib('only words'))).toMatchObject({
      count: 0, notices: ['there is no BibTeX entry (@article{…}) in it'],
    }); // prettier-ignore
  });
});

describe('a broken entry is told by line and key, and swallows none behind it', () => {
  test.each([
    ['@article{bad, title={T}, eprint={2310.06825}\n', 'it is not closed: a } is missing'],
    ['@article{bad, title={T, eprint={2310.06825}\n}\n', 'it is not closed: a } is missing'],
    ['@article{bad, title={T, eprint=2310.06825\n\n', 'title: a closing } is missing'],
    ['@article{bad, title={T}}, eprint={2310.06825}\n}\n', 'a } too many'],
    ['@article{bad, title="T, eprint={2310.06825}\n}\n', 'title: a closing " is missing'],
    ['@article{bad, title={T}\n eprint={2310.06825}\n}\n', 'no comma behind title'],
    ['@article{bad\n title={T},\n}\n', 'no comma behind its key'],
    ['@article{bad, title {T}}\n', 'no = behind title'],
    ['@article{bad, title = , eprint={2310.06825}}\n', 'title: no value'],
    ['@article{bad, {T}}\n', 'something that is no field stands in it'],
  ])('%s', (broken, why) => {
    const source = bib(`@misc{a, eprint={1706.03762}}\n\n${broken}\n@misc{b, eprint={1810.04805}}\n`);
    expect(idsOf(source)).toEqual(['1706.03762', '1810.04805']);
    expect(unreadOf(source)).toEqual([[3, '@article{bad', `the entry is broken: ${why}`]]);
    expect(source.count).toBe(3);
  });

  test('it ends at the next @ that begins a line, not at one inside', () => {
    const source = bib('@article{bad, @misc{inner, eprint={2310.06825}}\n@misc{b, eprint={1810.04805}}\n');
    expect([idsOf(source), source.count]).toEqual([['1810.04805'], 2]);
  });

  test('an entry without its first brace is one as well', () => {
    expect(unreadOf(bib('@article bad, eprint={2310.06825}}\n'))).toEqual([
      [1, '@article{', 'the entry is broken: no { behind its type'],
    ]);
  });

  test('braces in a value, a comma behind the last field and blanks everywhere are right', () => {
    const source = bib('@ARTICLE { k:1/2 ,\n title = {A {B {C}} "d" @ e,} ,\n note = "say {"}hi{"}" , year = 2023 ,\n eprint = {2310.06825} , }\n'); // prettier-ignore
    expect(mentionsOf(source)).toEqual([[1, '2310.06825', 'A B C "d" @ e,']]);
  });
});
