// Prose that the checks of notes let pass is prose that the rules of a digest let pass: what we wrote has no finding.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrongLanguage } from '../../../src/notes/checks/wrong-language.ts';
import { claimsOf } from '../../../src/domain/notes.ts';
import { findingsOf, sampleText } from '../../notes/sample.ts';
import { sampleNotes } from '../samples.ts';
import { look, noteOf, ownDigests, section } from './look.ts';

const withMethod = (body: string): string => section(noteOf({ innovations: `### 🚀 核心方法\n${body}\n` }));

/** Of a result that is made of names, of figures, or of a title that the paper cites. */
const NAMES = [
  'MCD 63.9 F1、Inter-RAT 54.6 F1、RNP 48.1 F1、A2R 50.7 F1、DMR 51.2 F1、FR 52.8 F1、CAR 47.9 F1、3Player 49.0 F1。',
  '在 sparse reward tasks、dense reward tasks、bandit problems、robotic manipulation 与 locomotion benchmarks 上评测。',
  'GPT-4o 63.9，Claude 3.5 Sonnet 61.2，Gemini 1.5 Pro 60.8，Llama-3.1-405B-Instruct 58.3，Qwen2.5-72B-Instruct 57.7。',
  '延续“the model is the product of its data, and the data are the product of the people who wrote them”。',
];

describe('a sentence of our own notes', () => {
  it.each(NAMES)('that is names, figures or a citation is no English paragraph: %s', zh => {
    expect(look('english-paragraph', withMethod(`- ${zh}`))).toEqual([]);
    const notes = sampleNotes();
    const [first] = claimsOf(notes);
    Object.assign(first!, { zh });
    expect(ownDigests(notes).flatMap(digest => look('english-paragraph', digest))).toEqual([]);
  });

  it('with maths in the abstract, which our renderer escapes, has no raw LaTeX', () => {
    const notes = sampleNotes({ abstract: 'A rate of $\\eta$ and $e^{\\eta - \\varepsilon}$ at $5 each.' });
    expect(ownDigests(notes).flatMap(digest => look('abstract-latex', digest))).toEqual([]);
    expect(
      look(
        'abstract-latex',
        section(noteOf({ abstract: '### Abstract\nIt is \\$5 or \\emph{six}, or \\$6.\n' })),
      ),
    ).toHaveLength(1);
  });

  it('that the check of languages lets pass is no English paragraph, whatever it is made of', () => {
    const word = fc.constantFrom(
      ...[
        'the',
        'of',
        'is',
        'with',
        'reward',
        'learning',
        'HarborGrid',
        'GPT-4o',
        '63.9',
        '，',
        '在',
        '上评测',
        '模型',
        '“',
        '”',
      ],
    );
    const sentence = fc.array(word, { minLength: 12, maxLength: 40 }).map(words => words.join(' '));
    fc.assert(
      fc.property(sentence, zh => {
        const passes = findingsOf(wrongLanguage, sampleText, { zh }).length === 0;
        expect(passes && look('english-paragraph', withMethod(`- ${zh}`)).length > 0).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
