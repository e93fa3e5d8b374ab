// `summarize batch` as a whole: wall time beside the ideal, memory of 100 and of 1,000 papers, runs where all is cached.
// Real processes on loopback: servers in one (bench/batch-servers.mjs), the program in another, both on this machine.
//   npm run bench:batch [-- --papers 200 --many 1000 --only wall|cached|memory]
// Prints a table; ends with 1 when a target is missed. What the ideal is: bench/ideal.mjs.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parsePdf } from '../dist/pdf/parse.js';
import { idOf, makePaper } from './batch-papers.mjs';
import { latencyOf } from './batch-servers.mjs';
import { extractionCpu, idealWall } from './ideal.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const CLI = join(root, 'dist', 'cli.js');
const CALLS = 16;
const { values } = parseArgs({
  options: {
    papers: { type: 'string', default: '200' },
    many: { type: 'string', default: '1000' },
    only: { type: 'string', default: 'wall,cached,memory' },
  },
});
const PAPERS = Number(values.papers);
const MANY = Number(values.many);
const parts = new Set(values.only.split(','));

const folder = mkdtempSync(join(tmpdir(), 'summarize-bench-batch-'));
const rows = [];
try {
  if (parts.has('wall') || parts.has('cached')) await wallAndCached();
  if (parts.has('memory')) await memory();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${'what'.padEnd(58)}${'seen'.padStart(14)}${'target'.padStart(12)}`);
let missed = 0;
for (const { what, seen, target, holds } of rows) {
  if (!holds) missed += 1;
  console.log(`${what.padEnd(58)}${seen.padStart(14)}${target.padStart(12)}${holds ? '' : '  missed'}`);
}
process.exitCode = missed === 0 ? 0 : 1;

/** Runs of `PAPERS` papers: text cached, nothing cached, all cached, nothing to do. */
async function wallAndCached() {
  const servers = await startServers(['--papers', String(PAPERS)]);
  const latencies = Array.from({ length: PAPERS }, (_, index) => latencyOf(index + 1));
  const warm = place('warm', servers);
  await run(warm, [...ids(PAPERS), '--until', 'pages']);
  const cached = place('cached', servers, { like: warm });
  const { wall: ideal } = idealWall(latencies, { workers: CALLS });
  const one = await batch(cached);
  note(`${PAPERS} papers, text cached`, one, ideal);
  row(`${PAPERS} papers, PDFs and text cached: wall / ideal`, one.wall / ideal, 1.05);
  if (parts.has('wall')) await withExtraction(servers, latencies);
  if (parts.has('cached')) await allCached(servers, cached);
  await servers.stop();
}

async function withExtraction(servers, latencies) {
  const sample = Array.from({ length: 8 }, (_, index) => makePaper(index + 1).pdf());
  await extractionCpu(sample, parsePdf); // warm
  const each = mean(await extractionCpu(sample, parsePdf));
  console.log(`extraction alone: ${each.toFixed(0)} ms of CPU a paper`);
  const extractionCpuMs = new Array(PAPERS).fill(each);
  const { wall: ideal } = idealWall(latencies, {
    workers: CALLS,
    extractionCpuMs,
    cores: availableParallelism(),
  });
  const two = await batch(place('fresh', servers));
  note(`${PAPERS} papers, nothing cached`, two, ideal);
  row(`${PAPERS} papers, fetched and extracted too: wall / ideal`, two.wall / ideal, 1.15);
}

async function allCached(servers, like) {
  const again = place('again', servers, { like });
  const merged = await batch(again);
  note(`${PAPERS} papers, all cached`, merged, null);
  rate('all cached, an empty list: papers a second', PAPERS / merged.seconds);
  const nothing = await batch(again);
  note(`${PAPERS} papers, nothing to do`, nothing, null);
  rate('the same command again: papers a second', PAPERS / nothing.seconds);
}

/** Peak memory of the program (its children not counted), 100 papers and many; nothing cached, a model of 20 ms. */
async function memory() {
  const peaks = [];
  for (const papers of [100, MANY]) {
    const servers = await startServers(['--papers', String(papers), '--scale', '0.01']);
    const result = await batch(place(`memory-${papers}`, servers, { papers }));
    note(`${papers} papers, nothing cached, a model of 20 ms`, result, null);
    console.log(`  peak ${result.peakMb.toFixed(0)} MB`);
    peaks.push(result.peakMb);
    await servers.stop();
  }
  row(`${MANY} papers: peak memory / that of 100`, peaks[1] / peaks[0], 1.2);
}

/** A folder of its own with an empty digest, a list of ids, and a copy of another place's cache. */
function place(name, servers, { like = null, papers = PAPERS } = {}) {
  const cwd = mkdtempSync(join(folder, `${name}-`));
  writeFileSync(join(cwd, 'README.md'), '# Paper List\n');
  writeFileSync(join(cwd, 'ids.txt'), `${ids(papers).join('\n')}\n`);
  if (like !== null) cpSync(join(like.cwd, 'cache'), join(cwd, 'cache'), { recursive: true });
  const env = {
    PATH: process.env.PATH,
    HOME: cwd,
    SUMMARIZE_CACHE_DIR: join(cwd, 'cache'),
    SUMMARIZE_ARXIV_URL: servers.arxivUrl,
    SUMMARIZE_ARXIV_API_URL: servers.arxivApiUrl,
    SUMMARIZE_ARXIV_INTERVAL_MS: '0',
    OPENAI_BASE_URL: servers.baseUrl,
    OPENAI_MODEL: 'bench',
  };
  return { cwd, env, papers };
}

function ids(papers) {
  return Array.from({ length: papers }, (_, index) => idOf(index + 1));
}

/** One batch to its end. Throws when it did not do what it should. */
async function batch(at) {
  const result = await run(at, ['batch', 'ids.txt', '--digest', 'README.md', '--yes', '-j', String(CALLS)]);
  const digest = readFileSync(join(at.cwd, 'README.md'), 'utf8');
  const lines = digest.match(/^- \[/gm)?.length ?? 0;
  if (lines !== at.papers) throw new Error(`${lines} of ${at.papers} papers are in the list`);
  return result;
}

async function run({ cwd, env }, words) {
  const since = performance.now();
  const child = spawn(process.execPath, [CLI, ...words], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', chunk => (said += chunk));
  let peakMb = 0;
  let cpuSeconds = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid));
    cpuSeconds = Math.max(cpuSeconds, cpuOf(child.pid));
  }, 50);
  const code = await new Promise(resolve => child.once('close', resolve));
  clearInterval(watch);
  const wall = performance.now() - since;
  if (code !== 0)
    throw new Error(`summarize ${words.slice(0, 3).join(' ')} ended with ${code}:\n${said.slice(-2000)}`);
  return { wall, seconds: wall / 1000, peakMb, cpuSeconds };
}

/** The most memory that the process has had so far, MB; 0 where /proc has nothing of it. */
function peakOf(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has ended
  }
}

/** CPU seconds of the process itself so far, without its children; 0 where /proc has nothing of it. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0; // it has ended
  }
}

async function startServers(flags) {
  const child = spawn(process.execPath, [join(root, 'bench', 'batch-servers.mjs'), ...flags], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', chunk => {
      text += chunk;
      if (text.includes('\n')) resolve(text);
    });
    child.once('close', code => reject(new Error(`the servers ended with ${code}`)));
  });
  const stop = () => {
    child.stdin.end();
    return new Promise(resolve => child.once('close', resolve));
  };
  return { ...JSON.parse(line), stop, cpuSeconds: () => cpuOf(child.pid) };
}

function note(what, { wall, peakMb, cpuSeconds }, ideal) {
  const beside = ideal === null ? '' : ` (ideal ${(ideal / 1000).toFixed(1)} s)`;
  const spent = `${cpuSeconds.toFixed(1)} s of CPU without its children`;
  console.log(`${what}: ${(wall / 1000).toFixed(1)} s${beside}, ${spent}, peak ${peakMb.toFixed(0)} MB`);
}

function row(what, seen, most) {
  rows.push({ what, seen: `${seen.toFixed(3)} x`, target: `<= ${most} x`, holds: seen <= most });
}

function rate(what, seen) {
  rows.push({ what, seen: seen.toFixed(0), target: '>= 200', holds: seen >= 200 });
}

function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
