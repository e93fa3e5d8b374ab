// What a sentence says about whose work an address leads to: the paper's own, or somebody else's. Pure.
// Points, because sentences say both ("our code, built on X, is at …"); a doubt weighs as much as a claim.

export interface Clause {
  /** From the sentence's beginning, or the address before, up to the address; own names are written `our method`. */
  readonly before: string;
  /** Up to the end of the clause, or the next address. */
  readonly after: string;
}

export interface Evidence {
  readonly own: number;
  readonly cited: number;
}

const CODE = '(?:codes?|codebase|implementations?|software|scripts?|repository|repo|prototype)';
const THING = `(?:codes?|codebase|source|implementations?|software|scripts?|repository|repo|prototype|data|datasets?|corpus|corpora|benchmarks?|models?|checkpoints?|weights|videos?|demos?|web ?sites?|web ?pages?|pages?|homepage|library|package|tools?|toolkit|framework|materials?|artifacts?|annotations|prompts|project|method|experiments)`;
const GIVEN =
  '(?:available|accessible|released?|open-?\\s?sourced?|hosted|published|provided|public|found|accessed|downloaded|obtained|shared|viewed|archived|deposited)';
/** What "the code of …" may go on with and still be the paper's own. */
const OURS =
  '(?:our|ours|this|these|all|both|the (?:proposed|paper|present|experiments?|results|figures)|reproduc|replicat)';

const words = (pattern: string): RegExp => new RegExp(pattern, 'i');

const OWN: readonly (readonly [number, RegExp])[] = [
  [3, words(`\\bour\\b[^.;]{0,50}\\b${THING}\\b`)],
  [
    3,
    words(
      `\\bwe\\b[^.;]{0,40}\\b(?:releas|open-?\\s?sourc|publish|shar|host|upload|provid|mak|made|offer|maintain)[^.;]{0,70}\\b${THING}\\b`,
    ),
  ],
  [3, words(`\\b${CODE}\\b[^.;]{0,70}\\b(?:is|are|be|been)\\b[^.;]{0,40}\\b${GIVEN}\\b`)],
  [
    2,
    words(
      `^\\W{0,3}(?:all |the |full |source |complete )?(?:source )?${CODE}(?: (?:and|&) \\w{1,14})? (?:at|on|in|via|from)\\b`,
    ),
  ],
  [3, words(`\\b${THING} (?:of|for) our\\b`)],
  [1, words(`\\b${THING}\\b[^.;]{0,70}\\b(?:is|are|be|been)\\b[^.;]{0,40}\\b${GIVEN}\\b`)],
  [2, words(`\\b${THING}(?:\\s(?:and|&)\\s\\w{1,14})?\\s{0,2}[:：]\\s{0,3}\\W{0,2}$`)],
  [2, words('\\bproject\\s?(?:home\\s?page|page|web ?site|site|web ?page|repository)\\b')],
  [1, words('\\b(?:found|see|visit|refer)\\b[^.;]{0,40}\\bproject\\b')],
  [2, words('\\b(?:in|of|for|with) (?:this|the present) (?:paper|work|study|article)\\b')],
  [2, words(`\\b(?:reproduc|replicat)[^.;]{0,60}\\b(?:results|experiments|figures|paper|findings)\\b`)],
  [3, words(`\\b${THING} (?:that )?we (?:have )?(?:used?|built|collected|wrote)\\b`)],
  [2, /\b(?:git(?:hub|lab)|hugging\s?face)\s{0,2}[:：]\s{0,3}$/i],
  // 我们的代码… · 代码已开源… · 项目主页：
  [
    3,
    /(?:我们|本文|本研究|本工作|本项目|笔者|our method)[^。；]{0,30}(?:代码|源码|数据|语料|模型|权重|项目|工具|主页|演示|实现)/u,
  ],
  [
    3,
    /(?:代码|源码|实现|程序)[^。；]{0,16}(?:开源|公开|发布|开放|获取|下载|托管|可在|可从|可于|见|位于|地址)/u,
  ],
  [
    1,
    /(?:数据集?|语料库?|模型|权重|主页|演示|视频)[^。；]{0,16}(?:开源|公开|发布|开放|获取|下载|托管|可在|可从|可于|见|位于|地址)/u,
  ],
  [
    2,
    /(?:代码|源码|数据集?|模型|权重|(?:项目)?主页|项目地址|项目页面|演示|视频)(?:仓库|地址|链接)?\s{0,2}[:：]\s{0,3}$/u,
  ],
];

const CITED: readonly (readonly [number, RegExp])[] = [
  [
    3,
    words(
      '\\bwe\\b[^.;]{0,30}\\b(?:us(?:e|ed|ing)|adopt|employ|utili[sz]e|follow|build (?:up)?on|built (?:up)?on|extend|compare|fine-?tune|rely|leverage|borrow|adapt|modif|start)\\w{0,4}\\b',
    ),
  ],
  [2, words('\\b(?:using|via|with) (?:the|a|an)\\b')],
  [
    3,
    words(
      `\\b${THING}(?: (?:is|are|was|were))?(?: (?:publicly )?(?:available|provided|released|developed|published|shared|written))? (?:of|from|by) (?!${OURS})`,
    ),
  ],
  [3, words("\\b(?:their|his|her|authors?[’'](?:s\\b)?|the (?:original )?authors)(?!\\w)")],
  [
    2,
    words(
      `\\b(?:official|original|existing|third-?party|unofficial|well-known|popular)\\b[^.;]{0,30}\\b${THING}\\b(?! (?:of|for) (?:our|this|the paper))`,
    ),
  ],
  [3, words('\\b(?:based|build|builds|built|building|relies|rely|depends) (?:up)?on\\b')],
  [
    3,
    words(
      '\\b(?:based|builds?|built|building|rel(?:ies|y)|us(?:es?|ed|ing))\\b[^.;]{0,60}\\b(?:which|that|available)\\b',
    ),
  ],
  // "The code" after a sentence about somebody's work may be theirs.
  [1, words(`^\\W{0,3}The (?:source )?${THING}\\b(?! (?:of|for|in) (?:this|our))`)],
  [
    3,
    words(
      '(?<!be )(?<!be freely )\\b(?:taken|borrowed|adapted|adopted|downloaded|obtained|derived|modified|forked|retrieved|collected|sourced|cloned|copied|extracted|crawled|scraped)\\b[^.;]{0,20}\\bfrom\\b',
    ),
  ],
  [
    3,
    words(
      '\\b(?:provided|released|published|developed|introduced|maintained|written) by (?!us\\b|the authors of this)',
    ),
  ],
  [3, words('\\bet al\\b')],
  [
    2,
    words(
      '\\b(?:baselines?|competitors?|following|follows?|previous|prior|compared? (?:with|to|against)|implemented (?:in|with|using)|wrapper|extends|inspired by|similar to|unlike)\\b',
    ),
  ],
  [2, /\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,5}\]/],
  [
    2,
    /\([A-Z][\p{L}-]{1,30}[^()]{0,40},? (?:19|20)\d\d[a-z]?\)|[\p{Lu}]\p{L}{1,30} \((?:19|20)\d\d[a-z]?\)/u,
  ],
  [3, /(?:使用|采用|基于|参考|参照|借鉴|沿用|调用|下载自|来自|取自|源自|复现|改编自|遵循)/u],
  [
    3,
    /(?:官方|原作者|作者提供|第三方|他人)[^。；]{0,8}(?:代码|实现|仓库|数据|模型)|(?:由|是)(?!本文|我们|本研究)[^。；]{0,16}(?:提供|发布|开源|开发)/u,
  ],
  [3, /(?<![与尤])其(?:代码|实现|源码|数据|模型)|等人/u],
  [2, /基线|对比方法|相关工作/u],
];

const ASIDE =
  /,\s(?:which|that|built|based|implemented|written|developed|adapted|using)\b[^,.;]{0,60},(?=\s(?:is|are|will|can|has|have)\b)/gi;

/** The points of a clause for and against its address being the paper's own. */
export function evidenceOf(clause: Clause): Evidence {
  // "Our code, built on JAX, is available": what stands between commas is about JAX, not about the address.
  const before = clause.before.replace(ASIDE, ' ');
  const own = Math.min(7, sum(OWN, before) + afterwards(clause.after));
  return { own, cited: sum(CITED, `${before} ⟨⟩ ${clause.after}`) };
}

/** True for the heading, or the first words, of a passage that says where code and data are. */
export function isAvailabilityTitle(text: string): boolean {
  return AVAILABILITY.test(text.slice(0, 80));
}

const AVAILABILITY =
  /^\W{0,3}(?:\d{1,2}\.?\d?\s|[A-Z]\.?\d?\s)?(?:(?:code|data|software|model|source code|dataset|materials?|resource)s?(?:,? (?:and|&) (?:code|data|software|model|dataset|material|reproducibility)s?)?:? (?:availability|release)|availability(?: of (?:code|data|materials|software)[a-z ]{0,30})?\s{0,2}(?:[.:]|$)|open[- ]science\b|(?:代码|数据)(?:与|和|及)?(?:数据|代码)?(?:可用性|可得性|获取|开源))/iu;

/** `See https://… for code.` · `https://… contains our code` · `可在 https://… 获取`. */
function afterwards(after: string): number {
  if (
    /^\W{0,3}(?:for|contains|provides|holds) (?:all |the |our |more )?(?:source )?(?:code|data|model|scripts|videos?)/i.test(
      after,
    )
  )
    return 2;
  return 0;
}

function sum(table: readonly (readonly [number, RegExp])[], text: string): number {
  return table.reduce((points, [worth, pattern]) => points + (pattern.test(text) ? worth : 0), 0);
}
