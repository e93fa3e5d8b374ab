import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SectionKeySchema, type PaperText } from '../../src/domain/page.ts';
import { selectionsOf, type Selection } from '../../src/model/selection.ts';
import { sectionedPaper, type SectionLike } from '../support/sectioned-paper.ts';

const USUAL: readonly SectionLike[] = [
  ['front', '', 3],
  ['abstract', 'Abstract', 4],
  ['introduction', '1 Introduction', 8],
  ['introduction', '1.1 Contributions', 3],
  ['related', '2 Related Work', 6],
  ['related', '2.1 Reward shaping', 6],
  ['other', '3 TideShape: shaping by tides', 10],
  ['other', '3.1 Annealing', 6],
  ['experiments', '4 Experiments', 9],
  ['conclusion', '5 Conclusion', 4],
  ['other', '6 Acknowledgements', 3],
  ['references', 'References', 12],
  ['appendix', 'A Proofs', 9],
];

const what = ({ omitted }: Selection): string[] => omitted.map(one => one.what);
/** What the last selection leaves out that the first one reads. */
function goesFirst(text: PaperText): string[] {
  const order: string[] = [];
  for (const selection of selectionsOf(text))
    order.push(...what(selection).filter(name => !order.includes(name)));
  return order;
}
const textsOf = ({ lines }: Selection): string[] => lines.map(({ line }) => line.text);

describe('what is left out of a paper', () => {
  it('is references and appendix first and always, then back matter, related work, conclusion, introduction', () => {
    expect(goesFirst(sectionedPaper(USUAL))).toEqual([
      'references',
      'appendix',
      'Acknowledgements',
      'related',
      'conclusion',
      'introduction',
    ]);
  });

  it('is a whole section with its subsections, and the pages of all its lines are told', () => {
    const text = sectionedPaper(USUAL);
    const last = selectionsOf(text).at(-1);
    expect(last?.omitted).toEqual([
      { what: 'introduction', pages: [1, 2] },
      { what: 'related', pages: [2] },
      { what: 'conclusion', pages: [4] },
      { what: 'Acknowledgements', pages: [4] },
      { what: 'references', pages: [4, 5] },
      { what: 'appendix', pages: [5] },
    ]);
    const headings = last?.lines.filter(({ line }) => line.kind === 'heading').map(({ line }) => line.text);
    expect(headings).toEqual(['Abstract', '3 TideShape: shaping by tides', '3.1 Annealing', '4 Experiments']);
  });

  it('is one section of a kind after the other, not all of them at once', () => {
    const text = sectionedPaper([
      ['related', '2 Related Work', 5],
      ['related', '3 Preliminaries', 5],
      ['method', '4 Method', 20],
    ]);
    const related = selectionsOf(text).map(selection =>
      textsOf(selection).filter(line => /^[23] /.test(line)),
    );
    expect(related).toEqual([['2 Related Work', '3 Preliminaries'], ['3 Preliminaries'], []]);
  });

  it('is never an introduction that holds the work, nor anything of a paper that has no other section', () => {
    const letter = sectionedPaper([
      ['abstract', 'Abstract', 3],
      ['introduction', 'Introduction', 60],
      ['experiments', '2 Results', 4],
      ['references', 'References', 5],
    ]);
    expect(goesFirst(letter)).toEqual(['references']);
    const essay = sectionedPaper([
      ['introduction', 'Introduction', 10],
      ['conclusion', 'Discussion', 10],
    ]);
    expect(goesFirst(essay)).toEqual([]);
  });

  it('is no summary in front of the work: that is not its conclusion', () => {
    const text = sectionedPaper([
      ['conclusion', '1 Summary of results', 5],
      ['method', '2 Method', 20],
      ['conclusion', '3 Discussion', 5],
    ]);
    const [, shorter] = selectionsOf(text);
    expect(textsOf(shorter ?? { lines: [], omitted: [] })).toContain('1 Summary of results');
    expect(shorter?.omitted).toEqual([{ what: 'conclusion', pages: [2] }]);
  });
});

describe('back matter', () => {
  const endingIn = (title: string, listed = true): PaperText =>
    sectionedPaper(
      [
        ['method', '2 Method', 12],
        ['conclusion', '3 Conclusion', 4],
        ['conclusion', title, 3],
        ['references', 'References', 5],
      ],
      { listed },
    );

  it.each([
    '7 Acknowledgements',
    'VI. ACKNOWLEDGMENT',
    'A CKNOWLEDGMENTS',
    'Acknowledgments and Disclosure of Funding',
    'Funding',
    'Ethics Statement',
    'Ethical Considerations',
    'Broader Impact',
    'Impact Statement',
    'Author contributions',
    'Authors’ Contributions',
    'CRediT authorship contribution statement',
    'Declaration of competing interest',
    'Data and code availability',
    'Reproducibility statement',
    'NeurIPS Paper Checklist',
    '致谢',
    '致 谢',
    '七、致谢',
    '基金项目',
    '伦理声明',
    '作者贡献声明',
    '利益冲突声明',
    '数据可用性声明',
    '作者简介',
  ])('is known by its title: %s', title => {
    const [references, found = '', ...rest] = goesFirst(endingIn(title));
    expect([references, ...rest]).toEqual(['references', 'conclusion']);
    // Without its number, and small capitals as one word.
    expect(title.replace('A C', 'AC')).toContain(found);
    expect(found).not.toMatch(/^\d|^$|、/);
  });

  it.each([
    '4 Limitations',
    'Ethics of shaping rewards',
    '讨论与致谢对象的关系',
    'A Checklist of traps for agents',
  ])('is not what only sounds like it: %s', title => {
    expect(goesFirst(endingIn(title))).toEqual(['references', 'conclusion']);
  });

  it('is found without a heading: a title of its own paragraph, or at the beginning of one', () => {
    expect(goesFirst(endingIn('Acknowledgments', false))).toEqual([
      'references',
      'Acknowledgments',
      'conclusion',
    ]);
    const runIn = sectionedPaper([
      ['method', '2 Method', 8],
      ['conclusion', '3 Conclusion', ['We showed it.', 'And that.', 'Thus.', 'So.', 'End.']],
      ['conclusion', '', ['Acknowledgements. We thank the ferry', 'and its crew.']],
      ['conclusion', '', ['This still concludes the paper.']],
    ]);
    const [, shorter] = selectionsOf(runIn);
    expect(shorter?.omitted).toEqual([{ what: 'Acknowledgements', pages: [1] }]);
    expect(textsOf(shorter ?? { lines: [], omitted: [] }).slice(-2)).toEqual([
      'End.',
      'This still concludes the paper.',
    ]);
  });

  it('begins in the second half of the text when there is no conclusion, however long the appendix is', () => {
    const text = sectionedPaper([
      ['other', '1 Funding', 9],
      ['other', '2 Things', 9],
      ['other', '3 Acknowledgements', 3],
      ['appendix', 'A Proofs', 90],
    ]);
    expect(goesFirst(text)).toEqual(['appendix', 'Acknowledgements']);
  });

  it('is read when there is nothing else', () => {
    const thanks = sectionedPaper([['conclusion', 'Acknowledgements', 5]]);
    expect(selectionsOf(thanks).map(({ lines }) => lines.length)).toEqual([6]);
  });

  it('does not begin before the conclusion: a method may be about funding', () => {
    const text = sectionedPaper([
      ['other', '2 Funding', 9],
      ['other', '3 Ethics statement', 9],
      ['conclusion', '4 Conclusion', 4],
    ]);
    expect(goesFirst(text)).toEqual(['conclusion']);
  });
});

describe('any paper', () => {
  const title = fc.constantFrom(
    '',
    '2 Things',
    '2.1 More',
    'Acknowledgements',
    '致谢',
    'Funding',
    'A Proofs',
  );
  const section = fc.tuple(
    fc.constantFrom(...SectionKeySchema.options),
    title,
    fc.integer({ min: 1, max: 9 }),
  );
  const paper = fc
    .tuple(fc.array(section, { minLength: 1, maxLength: 12 }), fc.integer({ min: 3, max: 15 }), fc.boolean())
    .map(([sections, perPage, listed]) => sectionedPaper(sections, { perPage, listed }));

  it('has every line either read or left out, abstract, method and results always read, and pages told exactly', () => {
    fc.assert(
      fc.property(paper, text => {
        const all = text.pages.flatMap(({ page, lines }) => lines.map(line => ({ page, line })));
        for (const { lines, omitted } of selectionsOf(text)) {
          const read = new Set(lines.map(({ line }) => line));
          expect(read.size).toBe(lines.length);
          const gone = all.filter(({ line }) => !read.has(line));
          const always = ['front', 'abstract', 'method', 'experiments'];
          expect(gone.filter(({ line }) => always.includes(line.section))).toEqual([]);
          const pages = new Set(omitted.flatMap(one => one.pages));
          expect(pages).toEqual(new Set(gone.map(({ page }) => page)));
          expect(lines.filter(({ line }) => ['references', 'appendix'].includes(line.section))).toEqual([]);
        }
      }),
    );
  });

  it('is read in its own order, less at every step, and the same way each time', () => {
    fc.assert(
      fc.property(paper, text => {
        const order = new Map(text.pages.flatMap(({ lines }) => lines).map((line, index) => [line, index]));
        const selections = selectionsOf(text);
        expect(selectionsOf(text)).toEqual(selections);
        let before = Infinity;
        for (const { lines } of selections) {
          const places = lines.map(({ line }) => order.get(line) ?? -1);
          expect(places).toEqual([...places].sort((one, other) => one - other));
          expect(lines.length).toBeLessThan(before);
          before = lines.length;
        }
      }),
    );
  });
});
