// How a denial of one language is said in the other without one, and negative words that translate each other: data.
import type { Language } from './negation-words.ts';

/** What a firm denial of one language may be in the other without a negative word. */
export const RENDERINGS: readonly { readonly zh: RegExp; readonly en: RegExp; readonly by: Language }[] = [
  // A denial in Chinese (`by: zh`), said in English without one.
  {
    by: 'zh',
    zh: /无[需须]|不再?[需必用]|不要求|没有必要/u,
    en: /\b(?:only|just|alone|direct\w*|self-|automat\w*|suffic\w*|enough|removes?|simply|needless)\b/i,
  },
  {
    by: 'zh',
    zh: /无法|不[能会]|未能|没能/u,
    en: /\b(?:only|still|beyond|stuck|remain\w*|blind|restrict\w*)\b/i,
  },
  {
    by: 'zh',
    zh: /随|变|改|差|区别|影响|损|牺牲|降低|下降|增加|更新/u,
    en: /\b(?:static|fixed|preserv\w*|keep\w*|kept|maintain\w*|retain\w*|stays?|stable|remain\w*|match\w*|as \w+ as)\b/i,
  },
  {
    by: 'zh',
    zh: /没有(?!就)|均?未|不/u,
    en: /\b(?:all|every|each)\b.{0,80}\b(?:below|less|lower|under)\b/i,
  },
  {
    by: 'zh',
    zh: /[并不]非?[是都]?(?:所有|全部|每|总|都|完全|唯一)/u,
    en: /\b(?:some\w*|only|part\w*|many|most|certain|another|other\w*)\b/i,
  },
  { by: 'zh', zh: /其余|其他|另外|别的/u, en: /\b(?:only|alone|just)\b/i },
  { by: 'zh', zh: /^[^仅只唯]*$/u, en: /\b(?:only|solely)\b/i },
  { by: 'zh', zh: /不|没有/u, en: /\bless (?:than|so|of)?\b/i },
  {
    by: 'zh',
    zh: /如果|若|一旦|[不没未][^，。]{1,10}时|的话/u,
    en: /\b(?:need\w*|essential|requir\w*|necessary|crucial\w*|key|critical\w*|important)\b/i,
  },
  { by: 'zh', zh: /没有|未|不/u, en: /\b(?:before|within|chance|random guess\w*)\b/i },
  { by: 'zh', zh: /示例|样例|样本|例子/u, en: /\bzero-shot\b/i },
  // A denial in English, said in Chinese without one.
  { by: 'en', en: /\bwithout\b|\bno\b/i, zh: /仅|只|单独|直接|保持|维持|兼顾|保留|自监督|裸|原始|而是/u },
  {
    by: 'en',
    en: /\b(?:exceed|above|beyond|better|worse|more|higher|best|surpass|outperform)/i,
    zh: /以内|[至最]多|以下|上限|低于|小于|少于|相当|持平|至少|落后|更差/u,
  },
  {
    by: 'en',
    en: /\b(?:as|so|very|much|great|large|high|strong|well)\b/i,
    zh: /低于|低|逊|落后|弱|更差|更少|有限|较[小少弱低差]|很小|微/u,
  },
  {
    by: 'en',
    en: /\b(?:chang|differ|var|affect|alter|los|sacrific|degrad|compromis|hurt|harm|depend)/i,
    zh: /相同|一致|相当|持平|同样|稳定|恒定|保持|维持|仍|独立/u,
  },
  { by: 'en', en: /\b(?:unless|until|before)\b/i, zh: /才|只有|直到|之后/u },
  { by: 'en', en: /\b(?:no longer|any ?more)\b/i, zh: /停|改为|改用|替代|取代/u },
  {
    by: 'en',
    en: /\b(?:discuss|stud|consider|explor|report|investigat|use|need|requir|common|often)\w*/i,
    zh: /仅|只|少有|较少|有限/u,
  },
  {
    by: 'en',
    en: /\bnot (?:all|every|always|each)\b/i,
    zh: /部分|有[些时]|一些|某些|可能|也许|少数|仅|只|个别|并非/u,
  },
  { by: 'en', en: /\bconverg/i, zh: /发散|振荡/u },
  { by: 'en', en: /\b(?:satisf|obey|comply|follow|respect|hold)/i, zh: /违[反背]|破坏|打破/u },
  { by: 'en', en: /\b(?:clean|access\w*|public\w*|known|open)\b/i, zh: /污染|[黑闭][盒源]|保密|私有/u },
  { by: 'en', en: /\b(?:agree|consistent|alike|coincide)\b/i, zh: /分歧|相左|冲突|矛盾/u },
  { by: 'en', en: /\b(?:complete|full|finish|end)\w*\b/i, zh: /部分|中断|中止/u },
  { by: 'en', en: /\b(?:attend|see|notice|mention|say|report)\w*\b/i, zh: /漏|略/u },
  { by: 'en', en: /\bnone\b|\bno (?:single|one)\b|\bneither\b/i, zh: /各有|全部|都|均/u },
];

const both = (zh: string, en: string): Readonly<Record<Language, RegExp>> => ({
  zh: new RegExp(zh, 'g'),
  en: new RegExp(String.raw`\b(?:${en})\w*`, 'gi'),
});

/** Negative words that translate each other: where both stand, neither answers another denial. */
export const ANSWERED: readonly Readonly<Record<Language, RegExp>>[] = [
  both('负', 'negative'),
  both('防止|阻止', 'prevent'),
  both('避免', 'avoid'),
  both('消除', 'eliminat|remov'),
  both('去掉|去除|移除|删除', 'remov|without'),
  both('忽略|忽视', 'ignor|neglect|overlook'),
  both('失败', 'fail'),
  both('缺乏|缺少|缺失', 'lack|missing'),
  both('拒绝', 'refus|reject'),
  both('排除', 'exclud|ruled out'),
  both('限制|有限|受限', 'limit|restrict'),
  both('挑战', 'challeng'),
  both('困难|难', 'difficult|hard'),
  both('鲁棒|稳健', 'robust'),
  both('相同|同样|同一', 'same\\b|identical'),
  both('一致|匹配', 'match|consistent'),
  both('零|0', 'zero'),
  both('错', 'wrong|incorrect|false'),
  both('幻觉', 'hallucinat'),
  both('替换|取代|代替|替代', 'replac'),
  both('停止', 'stop|ceas'),
  both('抑制', 'suppress'),
  both('单独|独立|分别|分离', 'separate'),
  both('罕见|稀有|少见', 'rare'),
  both('冗余', 'redundan'),
  both('相当|可比', 'comparable|on par'),
  both('少样本|少量', 'few'),
  both('矛盾', 'contradict'),
  both('丢弃|舍弃', 'discard'),
  both('自由', 'free\\b'),
  both('尽管|虽然', 'despite'),
  both('饱和', 'saturat'),
  both('空', 'null'),
  both('常数', 'constant'),
  both('独立(?!于)', 'independent'),
  both('黑盒', 'black-box'),
  both('抵抗|抗', 'resist|robust'),
];
