// Time and memory of merging into a digest and of checking it, against its number of entries: is it linear?
// Beside each time stands its ratio to reading and writing the same file (with fsync), taken in the same run.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderEntry } from '../dist/digest/list-line.js';
import { renderSection } from '../dist/digest/render.js';
import { NotesSchema } from '../dist/domain/notes.js';

const SIZES = (process.env.BENCH_ENTRIES ?? '1000,3000,10000,20000,30000').split(',').map(Number);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const here = path => fileURLToPath(new URL(path, import.meta.url));
const golden = readFileSync(here('../test/golden/new-entry/notes.json'), 'utf8');
const template = NotesSchema.parse(JSON.parse(golden));
const folder = mkdtempSync(join(tmpdir(), 'bench-digest-'));

try {
  console.log(`a new paper merged into a digest, and the digest checked; median of ${ROUNDS} runs`);
  console.log(
    'entries      MB   read+write   merge    ratio   check    ratio   memory of merge, check (x file)',
  );
  const rows = SIZES.map(measure);
  console.log('\nmerge, milliseconds against entries');
  const longest = Math.max(...rows.map(row => row.merge));
  for (const { entries, merge } of rows)
    console.log(
      `${String(entries).padStart(7)} |${'#'.repeat(Math.round((merge / longest) * 60))} ${merge.toFixed(0)}`,
    );
  console.log(
    `\nmerge, ms per 1,000 entries: ${rows.map(r => ((r.merge / r.entries) * 1000).toFixed(1)).join(', ')}`,
  );
  console.log(
    `check, ms per 1,000 entries: ${rows.map(r => ((r.check / r.entries) * 1000).toFixed(1)).join(', ')}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(entries) {
  const path = join(folder, `digest-${entries}.md`);
  writeFileSync(path, digestOf(entries));
  const small = join(folder, 'small.md');
  writeFileSync(small, digestOf(3));
  const size = statSync(path).size;
  const [base, merge, check] = ['baseline', 'merge', 'check'].map(what => runs(what, path));
  const [mergeSmall, checkSmall] = ['merge', 'check'].map(what => runs(what, small));
  const factor = (big, little) => (big.rss - little.rss) / size;
  const memory = [factor(merge, mergeSmall), factor(check, checkSmall)].map(x => x.toFixed(1)).join(', ');
  const ms = ({ ms: time }) => `${time.toFixed(0)} ms`.padStart(9);
  const ratio = ({ ms: time }) => `${(time / base.ms).toFixed(1)} x`.padStart(7);
  const size10 = (size / 1e6).toFixed(1).padStart(7);
  console.log(
    `${String(entries).padStart(7)} ${size10} ${ms(base).padStart(12)} ${ms(merge)} ${ratio(merge)} ${ms(check)} ${ratio(check)}   ${memory}`,
  );
  rmSync(path);
  return { entries, merge: merge.ms, check: check.ms };
}

/** Median time and largest memory of some runs, each on a fresh copy. */
function runs(what, path) {
  const results = Array.from({ length: ROUNDS }, (_, round) => {
    const copyFolder = join(folder, `run-${round}`);
    mkdirSync(copyFolder);
    const copy = join(copyFolder, 'README.md');
    copyFileSync(path, copy);
    const notesFile = join(folder, 'new.json');
    writeFileSync(notesFile, JSON.stringify(paperOf(0)));
    const out = execFileSync(process.execPath, [here('digest-run.mjs'), what, copy, notesFile], {
      encoding: 'utf8',
    });
    rmSync(copyFolder, { recursive: true });
    return JSON.parse(out);
  });
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  return { ms: times[Math.floor(times.length / 2)], rss: Math.max(...results.map(({ rss }) => rss)) };
}

/** A list newest first, then the notes, as this program writes them; the new paper (number 0) is not among them. */
function digestOf(entries) {
  const papers = Array.from({ length: entries }, (_, index) => paperOf(entries - index));
  const style = { layout: 'both', level: 2, hint: false, eol: '\n' };
  const lines = papers.map(notes => renderEntry(notes, { anchor: anchorOf(notes), eol: '\n' }));
  const body = renderSection(template, { ...style, heading: 'x' });
  const { url } = template.paper;
  const sections = papers.map(notes =>
    body.replace('## x', `## ${anchorOf(notes)}`).replaceAll(url, notes.paper.url),
  );
  return `# Paper List\n${lines.join('\n')}\n# TLDR/Notes\n${sections.join('\n')}`;
}

function anchorOf({ paper }) {
  return `a-study-of-case-${paper.id.replace('.', '-')}`;
}

function paperOf(number) {
  const month = String(1 + (Math.floor(number / 3000) % 12)).padStart(2, '0');
  const id = `25${month}.${String(number % 3000).padStart(5, '0')}`;
  return {
    ...template,
    paper: { ...template.paper, id, title: `A Study of Case ${id}`, url: `https://arxiv.org/pdf/${id}v1` },
    published: null,
    decisions: {},
    prose: {},
    publishedElsewhere: [],
  };
}
