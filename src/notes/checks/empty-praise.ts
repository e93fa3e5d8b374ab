// A result that praises and states no figure: `显著优于基线`. Pure. Only results: innovations have nothing to count,
// and in takeaways praise is a judgement.
import type { Check } from '../check-context.ts';
import { numbersOf } from '../numbers/numbers.ts';

const ZH_PRAISE =
  /显著|大幅|大大|极大地?|明显(?=优|提|改|超|领|好|高|降|减)|远[远]?(?=超|优|胜)|十分(?=明显|显著|出色|可观)|优异|卓越|出色|优秀|优越|最先进|最优性能|最佳性能|领先水平|令人(?:印象深刻|瞩目|满意)|有效性|有效(?=地?[提改降减缓解决抑避应])|强大|突出|惊人|可观|杰出|良好的?(?:性能|效果|结果|表现)/u;
const EN_PRAISE =
  /\b(?:significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|dramatic(?:ally)?|drastic(?:ally)?|remarkabl[ey]|impressive(?:ly)?|outstanding|excellent|superior(?:ity)?|state[\s-]of[\s-]the[\s-]art|SOTA|great(?:ly)|markedly|notabl[ey]|effectiveness|effectively|strong (?:performance|results)|clearly (?=outperform|better|superior|beat)|striking(?:ly)?|far (?=better|superior|exceed|surpass)|by a (?:large|wide) margin|exceptional(?:ly)?|promising)\b/i;
/** Terms in which such a word is no praise, and results that say there is nothing to count. */
const NO_PRAISE =
  /显著(?:性|图|水平|区域|物体|目标)|统计(?:学?上)?(?:的|意义上)?显著|不显著|[无没未][^，。]{0,4}显著|(?:没有|未|无|不[含做包])[^，。]{0,6}(?:实验|数值|定量|具体数[字据])|significance|\b(?:statistically|not|no|nor|without|in)[\s-]?(?:significant|substantial)|\binsignifican|\bno (?:\w+ ){0,2}(?:experiments?|figures|numbers)\b|\bsignificant (?:digits?|figures?|bits?)\b|\bsaliency\b/iu;
const ZH_MANY = '[两二三四五六七八九十百千万]';
const EN_MANY =
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|dozen)';
/** An amount in words: two or more of something, a share, a multiple. `十分` is `very`. */
const AMOUNT = new RegExp(
  [
    `一半|${ZH_MANY}(?:倍|成|步|位|次|轮|年|天|篇|条|层|家|组|名|处|点(?=[一-九零]))|${ZH_MANY}(?:个|项|种|类)(?=[^，。；]{0,4}中)|(?<!十)分之|翻[倍番]|减半|数量级|一(?:倍|成)`,
    String.raw`\b(?:half|halv\w*|twice|doubl\w*|tripl\w*|${EN_MANY}|${EN_MANY}[\s-]?fold|thirds?|quarters?|tenths?|orders? of magnitude|none|zero)\b`,
  ].join('|'),
  'i',
);
/** How many benchmarks there are does not say how well. */
const ZH_COUNTS = /[一二两三四五六七八九十多数几](?:个|项|种|类)(?![^，。；]{0,4}中)/gu;
const EN_COUNTS = new RegExp(
  String.raw`\b(?:one|${EN_MANY})\s(?=(?:\w+\s?)?(?:benchmark|task|data|corp|model|domain|language|setting|baseline|method|metric))`,
  'gi',
);

/** Warning `empty-praise`, with a word of each language. */
export const emptyPraise: Check = {
  code: 'empty-praise',
  severity: 'warning',
  of: 'claims',
  find: ({ zh, en }, { place }) => {
    if (place !== 'result') return [];
    const words = [ZH_PRAISE.exec(zh)?.[0], EN_PRAISE.exec(en)?.[0]]
      .filter(word => word !== undefined)
      .map(word => `“${word.trim()}”`);
    const both = `${zh}\n${en}`;
    if (words.length === 0 || NO_PRAISE.test(both) || hasAmount(both)) return [];
    return [
      {
        en: `Praise without a figure: ${words.join(', ')}.`,
        zh: `只有赞语而没有数字：${words.join('、')}。`,
      },
    ];
  },
};

/** A number other than one in a name: `GPT-4` is none, `three benchmarks` does not say how well. */
function hasAmount(text: string): boolean {
  const withoutCounts = text.replace(ZH_COUNTS, ' ').replace(EN_COUNTS, ' ');
  return (
    numbersOf(withoutCounts).some(({ kind, required }) => kind === 'number' && required) ||
    AMOUNT.test(withoutCounts)
  );
}
