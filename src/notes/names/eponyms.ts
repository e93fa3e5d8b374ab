// Laws and inequalities called after a person, in English and Chinese: which does a text name? Pure.

const NAMES_HAN: ReadonlyMap<string, string> = new Map(
  `
  jensen 詹森|琴生|延森|简森|詹生
  markov 马尔可夫|马尔科夫|马氏
  chebyshev 切比雪夫|契比雪夫
  chernoff 切尔诺夫|切诺夫
  hoeffding 霍夫丁|霍夫定|赫夫丁
  bernstein 伯恩斯坦|伯恩施坦
  cauchy 柯西
  holder 赫尔德|霍尔德|赫德尔
  minkowski 闵可夫斯基|闵科夫斯基
  fano 法诺|费诺
  pinsker 平斯克|品斯克
  azuma 吾妻|东一雄
  gronwall 格朗沃尔|格隆沃尔|格龙沃尔
  stirling 斯特林|斯特灵
  bayes 贝叶斯
  wald 沃尔德|瓦尔德
  kolmogorov 柯尔莫哥洛夫|科尔莫戈罗夫|柯尔莫果洛夫
  lyapunov 李雅普诺夫|李亚普诺夫
  goodhart 古德哈特
  zipf 齐普夫|齐夫
  amdahl 阿姆达尔
  moore 摩尔
  shannon 香农|仙农
  dijkstra 迪杰斯特拉|戴克斯特拉|狄克斯特拉|迪克斯特拉
  euler 欧拉
  mercer 默瑟|梅瑟
  hooke 胡克
  darcy 达西
  fick 菲克
  ohm 欧姆
  snell 斯涅尔|斯内尔
`
    .trim()
    .split('\n')
    .map(line => {
      const [name = '', forms = ''] = line.trim().split(' ');
      return [name, forms] as const;
    }),
);
const LAW = "(?:['’]s)?\\s(?:inequality|theorem|lemma|law|bound|identity|algorithm)s?\\b";
const LATIN = new RegExp(`\\b([A-Z][a-z]{2,12})${LAW}`, 'g');
const HAN = new RegExp(
  `(?:${[...NAMES_HAN.values()].join('|')})(?:不等式|定理|引理|定律|界|恒等式|算法)`,
  'g',
);

/** The laws that only one side of a claim has under the name of their person; both sides without accents. */
export function eponymsApart(zh: string, en: string): { onlyZh: string[]; onlyEn: string[] } {
  const inEnglish = [...en.matchAll(LATIN)].map(([, name = '']) => name);
  return {
    onlyEn: inEnglish.filter(name => isUnsaid(name, zh)),
    onlyZh: (zh.match(HAN) ?? []).filter(said => !isSaid(said, en)),
  };
}

/** Nothing is known of how other names are written in Chinese, so they may be said. */
function isUnsaid(name: string, zh: string): boolean {
  const forms = NAMES_HAN.get(name.toLowerCase());
  if (forms === undefined || zh.toLowerCase().includes(name.toLowerCase())) return false;
  return !forms.split('|').some(form => zh.includes(form));
}

function isSaid(han: string, en: string): boolean {
  const lower = en.toLowerCase();
  return [...NAMES_HAN].some(
    ([name, forms]) => lower.includes(name) && forms.split('|').some(form => han.startsWith(form)),
  );
}
