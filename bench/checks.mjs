// Precision and recall of the checks on labelled claims (bench/claims), and what checking a paper costs.
// Usage: npm run bench:checks [-- --wrong [dev|held-out]] [-- --own]: with --wrong, each claim that was judged wrongly;
// with --own, the project's own papers only. Ends with 1 when a target is missed.
// A code counts as right where the claim is labelled with it, as wrong where it is neither labelled nor allowed (`may`).
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { checkNotes } from '../dist/notes/check.js';
import { factsOf } from '../dist/notes/check-context.js';
import { CHECKS } from '../dist/notes/checks/index.js';
import { parsePrompt } from '../dist/model/prompt.js';
import { extractText } from '../dist/pdf/extract.js';
import { codesFound, labelledFiles, notesOf, notesWith, paperOf } from './checks-claims.mjs';

const SETS = ['dev', 'held-out'];
/** As many as the prompt asks for at most. */
const CLAIMS = 25;
/** A takeaway is labelled without the innovations that it may lean on; the other check is younger than the labels. */
const NOT_LABELLED = new Set(['takeaway-unsupported', 'quote-unrelated']);
/** Issue 5: errors hold a claim back, so they must be right; warnings may be wrong once in five times. */
const TARGETS = { error: { precision: 0.97, recall: 0.9 }, warning: { precision: 0.8, recall: 0 } };

const prompt = parsePrompt(
  'notes',
  readFileSync(new URL('../prompts/notes.v2.md', import.meta.url), 'utf8'),
  '',
);
const JUDGED = CHECKS.filter(({ code }) => !NOT_LABELLED.has(code));
const judged = [];
let isMet = true;
const times = [];
for (const { name, pdf, claims } of labelledFiles()) {
  if (process.argv.includes('--own') && pdf?.includes('fixtures') !== true) continue;
  if (pdf === null) {
    console.log(`${name}: ${claims.length} claims skipped, their paper is not here (../shared is missing)`);
    continue;
  }
  const text = await extractText(readFileSync(pdf), { paper: name });
  const paper = paperOf(basename(name, '.jsonl'), text);
  const facts = factsOf(paper, text, { instructions: prompt.system });
  for (const claim of claims) {
    const codes = new Set(codesFound(claim, checkNotes(notesWith(claim, paper), text, facts)));
    judged.push({ ...claim, codes, file: name });
  }
  times.push({ name, pages: text.pages.length, ...timesOf(paper, text, claims) });
}

printCodes();
printTotals();
printTimes();
if (process.argv.includes('--wrong')) printWrong(process.argv[process.argv.indexOf('--wrong') + 1]);
process.exit(isMet ? 0 : 1);

function counts(of, codes) {
  let [right, wrong, missed] = [0, 0, 0];
  for (const { labels, may = [], codes: found } of of) {
    for (const code of codes) {
      const isLabelled = labels.includes(code);
      if (found.has(code)) {
        if (isLabelled) right += 1;
        else if (!may.includes(code)) wrong += 1;
      } else if (isLabelled) missed += 1;
    }
  }
  return { right, wrong, missed };
}

function printCodes() {
  console.log(
    `\n${judged.length} labelled claims, ${judged.filter(({ labels }) => labels.length === 0).length} of them right`,
  );
  console.log(
    `${'code'.padEnd(26)}${'severity'.padEnd(10)}${SETS.map(set => `${set}: found wrong missed`.padEnd(34)).join('')}`,
  );
  for (const { code, severity } of JUDGED) {
    const cells = SETS.map(set => {
      const { right, wrong, missed } = counts(
        judged.filter(claim => claim.set === set),
        [code],
      );
      return `${`${right}`.padStart(8)}${`${wrong}`.padStart(6)}${`${missed}`.padStart(7)}`.padEnd(34);
    });
    console.log(`${code.padEnd(26)}${severity.padEnd(10)}${cells.join('')}`);
  }
}

function printTotals() {
  const right = judged.filter(({ labels, quote }) => labels.length === 0 && quote !== '');
  const unrelated = right.filter(({ codes }) => codes.has('quote-unrelated')).length;
  console.log(
    `\nquote-unrelated (not labelled): in ${unrelated} of ${right.length} right claims with a quote\n`,
  );
  for (const severity of ['error', 'warning']) {
    const codes = JUDGED.filter(check => check.severity === severity).map(({ code }) => code);
    for (const set of [...SETS, 'all']) {
      const { right, wrong, missed } = counts(
        judged.filter(claim => set === 'all' || claim.set === set),
        codes,
      );
      const precision = right / (right + wrong);
      const recall = right / (right + missed);
      const { precision: least, recall: leastRecall } = TARGETS[severity];
      const holds = precision >= least && recall >= leastRecall;
      isMet &&= holds;
      const verdict = holds ? 'met' : 'MISSED';
      console.log(
        `${severity}s, ${set}: precision ${precision.toFixed(3)} (target ${least}), recall ${recall.toFixed(3)}${leastRecall > 0 ? ` (target ${leastRecall})` : ''}: ${verdict}`,
      );
    }
  }
}

/** Milliseconds for the facts of a paper and for the checks of 25 claims, the best of three. */
function timesOf(paper, text, claims) {
  const notes = notesOf(
    claims.filter(({ place }) => place !== 'headline' && place !== 'title').slice(0, CLAIMS),
    paper,
  );
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    const facts = factsOf(paper, text, { instructions: prompt.system });
    const made = performance.now();
    checkNotes(notes, text, facts);
    return { facts: made - start, checks: performance.now() - made };
  });
  return runs.reduce((best, run) => (run.facts + run.checks < best.facts + best.checks ? run : best));
}

function printTimes() {
  console.log('');
  for (const { name, pages, facts, checks } of times)
    console.log(
      `${name}: ${pages} pages, facts ${facts.toFixed(0)} ms, ${CLAIMS} claims ${checks.toFixed(0)} ms, together ${(facts + checks).toFixed(0)} ms (target 100)`,
    );
}

function printWrong(only) {
  for (const { id, set, labels, may = [], codes, zh, en, quote, why = '', file } of judged) {
    if (SETS.includes(only) && set !== only) continue;
    const missed = labels.filter(code => !codes.has(code));
    const extra = [...codes].filter(
      code => !labels.includes(code) && !may.includes(code) && !NOT_LABELLED.has(code),
    );
    if (missed.length + extra.length === 0) continue;
    console.log(
      `\n${file} ${id} (${set}) missed: ${missed.join(', ') || '-'}; too much: ${extra.join(', ') || '-'}`,
    );
    console.log(`  zh: ${zh}\n  en: ${en}\n  quote: ${quote}\n  why: ${why}`);
  }
}
