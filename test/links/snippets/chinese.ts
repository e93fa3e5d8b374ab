// Chinese sentences, own and cited.
import { abstract, experiments, lines, note, type Snippet } from './snippet.ts';

export const CHINESE: readonly Snippet[] = [
  {
    says: '代码已开源',
    text: lines(['实验表明本文方法有效。代码已开源：https://github.com/lab/rivulet。'], abstract),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: '我们的代码在某处获取',
    text: lines(['我们的代码可在https://github.com/lab/rivulet获取。'], { section: 'introduction' }),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: '本文数据集发布',
    text: lines(['本文构建的数据集发布于 https://x.org/tide ，供研究使用。'], {
      page: 6,
      section: 'conclusion',
    }),
    own: ['data https://x.org/tide'],
  },
  {
    says: '脚注中的项目主页',
    text: lines(['1 项目主页：https://lab.github.io/rivulet'], note),
    own: ['page https://lab.github.io/rivulet'],
  },
  {
    says: '地址断行',
    text: lines(['本文代码与模型均已公开，见 https://github.com/', 'lab/rivulet。'], {
      section: 'introduction',
      end: 'glue',
    }),
    own: ['code https://github.com/lab/rivulet'],
  },
  {
    says: '模型权重',
    text: lines(['我们在 https://modelscope.cn/models/lab/rivulet 开源了模型权重。'], abstract),
    own: ['model https://modelscope.cn/models/lab/rivulet'],
  },
  {
    says: '以作品的名字',
    title: '潮汐检索：面向长文档的方法',
    text: lines(['潮汐检索的代码已公开，地址为 https://gitee.com/lab/tide 。'], {
      page: 4,
      section: 'conclusion',
    }),
    own: ['code https://gitee.com/lab/tide'],
  },
  {
    says: '使用他人的工具',
    text: lines(['我们使用开源工具 https://github.com/other/jieba 进行分词。'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: '基于他人的实现',
    text: lines(['本文代码基于 https://github.com/other/base 修改而来。'], { section: 'introduction' }),
    own: [],
    cited: 1,
  },
  {
    says: '官方代码',
    text: lines(['基线采用官方代码（https://github.com/other/dpr）。'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: '他人的数据集',
    text: lines(['数据集由某大学发布，可从 https://x.edu/data 下载。'], experiments),
    own: [],
    cited: 1,
  },
  {
    says: '其代码',
    text: lines(['李等人提出了该方法，其代码见 https://github.com/other/li。'], { section: 'related' }),
    own: [],
    cited: 1,
  },
];
