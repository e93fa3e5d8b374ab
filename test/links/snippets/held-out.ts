// Labelled passages written after the rules were made, to measure them on what they had not seen; kept as they were.
import { abstract, experiments, lines, link, note, type Snippet } from './snippet.ts';
import { paperText } from '../../support/paper-text.ts';

export const HELD_OUT: readonly Snippet[] = [
  {
    says: 'full code and pretrained models',
    text: lines(
      [
        'The full source code and pretrained models are freely accessible at',
        'https://github.com/nimbus/cirrus-net.',
      ],
      { page: 10, section: 'conclusion' },
    ),
    own: ['code https://github.com/nimbus/cirrus-net'],
  },
  {
    says: 'interested readers',
    text: lines(
      ['Interested readers can find our implementation on GitHub: https://github.com/nimbus/cirrus.'],
      { page: 4, section: 'method' },
    ),
    own: ['code https://github.com/nimbus/cirrus'],
  },
  {
    says: 'we have made available',
    text: lines(['We have made the annotated corpus available under https://data.nimbus.org/corpus.'], {
      page: 3,
      section: 'other',
    }),
    own: ['data https://data.nimbus.org/corpus'],
  },
  {
    says: 'footnote: our demo',
    text: lines(['† Our interactive demo: https://cirrus.nimbus.org'], note),
    own: ['page https://cirrus.nimbus.org/'],
  },
  {
    says: 'anonymous repository',
    text: lines(
      ['An anonymized version of the code is provided at https://anonymous.4open.science/r/cirrus-11.'],
      { section: 'introduction' },
    ),
    own: ['code https://anonymous.4open.science/r/cirrus-11'],
  },
  {
    says: 'supplementary videos',
    text: lines(['Supplementary videos of our robot are available at https://vimeo.com/123.'], {
      page: 5,
      section: 'experiments',
    }),
    own: ['video https://vimeo.com/123'],
  },
  {
    says: 'package on PyPI by name',
    title: 'cirrus: fast clouds in Python',
    text: lines(['The package cirrus can be installed from https://pypi.org/project/cirrus.'], {
      page: 2,
      section: 'introduction',
    }),
    own: ['code https://pypi.org/project/cirrus'],
  },
  {
    says: 'code in brackets in the abstract',
    text: lines(['It halves the cost (code: https://github.com/nimbus/cirrus).'], abstract),
    own: ['code https://github.com/nimbus/cirrus'],
  },
  {
    says: 'open-sourced at',
    text: lines(['CirrusNet is fully open-sourced at https://github.com/nimbus/cirrusnet.'], {
      section: 'introduction',
    }),
    title: 'CirrusNet: Clouds',
    own: ['code https://github.com/nimbus/cirrusnet'],
  },
  {
    says: 'annotation over the method name in the title block',
    title: 'CirrusNet: Clouds',
    text: paperText(
      [
        [
          { text: 'GitHub HuggingFace', section: 'front' },
          { text: 'We do it.', section: 'abstract' },
        ],
      ],
      {
        links: [
          ...link('https://github.com/nimbus/cirrusnet', 'GitHub'),
          ...link('https://huggingface.co/nimbus/cirrusnet', 'HuggingFace'),
        ],
      },
    ),
    own: ['code https://github.com/nimbus/cirrusnet', 'model https://huggingface.co/nimbus/cirrusnet'],
  },
  {
    says: 'reproducibility statement',
    text: lines(
      ['Reproducibility statement. We provide the complete training scripts at https://gitlab.com/nimbus/c.'],
      { page: 9, section: 'conclusion' },
    ),
    own: ['code https://gitlab.com/nimbus/c'],
  },
  {
    says: 'host and path broken by the margin',
    text: lines(['Our models are released at https://huggingface.', 'co/nimbus/cirrus-7b.'], {
      section: 'introduction',
    }),
    own: ['model https://huggingface.co/nimbus/cirrus-7b'],
  },
  {
    says: 'www and a broken path',
    text: lines(['Project website: www.nimbus.org/cirrus/', 'index.html'], note),
    own: ['page https://www.nimbus.org/cirrus/index.html'],
  },
  {
    says: 'a blank inside the path',
    text: lines(['Code is available at https://github.com/nimbus/ cirrus.'], abstract),
    own: ['code https://github.com/nimbus/cirrus'],
  },
  {
    says: 'simulator of others',
    text: lines(['All experiments run in MuJoCo (https://mujoco.org).'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: 'evaluation harness',
    text: lines(
      ['Scores are computed with lm-eval, available at https://github.com/other/lm-eval.'],
      experiments,
    ),
    own: [],
    cited: 1,
  },
  {
    says: 'public data',
    text: lines(
      ['The corpus can be downloaded at https://www.kaggle.com/datasets/other/clouds.'],
      experiments,
    ),
    own: [],
    cited: 1,
  },
  {
    says: 'weights that others published',
    text: lines(['We start from the released weights at https://huggingface.co/other/base.'], {
      section: 'method',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'we thank',
    text: lines(['We thank the authors of https://github.com/other/repo for sharing their code.'], {
      page: 9,
      section: 'conclusion',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'API prices',
    text: lines(['2 Prices are listed at https://openai.com/pricing'], note),
    own: [],
    cited: 1,
  },
  {
    says: 'a concurrent work released',
    text: lines(['A concurrent work released its code at https://github.com/other/concurrent.'], {
      section: 'introduction',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'a data set in the introduction',
    text: lines(['ImageNet (https://image-net.org) has driven much of this.'], { section: 'introduction' }),
    own: [],
    cited: 1,
  },
  {
    says: 'the authors provide',
    text: lines(
      ['For DeepSea the authors provide code at https://github.com/other/deepsea, which we run unchanged.'],
      experiments,
    ),
    own: [],
    cited: 1,
  },
  {
    says: 'the code of a competitor without our words',
    text: lines(['StormNet [12]. The code is available at https://github.com/other/stormnet.'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: 'built with a framework',
    text: lines(['The interface was built with Gradio (https://github.com/gradio-app/gradio).'], {
      section: 'method',
      page: 2,
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'a footnote on a tool',
    text: paperText([
      [
        {
          text: 'We release a parser that wraps spaCy3 for everybody to enjoy.',
          section: 'introduction',
          end: 'break',
        },
        'Words that fill the page and say nothing.',
        '',
        { text: '3 https://github.com/explosion/spaCy', ...note },
      ],
    ]),
    own: [],
    cited: 1,
  },
  {
    says: '完整代码见附录链接',
    text: lines(['完整代码及数据见 https://github.com/nimbus/cirrus 。'], { page: 6, section: 'conclusion' }),
    own: ['code https://github.com/nimbus/cirrus'],
  },
  {
    says: '项目网站',
    text: lines(['更多结果参见项目网站：https://nimbus.github.io/cirrus。'], abstract),
    own: ['page https://nimbus.github.io/cirrus'],
  },
  {
    says: '作者公开的权重',
    text: lines(['实验中加载了原作者公开的权重（https://huggingface.co/other/base）。'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: '公开数据集',
    text: lines(['实验数据为公开数据集 CloudSet，下载地址为 https://x.edu/cloudset 。'], experiments),
    own: [],
    cited: 1,
  },
];
