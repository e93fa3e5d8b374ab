// What extraction costs and how much of the paper's words it has, beside bare pdf-parse and pdftotext in one run.
// Usage: npm run build && node bench/pdf.mjs [runs]. CPU and peak memory are of whole processes, children included.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RUNS = Number(process.argv[2] ?? 5);
const ENGINES = {
  ours: ['node', fileURLToPath(new URL('pdf-run.mjs', import.meta.url)), 'ours'],
  bare: ['node', fileURLToPath(new URL('pdf-run.mjs', import.meta.url)), 'bare'],
  pdftotext: ['pdftotext'],
};
const { orderedRecall, brokenHyphens } = await importTypeScript('test/support/recall.ts');

const papers = [...ownPapers(), ...sharedPapers()];
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
const hasTime = existsSync('/usr/bin/time');
if (!hasPdftotext) say('pdftotext is missing: its columns stay empty (Debian: apt install poppler-utils)');
if (!hasTime) say('/usr/bin/time is missing: peak memory stays empty');
if (papers.length === ownPapers().length) say('../shared is missing: own papers only, all under 10 pages');

const rows = papers.map(measure);
printTable(rows);

/** One paper through every engine, interleaved, so that a busy minute hits all of them. */
function measure({ name, file, truth }) {
  const runs = { ours: [], bare: [], pdftotext: [] };
  for (let run = 0; run < RUNS; run++) {
    for (const engine of Object.keys(runs)) {
      if (engine !== 'pdftotext' || hasPdftotext) runs[engine].push(timed([...ENGINES[engine], file]));
    }
  }
  const text = engine => {
    const [command, ...rest] = [...ENGINES[engine], file, ...(engine === 'pdftotext' ? ['-'] : ['print'])];
    return execFileSync(command, rest, { encoding: 'utf8', maxBuffer: 1e9 });
  };
  const ours = text('ours');
  const words = truth === null ? null : readFileSync(truth, 'utf8');
  const recallOf = engine =>
    words === null || (engine === 'pdftotext' && !hasPdftotext) ? null : orderedRecall(words, text(engine));
  const cpu = engine => median(runs[engine].map(run => run.cpu));
  return {
    paper: name,
    pages: Number(/^pages (\d+)$/m.exec(ours)?.[1] ?? 0),
    'ordered ours': fixed(recallOf('ours'), 4),
    bare: fixed(recallOf('bare'), 4),
    pdftotext: fixed(recallOf('pdftotext'), 4),
    'broken hyphens': brokenHyphens(ours),
    'CPU s': fixed(cpu('ours'), 2),
    '÷ bare': fixed(cpu('ours') / cpu('bare'), 2),
    '÷ pdftotext': fixed(hasPdftotext && cpu('pdftotext') > 0 ? cpu('ours') / cpu('pdftotext') : null, 1),
    'peak MB': fixed(hasTime ? median(runs.ours.map(run => run.peakMb)) : null, 0),
    'bare MB': fixed(hasTime ? median(runs.bare.map(run => run.peakMb)) : null, 0),
  };
}

function printTable(rows) {
  for (const line of table(rows)) say(line);
  const long = rows.filter(row => row.pages >= 10).map(row => Number(row['÷ bare']));
  const recalls = rows
    .map(row => row['ordered ours'])
    .filter(value => value !== '–')
    .map(Number);
  const mean = recalls.reduce((sum, value) => sum + value, 0) / recalls.length;
  say(`ordered recall: mean ${mean.toFixed(4)} (aim ≥ .995), least ${Math.min(...recalls)} (aim ≥ .985)`);
  if (long.length > 0)
    say(
      `CPU of papers of 10 pages or more ÷ bare pdf-parse: median ${median(long)}, most ${Math.max(...long)} (aim ≤ 1.25)`,
    );
}

/** CPU seconds and peak memory of a command and all its children. */
function timed(command) {
  if (hasTime) {
    const { stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...command], { encoding: 'utf8' });
    const [user, system, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
    return { cpu: user + system, peakMb: kilobytes / 1000 };
  }
  const { stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" >&-', 'bash', ...command], {
    encoding: 'utf8',
  });
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, peakMb: null };
}

function ownPapers() {
  const folder = join(ROOT, 'fixtures', 'papers');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map(name => ({ name, file: join(folder, name, 'paper.pdf'), truth: join(folder, name, 'truth.txt') }))
    .filter(paper => existsSync(paper.file) && existsSync(paper.truth));
}

function sharedPapers() {
  const folder = join(ROOT, '..', 'shared', 'papers');
  if (!existsSync(folder)) return [];
  return ['dropimpact-prl', 'stylometry', 'subleq', 'msagl-lipics', 'mcd-neurips', 'geotopo-de']
    .map(name => ({ name, file: join(folder, `${name}.pdf`), truth: join(folder, `${name}.truth.txt`) }))
    .map(paper => ({ ...paper, truth: existsSync(paper.truth) ? paper.truth : null }));
}

/** The metric is TypeScript, as the tests use it; Node 20 does not read that by itself. */
async function importTypeScript(path) {
  const { outputText } = ts.transpileModule(readFileSync(join(ROOT, path), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function fixed(value, digits) {
  return value === null ? '–' : value.toFixed(digits);
}

/** Rows of equal keys → lines of aligned columns, the keys on top. */
function table(rows) {
  const keys = Object.keys(rows[0] ?? {});
  const cells = [keys, ...rows.map(row => keys.map(key => String(row[key])))];
  const widths = keys.map((_, column) => Math.max(...cells.map(row => row[column].length)));
  return cells.map(row => row.map((cell, column) => cell.padStart(widths[column])).join('  '));
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
