// The engine without a model: whole, telling sentences of the paper under each heading, all of them found again.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SectionKey } from '../../src/domain/page.ts';
import type { Paper } from '../../src/domain/paper.ts';
import type { StatedNotes } from '../../src/domain/reply.ts';
import { draftNotes } from '../../src/model/extractive.ts';
import { indexQuotes, locate } from '../../src/notes/quotes/ground.ts';
import { paperText, wrappedPaper, type LineLike } from '../support/paper-text.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';

const paper: Paper = {
  id: '2501.00001',
  version: 1,
  title: 'Sparse Routers for Long Context',
  authors: [],
  published: null,
  updated: null,
  categories: [],
  abstract: 'Sparse routers make long context cheap.',
  comment: null,
  doi: null,
  license: null,
  url: null,
  links: [],
};

/** Text lines of one section under a heading; a paragraph a line. */
function section(key: SectionKey, title: string, paragraphs: readonly string[]): LineLike[] {
  const heading: LineLike = { text: title, section: key, kind: 'heading', end: 'break' };
  return [heading, ...paragraphs.map((text): LineLike => ({ text, section: key, end: 'break' }))];
}

const english = paperText([
  [
    ...section('abstract', 'Abstract', [
      'Long context is costly because every token attends to every other token.',
      'We propose SparseRoute, a router that picks sixteen experts for each token of the context.',
      'SparseRoute reaches 63.9 F1 on LongBench, 9.3 points above the best baseline.',
    ]),
    ...section('introduction', '1 Introduction', [
      'Transformers are widely used for long documents, but their cost remains a fundamental problem (cf. Fig. 1, Smith et al. 2020).',
      'However, existing routers suffer from unstable training when the context grows beyond a few thousand tokens.',
      'Our first contribution is a novel gating loss that keeps the load of all experts even during training.',
      'Section 2 describes the method and Section 3 reports the experiments that we carried out.',
      'We thank the reviewers for their helpful comments on an earlier version of this paper.',
    ]),
  ],
  [
    ...section('experiments', '3 Experiments', [
      'SparseRoute improves accuracy from 88.7% to 91.2% on the retrieval tasks of the suite.',
      'It cuts the cost of inference by 30% compared with dense attention at the same accuracy.',
      'Compared with the strongest baseline, training is 2.4x faster on eight GPUs of one machine.',
      'Model 12.1 45.3 60.2 70.9 81.5 12.1 45.3 60.2 70.9.',
      'See [3], [4], [5] and [6].',
    ]),
    {
      text: 'Figure 2: Accuracy improves by 99.9% when we propose captions as results of the paper.',
      kind: 'caption',
      section: 'experiments',
      end: 'break',
    },
    ...section('conclusion', '5 Conclusion', [
      'The results suggest that routing can replace dense attention in most layers of a long-context model.',
      'Sparse routers may enable long documents on small machines, which we leave to future work.',
      'SparseRoute reaches 63.9 F1 on LongBench, 9.3 points above the best baseline.',
    ]),
    ...section('references', 'References', [
      'Smith et al. We propose a new method that improves accuracy by 50% on many tasks.',
    ]),
  ],
]);

const chinese = paperText([
  [
    ...section('abstract', '摘要', [
      '长文本建模的计算成本很高，现有方法难以兼顾速度与准确率。本文提出一种稀疏路由方法，为每个词元选择十六个专家。',
    ]),
    ...section('introduction', '1 引言', [
      'Transformer 模型被广泛用于长文档处理，然而其计算开销仍是一个挑战。',
      '本文设计了负载均衡损失，使各专家在训练中的负载保持一致。',
    ]),
    ...section('experiments', '3 实验', [
      '实验表明，该方法在 LongBench 上的 F1 达到 63.9，比最好的基线提升 9.3 个百分点。',
      '与稠密注意力相比，推理成本降低 30%，准确率从 88.7% 提高到 91.2%。',
      '训练速度提高到基线的 2.4 倍，显存占用降低 18%。',
    ]),
    ...section('conclusion', '5 结论', [
      '结果表明，稀疏路由可以在长文本模型的大多数层中替代稠密注意力。',
      '未来工作可以将该方法推广到多模态长文档的理解任务。',
    ]),
  ],
]);

interface Stated {
  readonly section: string;
  readonly zh: string;
  readonly en: string;
  readonly quote: string;
}

function claimsIn(notes: StatedNotes): Stated[] {
  const of = (name: string, claims: StatedNotes['results']) =>
    claims.map(claim => ({ section: name, ...claim }));
  return [
    ...of('background', notes.background),
    ...notes.innovations.flatMap(point => of('innovations', point.claims)),
    ...of('results', notes.results),
    ...notes.takeaways.flatMap(point => of('takeaways', point.claims)),
  ];
}

const sectionOf = (notes: StatedNotes, name: string) =>
  claimsIn(notes)
    .filter(claim => claim.section === name)
    .map(({ quote }) => quote);

describe('an English paper', () => {
  const draft = draftNotes(paper, english);

  test('gives every heading its kind of sentence', () => {
    expect(sectionOf(draft, 'background')).toContain(
      'However, existing routers suffer from unstable training when the context grows beyond a few thousand tokens.',
    );
    expect(sectionOf(draft, 'innovations')).toEqual([
      'We propose SparseRoute, a router that picks sixteen experts for each token of the context.',
      'Our first contribution is a novel gating loss that keeps the load of all experts even during training.',
    ]);
    expect(sectionOf(draft, 'results')).toEqual(
      expect.arrayContaining([
        'SparseRoute improves accuracy from 88.7% to 91.2% on the retrieval tasks of the suite.',
        'SparseRoute reaches 63.9 F1 on LongBench, 9.3 points above the best baseline.',
      ]),
    );
    expect(sectionOf(draft, 'takeaways')).toContain(
      'The results suggest that routing can replace dense attention in most layers of a long-context model.',
    );
  });

  test('is English and quote alike, with Chinese left empty and the paper’s title as headline', () => {
    expect(claimsIn(draft).every(({ zh, en, quote }) => zh === '' && en === quote && quote !== '')).toBe(
      true,
    );
    expect(draft.headline).toEqual({ zh: '', en: 'Sparse Routers for Long Context' });
  });

  test('titles an innovation by what it proposes', () => {
    expect(draft.innovations[0]?.title).toEqual({ zh: '', en: 'SparseRoute' });
    expect(draft.innovations[1]?.title.en.length).toBeLessThanOrEqual(61);
  });

  test('leaves out tables, captions, citations, signposts, thanks and references, and says nothing twice', () => {
    const quotes = claimsIn(draft).map(({ quote }) => quote);
    expect(quotes.join('\n')).not.toMatch(/45\.3|99\.9|\[4\]|Section 2|thank|50%/);
    expect(new Set(quotes).size).toBe(quotes.length);
  });

  test('an abbreviation ends no sentence', () => {
    const text = paperText([
      section('introduction', '1 Introduction', [
        'Existing routers, e.g. those of Smith et al. [3] shown in Fig. 2, suffer from a lack of stable training. We propose a new router.',
      ]),
    ]);
    expect(
      sectionOf(draftNotes(paper, text), 'background').concat(
        sectionOf(draftNotes(paper, text), 'innovations'),
      ),
    ).toContain(
      'Existing routers, e.g. those of Smith et al. [3] shown in Fig. 2, suffer from a lack of stable training.',
    );
  });
});

describe('a Chinese paper', () => {
  const draft = draftNotes({ ...paper, title: '面向长文本的稀疏路由' }, chinese);

  test('fills every heading with Chinese, English left empty', () => {
    expect(claimsIn(draft).every(({ zh, en, quote }) => en === '' && zh === quote && quote !== '')).toBe(
      true,
    );
    expect(draft.headline).toEqual({ zh: '面向长文本的稀疏路由', en: '' });
    expect(sectionOf(draft, 'innovations')).toContain('本文提出一种稀疏路由方法，为每个词元选择十六个专家。');
    expect(sectionOf(draft, 'results').length).toBeGreaterThanOrEqual(3);
    expect(sectionOf(draft, 'takeaways')).toContain(
      '结果表明，稀疏路由可以在长文本模型的大多数层中替代稠密注意力。',
    );
  });

  test('titles an innovation by what it proposes', () => {
    expect(draft.innovations.map(({ title }) => title.zh)).toContain('稀疏路由方法');
  });
});

test('a sentence that a caption interrupts is no quote', () => {
  const text = paperText([
    [
      { text: 'We propose a router that picks sixteen experts and', section: 'introduction' },
      { text: 'Figure 1: The router.', kind: 'caption', end: 'break' },
      { text: 'keeps the load even for all of them at once.', section: 'introduction', end: 'break' },
    ],
  ]);
  expect(claimsIn(draftNotes(paper, text))).toEqual([]);
});

test.each(['empty', 'numbers', 'noise'])('a paper of %s gives a draft without claims', kind => {
  const lines =
    {
      empty: [],
      numbers: ['1 2 3 4 5 6 7 8 9.', '12.1 45.3 60.2.'],
      noise: ['ﬀ ∑ = ∂x / ∂y.', 'a b c d e f g h i j k l m n o p q r.'],
    }[kind] ?? [];
  expect(claimsIn(draftNotes(paper, paperText([lines])))).toEqual([]);
});

describe.skipIf(!hasShared)(`real papers, without any heading${sharedNote}`, () => {
  test.each(['dropimpact-prl', 'stylometry', 'subleq', 'msagl-lipics'])(
    '%s gives every section, each quote found exactly',
    name => {
      const truth = readFileSync(shared('papers', `${name}.truth.txt`), 'utf8').replace(/⟦.⟧/g, '');
      const text = wrappedPaper(truth.split(/\n\s*\n/));
      const draft = draftNotes(paper, text);
      const index = indexQuotes(text);
      const claims = claimsIn(draft);
      expect(claims.map(({ quote }) => [quote, locate(index, quote).match])).toEqual(
        claims.map(({ quote }) => [quote, 'exact']),
      );
      for (const { quote } of claims) {
        expect(quote.length).toBeGreaterThanOrEqual(40);
        expect(quote.length).toBeLessThanOrEqual(300);
        expect(quote).toMatch(/^["“]?\p{Lu}.*[.!]["”’)\]]*$/u);
      }
      const counts = ['background', 'innovations', 'results', 'takeaways'].map(
        part => sectionOf(draft, part).length,
      );
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
    },
  );
});
