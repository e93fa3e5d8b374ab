// Labelled passages written after the rules were mended for the first ones held out; kept as they were.
import { abstract, experiments, lines, link, note, type Snippet } from './snippet.ts';
import { paperText } from '../../support/paper-text.ts';

export const HELD_OUT_LATER: readonly Snippet[] = [
  {
    says: 'code and checkpoints at',
    text: lines(['Code and checkpoints at https://github.com/delta/kelp.'], abstract),
    own: ['code https://github.com/delta/kelp'],
  },
  {
    says: 'we hope; code',
    text: lines(
      ['We hope that our toolkit helps others; it can be found at https://github.com/delta/kelp.'],
      { section: 'conclusion', page: 8 },
    ),
    own: ['code https://github.com/delta/kelp'],
  },
  {
    says: 'publicly released benchmark',
    text: lines(
      ['The benchmark we built is publicly released at https://huggingface.co/datasets/delta/kelp.'],
      { section: 'introduction', page: 2 },
    ),
    own: ['data https://huggingface.co/datasets/delta/kelp'],
  },
  {
    says: 'demo page label in the front',
    text: paperText([
      [
        { text: 'Demo: https://kelp.delta.ai', section: 'front' },
        { text: 'We do things.', section: 'abstract' },
      ],
    ]),
    own: ['page https://kelp.delta.ai/'],
  },
  {
    says: 'corresponding page of the project',
    text: lines(['Further details can be found on the project website (https://kelp.org).'], {
      section: 'introduction',
    }),
    own: ['page https://kelp.org/'],
  },
  {
    says: 'name with a version',
    title: 'KelpBench 2: A Harder Test',
    text: lines(['1 https://github.com/delta/kelpbench2'], note),
    own: ['code https://github.com/delta/kelpbench2'],
  },
  {
    says: 'appendix: prompts',
    text: lines(
      ['All prompts and our evaluation scripts are provided at https://github.com/delta/kelp-eval.'],
      { section: 'appendix', page: 14 },
    ),
    own: ['code https://github.com/delta/kelp-eval'],
  },
  {
    says: 'software availability with a DOI',
    text: lines(['Software availability: the package is archived at https://doi.org/10.5281/zenodo.99 .'], {
      section: 'conclusion',
      page: 7,
    }),
    own: ['code https://doi.org/10.5281/zenodo.99'],
  },
  {
    says: 'upon acceptance, at',
    text: lines(['Upon acceptance, code will be made public at https://gitlab.com/delta/kelp.'], {
      section: 'introduction',
    }),
    own: ['code https://gitlab.com/delta/kelp'],
  },
  {
    says: 'an annotation over "code and data"',
    text: lines(
      ['We share code and data online for everybody.'],
      { section: 'introduction' },
      link('https://osf.io/ab12c', 'code and data'),
    ),
    own: ['data https://osf.io/ab12c'],
  },
  {
    says: 'three lines of a footnote',
    text: lines(['2The source code can be obtained at https://', 'github.com/delta/', 'kelp'], note),
    own: ['code https://github.com/delta/kelp'],
  },
  {
    says: 'broken at a dot',
    text: lines(['Our code is at https://github.', 'com/delta/kelp.'], { section: 'introduction' }),
    own: ['code https://github.com/delta/kelp'],
  },
  {
    says: 'optimizer of others',
    text: lines(['Training uses the AdamW code in https://github.com/pytorch/pytorch.'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: 'we report numbers from',
    text: lines(
      ['Numbers are copied from the leaderboard at https://leaderboard.example.org/main.'],
      experiments,
    ),
    own: [],
    cited: 1,
  },
  {
    says: 'we trained on',
    text: lines(['We trained on the Reef dataset, available at https://reef.example.org/data.'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: 'other open-source project',
    text: lines(['Projects such as OpenReef (https://github.com/other/openreef) share code freely.'], {
      section: 'introduction',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'a tool that inspired',
    text: lines(['Our design is inspired by https://github.com/other/reef-ui.'], { section: 'method' }),
    own: [],
    cited: 1,
  },
  {
    says: 'a footnote of a product on page 1',
    text: lines(['3 https://www.anthropic.example/news/model'], note),
    own: [],
    cited: 1,
  },
  {
    says: 'a footnote: code of a cited work',
    text: lines(['4 Code of ReefNet: https://github.com/other/reefnet'], note),
    own: [],
    cited: 1,
  },
  {
    says: 'data of the city',
    text: lines(['Traffic data are available from the city at https://data.city.example/traffic.'], {
      section: 'experiments',
      page: 2,
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'two cited in a row',
    text: lines(
      ['We compare with A (https://github.com/other/a) and B (https://github.com/other/b).'],
      experiments,
    ),
    own: [],
    cited: 2,
  },
  {
    says: 'open-sourced by others',
    text: lines(
      ['ReefNet, open-sourced by its authors at https://github.com/other/reefnet, is our strongest rival.'],
      experiments,
    ),
    own: [],
    cited: 1,
  },
  {
    says: '源代码仓库',
    text: lines(['源代码仓库：https://gitee.com/delta/kelp'], { ...note }),
    own: ['code https://gitee.com/delta/kelp'],
  },
  {
    says: '所有数据公开',
    text: lines(['本研究的全部数据和代码均可从 https://osf.io/ab12c 下载。'], {
      section: 'conclusion',
      page: 6,
    }),
    own: ['data https://osf.io/ab12c'],
  },
  {
    says: '参数设置同',
    text: lines(['参数设置与 https://github.com/other/reef 中的代码一致。'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: '预训练模型',
    text: lines(['预训练模型选用 https://huggingface.co/other/zh-base 。'], experiments),
    own: [],
    cited: 1,
  },
];
