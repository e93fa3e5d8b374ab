import { describe, expect, it } from 'vitest';
import type { MergePlan } from '../../src/domain/digest.ts';
import type { Notes } from '../../src/domain/notes.ts';
import { applyPlan, planMerge } from '../../src/digest/plan.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { inForm, rewordedNotes, sampleDigest, sampleNotes } from './samples.ts';
import { inPlainEnglish } from '../support/in-english.ts';

const plan = (bytes: Uint8Array, notes: Notes, stored: Notes | null = null): MergePlan =>
  planMerge(bytes, notes, { layout: 'both', stored });

/** The digest after merging, and the notes as store/publish.ts would store them. */
function merged(
  bytes: Uint8Array,
  notes: Notes,
  stored: Notes | null = null,
): { after: Buffer; stored: Notes } {
  const made = plan(bytes, notes, stored);
  const published = { digest: 'd.md', sha256: '', text: made.rendered, entry: made.entry, next: null };
  return { after: Buffer.from(applyPlan(bytes, made)), stored: { ...notes, published } };
}

const lineOf = (bytes: Buffer, text: string): number =>
  bytes.toString().slice(0, bytes.toString().indexOf(text)).split('\n').length;

const order = (bytes: Uint8Array): (string | null)[] => scanDigest(bytes).entries.map(entry => entry.id);
const sections = (bytes: Uint8Array): (string | null)[] =>
  scanDigest(bytes).sections.map(section => section.id);

const digestSections = (text: string): number => scanDigest(Buffer.from(text)).sections.length;

describe('a section that is ours', () => {
  const first = merged(sampleDigest(), sampleNotes());

  it('is replaced when the notes are made anew, and nothing else is', () => {
    const made = plan(first.after, rewordedNotes(), first.stored);
    expect(inPlainEnglish(made)).toMatchObject({
      action: 'replaced',
      reason: 'section at line 35 is as it was written',
    });
    const after = Buffer.from(applyPlan(first.after, made)).toString();
    const lines = first.after.toString().split('\n');
    expect(after.split('\n').slice(0, 34)).toEqual(lines.slice(0, 34));
    expect(after).toContain('但它只反映关联，不反映因果。（新）（[p. 2]');
    expect(plan(Buffer.from(after), rewordedNotes(), first.stored).action).toBe('kept');
  });

  it('brings its own list line up to date with a new version of the paper', () => {
    const notes = sampleNotes({ version: 3, url: 'https://arxiv.org/pdf/2309.13391v3' });
    const after = Buffer.from(applyPlan(first.after, plan(first.after, notes, first.stored))).toString();
    expect(after).toContain(
      '[[Paper](https://arxiv.org/pdf/2309.13391v3)] [[Code/Page](https://github.com/jugechengzi',
    );
    expect(after).not.toContain('2309.13391v2');
  });

  it('is still ours when the run that wrote it was killed before it could note that', () => {
    const chinese = planMerge(sampleDigest(), sampleNotes(), { layout: 'zh', stored: null });
    const { rendered: text, entry } = chinese;
    const published = {
      digest: 'd.md',
      sha256: '',
      text: '',
      entry: null,
      next: { section: null, text, entry },
    };
    const after = applyPlan(sampleDigest(), chinese);
    expect(plan(after, rewordedNotes(), { ...sampleNotes(), published }).action).toBe('replaced');
    // And when it was killed before the digest was written, the paper is simply new.
    expect(plan(sampleDigest(), rewordedNotes(), { ...sampleNotes(), published }).action).toBe('added');
  });

  it('is still ours after git changed the line breaks', () => {
    const crlf = inForm(first.after.toString(), { crlf: true });
    expect(plan(crlf, sampleNotes(), first.stored).action).toBe('kept');
    const made = plan(crlf, rewordedNotes(), first.stored);
    expect(made.action).toBe('replaced');
    expect(Buffer.from(applyPlan(crlf, made)).toString().replaceAll('\r\n', '')).not.toContain('\n');
  });

  it('keeps a heading and a list line that a person changed', () => {
    const edited = first.after
      .toString()
      .replace('Self-Explanation** ', 'Self-Explanation** ★ ')
      .replace('## d-separation', '## My d-separation');
    const made = plan(Buffer.from(edited.replace('#d-sep', '#my-d-sep')), rewordedNotes(), first.stored);
    expect(made).toMatchObject({
      action: 'replaced',
      entry: null,
      anchor: 'my-d-separation-for-causal-self-explanation',
    });
    expect(made.splices).toHaveLength(1);
  });
});

describe('a paper that a person removed after it was merged', () => {
  const first = merged(sampleDigest(), sampleNotes());
  const digest = scanDigest(first.after);
  const entry = digest.entries.find(candidate => candidate.id === '2309.13391')!;
  const section = digest.sections.find(candidate => candidate.id === '2309.13391')!;
  const cut = (...ranges: { start: number; end: number }[]): Buffer => {
    const text = ranges.reduceRight((rest, { start, end }) => {
      return Buffer.concat([rest.subarray(0, start), rest.subarray(end)]);
    }, first.after);
    return text;
  };
  const blankAfter = { start: entry.start, end: entry.end + 1 };

  it.each([
    [
      'list line and notes',
      cut(blankAfter, section),
      'its entry and notes were removed by hand after the last merge',
    ],
    ['its list line', cut(blankAfter), 'its list line was removed by hand after the last merge'],
    ['its notes', cut(section), 'its notes were removed by hand after the last merge'],
  ])('stays out when %s went, and comes back with add', (_, bytes, reason) => {
    expect(inPlainEnglish(plan(bytes, rewordedNotes(), first.stored))).toMatchObject({
      action: 'removed',
      splices: [],
      reason,
    });
    const back = planMerge(bytes, sampleNotes(), { layout: 'both', stored: first.stored, add: true });
    const after = applyPlan(bytes, back);
    expect(order(after)).toEqual(order(first.after));
    expect(sections(after)).toEqual(sections(first.after));
  });

  it('is the same to the byte after it came back', () => {
    const bytes = cut(blankAfter, section);
    const back = planMerge(bytes, sampleNotes(), { layout: 'both', stored: first.stored, add: true });
    expect(Buffer.from(applyPlan(bytes, back)).equals(first.after)).toBe(true);
  });

  it('is not taken for removed from another digest of the same folder', () => {
    const options = { layout: 'both', stored: first.stored, name: 'other.md' } as const;
    expect(planMerge(sampleDigest(), sampleNotes(), options).action).toBe('added');
  });
});

describe('a section that a person changed', () => {
  const first = merged(sampleDigest(), sampleNotes());
  const text = first.after.toString();
  /** Notes whose first background claim alone was made anew. */
  const partly = (): Notes => {
    const notes = sampleNotes();
    return { ...notes, background: [rewordedNotes().background[0]!, ...notes.background.slice(1)] };
  };

  it('takes new notes where the person changed nothing, and keeps every word of the person', () => {
    const edited = Buffer.from(
      text
        .replace('F1 为 63.9', 'F1 为 63.9（我核对过）')
        .replace('of 18 read*\n', 'of 18 read*\n\n我的笔记\n'),
    );
    const made = plan(edited, partly(), first.stored);
    expect(inPlainEnglish(made)).toMatchObject({
      action: 'merged',
      reason: 'section at line 35 takes the new notes; the edits by hand in it are kept',
    });
    const { after, stored } = merged(edited, partly(), first.stored);
    expect(after.toString()).toBe(
      edited
        .toString()
        .replace('不反映因果。（[p. 2]', '不反映因果。（新）（[p. 2]')
        .replace('not causation.\n', 'not causation. Anew.\n'),
    );
    expect(plan(after, partly(), stored)).toMatchObject({ action: 'kept', splices: [] });
  });

  it('is kept by notes that did not change, as often as they are merged', () => {
    const edited = Buffer.from(text.replace('F1 为 63.9', 'F1 为 63.9（我核对过）'));
    const once = merged(edited, sampleNotes(), first.stored);
    expect(once.after.equals(edited)).toBe(true);
    expect(plan(once.after, sampleNotes(), once.stored).action).toBe('kept');
  });

  it('does not get back a claim that the person deleted', () => {
    const lines = text.split('\n');
    const at = lines.findIndex(line => line.includes('F1 为 63.9'));
    const edited = Buffer.from(lines.filter((_, index) => index !== at && index !== at + 1).join('\n'));
    const { after } = merged(edited, partly(), first.stored);
    expect(after.toString()).toContain('（新）');
    expect(after.toString()).not.toContain('63.9');
  });

  it('is left alone where the notes changed the same claim, with the line of the change', () => {
    const edited = Buffer.from(text.replace('F1 为 63.9', 'F1 为 63.9（我核对过）'));
    expect(inPlainEnglish(plan(edited, rewordedNotes(), first.stored))).toMatchObject({
      action: 'conflict',
      splices: [],
      reason: `section changed by hand at line ${lineOf(edited, '我核对过')}`,
    });
  });

  it('is left alone where the notes changed the English of a claim and the person its Chinese', () => {
    const edited = Buffer.from(text.replace('它只反映关联', '它仅反映关联'));
    const notes = sampleNotes();
    const changed = { ...notes.background[0]!, en: 'Another twin.' };
    const english = { ...notes, background: [changed, ...notes.background.slice(1)] };
    expect(plan(edited, english, first.stored).action).toBe('conflict');
  });

  it('keeps single line breaks of the other kind', () => {
    const edited = Buffer.from(text.replace('### Abstract\n', '### Abstract\r\n'));
    const { after } = merged(edited, partly(), first.stored);
    expect(after.toString()).toContain('### Abstract\r\n');
    expect(after.toString().split('\r\n')).toHaveLength(2);
    expect(after.toString()).toContain('（新）');
  });

  it('is found again under another heading, and without any link to the paper', () => {
    const local = sampleNotes({ id: 'pdf-0123456789ab', version: null, url: null });
    const one = merged(sampleDigest(), local);
    const heading = '## d-separation-for-causal-self-explanation-pdf-0123456789ab\n';
    const renamed = one.after
      .toString()
      .replace(heading, '## 因果解释\n')
      .replace(/#d-sep[^)]*-pdf-0123456789ab/, '#因果解释');
    const made = plan(Buffer.from(renamed), rewordedNotes(local.paper), one.stored);
    expect(made).toMatchObject({ action: 'replaced', anchor: '因果解释' });
    expect(scanDigest(applyPlan(Buffer.from(renamed), made)).sections).toHaveLength(digestSections(renamed));
  });

  it('is found in a digest that was renamed', () => {
    const options = { layout: 'both', stored: first.stored, name: 'renamed.md' } as const;
    expect(planMerge(first.after, rewordedNotes(), options).action).toBe('replaced');
  });

  it('is left alone when it was never ours', () => {
    const notes = sampleNotes({ id: '2304.05977' });
    expect(inPlainEnglish(plan(sampleDigest(), notes))).toMatchObject({
      action: 'conflict',
      splices: [],
      reason: `the section at line ${lineOf(sampleDigest(), '## imagereward')} was not written by this program`,
    });
  });
});

describe('a new paper', () => {
  it.each([
    ['2510.00001', ['2510.00001', '2506.19807', '2304.05977', '2107.03374']],
    ['2506.19900', ['2506.19900', '2506.19807', '2304.05977', '2107.03374']],
    ['2506.19800', ['2506.19807', '2506.19800', '2304.05977', '2107.03374']],
    ['hep-th/9901001', ['2506.19807', '2304.05977', '2107.03374', 'hep-th/9901001']],
  ])('%s goes where a list that is newest first has it, list line and section', (id, ids) => {
    const { after } = merged(sampleDigest(), sampleNotes({ id, title: `Paper ${id}` }));
    expect(order(after)).toEqual(ids);
    expect(sections(after)).toEqual(ids);
  });

  it('goes where a list that is oldest first has it, and after the last older one of a list without order', () => {
    const line = (id: string): string =>
      `- [${id.slice(0, 2)}/${id.slice(2, 4)}] **T**  \n[[Paper](http://arxiv.org/pdf/${id}v1)]\n`;
    const list = (...ids: string[]): Buffer => Buffer.from(`# Paper List\n${ids.map(line).join('\n')}`);
    const notes = sampleNotes({ id: '2403.00001' });
    expect(order(merged(list('2101.00001', '2312.00001', '2501.00001'), notes).after)[2]).toBe('2403.00001');
    const mixed = list('2401.00001', '2512.00001', '2304.00001', '2501.00001');
    expect(order(merged(mixed, notes).after)[3]).toBe('2403.00001');
    expect(order(merged(mixed, sampleNotes({ id: '2601.00001' })).after)[4]).toBe('2601.00001');
  });

  it('gives the same file whichever of two papers comes first', () => {
    const a = sampleNotes({ id: '2401.00001', title: 'A' });
    const b = sampleNotes({ id: '2402.00001', title: 'B' });
    expect(merged(merged(sampleDigest(), a).after, b).after).toEqual(
      merged(merged(sampleDigest(), b).after, a).after,
    );
    expect(merged(merged(Buffer.from(''), a).after, b).after).toEqual(
      merged(merged(Buffer.from(''), b).after, a).after,
    );
  });

  it('never takes the anchor of another paper, nor one that our own headings have', () => {
    const same = sampleNotes({ id: '2401.00001', title: 'ImageReward' });
    expect(plan(sampleDigest(), same).anchor).toBe('imagereward-2401-00001');
    expect(plan(sampleDigest(), sampleNotes({ id: '2401.00001', title: 'Abstract' })).anchor).toBe(
      'abstract-2401-00001',
    );
    expect(plan(Buffer.from(''), sampleNotes({ id: '2401.00001', title: '💡!' })).anchor).toBe(
      'paper-2401-00001',
    );
  });

  it('keeps blank lines out of lists that have none', () => {
    const tight = Buffer.from(
      '# Paper List\n- [25/06] [A](https://arxiv.org/abs/2506.00001)\n- [25/05] [B](https://arxiv.org/abs/2505.00001)\n',
    );
    const { after } = merged(tight, sampleNotes({ id: '2505.10000' }));
    expect(
      after
        .toString()
        .split('\n')
        .slice(1, 5)
        .map(line => line.slice(0, 9)),
    ).toEqual(['- [25/06]', '- [25/05]', '[[Paper](', '- [25/05]']);
  });

  it('follows the hint and the heading level that the digest uses', () => {
    const text = sampleDigest()
      .toString()
      .replaceAll('核心方法', '核心方法（介绍本文的几个创新点）')
      .replaceAll(/^#/gm, '##');
    const { section } = plan(Buffer.from(text), sampleNotes());
    expect(section).toContain('\n#### 🚀 核心方法（介绍本文的几个创新点）\n');
    expect(section.startsWith('### d-separation')).toBe(true);
  });
});

describe('a list line without notes', () => {
  const line = (link: string): Buffer =>
    Buffer.from(
      `# Paper List\n- [23/09] **D**  \n[[Paper](http://arxiv.org/pdf/2309.13391v1)] [[Code/Page]()]${link}\n`,
    );

  it.each([
    [' [[TLDR/Notes](#d--x)]', ' [[TLDR/Notes](#d--x)]', 'd--x'],
    [
      ' [[TLDR/Notes](#d-(x))]',
      ' [[TLDR/Notes](#d-separation-for-causal-self-explanation)]',
      'd-separation-for-causal-self-explanation',
    ],
    [
      ' [[TLDR/Notes]()]',
      ' [[TLDR/Notes](#d-separation-for-causal-self-explanation)]',
      'd-separation-for-causal-self-explanation',
    ],
    [
      ' [[TLDR/Notes](#)]',
      ' [[TLDR/Notes](#d-separation-for-causal-self-explanation)]',
      'd-separation-for-causal-self-explanation',
    ],
    [
      ' voilà',
      ' voilà [[TLDR/Notes](#d-separation-for-causal-self-explanation)]',
      'd-separation-for-causal-self-explanation',
    ],
    [
      '',
      ' [[TLDR/Notes](#d-separation-for-causal-self-explanation)]',
      'd-separation-for-causal-self-explanation',
    ],
  ])('that ends in %j is completed: its links lead to the code and to the notes', (link, linked, anchor) => {
    const made = plan(line(link), sampleNotes());
    expect(inPlainEnglish(made)).toMatchObject({
      action: 'completed',
      anchor,
      entry: null,
      reason: 'list line 2 had no notes',
    });
    const after = applyPlan(line(link), made);
    const code = '[[Code/Page](https://github.com/jugechengzi/Rationalization-MCD)]';
    const links = line(linked).toString().replace('[[Code/Page]()]', code).split('\n')[2];
    expect(Buffer.from(after).toString().split('\n')[2]).toBe(links);
    const digest = scanDigest(after);
    expect(digest.slugs.has(anchor)).toBe(true);
    expect(digest.sections[0]).toMatchObject({ id: '2309.13391', slug: anchor });
  });
});

describe('a local PDF', () => {
  it('is known again by its anchor, though nothing links to it', () => {
    const notes = sampleNotes({ id: 'pdf-0123456789ab', version: null, url: null, published: null });
    const { after, stored } = merged(sampleDigest(), notes);
    expect(after.toString()).toContain('\n- **D-Separation for Causal Self-Explanation**  \n[[Paper]()]');
    expect(after.toString()).toContain('不反映因果。（p. 2）\n');
    expect(plan(after, notes, stored)).toMatchObject({ action: 'kept', splices: [] });
    expect(plan(after, rewordedNotes(notes.paper), stored).action).toBe('replaced');
  });
});
