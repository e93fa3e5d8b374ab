// Notes, claims and contexts for the tests of notes/, and a small paper of our own to try them on.
import { PENDING, type Claim } from '../../src/domain/claim.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Engine, Notes, NotesSource } from '../../src/domain/notes.ts';
import type { PaperText } from '../../src/domain/page.ts';
import type { Paper } from '../../src/domain/paper.ts';
import type { StatedNotes } from '../../src/domain/reply.ts';
import { paperText } from '../support/paper-text.ts';
import { remembered } from '../../src/notes/remembered.ts';
import { contextOf, factsOf, toFindings, type Check, type Place } from '../../src/notes/check-context.ts';

export const paper: Paper = {
  id: '2501.00001',
  version: 2,
  title: 'Sparse Routers for Long Context',
  authors: ['A. Author'],
  published: null,
  updated: null,
  categories: ['cs.CL'],
  abstract: 'We study routers in 2024 and report 17 runs.',
  comment: 'Code: https://github.com/example/sparse-router',
  doi: '10.1000/sparse.1',
  license: null,
  url: 'https://arxiv.org/pdf/2501.00001v2',
  links: [{ url: 'https://example.org/sparse', kind: 'page', source: 'pdf', page: 1 }],
};

export const source: NotesSource = {
  pdfSha256: '00',
  pages: 2,
  pagesRead: [1, 2],
  omitted: [],
  tokens: 100,
  parts: [],
  notices: [],
};

export const engine: Engine = {
  name: 'model',
  model: 'm',
  host: 'h',
  prompt: 'notes.v1',
  promptSha256: '00',
  mode: 'json_schema',
  calls: 1,
  usage: { input: 1, cached: 0, output: 1 },
  cost: null,
  currency: null,
};

/** A claim with Chinese, English and a quote; the rest as a reply gives it. */
export function claim(parts: Partial<Claim> = {}): Claim {
  return {
    id: 'result-1',
    zh: '路由器更快。',
    en: 'The router is faster.',
    quote: '',
    page: null,
    match: 'none',
    rects: null,
    findings: [],
    review: PENDING,
    stated: '',
    replaces: '',
    checked: '',
    ...parts,
  };
}

export interface Case {
  readonly zh?: string;
  readonly en?: string;
  readonly quote?: string;
  readonly place?: Place;
  readonly engine?: Engine['name'];
  /** Other claims of the same notes, as background. */
  readonly beside?: readonly Claim[];
}

/** Facts of a paper are dear, and many cases look at one paper. */
const factsFor = remembered((text: PaperText) => factsOf(paper, text));

/** Findings of one check on one claim (a result, unless `place` says other) against a paper. */
export function findingsOf(check: Check, text: PaperText, parts: Case): Finding[] {
  const { place = 'result', engine: name = 'model', beside = [], ...words } = parts;
  const stated = claim(words);
  const notes = { ...notesOf(stated), background: [...beside], engine: { ...engine, name } };
  return toFindings(check, check.find(stated, contextOf(stated, factsFor(text), { place, notes })));
}

/** Notes whose only claims are these results. */
export function notesOf(...results: Claim[]): Notes {
  return {
    schema: 1,
    paper,
    source,
    engine,
    headline: { zh: '稀疏路由', en: 'Sparse routers' },
    background: [],
    innovations: [],
    results,
    takeaways: [],
    findings: [],
    decisions: {},
    published: null,
    prose: {},
    publishedElsewhere: [],
  };
}

const said = (quote: string, zh = '路由器更快。', en = 'The router is faster.') => ({ zh, en, quote });
const point = (...claims: ReturnType<typeof said>[]) => ({ title: { zh: '要点', en: 'Point' }, claims });

/** A reply whose quotes are given: one claim a section but two results. */
export function stated(quotes: readonly [string, string, string, string, string]): StatedNotes {
  const [background, innovation, result, otherResult, takeaway] = quotes;
  return {
    headline: { zh: '稀疏路由', en: 'Sparse routers' },
    background: [said(background)],
    innovations: [point(said(innovation))],
    results: [said(result), said(otherResult)],
    takeaways: [point(said(takeaway))],
  };
}

/** Error codes of every claim by id, for short assertions. */
export function errorsOf(claims: readonly Claim[]): Record<string, string[]> {
  const codes = (findings: readonly Finding[]) =>
    findings.filter(f => f.severity === 'error').map(f => f.code);
  return Object.fromEntries(claims.map(({ id, findings }) => [id, codes(findings)]));
}

/** The small paper that the checks are tried on: two pages, with an experiment table. */
export const sampleText = paperText([
  [
    'We introduce SparseRoute, a router for Llama 2 7B that needs three passes.',
    '',
    'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.',
    '',
    'Training takes 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4.',
    '',
    'Code is at https://github.com/example/',
    { text: 'sparse-router and data at https://zenodo.org/record/123.', end: 'break' },
  ],
  [
    { text: '4 Experiments', kind: 'heading', section: 'experiments', end: 'break' },
    { text: 'Accuracy is 91.2% with routing and 88.7% without it.', section: 'experiments', end: 'break' },
    { text: 'Model 12.1 45.3 60.2 70.9 81.5', section: 'experiments', end: 'break' },
    {
      text: 'The model has 1.2 million parameters and cuts cost by 30%.',
      section: 'experiments',
      end: 'break',
    },
    {
      text: 'It was unable to solve 17 of 250 tasks, as Table 2 shows for top-5 and ResNet-50.',
      section: 'experiments',
      end: 'break',
    },
  ],
]);
