// How well a sentence serves under each heading of the notes. Pure.
// Section, wording and place in the paper; papers without headings are read by place alone.
import type { SectionKey } from '../domain/page.ts';
import type { Sentence } from './extractive-sentences.ts';

export type Role = 'background' | 'innovations' | 'results' | 'takeaways';

/** Where a role's sentences stand; what is not listed gives 0. */
const HOME: Readonly<Record<Role, Partial<Record<SectionKey, number>>>> = {
  background: { introduction: 1, abstract: 0.5, related: 0.2 },
  innovations: { abstract: 0.8, introduction: 0.8, conclusion: 0.4, method: -0.1 },
  results: { abstract: 0.2, experiments: 0.8, conclusion: 0.5, method: -0.4, related: -1 },
  takeaways: { conclusion: 1.2, experiments: 0.1, introduction: -0.2, abstract: -0.2 },
};

const CUES: Readonly<Record<Role, readonly (readonly [RegExp, number])[]>> = {
  background: [
    [
      /\b(?:however|challeng\w+|problem|difficult\w*|lack\w*|limit(?:s|ed|ations?)|costly|remains?|unclear|suffer\w*|fail\w*|despite|yet|gap|important|crucial|widely|fundamental|traditional\w*|existing|recent\w*)\b|然而|挑战|问题|困难|缺乏|不足|现有|传统|近年|广泛|依赖|难以/i,
      0.6,
    ],
    [/\b(?:we|our|this (?:approach|paper|work|study|criterion))\b|本文|我们/i, -0.9],
    [/\b(?:results?|achiev\w*|demonstrat\w*|show|shows|reproducible|outperform\w*)\b|结果|优于|达到/i, -0.6],
  ],
  innovations: [
    [
      /\b(?:we|this (?:paper|work|study|article)|in this (?:paper|work|study))\b[^.]{0,40}\b(?:propose|proposes|introduce|introduces|present|presents|develop|develops|design|designs|describe|describes|construct|derive|derives|devise|formulate|show that)\b|(?:本文|我们|本研究)[^。]{0,20}(?:提出|设计|构建|引入|给出|开发|建立|实现)/i,
      1.4,
    ],
    [
      /\b(?:novel|new|first|contributions?|key idea|our (?:approach|method|framework|model|theory|key))\b|首次|贡献|创新|新的|核心思想/i,
      0.5,
    ],
    [/\b(?:first|second|third|main|key|our) contributions?\b|(?:主要|本文)(?:的)?(?:贡献|创新)/i, 0.6],
    [/\bfuture work\b|未来/i, -1],
  ],
  results: [
    [
      /\b\d+(?:\.\d+)?(?:x|×)|\b(?:outperform\w*|achiev\w*|improv\w*|reduc\w*|increas\w*|compared (?:to|with)|accuracy|faster|better|higher|lower|significan\w*|error|score|correct(?:ly|ness)?)\b|优于|达到|提升|提高|降低|相比|准确率|结果表明|实验表明/i,
      0.6,
    ],
    [/\b(?:we (?:find|found|observe|show)|results? (?:show|indicate|demonstrate|suggest))/i, 0.4],
    [
      /\b(?:we (?:use|used|train|trained|set|sample|select|chose|choose)|learning rate|batch size|hyperparameters?|epochs?|optimi[sz]er|dropout)\b|学习率|批大小|超参数/i,
      -0.8,
    ],
  ],
  takeaways: [
    [
      /\b(?:suggest\w*|impl(?:y|ies|ication\w*)|conclu\w*|demonstrat\w*|show\w*|provid\w*|enabl\w*|can be|may|could|future|promising|insights?|general\w*|open\w*|potential|limitations?|extend\w*)\b|表明|说明|未来|可以|有望|启示|为.{1,20}提供|局限/i,
      0.6,
    ],
    [/\b(?:first|second|third)ly\b/i, -0.2],
  ],
};

/** Score of a sentence under a role, about −1 to 4: higher fits better. Results live on figures. */
export function roleScore(role: Role, { text, section, position }: Sentence): number {
  const home = HOME[role][knownSection(section, position)] ?? 0;
  const cues = CUES[role].reduce((sum, [cue, weight]) => sum + (cue.test(text) ? weight : 0), 0);
  const figures = role === 'results' ? 0.8 * figureRank(text) : 0;
  return home + cues + figures + placeBonus(role, position);
}

/** A citation, a year, or the number of a figure, section, round …: no figure of the results. */
const POINTER =
  /\[[\d,\s–-]*\]|\(\s*(?=\p{Lu}[^()]*\d{4})[^()]*\)|\b(?:fig(?:ure|s?\.)|table|sec(?:tion|\.)|eq(?:uation|s?\.)|appendix|remark|round|theorem|lemma|step|algorithm|question)\s?\(?[A-Z\d]+(?:\.\d+)*\)?|[图表式]\s?\d+|\b(?:19|20)\d\d\b|\(\d{1,2}\)/giu;

/** 2 for a percentage, decimal, factor or number of three digits on, 1 for another number, 0 without any. */
function figureRank(text: string): 0 | 1 | 2 {
  const plain = text.replace(POINTER, ' ');
  if (/\d\s?[%％]|(?<![\d.])\d+\.\d+(?!\.?\d)|\d[\d,]{2,}|\d(?:x\b|\s?[×倍])|百分点/u.test(plain)) return 2;
  return /(?<![\p{L}\d[-])\d+(?![\p{L}\d\]])/u.test(plain) ? 1 : 0;
}

/** Sections by place when the paper gives none. */
function knownSection(section: SectionKey, position: number): SectionKey {
  if (section !== 'front' && section !== 'other') return section;
  if (position < 0.06) return 'abstract';
  if (position < 0.22) return 'introduction';
  return position > 0.88 ? 'conclusion' : 'other';
}

/** Openings open, closings close. */
function placeBonus(role: Role, position: number): number {
  if (role === 'background') return 0.8 * Math.max(0, 1 - position / 0.15) - (position > 0.3 ? 0.5 : 0);
  return role === 'takeaways' ? 0.5 * position : 0;
}
