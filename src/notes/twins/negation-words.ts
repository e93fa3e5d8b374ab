// Words of denial in Chinese and English, as data. `fixed` words look negative and deny nothing, or are freely
// rendered without a negative; `firm` words deny; every other negative word is soft: it may stand for a denial of
// the other language but is none to insist on. The lists were made on sentences as models write them.

/** A side of a claim. */
export type Language = 'zh' | 'en';

export interface NegationWords {
  readonly fixed: RegExp;
  /** Of these, the ones that leave the rest of their clause as it is: `不同`, `not only`. */
  readonly harmless: RegExp;
  readonly firm: RegExp;
  /** Negative words, firm ones and others. */
  readonly any: RegExp;
  /** Negative by a prefix only: `unstable`, `非线性`. They answer each other. */
  readonly byPrefix: RegExp;
}

const list = (...words: readonly string[]): string => words.join('|');

const ZH_FIXED = list(
  '没有(?:哪|两)|不动点|不变子|不比|不同|不断|不仅|不但|不光|不只|不止|不过|不少(?!于)|不等式|不可避免|不得不|不妨|不失一般性|不论|不管|不然|不久|不乏|不禁|不外乎|不约而同|不言而喻',
  '不(?:超过|超出|多于|大于|高于|晚于|早于|少于|低于|小于|亚于|逊于|逊色|输|差于|劣于|弱于|慢于|相上下|分伯仲|如|及|敌)|(?<![找看得做达听想见测检学遇感察触])不到',
  '不足(?=\\s?[\\d一二三四五六七八九十百千万])|不一(?![致定样])',
  '无论|无疑|无穷|无限|无线|无人|毫无疑问|无不|无一不|非常|非但|除非|未来|莫过于|是否|能否|可否|与否|否则',
  '[并不]?[非是]没有|并非不|并非无|不无|不[能可会]不|没有不',
  '没有[^，。；]{1,12}[就便则][^，。；]{0,8}[不无没][^，。；]?',
);
/** After 不: an adjective or the like, which English says in many ways. */
const ZH_SOFT_AFTER = list(
  '变|足|稳|一致|平衡|均|匹配|对[称齐]|连续|完[整全美]|规则|常见|利|良|当|妥|便|适(?!用)|安|公|明[确显]|显著|清[楚晰]|透明|可(?!能)|必要|一定|太|大|高|多|小|低|那么',
  '够|佳|好|易|宜|错|差|合|准|精|可靠|充分|难|受|限|相|齐|满|懈|加区|等|定|见|确|敏感|像|理想|真|正|凡|重|应|值得|紧|尽|只|局限|经|愿|慎|存在|具',
);
const ZH_UN = list(
  '尚未|从未|并未|均未|仍未|也未|都未|还未|却未|未能|未曾|未被',
  '未(?:对|做|进行|作|将|把|给|与|在|加|用|经过|使用|利用|采用|发现|观察到|出现|改变|考虑|提供|报告|给出|引入|下降|提升|提高|改善|增加|减少|降低|优于|超过|达到|测试|评估|涉及|包含|影响|获得|取得|收敛|说明|证明|公开|开源)',
);
const ZH_FIRM = list(
  `不(?!${ZH_SOFT_AFTER}|[断同仅])`,
  '没有?',
  '无法|无需|无须|无从|无力|无(?=额外|任何|明显|显著|改善|提升|下降|影响)',
  ZH_UN,
  '并非|绝非|决非|不是|不存在|不总是|不具备',
);
const ZH_LEXICAL = list(
  '缺乏|缺少|欠缺|缺失|难[以于]|很难|极难|困难|避免|免[去除于]|免训练|免微调|失败|失效|失灵|丧失|失去|去掉|去除|移除|删[除去]|剔除|撤去|拿掉|关闭|取消',
  '排除|消除|摆脱|脱离|舍弃|放弃|抛弃|省去|省略|省掉|忽略|忽视|遗漏|漏掉|拒绝|禁止|防止|阻止|独立于|[以之]外|除[^，。]{1,12}外|停止|有待|尚|罕见|鲜有|极少|很少|甚少|零(?!样本)|歧义',
);

const ZH_HARMLESS = list(
  '不(?:动点|变子空间|同(?![意于])|断|仅|但(?!不)|光|只|止|少(?!于)|等式)|非常|非但|无(?:线|穷|限|人机|疑)|未来',
);
const EN_HARMLESS = String.raw`\bnot (?:only|just|merely|simply|least)\b|\bno doubt\b|\bwithout (?:doubt|loss of generality)\b|\bunderst(?:and|ood)\w*|\bunlike\b`;

const EN_FIXED = list(
  String.raw`\bnot (?:only|just|merely|simply|least|to mention|least because)\b|\bno (?:doubt|free lunch)\b|\bno\.(?=\s?\d)`,
  String.raw`\b(?:no|not) (?:later|more|less|fewer|larger|smaller|greater|higher|lower|worse|better|slower|earlier|sooner) than\b`,
  String.raw`\b(?:does|do|did|will|is|are|can) ?not exceed\b|\bwhether or not\b|\bor not\b|\bif not\b|\bnothing but\b|\bcannot but\b|\bwithout loss of generality\b|\bunderstand\w*`,
  String.raw`\bwithout doubt\b|\bno matter\b|\bunlike\b`,
);
const EN_FIRM = list(
  String.raw`\bnot\b(?! (?:necessarily|entirely|quite|very|much|far|so|too|yet clear)\b)|\b(?:cannot|never|neither|nor|without|nothing|none|nobody|nowhere|no)\b(?!-)|\b[a-z]{2,7}n['’]t\b`,
  String.raw`\bunable to\b|\bfail(?:s|ed)? to\b`,
);
const EN_PREFIXED = list(
  String.raw`\bun(?!i(?:t|q|v|f|o|c|a|m|l)|der|til|less|veil|lock|cover|fold|l?eash|pack|roll|wrap|dergo)[a-z]{3,}|\bnon-?(?!e\b|etheless)[a-z]+|\banti-?[a-z]+`,
  String.raw`\bin(?:activ|exact|frequent|flexib|comparab|definit|accura|sensitiv|sufficien|efficien|effective|complete|consisten|correct|stabilit|varian|depend|feasib|valid|visib|adequa|finite|homogen|equalit|capab|ability|significan|appropria|distinguish|tractab|coheren|compatib|evitab|directly)\w*`,
  String.raw`\bim(?:possib|practica|balance|perfect|precis|prope|plausib|mun)\w*|\bir(?:relevan|regular|respectiv|reduc|reversib)\w*|\bil(?:legal|logic|l-)\w*|\bdis(?:continu|agree|similar|able|joint|connect|order|regard|card|pens|appear|prov)\w*|\bmis(?:match|lead|align|s)\w*|\basym\w+|\ba(?:typical|periodic)\w*`,
  String.raw`\b[a-z]{3,}less\b|\bover(?:look|com)\w*`,
);
const EN_LEXICAL = list(
  String.raw`\b(?:lack\w*|fail\w*|absen\w+|free|freely|hardly|scarcely|barely|rarely|rare|seldom|few|little|unless|until|except|excluding|instead|rather|bar|minimal|negligible)\b`,
  String.raw`\b(?:avoid|prevent|eliminat|remov|exclud|exclus|omit|omission|skip|ignor|neglect|obviat|bypass|circumvent|refus|reject|discard|forgo|prohibit|forbid|preclud|abstain|abandon|withdraw|replac|stop|ceas|suppress|block|saturat|plateau|diverg|insolub|violat|refrain|quit|secre|vanish|contradict|redundan|superfluous|deni|deny|missing|misses|struggl|limit|restrict|insensit|robust|resist|agnostic|hallucinat)\w*`,
  String.raw`\b(?:zero(?!-)|null|negative|contrary|beyond|far from|short of|yet to|yet|remains? (?:open|to be)|open (?:problem|question)|hard|difficult\w*|challeng\w*|too|despite|regardless|other than|ruled? out|rules out|left out|leav\w+ out|does away|doing away|spar(?:es|ed|ing)|out of reach|only if|novel|otherwise|off|against|silen\w+|giv(?:es|ing|en) up|gave up|closed-book|at chance|black-box|similar\w*|no one|empty|clean(?! \w))\b`,
  String.raw`\b(?:same|identical|equal\w*|comparable|constant|intact|frozen|freez\w+|on par|matches|matching|separate\w*|false|wrong\w*|incorrect\w*)\b`,
);

const anyOf = (...parts: readonly string[]): RegExp => new RegExp(list(...parts), 'gi');

/** The tables of both languages. */
export const NEGATIONS: Readonly<Record<Language, NegationWords>> = {
  zh: {
    fixed: anyOf(ZH_FIXED),
    harmless: anyOf(ZH_HARMLESS),
    firm: anyOf(ZH_FIRM),
    any: anyOf(ZH_FIRM, '[不没無无未非否莫勿]', ZH_LEXICAL),
    byPrefix: anyOf(`不(?=${ZH_SOFT_AFTER}|确定)|[无無非未](?!法|需|须|从|能)`),
  },
  en: {
    fixed: anyOf(EN_FIXED),
    harmless: anyOf(EN_HARMLESS),
    firm: anyOf(EN_FIRM),
    any: anyOf(EN_FIRM, String.raw`\bnot\b`, EN_PREFIXED, EN_LEXICAL),
    byPrefix: anyOf(EN_PREFIXED),
  },
};
