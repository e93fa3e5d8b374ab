// Passages that give the paper's own links, as papers write them.
import { abstract, experiments, lines, link, note, type Snippet } from './snippet.ts';
import { paperText } from '../../support/paper-text.ts';

export const OWN_ENGLISH: readonly Snippet[] = [
  {
    says: 'code is available, end of the abstract',
    text: lines(['We win by 3 points. Code is available at', 'https://github.com/lab/rivulet.'], abstract),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'our code, in the introduction',
    text: lines(['Our code is publicly available at https://github.com/lab/rivulet.'], {
      section: 'introduction',
    }),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'we release, conclusion of page 9',
    text: lines(['To foster research we release all code and models at github.com/lab/rivulet.'], {
      page: 9,
      section: 'conclusion',
    }),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a colon in a footnote of page 1',
    text: lines(['1 Code: https://github.com/lab/rivulet'], note),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a footnote glued to its mark',
    text: lines(['∗Code and data: https://github.com/lab/rivulet'], note),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a bare repository above the abstract',
    text: paperText([
      [
        { text: 'https://github.com/lab/rivulet', section: 'front' },
        { text: 'Abstract', section: 'abstract', kind: 'heading' },
        { text: 'We do things.', section: 'abstract' },
      ],
    ]),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'project page above the abstract',
    text: paperText([
      [
        { text: 'Project page: https://lab.github.io/rivulet', section: 'front' },
        { text: 'We do things.', section: 'abstract' },
      ],
    ]),
    own: ['page https://lab.github.io/rivulet'],
  },
  {
    says: 'an annotation over the word Code',
    text: paperText(
      [
        [
          { text: 'Code Demo', section: 'front' },
          { text: 'We do things.', section: 'abstract' },
        ],
      ],
      {
        links: [...link('https://github.com/lab/rivulet', 'Code'), ...link('https://youtu.be/abc1', 'Demo')],
      },
    ),
    own: ['code https://github.com/lab/rivulet', 'video https://youtu.be/abc1'],
  },
  {
    says: 'an annotation over "here"',
    text: lines(
      ['Our source code is available here for everybody.'],
      { section: 'introduction' },
      link('https://github.com/lab/rivulet', 'here'),
    ),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'a section "Data availability" on page 9',
    text: paperText([
      ...Array.from({ length: 8 }, () => ['text']),
      [
        { text: 'Data and code availability', end: 'break' },
        { text: 'Everything needed can be found at https://zenodo.org/records/77.' },
      ],
    ]),
    own: ['data https://zenodo.org/records/77'],
  },
  {
    says: 'a run-in heading',
    text: lines(['Code Availability. The scripts are at https://gitlab.com/lab/rivulet.'], {
      page: 5,
      section: 'conclusion',
    }),
    own: ['code https://gitlab.com/lab/rivulet'],
  },
  {
    says: 'the mark of a bare footnote stands behind "released"',
    text: paperText([
      [
        {
          text: 'The code of this paper is released.2 We go on and on in this paragraph.',
          section: 'introduction',
          end: 'break',
        },
        'Words that fill the page and say nothing.',
        '',
        { text: '2 https://github.com/lab/secret', ...note },
      ],
    ]),
    own: ['code https://github.com/lab/secret'],
  },
  {
    says: 'the name of the work is the name of the repository',
    title: 'Rivulet: Streams of Rewards',
    text: lines(['3 https://github.com/lab/rivulet'], note),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'the work by its name is available',
    title: 'Rivulet: Streams of Rewards',
    text: lines(['Rivulet is available at https://code.example.org/r under the MIT license.'], {
      page: 8,
      section: 'conclusion',
    }),
    own: ['page https://code.example.org/r'],
  },
  {
    says: 'code that builds on other code',
    text: lines(
      ['Our implementation, built on JAX, is available at https://github.com/lab/rivulet.'],
      experiments,
    ),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'code and data in one breath',
    text: lines(
      [
        'We release code at https://github.com/lab/rivulet and data at',
        'https://huggingface.co/datasets/lab/rivulet.',
      ],
      { section: 'introduction' },
    ),
    own: ['code https://github.com/lab/rivulet', 'data https://huggingface.co/datasets/lab/rivulet'],
  },
  {
    says: 'model weights',
    text: lines(['We open-source our model weights at https://huggingface.co/lab/rivulet-7b.'], abstract),
    own: ['model https://huggingface.co/lab/rivulet-7b'],
  },
  {
    says: 'own dataset in the experiments',
    text: lines(
      ['We make the dataset that we collected public: our dataset is hosted at https://x.org/d1.'],
      experiments,
    ),
    own: ['data https://x.org/d1'],
  },
  {
    says: 'own data on Zenodo by a DOI',
    text: lines(['All data of this study are archived at https://doi.org/10.5281/zenodo.55.'], {
      page: 6,
      section: 'conclusion',
    }),
    own: ['data https://doi.org/10.5281/zenodo.55'],
  },
  {
    says: 'video in the abstract',
    text: lines(['Videos can be seen at https://www.youtube.com/watch?v=a1.'], abstract),
    own: ['video https://www.youtube.com/watch?v=a1'],
  },
  {
    says: 'will be released',
    text: lines(['Our code will be released at https://github.com/lab/rivulet soon.'], {
      section: 'introduction',
    }),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: 'see the page for code',
    text: lines(['See our project page https://rivulet.github.io for videos.'], { section: 'introduction' }),
    own: ['page https://rivulet.github.io/'],
  },
  {
    says: 'to reproduce',
    text: lines(['Scripts to reproduce all experiments in this paper: https://github.com/lab/rivulet-exp.'], {
      page: 12,
      section: 'appendix',
    }),
    own: ['code https://github.com/lab/rivulet-exp'],
  },
  {
    says: 'own and cited in one paragraph',
    text: lines(
      [
        'Our code is available at https://github.com/lab/rivulet. We use the tokenizer of',
        'https://github.com/google/sentencepiece for all runs.',
      ],
      { section: 'introduction' },
    ),
    own: ['code https://github.com/lab/rivulet'],
    cited: 1,
  },
  {
    says: 'an author owns it, and the title says what it is',
    title: 'Stream Pruning by Rivulets',
    authors: ['Ana Kowalczyk'],
    text: lines(['4 https://github.com/akowalczyk/stream-pruning'], note),
    own: ['code https://github.com/akowalczyk/stream-pruning'],
  },
];
