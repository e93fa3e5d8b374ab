// Passages that name the work of others: nothing of it is the paper's own.
import { experiments, lines, link, note, type Snippet } from './snippet.ts';
import { paperText } from '../../support/paper-text.ts';

export const CITED: readonly Snippet[] = [
  {
    says: 'a library in use',
    text: lines(
      ['We use the Transformers library (https://github.com/huggingface/transformers).'],
      experiments,
    ),
    own: [],
    cited: 1,
  },
  {
    says: 'code taken from somebody',
    text: lines(['The baseline code is taken from https://github.com/other/base.'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: 'our code is based on theirs',
    text: lines(['Our code is based on https://github.com/other/base.'], { section: 'introduction' }),
    own: [],
    cited: 1,
  },
  {
    says: 'the official repository of another work',
    text: lines(
      ['We run the official implementation of DeepSea from https://github.com/other/deepsea.'],
      experiments,
    ),
    own: [],
    cited: 1,
  },
  {
    says: 'code of another work is available',
    text: lines(['The code of DeepSea is available at https://github.com/other/deepsea.'], {
      section: 'introduction',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'their code',
    text: lines(['Their code is publicly available at https://github.com/other/deepsea.'], {
      section: 'related',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'a dataset on Zenodo',
    text: lines(['The Tidal dataset is available at https://zenodo.org/records/1234.'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: 'a bare footnote on page 1',
    text: lines(['1 https://openai.com/index/gpt-4o'], note),
    own: [],
    cited: 1,
  },
  {
    says: 'a bare footnote of a tool in use',
    text: paperText([
      [
        {
          text: 'We employ the simulator of Gym.1 It is fast and everybody has it now.',
          section: 'introduction',
          end: 'break',
        },
        'Words that fill the page and say nothing.',
        '',
        { text: '1 https://github.com/other/gym', ...note },
      ],
    ]),
    own: [],
    cited: 1,
  },
  {
    says: 'a university in the author block',
    text: paperText([
      [
        { text: 'Ana Kowalczyk, https://www.uni.example.edu/~ana', section: 'front' },
        { text: 'We do things.', section: 'abstract' },
      ],
    ]),
    own: [],
    cited: 1,
  },
  {
    says: 'the reference list',
    text: lines(['[3] A. Lee. Rivulet code. https://github.com/other/rivulet.'], {
      section: 'references',
      page: 9,
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'et al. with code',
    text: lines(['Lee et al. released their code at https://github.com/other/lee.'], { section: 'related' }),
    own: [],
    cited: 1,
  },
  {
    says: 'following an implementation',
    text: lines(['Following the implementation of PPO (https://github.com/other/ppo), we clip the loss.'], {
      section: 'method',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'models downloaded from a hub',
    text: lines(['Checkpoints were downloaded from https://huggingface.co/other/model-7b.'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: 'an organisation of a well-known model in the title',
    title: 'Pruning LLaMA with Streams',
    text: lines(['2 https://github.com/facebookresearch/llama'], note),
    own: [],
    cited: 1,
  },
  {
    says: 'an author-year citation',
    text: lines(['The parser (Lee, 2019) is available at https://github.com/other/parser.'], {
      section: 'method',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'a licence and a paper',
    text: lines(
      [
        'This work is licensed: https://creativecommons.org/licenses/by/4.0/ and see https://arxiv.org/abs/2401.00001.',
      ],
      { section: 'abstract' },
    ),
    own: [],
    cited: 2,
  },
  {
    says: 'the front page of a registry',
    text: lines(['1 All packages are available on https://www.npmjs.com/.'], note),
    own: [],
    cited: 1,
  },
  {
    says: 'an annotation over a citation',
    text: lines(
      ['Our code follows the style of Lee (2019) in all parts.'],
      { section: 'introduction' },
      link('https://github.com/other/style', 'Lee (2019)'),
    ),
    own: [],
    cited: 1,
  },
  {
    says: 'an annotation that stands nowhere',
    text: lines(['Nothing is said here.'], { section: 'introduction' }, link('https://github.com/other/any')),
    own: [],
    cited: 1,
  },
  {
    says: 'data we used, under Data availability',
    text: lines(
      [
        'Data availability. We used the public Tidal data provided by the port at https://tides.example.org/all.',
      ],
      { page: 8, section: 'conclusion' },
    ),
    own: [],
    cited: 1,
  },
  {
    says: 'an example far inside',
    text: lines(['For instance, the issue at https://github.com/other/x/issues/3 shows this.'], {
      page: 6,
      section: 'method',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'our code is based on theirs, which is available',
    text: lines(['Our code is based on DeepSea, which is available at https://github.com/other/deepsea.'], {
      section: 'introduction',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'a model in use that is available',
    text: lines(['Our method uses a public model available at https://huggingface.co/other/base.'], {
      section: 'introduction',
    }),
    own: [],
    cited: 1,
  },
  {
    says: 'an annotation over an author, to a home page',
    authors: ['Ana Kowalczyk'],
    text: paperText(
      [
        [
          { text: 'Ana Kowalczyk, Ben Okoro', section: 'front' },
          { text: 'We do things.', section: 'abstract' },
        ],
      ],
      {
        links: [
          ...link('https://anakow.github.io/', 'Ana Kowalczyk'),
          ...link('https://github.com/benokoro', 'Ben Okoro'),
        ],
      },
    ),
    own: [],
    cited: 2,
  },
];
