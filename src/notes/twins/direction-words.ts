// Words of direction in Chinese and English, as data: up or down, better or worse, faster or slower. A word belongs
// to a family; words of one family contradict each other outright, those of some families only with care.
import type { Language } from './negation-words.ts';

/**
 * `amount` rises and falls, `merit` is better or worse, `either` is a Chinese word for both (提升), `speed` and
 * `size` compare only with their like, as do `bound`, `limit`, `optimum`, `extreme`, `best`,
 * `correlation` and `time` (later or earlier).
 */
export type Family =
  | 'amount'
  | 'merit'
  | 'either'
  | 'speed'
  | 'size'
  | 'bound'
  | 'limit'
  | 'optimum'
  | 'extreme'
  | 'best'
  | 'estimate'
  | 'tightness'
  | 'correlation'
  | 'time';

export interface DirectionWord {
  readonly family: Family;
  readonly up: boolean;
  readonly zh: RegExp;
  readonly en: RegExp;
}

const pair = (family: Family, up: boolean, words: Readonly<Record<Language, string>>): DirectionWord => ({
  family,
  up,
  zh: new RegExp(words.zh, 'g'),
  en: new RegExp(words.en, 'gi'),
});
const NEVER = '(?!)';
const GOOD =
  'accurate|robust|reliable|stable|efficient|effective|precise|consistent|powerful|capable|trustworthy';

/** Every word, with its family and where it points. */
export const DIRECTIONS: readonly DirectionWord[] = [
  pair('amount', true, {
    zh: '增加|增长|上升|升高|上扬|升[至到为]|上涨|增[大多至到]|扩大|[高多]于|[更较越][高多]|[更较][大长宽](?=[，。；]|$)|越[大长宽]|超过|超出|超越(?=了?\\s?\\d)|延长|攀升|激增|变[大宽高多]|[高多]出|[翻加]倍|(?<![增最延])长\\s?\\d|拉大|放大(?![器镜倍图])|(?<![提升增最])高\\s?[\\d.]',
    en: String.raw`\bincreas\w*|\b(?:amplif(?:y|ies|ied|ying)|magnif(?:y|ies|ied|ying))\b|\b(?:larger|bigger|longer|wider|deeper)(?=\s*(?:than|[.,;]|$|and\b|by\b|in\b|at\b|with\b|on\b|for\b|but\b|the\b))|\bmore (?:frequent|often|common)\w*|\b(?:go|goes|going|went) up\b|\b(?:lifts?|lifted|rises?|rising|risen|rose|raise[sd]?|raising|higher|greater|above|exceed\w*|lengthen\w*|prolong\w*|doubl(?:es?|ed|ing)|elevat\w*)\b|\b(?:grow\w*|grew|climb\w*|widen\w*)\b|\bmore (?:samples|data|steps|memory|parameters|tokens|compute|iterations|labels|examples|time|queries|calls|layers|hallucinations|errors)\b|(?:%|\btimes|\buses?|\bneeds?|\brequires?|\btakes?|\bcosts?|\bconsumes?)\s+more\b(?!\s+than)`,
  }),
  pair('amount', false, {
    zh: '减少|(?<!极大值)抑制(?![剂器])|压制|下降|降低|降[至到为]|降(?=了?\\s?\\d)|减[小至到]|缩[小短减]|[低少]于|[更较越][低少]|[更较][小短窄](?=[，。；]|$)|越[小短窄]|下跌|跌[至到]|减轻|削减|节省|节约|减半|变[小窄低少]|收窄|压低|递减|少用|不[到足](?=\\s?\\d)|(?<![降减最])低\\s?[\\d.]|(?<![缩最])短\\s?\\d|(?<![减缩])少\\s?[\\d.]',
    en: String.raw`\bdecreas\w*|\b(?:smaller|shorter|narrower)(?=\s*(?:than|[.,;]|$|and\b|by\b|in\b|at\b|with\b|on\b|for\b|but\b|the\b))|\bless (?:frequent|often|common)\w*|\brarer\b|\b(?:suppress(?:es|ed|ing)?|dampen(?:s|ed|ing)?|attenuat(?:e|es|ed|ing))\b|\b(?:go|goes|going|went) down\b|\breduc\w*|\b(?:drops?|dropped|dropping|falls?|falling|fell|fallen|declin\w*|lower(?:s|ed|ing)?|diminish\w*|shrink\w*|shrank|shorten\w*|cuts?|cutting|halv\w*|narrow(?:s|ed|ing)|below|fewer|less(?!\s+(?:${GOOD}))|lessen\w*|plummet\w*)\b`,
  }),
  pair('either', true, { zh: '提升|提高|增强|增益', en: NEVER }),
  pair('merit', true, {
    zh: '优于|胜[过于]|超越(?!了?\\s?\\d)|好于|强于|[更较越][好优佳准强稳]|好\\s?\\d|更(?:鲁棒|可靠)|领先|改善|改进了|变好|击败',
    en: String.raw`\b(?:outperform\w*|surpass\w*|beats?|better|superior|ahead|improv\w*|enhanc\w*|boost(?:s|ed|ing)?|gains?|strengthen\w*|(?:leads?|led)(?! (?:to|us)\b)|stronger|more (?:${GOOD}))\b`,
  }),
  pair('merit', false, {
    zh: '被[^，。；]{1,16}(?:超越|超过|击败|赶超|反超)|劣于|逊于|逊色|不如|不及|不敌|(?<!段)落后|[更较越][差弱]|差\\s?\\d|变[差弱]|恶化|退化|损害|受损|[弱差]于|削弱|减弱',
    en: String.raw`\b(?:(?:lag|trail|fall)\w*(?: far| well)? behind|(?:outperformed|surpassed|beaten|exceeded|overtaken) by|underperform\w*|worse|worsen\w*|inferior|degrad\w*|deteriorat\w*|hurts?|harms?|impair\w*|weaken\w*|weaker|lag(?:s|ged)?|trails?|behind|falls? short|less (?:${GOOD}))\b`,
  }),
  pair('speed', true, {
    zh: '加速|加快|提速|快于|[更较越]快|变快|快\\s?\\d|速度(?:有所|得到|显著|大幅)?(?:提升|提高)',
    en: String.raw`\b(?:faster|quicker|sped up|speeds? up|speeding up|speed-?ups?|accelerat\w*)\b`,
  }),
  pair('speed', false, {
    zh: '减慢|减速|慢于|[更较越]慢|收敛变慢|变慢|拖慢|慢\\s?\\d|速度(?:有所|显著|大幅)?(?:下降|降低)',
    en: String.raw`\b(?:slower|slow(?:s|ed|ing)? down|slows?|slowed|slowing|slow-?down|decelerat\w*)\b`,
  }),
  pair('size', true, {
    zh: '[更较][大长宽深]|[大长]于',
    en: String.raw`\b(?:larger|bigger|longer|wider|deeper)\b`,
  }),
  pair('size', false, { zh: '[更较][小短窄浅]|[小短]于', en: String.raw`\b(?:smaller|shorter|shallower)\b` }),
  pair('bound', true, { zh: '上界|上确界', en: String.raw`\bupper[\s-]bound\w*|\bsupremum\b` }),
  pair('bound', false, { zh: '下界|下确界', en: String.raw`\blower[\s-]bound\w*|\binfimum\b` }),
  pair('limit', true, {
    zh: '至少|最少|不[少低小]于',
    en: String.raw`\bat least\b|\bno (?:less|fewer|smaller|lower) than\b`,
  }),
  pair('limit', false, {
    zh: '[至最]多(?!样)|不[多大高]于|不超过',
    en: String.raw`\bat most\b|\bno (?:more|greater|larger|higher) than\b|\bup to\b`,
  }),
  pair('optimum', true, { zh: '最大化', en: String.raw`\bmaximi[sz]\w*` }),
  pair('optimum', false, { zh: '最小化', en: String.raw`\bminimi[sz]\w*` }),
  pair('extreme', true, { zh: '最[高大]', en: String.raw`\b(?:highest|largest|greatest)\b` }),
  pair('extreme', false, { zh: '最[低小]', en: String.raw`\b(?:lowest|smallest)\b` }),
  pair('best', true, { zh: '最[好优佳强]', en: String.raw`\b(?:best|strongest)\b` }),
  pair('best', false, { zh: '最[差弱劣]', en: String.raw`\b(?:worst|weakest)\b` }),
  pair('estimate', true, { zh: '高估', en: String.raw`\boverestimat\w*` }),
  pair('estimate', false, { zh: '低估', en: String.raw`\bunderestimat\w*` }),
  pair('tightness', true, { zh: '[更变]紧|收紧', en: String.raw`\btight(?:er|ens|ened)\b` }),
  pair('tightness', false, { zh: '[更变]松', en: String.raw`\b(?:looser|loosens|loosened)\b` }),
  pair('correlation', true, {
    zh: '正相关|正比',
    en: String.raw`\bpositive(?:ly)?[\s-](?:correlat|relat|associat)\w*|\bproportional\b`,
  }),
  pair('correlation', false, {
    zh: '负相关|反比|反相关',
    en: String.raw`\bnegative(?:ly)?[\s-](?:correlat|relat|associat)\w*|\banti-?correlat\w*|\binverse(?:ly)?\b`,
  }),
  pair('time', true, {
    zh: '[晚迟]于|[更较]晚',
    en: String.raw`\blater(?=\s+than\b|\s+in\b|\s*[.,;]|$)`,
  }),
  pair('time', false, {
    zh: '[早先]于|[更较]早(?!期|先)',
    en: String.raw`\b(?:earlier|sooner)(?=\s+than\b|\s+in\b|\s*[.,;]|$)`,
  }),
];

/** Any of these words, to see at once that a text has none. */
export const ANY_DIRECTION: Readonly<Record<Language, RegExp>> = {
  zh: new RegExp(DIRECTIONS.map(({ zh }) => zh.source).join('|')),
  en: new RegExp(DIRECTIONS.map(({ en }) => en.source).join('|'), 'i'),
};

/** Names and phrases in which such a word points nowhere, and denied ones. */
export const POINTLESS: Readonly<Record<Language, RegExp>> = {
  zh: new RegExp(
    [
      '(?:梯度|坐标|镜像|随机)(?:下降|上升)|(?:上升|下降)(?:法|沿)|低秩|低资源|低维|高维|高阶|低阶|(?:数据|检索|图像|语音|低光照?|弱光|对比度|工具|记忆|知识|信号)增强|增强现实|强化学习',
      '提升(?:树|算法|定理|引理|小波)|梯度提升|[上下]采样|[上下]文|[上下]游|更?多样|更多地?关注|最[高多大](?:可|能)?(?=提升|提高|可?达|降|减|增|下|节|加|快|改|缩|领|超|压)|(?:正则|先验)(?:增强)',
      '(?:超过|高于|低于|大于|小于)(?:一|该|某)?(?:阈值|门槛)|不[高低多少大小差逊劣弱慢快优早晚迟]于|不超[过出]|不亚于',
      '(?:没有?|未能?|无法|不(?![断仅但同])[会再能易]?|无(?:明显|显著)?)(?:明显|显著|进一步|大幅|带来|造成|导致|出现|引起|看到|观察到|任何|随之|继续|持续){0,2}[^，。；]{0,2}(?:提[升高]|下降|降低|减少|增[加长大]|上升|改善|优于|超过|恶化|退化|变差|损害|减小|降)',
      '(?<=[升降加少增减大小长高]|改善|恶化)得?(?:就|也)?越[多少大小快慢高低]|噪声抑制|反比例?函数|降噪|降维|避免[^，。；]{0,8}(?:下降|恶化|退化|降低|增加|上升|升高)|防止[^，。；]{0,8}(?:下降|恶化|退化|降低|增加|上升|升高)|更高级|较高级|更大(?:规模)?的?模型|更小的?模型',
    ].join('|'),
    'g',
  ),
  en: new RegExp(
    [
      String.raw`\b(?:gradient|coordinate|mirror|stochastic)[\s-](?:descent|ascent|boosting)\b|\bboosted trees?\b|\b(?:dimension(?:ality)?|noise|variance|order|model|blood)[\s-]reduction\b|\binformation gains?\b`,
      String.raw`\b(?:up|down)[\s-]?(?:sampl|stream|scal)\w*|\bdrop-?(?:out|in)\b|\bfrom (?:above|below)\b|\b(?:as|described|shown|listed|see|the) (?:above|below)\b|\b(?:lower|higher)[\s-](?:triangular|order|dimensional|level|half)\b`,
      String.raw`\bno longer\b|\braises? (?:the |a )?(?:question|concern|issue)s?\b|\bgiv\w+ rise\b|\bgave rise\b|\bfall\w* (?:into|back|under)\b|\breduc\w+ to (?!(?:about |only |just |nearly )?[\d])|\b(?:min|max|graph)[\s-]?cuts?\b|\bdoubl\w+[\s-](?:descent|blind)\b`,
      String.raw`\bwithout\s+(?:[\w-]+\s+){0,2}?(?:(?:increas|rais|decreas|reduc|degrad|hurt|harm|slow|impair|improv|los)ing|loss|degradation|drop in|increases?\b(?! to)|decreases?\b(?! to))|\bno (?:later|earlier|sooner) than|\b(?:noise|non-?max\w*) suppress\w*|\b(?:not|no|never|cannot|neither|nor|n['’]t|hardly|barely)\s+(?:[\w-]+\s+){0,3}?(?:increas|ris|rais|grow|decreas|reduc|drop|fall|declin|lower|improv|degrad|hurt|harm|exceed|outperform|surpass|better|worse|higher|gain|deteriorat|slow|impair|los)\w*(?: than)?`,
      String.raw`\b(?:avoid|prevent|mitigat|offset|alleviat|counter)\w*\s+(?:[\w-]+\s+){0,3}?(?:increas|ris|grow|decreas|reduc|drop|fall|declin|degrad|deteriorat)\w*|\bmore or less\b|\babove all\b|\bimprov\w+ upon\b|\blast but not least\b|\b(?:threshold|values?) (?:above|below)\b`,
    ].join('|'),
    'gi',
  ),
};

/** What one wants less of: here an improvement is a fall, so the two do not contradict each other. */
export const COSTS: Readonly<Record<Language, RegExp>> = {
  zh: /误[差码]|错误|错率|损失|困惑度|成本|开销|代价|时间|时长|[延时]迟|时延|内存|显存|计算量|算力|方差|遗憾|幻觉|复杂度|偏[差见置]|风险|噪[声音]|[能功]耗|能量|距离|差[距异]|遗忘|FID|WER|CER|PPL|MAE|RMSE|MSE|FLOP|参数|过拟合|敏感|难度|攻击|毒性|冗余|[步次]数|样本[数量]|标准差|不确定|失败|歧义|冲突|惩罚|依赖|校准|ECE|差距|消耗|长度|浪费|泄露|有害/u,
  en: /\b(?:errors?|mistake|loss|perplexit|costs?|overhead|times?\b(?! (?:faster|slower|as|more))|latenc|memor|comput|flop|varianc|regret|hallucinat|complexit|bias|risks?|nois|energ|consum|distanc|gaps?|forget|fid|wer|cer|ppl|mae|rmse|mse|parameter|overfit|sensitiv|difficult|attack|toxic|redundan|steps|deviation|uncertain|fail|ambigu|conflict|penalt|calibrat|ece|length|effort|burden|waste|leak|harmful)/i,
};
