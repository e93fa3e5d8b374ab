// A paper of our own with the numbers that claims get wrong: points, percent, times, ranges, ±, units, citations.
import type { Finding } from '../../../src/domain/finding.ts';
import { nameNotInPaper } from '../../../src/notes/checks/name-not-in-paper.ts';
import { numberNotInQuote } from '../../../src/notes/checks/number-not-in-quote.ts';
import { numberUnsupported } from '../../../src/notes/checks/number-unsupported.ts';
import { numbersDiffer } from '../../../src/notes/checks/numbers-differ.ts';
import { unitDiffers } from '../../../src/notes/checks/unit-differs.ts';
import { paperText } from '../../support/paper-text.ts';
import { findingsOf } from '../sample.ts';

/** A claim about a sentence: quote, zh, en. */
export type Stated = readonly [quote: string, zh: string, en: string];

/** What the four checks find in a claim about a paper that has little but the quoted sentence. */
export function findingsOn(
  [quote, zh, en]: Stated,
  paper = paperText([[quote, '', 'Page 1 of 9.']]),
): Finding[] {
  return [numberUnsupported, numberNotInQuote, numbersDiffer, unitDiffers, nameNotInPaper].flatMap(check =>
    findingsOf(check, paper, { quote, zh, en }),
  );
}

/** Sentences of the paper by a short name, to be quoted. */
export const said = {
  points: 'Accuracy rises from 71.4% to 85.1%, a gain of 13.7 points over the best baseline [12].',
  percent: 'Compared with earlier MMI-based methods, F1 improves by up to 13.9% on BeerAdvocate.',
  speed: 'Decoding runs at 30 fps, 2.4 times faster than the baseline [8, 14].',
  cost: 'Training takes 2.38k steps on 16 A100 80GB GPUs and 6.5 hours, at a cost of $0.03 per query.',
  corpus: 'The corpus holds 1.2 million sentences collected from 2017 to 2023 (Smith et al., 2019).',
  spread: 'On LongBench the F1 of GateNet is 63.9 ± 1.2, that of Inter-RAT 54.6 ± 0.8.',
  layers: 'The encoder has 12 layers and 3 × 3 kernels, trained with a learning rate of 10−4.',
  stages: 'The method has three stages: retrieval, ranking and rewriting.',
  range: 'Users ask 3–5 questions per session, and sessions last 30,000 to 50,000 ms.',
  latency: 'Latency falls from 240 ms to 120 ms, so that it is halved.',
  loss: 'With routing the perplexity changes by −3.1, without it by +2.7.',
  third: 'About one third of the 12,000 users saw a difference (p < 0.05).',
  share: 'Our parser needs only 38% of the runtime of tree search.',
  magnitude: 'It uses two orders of magnitude fewer parameters than Qwen2.5-72B.',
  shots: 'All models, Llama-3.1-8B among them, are evaluated with five-shot prompts in 4-bit precision.',
  row: 'GateNet 63.9 54.6 88.0 91.3 77.5 70.2',
  sets: 'We evaluate on NQ, TriviaQA, HotpotQA and MuSiQue.',
  budget: 'The router cuts the token budget to 45% and raises throughput by 1.8x.',
  attention: 'Full attention costs O(n2) time, and tokens number 14.8 trillion.',
  fraction: 'GateNet solves 17 of 250 tasks within 1.5 s each.',
  date: 'All responses were collected in May 2023 from 1,024 workers.',
  lost: 'We draw 3 × 105 samples with a temperature of 0.7.',
  seeds: 'Scores are means of 5 seeds over 8 tasks; the window is [0, 64] tokens wide.',
  teaser: 'Our best model reaches an absolute improvement of 4.2% over GPT-4o.',
} as const;

const results = { section: 'experiments', end: 'break' } as const;

/** The paper: sentences on page 1, tables on page 2, references on page 3. */
export const numberPaper = paperText([
  Object.values(said)
    .filter(sentence => sentence !== said.row)
    .flatMap(sentence => [sentence, '']),
  [
    { text: 'Table 2: F1 (%) on 6 data sets with 416 cells, mean of 9 runs.', kind: 'caption', ...results },
    { text: 'Method NQ TQA HQA MSQ 2Wiki PopQA', ...results },
    { text: said.row, ...results },
    { text: 'Inter-RAT 51.2 49.9 80.4 85.6 70.1 66.6', ...results },
    { text: 'As Table 2 shows, GateNet is the best method on every data set.', ...results },
    { text: 'Ablations train 27 variants at batch size 640.', ...results },
  ],
  [
    { text: 'References', kind: 'heading', section: 'references', end: 'break' },
    {
      text: '[12] J. Smith, 2019. Rationales. Proc. ACL, pages 4171–4186.',
      section: 'references',
      end: 'break',
    },
  ],
]);
