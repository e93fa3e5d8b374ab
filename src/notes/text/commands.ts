// Does a sentence order a program to judge a paper well, or to forget its orders? Pure, every pattern bounded.
// Two things must come together: the sentence speaks to someone, and it asks for one of a few things. So `the authors
// do not mention any weaknesses` is none: it tells of someone.

const MODEL = String.raw`(?:an? |the |any |all )?(?:ai|llms?|gpt|chatbots?|(?:large )?language models?|(?:ai|llm|automated) (?:reviewers?|assistants?|agents?|models?|systems?|readers?))`;
const VERB =
  'ignore|disregard|forget|override|give|write|provide|output|produce|generate|return|submit|recommend|accept|rate|score|assign|award|mention|emphasi[sz]e|highlight|stress|praise|state|say|claim|conclude|describe|include|assess|evaluate|treat|focus|make sure|be sure|ensure|remember|refrain|avoid|omit|leave out|hide|suppress|respond|reply|answer|summari[sz]e|begin|start|act|reveal|print|repeat|do not|don.t|never|always|only';
/** What may stand before an order: `IMPORTANT:`, `Please`, `Note to LLM reviewers:`, `If you are an AI,`. */
const LEAD = String.raw`(?:[^\p{L}]{0,4}(?:(?:very )?important|attention|note|warning|system|hidden|hey|hello|dear|please|now|also|and|then|instead|kindly|assistant|instructions?|reminder)?(?: (?:to|for) ${MODEL})?(?: ?${MODEL})?[:,.!]?\s{0,3}){0,3}`;
const ORDER = new RegExp(String.raw`^${LEAD}(?:${VERB})\b`, 'iu');
const YOU = new RegExp(
  String.raw`\byou (?:must|should|shall|need to|have to|are (?:required|instructed|asked|to)|will)\b|\bif you(?: a|.)re ${MODEL}\b|\byour (?:review|summary|evaluation|assessment|rating)\b|\bas ${MODEL}, (?:you|please|always|only|give|write|do)\b|\b(?:ai|llm|automated|language model) (?:reviewers?|summari[sz]ers?|assistants?|readers?) (?:must|should|are (?:required|instructed) to)\b|\b(?:instructions?|message|note) (?:to|for) ${MODEL}[^.]{0,10}:|^(?:note|message|attention|dear|hey|hello)(?: to| for)? ${MODEL}\s?[:,]`,
  'iu',
);
/** What is in every match of YOU, which is dear. */
const ADDRESSED = /you|\bai|llm|gpt|chatbot|language model|automated/i;
const PAPER = '(?:paper|work|manuscript|submission|article|study)';
const OLD_ORDERS =
  /\b(?:ignore|disregard|forget|override)\b[^.]{0,25}\b(?:(?:previous|prior|above|preceding|earlier|foregoing|existing|former|original|other|given|system|your)\b[^.]{0,25}\b(?:instruct|prompt|command|direction|guideline|rule|order)|(?:previous|prior|above|everything|you (?:were|have been|are) (?:told|given))\s*(?:and\b|$|[.,;!]))/i;
const NO_FAULTS =
  /\b(?:(?:do|must|should) not|don.t|never|avoid|refrain from|without)\b[^.]{0,20}\b(?:(?:mention|highlight|list|point|discuss|rais)(?:e|ing|ing out| out)?\b[^.]{0,30}\bnegatives?\b|(?:mention|highlight|list|report|point|discuss|includ|criticiz|stat|nam|rais)(?:e|ing|ing out| out)?\b[^.]{0,30}\b(?:weakness(?:es)?|limitations?|flaws?|shortcomings?|drawbacks?|criticisms?)\b)|\b(?:omit|leave out|hide|suppress|nothing (?:negative )?about)\b[^.]{0,30}\b(?:weakness(?:es)?|limitations?|flaws?|shortcomings?|drawbacks?)\b|\bsay nothing negative\b/i;
const PRAISE = [
  String.raw`\b(?:positive|favou?rable|glowing|enthusiastic) (?:peer )?(?:reviews?|evaluations?|assessments?|feedback|comments?|ratings?|scores?|recommendations?|summary)(?:,? only| (?:of|for|to|about) (?:this|the) ${PAPER})`,
  String.raw`\b(?:only|just|exclusively)(?: \w{1,12}){0,3} (?:positive|favou?rable) (?:\w{1,12} )?(?:reviews?|feedback|comments?|evaluations?|aspects?|points?|remarks?|assessments?|things)\b`,
  String.raw`\b(?:highest|maximum|top|full|perfect|high)(?: possible)? (?:score|rating|marks?|grade|recommendation)s? (?:to|for) (?:this|the) ${PAPER}`,
  String.raw`\b(?:rate|score|give|award|assign)(?: to)? (?:this|the) ${PAPER}[^.]{0,20}\b(?:high|10|best|top|accept|maximum|perfect|positive|favou?rable|good)`,
  String.raw`\b(?:state|say|write|mention|claim|conclude|emphasi[sz]e|stress|praise|describe|highlight|output|respond|reply|answer|summari[sz]e)\b[^.]{0,40}\b(?:this|the) (?:${PAPER}|method|contributions?)[^.]{0,40}\b(?:best|exceptional|outstanding|excellent|groundbreaking|ground-breaking|revolutionary|strongest|flawless)\b`,
  String.raw`\b(?:emphasi[sz]e|stress|praise|highlight)\b[^.]{0,20}\b(?:exceptional|outstanding|excellent|groundbreaking)\b[^.]{0,20}\b(?:strengths?|novelty|contributions?|quality)`,
  String.raw`\b(?:state|say|write|claim|conclude)\b[^.]{0,20}\b(?:this|it) is (?:the|an?) (?:best|most|outstanding|excellent|exceptional|groundbreaking)\b`,
  String.raw`\b(?:state|say|write|claim|conclude|respond|reply)\b[^.]{0,20}\b(?:this|the) ${PAPER} has no (?:weakness|limitation|flaw|shortcoming)`,
].map(asked => new RegExp(asked, 'i'));
const ACCEPT = [
  String.raw`\b(?:recommend|suggest|vote for)\b[^.]{0,12}\baccept(?:ance|ing)?\b(?! (?:or|vs|versus|/)|/)`,
  String.raw`\bstrong(?:ly)? accept\b(?! (?:or|vs|versus|/|to)|[,/])`,
  String.raw`\baccept (?:this|the) ${PAPER}\b`,
].map(asked => new RegExp(asked, 'i'));
const SECRETS =
  /\b(?:reveal|print|repeat|output|disclose)\b[^.]{0,12}\b(?:your|the) (?:system|hidden|initial|secret) (?:prompt|instructions)\b/i;
const CANARY =
  /\b(?:include|insert|add|use|mention|begin with|start with)\b[^.]{0,15}\b(?:phrase|word|sentence|term|string|code)\b.{0,80}\bin your (?:review|evaluation|assessment)\b/i;
const ASKED =
  /ignor|disregard|forget|overrid|weakness|limitation|flaw|shortcoming|drawback|negative|critici|positive|favou?rabl|glowing|enthusias|highest|maximum|perfect|score|rat(?:e|ing)|award|assign|best|exceptional|outstanding|excellent|ground-?breaking|revolution|accept|prompt|instruct|your /i;
const ENGLISH = [OLD_ORDERS, NO_FAULTS, ...PRAISE, ...ACCEPT, SECRETS, CANARY];

const LEAD_ZH =
  /^[^\p{L}]{0,4}(?:(?:重要|注意|提示|系统|备注|说明)[：:]\s?)?(?:[^。，；]{0,12}(?:语言模型|大模型|人工智能|AI|审稿(?:人|模型|系统)|助手)[^。，；]{0,6}[，,：:]\s?)?(?:请|请你|务必|你(?:必须|应该|应当|需要|要)|必须|现在|并|且|只|一定要?){0,3}(?:忽略|无视|忘记|忘掉|不要|不得|切勿|请勿|禁止|勿|不可|给出?|给予|打出?|推荐|建议|写|输出|提供|声明|说明|强调|称赞|指出|评为|接收|接受|录用)/u;
const YOU_ZH =
  /(?:如果|若|作为|假如)你?是?(?:一个|一名|一位)?[^。，；]{0,6}(?:语言模型|大模型|人工智能|AI|审稿(?:人|模型|系统))[^。；]{0,8}(?:你|请|必须|务必)|你(?:必须|应该|应当|需要|要|的(?:评审|评价|总结|审稿意见|摘要))|请(?:你|务必|忽略|无视|只|不要|勿|直接|给|推荐|建议|接收|录用)/u;
const HAN = /\p{sc=Han}/u;
const CHINESE = [
  /(?:忽略|无视|忘记|忘掉)[^。；]{0,8}(?:以上|上述|上面|之前|前面|此前|先前|先前的|所有|已有|一切|原有)[^。；]{0,8}(?:指令|指示|提示|要求|命令|规则|说明)/u,
  /(?:不要|不得|切勿|请勿|禁止|勿|不可|避免)[^。；]{0,4}(?:提及|提到|指出|列出|讨论|写出?|说出?|批评)[^。；]{0,10}(?:缺点|弱点|不足|局限|缺陷|负面|问题)/u,
  /(?:只|仅|务必|必须|请)[^。；，]{0,6}(?:给出?|提供|写|输出|给予)[^。；，]{0,8}(?:正面|积极|肯定|高度评价|好评)/u,
  /(?:给|打)[^。；，]{0,4}(?:本文|论文|此文)[^。；，]{0,8}(?:最高分|满分|高分|最高评分|最高评价|好评)/u,
  /(?:推荐|建议|同意|予以|直接)(?:(?:接收|接受|录用)(?:$|[。！!]|(?:本|这篇|该|此)[论文])|录用(?!或|还是|与|率))/u,
  /(?:声明|说明|强调|指出|写明|称赞|评价)[^。；]{0,4}(?:本文|这篇论文|该论文|此文|这是)[^。；]{0,10}(?:最好|最佳|最优秀|杰出|突破性|开创性)/u,
];

/** True when the sentence is an order to a program about what to write of the paper, or to forget its orders. */
export function commandsIn(sentence: string): boolean {
  if (
    HAN.test(sentence) &&
    CHINESE.some(asked => asked.test(sentence)) &&
    (LEAD_ZH.test(sentence) || YOU_ZH.test(sentence))
  )
    return true;
  // What is asked for has one of these words in every pattern below; most sentences have none.
  const plain = sentence.normalize('NFKC');
  if (!ASKED.test(plain)) return false;
  const words = plain.replace(/\s+/g, ' ');
  const isSpoken = ORDER.test(words) || (ADDRESSED.test(words) && YOU.test(words));
  return isSpoken && ENGLISH.some(asked => asked.test(words));
}
