// What a model with a small context is asked, and from which passages of the paper.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StatedNotesSchema } from '../../src/domain/reply.ts';
import { SECTION_NAMES } from '../../src/domain/section.ts';
import { estimateTokens } from '../../src/lib/tokens.ts';
import { textOfLines } from '../../src/model/parts.ts';
import { passagesFor } from '../../src/model/passages.ts';
import { parsePrompt, type Prompt } from '../../src/model/prompt.ts';
import { buildSectionMessages, fitsAtOnce, type Room } from '../../src/model/section-messages.ts';
import { wireSchema } from '../../src/model/wire-schema.ts';
import { paper } from '../notes/sample.ts';
import { sectionedPaper, type SectionLike } from '../support/sectioned-paper.ts';

const promptOf = (name: string): Prompt =>
  parsePrompt(name, readFileSync(new URL(`../../prompts/${name}.md`, import.meta.url), 'utf8'), 'h');
const section = promptOf('section.v1');
const room = (contextTokens: number, maxInputTokens = 100_000): Room => ({ contextTokens, maxInputTokens });

const SECTIONS: readonly SectionLike[] = [
  ['front', '', ['A title', 'An author']],
  ['introduction', '1 Introduction', 40],
  ['related', '2 Related work', 40],
  ['method', '3 Method', 60],
  ['experiments', '4 Experiments', 40],
  ['conclusion', '5 Conclusion', 10],
  ['other', 'Acknowledgements', ['We thank everybody.']],
  ['references', 'References', 60],
  ['appendix', 'A Proofs', 40],
];
const text = sectionedPaper(SECTIONS);
const subject = { paper, text, terms: '' };
const lineNumbers = (name: (typeof SECTION_NAMES)[number], most: number): number[] =>
  passagesFor(name, text, most).flatMap(
    ({ line }) => /^Line (\d+)/.exec(line.text)?.slice(1).map(Number) ?? [],
  );

describe('the passages for a section', () => {
  it('are those where its claims stand, in the order of the paper', () => {
    const keysOf = (name: (typeof SECTION_NAMES)[number], most: number): string[] => [
      ...new Set(passagesFor(name, text, most).map(({ line }) => line.section)),
    ];
    expect(SECTION_NAMES.map(name => keysOf(name, 300))).toEqual([
      ['introduction'],
      ['method'],
      ['experiments'],
      ['experiments', 'conclusion'],
    ]);
    expect(keysOf('background', 700)).toEqual(['introduction', 'related']);
    const many = lineNumbers('takeaways', 1500);
    expect(many).toEqual(many.toSorted((one, other) => one - other));
  });

  it('never are references, appendix or thanks, however much room there is', () => {
    for (const name of SECTION_NAMES) {
      const read = passagesFor(name, text, 100_000);
      expect(read.map(({ line }) => line.section)).not.toContain('references');
      expect(read.map(({ line }) => line.section)).not.toContain('appendix');
      expect(read.map(({ line }) => line.text)).not.toContain('We thank everybody.');
      expect(read).toHaveLength(197);
    }
  });

  it('of results are those with the most figures first', () => {
    const paper = sectionedPaper([
      ['method', '2 Method', ['Ours 84.3 12.1 99.0 64.2']],
      ['experiments', '3 Experiments', 30],
      ['experiments', '3.1 Main', ['Ours 84.3 12.1 99.0 64.2', 'Theirs 83.0 11.0 98.1 60.0']],
    ]);
    const read = passagesFor('results', paper, 60);
    expect(read.map(({ line }) => line.text)).toContain('Ours 84.3 12.1 99.0 64.2');
    expect(read.every(({ line }) => line.section === 'experiments')).toBe(true);
  });

  it('are the beginning of the paper when it has no headings', () => {
    const plain = sectionedPaper([['front', '', 40]]);
    for (const name of SECTION_NAMES) expect(passagesFor(name, plain, 200).length).toBeGreaterThan(10);
  });

  it('fit, whatever the paper is', () => {
    const words = fc.array(
      fc.oneof(fc.string(), fc.constant('稀疏奖励的潮汐整形'), fc.constant('84.3 12.1')),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    const keys = fc.constantFrom('front', 'introduction', 'method', 'experiments', 'other', 'conclusion');
    const any = fc.array(fc.tuple(keys, fc.constant('Title'), words), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        any,
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(...SECTION_NAMES),
        (paper, most, name) => {
          const read = passagesFor(name, sectionedPaper(paper, { perPage: 7 }), most);
          return estimateTokens(textOfLines(read)) <= most;
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a paper that does not fit into the context of the model', () => {
  it('is asked about section by section, each with its own fields, schema and passages', () => {
    const { parts, source } = buildSectionMessages(section, subject, room(3276));
    expect(parts.map(part => part.section)).toEqual(['background', 'innovations', 'results', 'takeaways']);
    const users = parts.map(({ messages }) => messages[1]?.content ?? '');
    expect(users.map(user => /Fields asked for: (.+)/.exec(user)?.[1])).toEqual([
      '`headline`, `background`',
      '`innovations`',
      '`results`',
      '`takeaways`',
    ]);
    expect(users[2]).toContain('"required":["results"]');
    expect(users[2]).not.toContain('innovations');
    expect(users[0]).toContain(paper.title);
    expect(source.parts).toHaveLength(4);
    expect(source.omitted.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['references', 'appendix']),
    );
    expect(source.pagesRead).toEqual(source.pagesRead.toSorted((one, other) => one - other));
  });

  it('leaves room for the answer in each call', () => {
    for (const contextTokens of [3000, 4000, 8000]) {
      const { parts } = buildSectionMessages(section, { ...subject, terms: 'a = 甲' }, room(contextTokens));
      for (const { messages, tokens } of parts) {
        const sent = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
        expect(sent + 1300).toBeLessThanOrEqual(contextTokens);
        expect(tokens).toBeGreaterThan(300);
      }
    }
  });

  it('begins all questions with the same words, which hold no paper, so that they are read once', () => {
    const other = { ...subject, paper: { ...paper, title: 'Another' } };
    const all = [subject, other].flatMap(each => buildSectionMessages(section, each, room(4000)).parts);
    expect(new Set(all.map(({ messages }) => messages[0]?.content))).toEqual(new Set([section.system]));
    expect(section.system).toContain('JSON');
    expect(section.system).not.toMatch(/\{\{/);
    expect(estimateTokens(section.system)).toBeLessThan(600);
  });

  it('is given less of an abstract or of terms that would take its room', () => {
    const long = {
      ...subject,
      paper: { ...paper, abstract: 'abstract '.repeat(1000) },
      terms: 'a = 甲，'.repeat(200),
    };
    const { parts } = buildSectionMessages(section, long, room(3276));
    expect(parts[0]?.messages[1]?.content).toContain('Terms, English = Chinese: (none)');
    expect(parts[0]?.tokens).toBeGreaterThan(300);
  });

  it('is never given more text than --max-input-tokens says', () => {
    const { parts } = buildSectionMessages(section, subject, room(16_000, 250));
    for (const { tokens } of parts) expect(tokens).toBeLessThanOrEqual(250);
  });
});

describe('a paper that fits', () => {
  it('is one whose text, the words around it and the notes fit together', () => {
    const schema = wireSchema(StatedNotesSchema);
    const fits = (given: Room): boolean => fitsAtOnce(promptOf('notes.v2'), { text, schema }, given);
    expect(fits(room(16_384))).toBe(true);
    expect(fits(room(6000))).toBe(false);
    expect(fits(room(16_384, 500))).toBe(false);
  });
});
