// A digest and the name of a rule → what that rule alone says of it, as `line:column message`, and what it mends.
import { checkDigest } from '../../../src/digest/check.ts';
import { fixDigest } from '../../../src/digest/fix.ts';
import { positionsOf } from '../../../src/digest/positions.ts';
import { renderSection } from '../../../src/digest/render.ts';
import { RULES } from '../../../src/digest/rules/index.ts';
import { scanDigest } from '../../../src/digest/scan.ts';
import type { Notes } from '../../../src/domain/notes.ts';
import { sampleNotes } from '../samples.ts';
import { english } from '../../../src/lib/phrase.ts';

const allBut = (rule: string): Set<string> => {
  const others = RULES.map(({ name }) => name).filter(name => name !== rule);
  if (others.length === RULES.length) throw new RangeError(`there is no rule ${rule}`);
  return new Set(others);
};
const optionsFor = (rule: string, notes: readonly Notes[]) => ({
  off: allBut(rule),
  notes: new Map(notes.map(one => [one.paper.id, one])),
});

/** Findings of one rule as `line:column message`; columns count characters from 1. */
export function look(rule: string, text: string | Buffer, notes: readonly Notes[] = []): string[] {
  const digest = scanDigest(Buffer.from(text));
  const findings = checkDigest(digest, optionsFor(rule, notes));
  const positions = positionsOf(
    digest.view,
    findings.map(({ at }) => at),
  );
  return findings.map(
    ({ message }, index) => `${positions[index]!.line}:${positions[index]!.column} ${english(message)}`,
  );
}

/** The digest after the rule's repairs. Throws when a second run would change it again. */
export function mended(rule: string, digest: string | Buffer, notes: readonly Notes[] = []): string {
  const { bytes } = fixDigest(Buffer.from(digest), optionsFor(rule, notes));
  if (fixDigest(bytes, optionsFor(rule, notes)).fixed.length > 0) throw new RangeError(`${rule} mends twice`);
  return Buffer.from(bytes).toString();
}

/** A list line of 2506.19807 with its links as given. */
export function listLine(
  links: { date?: string; title?: string; paper?: string; code?: string; notes?: string } = {},
): string {
  const { date = '25/06', title = 'KnowRL', notes = '#knowrl' } = links;
  const { paper = 'https://arxiv.org/pdf/2506.19807v1', code = '' } = links;
  return `- [${date}] **${title}**  \n[[Paper](${paper})] [[Code/Page](${code})] [[TLDR/Notes](${notes})]\n`;
}

/** A section of notes under `## knowrl` with the given inner Markdown, behind its list line. */
export function section(inner: string, line: string = listLine()): string {
  return `# Paper List\n${line}\n# TLDR/Notes\n## knowrl\n${inner}`;
}

/** The five headings with a body each, of which some can be replaced; null leaves a part out. */
export function noteOf(
  parts: Partial<
    Record<'abstract' | 'headline' | 'background' | 'innovations' | 'results' | 'takeaways', string | null>
  > = {},
): string {
  const whole = {
    abstract: '### Abstract\nKnowRL reaches 42.5 on SimpleQA with GPT-4o as judge.\n',
    headline: '### 🌟 论文解读 | 用知识约束强化学习\n',
    background: '### 📌 背景痛点/本文动机\n慢思考模型在推理时常常产生幻觉，缺少知识边界。\n',
    innovations: '### 🚀 核心方法\n在训练中加入事实性奖励，让模型学会知识边界。\n',
    results: '### 📈 实验结果\n在 SimpleQA 上达到 42.5 分，比基线高 3.1 分。\n',
    takeaways: '### 💬 可借鉴之处\n把事实性核查写进奖励函数，可以用在别的任务上。\n',
    ...parts,
  };
  return Object.values(whole)
    .filter(part => part !== null)
    .join('\n');
}

/** What a rule says of notes without a fault: a person's, and our own in every layout. */
export function lookAtHealthy(rule: string): string[] {
  return [section(noteOf()), ...ownDigests()].flatMap(digest => look(rule, digest));
}

/** For each layout a digest with these notes of 2309.13391 as our own renderer writes them. */
export function ownDigests(notes: Notes = sampleNotes()): string[] {
  const line = listLine({ date: '23/09', paper: 'https://arxiv.org/pdf/2309.13391v2', notes: '#own' });
  return (['both', 'zh', 'en'] as const).map(layout => {
    const style = { layout, heading: 'own', level: 2, hint: false, eol: '\n' } as const;
    return `# Paper List\n${line}\n# TLDR/Notes\n${renderSection(notes, style)}`;
  });
}
