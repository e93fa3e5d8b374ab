// Words of a model about its task instead of the paper: `Here is the JSON`, `As an AI language model`, `TODO`. Pure,
// every pattern bounded. What stands in quotation marks is spoken about, not said.
import { withoutQuoted } from './quoted-text.ts';

/** The whole text is a stand-in for one. */
const STAND_IN =
  /^(?:to-?do|tbd|n\/?a|none|null|nil|undefined|string|placeholder|lorem ipsum.{0,200}|…+|\.{2,}|—+|x{2,}|无|暂无|待补充|待定|待填写|不适用|占位符?|empty|no (?:quote|data)|no (?:information|content|data|quote) (?:provided|available|found|given)|json[:：]?|not (?:available|applicable|provided|specified)|unknown|ditto|(?:as|see) above|未提供|无数据|[无没]有?引文|未知|略|省略|同上|title|headline|标题|claim|quote|引文|zh|en|your text here)$/iu;
/** Longer texts are none, but for those that go on and on. */
const LONGEST_STAND_IN = 40;
const ENDLESS = /^(?:lorem|…|\.\.|—|xx)/iu;
const ANSWER =
  '(?:json|summary|summaries|notes?|answer|response|translation|claims?|output|object|version|headline|quotes?|breakdown|review)';
const MODEL_ZH = '(?:一个|一名|一款)?(?:大型|大)?(?:AI|人工智能)?(?:大型|大)?(?:语言模型|助手|模型)';
const I_VERB =
  '(?:cannot|can.t|can not|apologi[sz]e|do not have|don.t have|could not|couldn.t|was unable|am unable|am not able|have no access|do not see|don.t see|am sorry|.m sorry|.m unable|am an ai|.m an ai|(?:will|should|need to|must|have to|.ll|can) (?:now )?(?:output|write|produce|provide|summari[sz]e|translate|copy|quote|extract|generate|return|answer))';

/**
 * A way to talk about the task. `near` are words in lower case of which a text must hold one before the pattern is
 * looked at: patterns are dear to compile, and almost no text needs one.
 */
interface Talk {
  readonly near: readonly string[];
  readonly pattern: () => RegExp;
}

/** `near` words parted by `|`, and the pattern, compiled at the first text that has one of them. */
const talk =
  (anchor: string) =>
  ([near, words]: readonly [string, string]): Talk => {
    let made: RegExp | undefined;
    return { near: near.split('|'), pattern: () => (made ??= new RegExp(`${anchor}${words}`, 'i')) };
  };

/** Only at the beginning of a text: further on the same words tell of the paper. */
const OPENERS = (
  [
    [
      'sure|certainly|course|absolutely|ok|alright|hmm|wait',
      String.raw`(?:sure|certainly|of course|absolutely|okay|ok|alright|hmm|wait)\s?[,!.]\s.{0,40}`,
    ],
    [
      'here|below|the following is',
      String.raw`(?:(?:here|below)(?:.s| is| are)|the following is) (?:the|your|an?|my|some) (?:[\w-]{1,20} ){0,3}${ANSWER}\b`,
    ],
    [
      'as |per your',
      String.raw`(?:as (?:you )?(?:requested|instructed)|as you asked|as per your|per your (?:request|instructions?))\b`,
    ],
    [
      'provided|supplied|uploaded|attached|given',
      String.raw`(?:based on|according to|from) (?:the|your|this) (?:provided|supplied|uploaded|attached|given) (?:paper|manuscript|pdf|excerpt|research paper)\b`,
    ],
    ['language model', String.raw`as an? ai language model\b`],
    ['unfortunately|sorry', String.raw`(?:unfortunately|sorry)[, ]{1,2}(?:but )?I\b`],
    ['todo|to-do|tbd|fixme', String.raw`(?:to-?do|tbd|fixme)\s{0,2}[:：].{0,40}`],
    ['"', String.raw`(?:json\s{0,3})?[{[]\s{0,3}"`],
    ['placeholder', String.raw`this is (?:only )?(?:a )?placeholder\b`],
    ['goes here', String.raw`(?:[\w-]{1,20} ){1,5}goes here\b`],
    [
      'json',
      String.raw`(?:output|return|write|produce|give|answer with|respond with|reply with) (?:only )?(?:the|one|an?|valid) (?:valid |single )?json\b`,
    ],
    ['json', String.raw`(?:the|this|my) (?:answer|response) is in json\b`],
    [', i', String.raw`as an? (?:[\w-]{1,20} ){0,3}[\w-]{1,20}, I\b`],
    ['let', String.raw`let(?: me|.s) (?:now |first )?(?:summari|break|start|begin|look|analy|think|go)`],
    ['这里|此处|在此', String.raw`(?:这里|此处|在此)请?(?:填写|填入|插入)`],
    ['please', String.raw`please (?:provide|upload|share|paste) .{0,40}`],
    ['here', String.raw`(?:your|insert) (?:[\w-]{1,20} ){1,4}here\b`],
    [':|：', String.raw`(?:quote|claim|headline|引文|引用|论断|zh|en)\s{0,2}[:：]\s{0,2}\D.{0,40}`],
    ['one or two', String.raw`(?:in )?(?:chinese|english)?[,:]?\s{0,2}one or two sentences\b`],
    ['好的|当然|没问题|明白了|收到', String.raw`(?:好的|当然可以|当然|没问题|明白了|收到)[，,！!。].{0,12}`],
    ['抱歉|对不起', String.raw`(?:很|非常)?(?:抱歉|对不起)[，,。！!].{0,12}`],
    ['以下是', String.raw`以下是[^，。：:,]{0,14}`],
    [
      '以下为',
      String.raw`以下为\s?(?:根据|对|按照?|您|论文|本文|JSON|总结|笔记|摘要|翻译|输出|回答)[^，。：:,]{0,10}`,
    ],
    [
      '提供|给出|给定|上传',
      String.raw`(?:根据|基于|按照)(?:您|你|用户|已|所)?(?:提供|给出|给定|上传)的(?:这篇)?(?:论文|文献|PDF|全文|原文)`,
    ],
    ['论文全文', String.raw`论文全文\s{0,2}[:：].{0,20}`],
    ['句', String.raw`用?(?:中文|英文)[，,：:]?\s{0,2}用?一(?:到|至|、|或)?[两二]句话?`],
    [
      '请',
      String.raw`请(?:用(?:中文|英文|一)|在此|填写|输入|您?(?:提供|上传)(?:论文|全文|PDF|更多|完整)).{0,12}`,
    ],
  ] as const
).map(talk('^'));

/** Wherever they stand. */
const ANYWHERE = (
  [
    ['i', String.raw`(?:^|[.!?;]\s|,\s(?:but |so )?)I ?${I_VERB}\b`],
    [
      'as a',
      String.raw`\bas an? (?:ai|large|artificial intelligence)(?: language)?(?: model| assistant)?,? (?:I|my)\b`,
    ],
    [
      'provided|supplied',
      String.raw`\bthe (?:provided|supplied) (?:paper|text|excerpt|pages?|document|pdf|content|passage)s? (?:does|do|did)(?: not|n.t) (?:mention|contain|provide|specify|report|include|state|give)\b`,
    ],
    [
      'you ',
      String.raw`\b(?:paper|text|document|pdf|article|abstract) (?:that )?you (?:have )?(?:provided|supplied|uploaded|shared|gave|sent)\b`,
    ],
    [
      'hope this|let me|feel free|would you|if you',
      String.raw`\bI? ?hope this helps\b|\blet me know if\b|\bfeel free to ask\b|\bwould you like me to\b|\bif you have any (?:other |further |more )?questions\b`,
    ],
    ['the user', String.raw`\bthe user (?:wants|asked|asks|requested) me\b`],
    [
      'the quote|as requested',
      String.raw`\b(?:supported|proven|proved|backed) by the quote\b|\bthe quote (?:above|below|supports|proves|(?:is|was) (?:copied|taken|verbatim))\b|\bas requested\b[.!]?$`,
    ],
    ['letter by letter|one or two', String.raw`\bcopied letter by letter\b|\bone or two sentences\b`],
    [
      '[',
      String.raw`\[(?:insert|your|fill in|placeholder|to-?do|tbd|method name|model name|dataset name)\b[^\]]{0,60}\]`,
    ],
    ['<', String.raw`<(?:insert|your|placeholder|method name|model name|dataset name)\b[^>]{0,60}>`],
    [
      '[|【|（|(|<',
      String.raw`[[【（(<](?:(?:此处|在此|这里)请?(?:插入|填写|填入|补充|写)|请(?:插入|填写|填入|补充)|待补充|待填写|待定|插入(?:方法|模型|数据)|(?:方法|模型|数据集)名称?[\]】）)>])[^\]】）)>]{0,30}`,
    ],
    ['{{', String.raw`\{\{\s{0,2}\w{1,30}\s{0,2}\}\}`],
    ['<', String.raw`</?(?:paper|pages)>`],
    ['%', String.raw`(?<![A-Za-z0-9])X{2,3}(?:\.X{1,2})?\s?%`],
    [
      '引文|生成',
      String.raw`引文(?:逐字|原样)?(?:复制|摘录?|抄录?)自|(?:本|以上|此)(?:回答|内容|总结|摘要|笔记|回复)均?由(?:AI|人工智能|大?语言模型)生成`,
    ],
    ['作为', String.raw`作为${MODEL_ZH}[，,]?\s?我`],
    ['您|你', String.raw`您(?:所)?(?:提供|上传|给出|要求|需要)|(?:您|你)的(?:要求|指示)`],
    ['提供的', String.raw`(?:无法|未能)从(?:所|您)?提供的`],
    ['希望|如果', String.raw`希望(?:以上|这些|这份|本)[^。]{0,15}(?:帮助|有用)|如果您(?:有|需要|还)`],
    [
      '我',
      String.raw`(?<![自本])我(?:无法|不能|将|会)[^，。]{0,4}(?:访问|提供|查看|读取|获取|生成|翻译|总结|按照|输出|回答)`,
    ],
    [
      '论文|页面',
      String.raw`(?:所提供|提供|给出)的(?:论文|页面)(?:文本|内容|片段)?中?(?:没有|未|并未)(?:提到|提及|说明|给出|包含)`,
    ],
  ] as const
).map(talk(''));

/** Pieces of the answer's own JSON: its field names with their marks. */
const FIELD =
  /["“”](?:zh|en|quote|claims|headline|background|innovations|results|takeaways|title)["“”]\s{0,3}[:：]\s{0,3}["“”[{]/iu;

/** What in a text is about the task, as it stands there. */
export function taskTalk(text: string): string[] {
  const whole = text.trim();
  const bare = whole.replace(/^[[(（【<{"“]{1,2}|[\])）】>}"”.。!！]{1,3}$/gu, '');
  if ([whole, bare].some(isStandIn)) return [whole];
  const said = withoutQuoted(whole);
  const lower = said.toLowerCase();
  const found = [...OPENERS, ...ANYWHERE].map(({ near, pattern }) =>
    near.some(word => lower.includes(word)) ? pattern().exec(said)?.[0] : undefined,
  );
  return [...found, FIELD.exec(whole)?.[0]].filter(words => words !== undefined);
}

function isStandIn(words: string): boolean {
  return (words.length <= LONGEST_STAND_IN || ENDLESS.test(words)) && STAND_IN.test(words);
}
