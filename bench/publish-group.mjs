// Time to publish papers in groups (notes files and one rewrite of the digest a group), beside the machine's fsync time.
// argv or BENCH_PAPERS: papers; BENCH_GROUP: papers a group. Into an empty list and into one of 1,000 entries.
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planMerges } from '../dist/digest/plan-many.js';
import { NotesSchema } from '../dist/domain/notes.js';
import { publishTogether } from '../dist/store/publish-group.js';

const PAPERS = Number(process.env.BENCH_PAPERS ?? 200);
const GROUP = Number(process.env.BENCH_GROUP ?? 25);
const golden = fileURLToPath(new URL('../test/golden/new-entry/notes.json', import.meta.url));
const template = NotesSchema.parse(JSON.parse(readFileSync(golden, 'utf8')));
const root = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bench-group-'));

try {
  console.log(`fsync of a new file of 16 kB: ${fsyncTime().toFixed(2)} ms (median of 50)`);
  console.log(`${PAPERS} papers, ${GROUP} a group; milliseconds a paper`);
  for (const entries of [0, 1000]) {
    const path = digestWith(entries);
    const first = await publishAll(path, template.headline.zh);
    const second = await publishAll(path, template.headline.zh);
    const third = await publishAll(path, 'Another headline');
    console.log(
      `into ${String(entries).padStart(5)} entries: new ${told(first)}; again, nothing to do ${told(second)}; other notes ${told(third)}`,
    );
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

function told({ total, planning, cpu }) {
  const rate = ((PAPERS / total) * 1000).toFixed(0);
  return `${(total / PAPERS).toFixed(2)} (planning ${(planning / PAPERS).toFixed(2)}, CPU ${(cpu / PAPERS).toFixed(2)}, ${rate} papers/s)`;
}

async function publishAll(path, zh) {
  let planning = 0;
  const start = performance.now();
  const cpu = process.cpuUsage();
  for (let from = 0; from < PAPERS; from += GROUP) {
    const papers = Array.from({ length: Math.min(GROUP, PAPERS - from) }, (_, index) =>
      paperOf(10_000 + (((from + index) * 7919) % 10_007), zh),
    );
    const results = await publishTogether({
      path,
      papers,
      plan: (bytes, stored, name) => {
        const begun = performance.now();
        const plans = planMerges(bytes, stored, { layout: 'both', name });
        planning += performance.now() - begun;
        return plans;
      },
    });
    for (const result of results) if (result instanceof Error) throw result;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { total: performance.now() - start, planning, cpu: (user + system) / 1000 };
}

function digestWith(entries) {
  const folder = mkdtempSync(join(root, 'digest-'));
  const path = join(folder, 'README.md');
  writeFileSync(path, '# Paper List\n');
  const papers = Array.from({ length: entries }, (_, index) => paperOf(index, template.headline.zh));
  const plans = planMerges(
    readFileSync(path),
    papers.map(notes => ({ notes, stored: null })),
    { layout: 'both' },
  );
  writeFileSync(path, plans.after);
  return path;
}

function paperOf(number, zh) {
  const month = String(1 + (number % 12)).padStart(2, '0');
  const id = `25${month}.${String(number).padStart(5, '0')}`;
  const paper = {
    ...template.paper,
    id,
    title: `A Study of Case ${id}`,
    url: `https://arxiv.org/pdf/${id}v1`,
  };
  return { ...template, paper, headline: { ...template.headline, zh } };
}

function fsyncTime() {
  const times = Array.from({ length: 50 }, (_, index) => {
    const file = openSync(join(root, `fsync-${index}`), 'w');
    writeSync(file, Buffer.alloc(16_000, index));
    const start = performance.now();
    fsyncSync(file);
    const time = performance.now() - start;
    closeSync(file);
    return time;
  });
  return times.sort((a, b) => a - b)[25];
}
