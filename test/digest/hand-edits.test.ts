// What a person changed in a section, told as changes of claims, titles and the headline.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PENDING } from '../../src/domain/claim.ts';
import type { Layout } from '../../src/domain/digest.ts';
import { claimsOf, mapClaims, type Bilingual, type Notes } from '../../src/domain/notes.ts';
import type { HandEdit } from '../../src/domain/publish.ts';
import { handEditsIn } from '../../src/digest/hand-edits.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { renderSection } from '../../src/digest/render.ts';
import { inForm, sampleDigest, sampleNotes } from './samples.ts';
import { growthOf } from '../support/growth.ts';
import { runs } from '../support/runs.ts';

const notes = sampleNotes();
const rendered = (of: Notes, layout: Layout = 'both'): string =>
  renderSection(of, { layout, heading: 'own', level: 2, hint: false, eol: '\n' });
const edits = (change: (text: string) => string, layout: Layout = 'both', of = notes): HandEdit[] =>
  handEditsIn(rendered(of, layout), change(rendered(of, layout)), of);
const told = (list: readonly HandEdit[]): unknown[] => list.map(({ item, words }) => [item, words]);
const [first, second] = notes.background;
const taken = (of: Notes, list: readonly HandEdit[]): Notes => {
  const words = new Map(list.flatMap(({ item, words: said }) => (item === null || said === null ? [] : [[item, said] as const])));
  const review = (said: Bilingual) => ({ ...PENDING, state: 'edited', ...said, by: 'me', at: '2026-11-23' }) as const;
  const decided = mapClaims(of, claim => {
    const said = words.get(claim.id);
    return said === undefined ? claim : { ...claim, review: review(said) };
  });
  const prose = [...words].filter(([id]) => !claimsOf(of).some(claim => claim.id === id));
  return { ...decided, decisions: Object.fromEntries(prose.map(([id, said]) => [id, review(said)])) };
}; // prettier-ignore

describe('hand edits', () => {
  it('are none in a section as we wrote it, whatever its heading, line breaks and last lines are', () => {
    const text = rendered(notes);
    for (const same of [
      text,
      text.replaceAll('\n', '\r\n'),
      `${text}\n\n`,
      text.replace('## own', '## Other'),
    ])
      expect(handEditsIn(text, same, notes)).toEqual([]);
  });

  it('tell the claim, its lines before and after, and the plain words it has now', () => {
    const [edit, ...more] = edits(text => text.replace('最大互信息（MMI）准则', '最大互信息准则（MMI）'));
    const zh = first!.zh.replace('最大互信息（MMI）准则', '最大互信息准则（MMI）');
    expect(more).toEqual([]);
    expect(edit).toEqual({
      item: first!.id,
      before: expect.stringMatching(/^- 自解释框架.*\n {2}> Self-explaining/),
      after: `- ${zh}（[p. 2](https://arxiv.org/pdf/2309.13391v2#page=2)）\n  > ${first!.en}`,
      words: { zh, en: first!.en },
      removed: false,
    });
  });

  it('find the English twin, a takeaway, its title, the title of an innovation and the headline', () => {
    const found = edits(text =>
      text
        .replace('MCD: finding the', 'MCD finds the')
        .replace('two sources: feature', 'two origins: feature')
        .replace('**创新点 2：用 KL 散度落地', '**创新点 2：用 KL 散度实现')
        .replace('**依赖度量可替换**', '**度量可替换**')
        .replace('比给 MMI 追加正则项更直接', '比给 MMI 加正则项更直接'),
    );
    expect(told(found)).toEqual([
      ['headline', { ...notes.headline, en: notes.headline.en.replace('MCD: finding the', 'MCD finds the') }],
      [second!.id, { zh: second!.zh, en: second!.en.replace('sources', 'origins') }],
      ['innovation-2', expect.objectContaining({ zh: '用 KL 散度实现，参数量不变' })],
      ['takeaway-1.1', expect.objectContaining({ zh: expect.stringContaining('加正则项') })],
      ['takeaway-2', expect.objectContaining({ zh: '度量可替换' })],
    ]);
  });

  it('keep the words of the language that the digest does not show', () => {
    expect(told(edits(text => text.replace('两个来源', '两种来源'), 'zh'))).toEqual([
      [second!.id, { zh: second!.zh.replace('两个来源', '两种来源'), en: second!.en }],
    ]);
    expect(told(edits(text => text.replace('two sources', 'two origins'), 'en'))).toEqual([
      [second!.id, { zh: second!.zh, en: second!.en.replace('two sources', 'two origins') }],
    ]);
  });

  it('offer no words for a claim that got Markdown of a person, lost its page or keeps its warning', () => {
    const bold = edits(text => text.replace('两个来源', '**两个**来源'));
    expect(told(bold)).toEqual([[second!.id, null]]);
    const noPage = edits(text => text.replace(/(掩码关联。)（[^\n]*/, '$1'));
    expect(told(noPage)).toEqual([[second!.id, null]]);
    const warned = mapClaims(notes, claim => ({
      ...claim,
      findings: [{ code: 'quote-fuzzy', severity: 'warning', message: 'm', messageZh: 'm' }],
    }));
    const marked = (text: string): string => text.replace('两个来源', '两种来源');
    expect(told(edits(marked, 'both', warned))).toEqual([[second!.id, null]]);
    const unmarked = edits(text => marked(text).replace(/(掩码关联。（\[[^\n]*\))；⚠[^\n]*/, '$1）'), 'both', warned);
    expect(told(unmarked)).toEqual([[second!.id, { zh: marked(second!.zh), en: second!.en }]]);
  }); // prettier-ignore

  it('tell a claim whose lines were deleted, and lines that a person added or that belong to no claim', () => {
    const lines = rendered(notes).split('\n');
    const at = lines.findIndex(line => line.startsWith('- 虚假关联'));
    const gone = edits(() => lines.toSpliced(at, 2).join('\n'));
    expect(gone).toEqual([
      { item: second!.id, before: lines.slice(at, at + 2).join('\n'), after: '', words: null, removed: true },
    ]);
    const added = edits(text => text.replace('\n\n### 🚀', '\n- 我的话\n\n### 🚀').replace('条论断', '条'));
    expect(added).toEqual([
      { item: null, before: '', after: '- 我的话', words: null, removed: false },
      {
        item: null,
        before: lines.at(-2),
        after: lines.at(-2)!.replace('条论断', '条'),
        words: null,
        removed: false,
      },
    ]);
  });

  it('see two claims changed side by side, one of them with a remark under it', () => {
    const found = edits(text =>
      text.replace('- 自解释框架常用', '- 存疑\n- 自解释框架通常用').replace('虚假关联有', '虚假的关联有'),
    );
    const remark = edits(text => text.replace('association, not causation.', '$&\n\n  我的备注'));
    expect(told(found)).toEqual([
      [first!.id, { zh: first!.zh.replace('常用', '通常用'), en: first!.en }],
      [null, null],
      [second!.id, { zh: second!.zh.replace('虚假', '虚假的'), en: second!.en }],
    ]);
    expect(told(remark)).toEqual([[null, null]]);
  });

  it('take neighbours that were written anew in their order, also when one is now like what the other was', () => {
    const [zh, en] = [second!.zh.replace('两个', '三个'), second!.en.replace('two', 'three')];
    const found = edits(text =>
      text
        .replace(second!.zh, '全新的句子。')
        .replace(second!.en, 'All new.')
        .replace(first!.zh, zh)
        .replace(first!.en, en),
    );
    expect(told(found)).toEqual([
      [first!.id, { zh, en }],
      [second!.id, { zh: '全新的句子。', en: 'All new.' }],
    ]);
  });

  it('know a claim that was accepted since it was written with a warning', () => {
    const warned = mapClaims(notes, claim => ({
      ...claim,
      findings: [{ code: 'quote-fuzzy', severity: 'warning', message: 'm', messageZh: 'm' }],
    }));
    const base = rendered(warned);
    const accepted = mapClaims(warned, claim => ({ ...claim, review: { ...PENDING, state: 'accepted' } }));
    const found = handEditsIn(base, base.replace('两个来源', '两种来源'), accepted);
    expect(told(found)).toEqual([[second!.id, null]]);
  });

  it('read past the mark of a claim that a person vouches for, also where it was written without', () => {
    const error = { code: 'number-not-in-quote', severity: 'error', message: 'm', messageZh: 'm' } as const;
    const vouched = mapClaims(notes, claim => ({ ...claim, findings: [error], review: { ...PENDING, state: 'accepted' } }));
    const marked = (text: string): string => text.replace('两个来源', '两种来源');
    expect(rendered(vouched)).toContain('⚠ 人工确认');
    const words = { zh: marked(second!.zh), en: second!.en };
    expect(told(edits(marked, 'both', vouched))).toEqual([[second!.id, words]]);
    const plain = rendered(notes);
    expect(told(handEditsIn(plain, marked(plain), vouched))).toEqual([[second!.id, null]]);
  }); // prettier-ignore

  it('read escapes back: what Markdown would take for markup is plain words again', () => {
    const odd = mapClaims(notes, claim => ({ ...claim, zh: `用 a_b* 与 [x] & <y> 表示 ${claim.id}`, en: `a_b* ${claim.id}` }));
    const found = edits(text => text.replace('表示 background-2', '记作 background-2'), 'both', odd);
    expect(told(found)).toEqual([
      [second!.id, { zh: `用 a_b* 与 [x] & <y> 记作 ${second!.id}`, en: `a_b* ${second!.id}` }],
    ]);
  }); // prettier-ignore
});

/** The sample with so many points, half of them innovations. */
function withPoints(count: number): Notes {
  const [innovation, takeaway] = [notes.innovations[0]!, notes.takeaways[0]!];
  const points = (of: typeof innovation, kind: string) =>
    Array.from({ length: count / 2 }, (_, index) => ({
      title: { zh: `${of.title.zh} ${index}`, en: `${of.title.en} ${index}` },
      claims: of.claims.map((claim, at) => ({ ...claim, id: `${kind}-${index}-${at}` })),
    }));
  return {
    ...notes,
    innovations: points(innovation, 'innovation'),
    takeaways: points(takeaway, 'takeaway'),
    findings: [],
  };
}

describe('hand edits of notes with very many points', () => {
  const bases = new Map([40, 400].map(count => [count, rendered(withPoints(count))]));
  const find = (count: number): HandEdit[] => {
    const base = bases.get(count)!;
    return handEditsIn(base, base.replace('互信息', '交互信息'), withPoints(count));
  };

  it('are told with the item of forty, and without it of four hundred', () => {
    expect(find(40).map(({ item }) => item)).toEqual([first!.id]);
    const [edit, ...more] = find(400);
    expect(more).toEqual([]);
    expect(edit).toMatchObject({ item: null, words: null });
    expect(edit!.after).toBe(edit!.before.replace('互信息', '交互信息'));
  });

  it('are told as one where the same line stands too often to tell its likes apart', () => {
    const base = `## own\n${'- same\n'.repeat(1_200)}`;
    const found = handEditsIn(base, base.replace('same', 'other'), notes);
    expect(found).toEqual([
      { item: null, before: base.slice(7).trim(), after: base.replace('same', 'other').slice(7).trim(), words: null, removed: false },
    ]); // prettier-ignore
  });

  it('take time in proportion to their number', () => {
    // Ten times as many; by the square of their number it would be a hundred times.
    expect(growthOf(find, { small: 40, large: 400, below: 30 })).toBeLessThan(30);
  });
});

const NAME = 'd.md';
const word = fc.stringMatching(/^[a-z一-十]{1,6}$/);
const change = fc.record({ line: fc.nat(60), at: fc.nat(200), word });

describe('hand edits of words, any of them', () => {
  it('are found for exactly these items, and taken they leave the digest as the person wrote it', () => {
    const form = fc.record({ crlf: fc.boolean(), bom: fc.boolean() });
    const layouts = fc.constantFrom<Layout[]>('both', 'zh', 'en');
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), form, layouts, (changes, inTheForm, layout) => {
        const before = inForm(sampleDigest().toString(), inTheForm);
        const plan = planMerge(before, notes, { layout, stored: null, name: NAME });
        const record = { digest: NAME, sha256: '', text: plan.rendered, entry: plan.entry, next: null };
        const stored = { ...notes, published: record };
        const { text, items } = reworded(plan.section, changes);
        const after = Buffer.from(applyPlan(before, plan)).toString().replace(plan.section, () => text);
        const found = handEditsIn(plan.rendered, text, stored);
        expect(new Set(found.map(({ item }) => item))).toEqual(items);
        expect(found.every(({ words }) => words !== null)).toBe(true);
        const decided = taken(stored, found);
        const next = planMerge(Buffer.from(after), decided, { layout, stored, name: NAME });
        expect(['kept', 'merged', 'replaced']).toContain(next.action);
        const changed = (of: string): string[] => of.split('\n').filter(line => !line.startsWith('*'));
        expect(changed(next.section)).toEqual(changed(text));
      }),
      runs(25),
    );
  }); // prettier-ignore
});

/** The section with a word put into the words of some lines, and the items that these are of. */
function reworded(section: string, changes: readonly { line: number; at: number; word: string }[]) {
  const lines = section.split('\n');
  const items = new Set<string>();
  const all = [...claimsOf(notes).map(({ id, zh, en }) => ({ id, zh, en })), { id: 'headline', ...notes.headline }];
  for (const { line, at, word: put } of changes) {
    const known = all.flatMap(({ id, zh, en }) =>
      lines.flatMap((text, index) => [zh, en].filter(words => text.includes(words)).map(words => ({ id, words, index }))),
    );
    const one = known[line % known.length];
    if (one === undefined) continue;
    const cut = 1 + (at % (one.words.length - 2));
    const words = one.words.slice(0, cut) + put + one.words.slice(cut);
    lines[one.index] = lines[one.index]!.replace(one.words, () => words);
    items.add(one.id);
  }
  return { text: lines.join('\n'), items };
} // prettier-ignore
