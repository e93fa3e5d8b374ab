// Typesets the fixture papers and derives what is made from them; then proves all of it. See fixtures/README.md.
// `node scripts/fixtures.mjs` needs LaTeX; `node scripts/fixtures.mjs --check` only proves what is committed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problemsOf } from '../fixtures/lib/check.mjs';
import { headsOf, truthOf } from '../fixtures/lib/truth.mjs';

const root = fileURLToPath(new URL('../fixtures/papers/', import.meta.url));

/** `time` is the instant of the stamp (UTC): it dates the PDF and the recorded reply, so builds are the same bytes. */
const PAPERS = [
  {
    name: 'sparse-reward',
    id: '2501.01234v2',
    stamp: 'arXiv:2501.01234v2 [cs.LG] 14 Jan 2025',
    engine: 'pdflatex',
    time: Date.UTC(2025, 0, 14) / 1000,
    usage: { prompt: 8412, completion: 2236, cached: 1024 },
    planted: ['innovation-2.2', 'result-2'],
  },
  {
    name: 'entropy-bound',
    id: 'math/0703123v1',
    stamp: 'arXiv:math/0703123v1 [math.PR] 5 Mar 2007',
    engine: 'pdflatex',
    time: Date.UTC(2007, 2, 5) / 1000,
    usage: { prompt: 5127, completion: 1389, cached: 1024 },
    planted: [],
  },
  {
    name: 'zh-retrieval',
    id: '2503.04567v1',
    stamp: 'arXiv:2503.04567v1 [cs.CL] 7 Mar 2025',
    engine: 'xelatex',
    time: Date.UTC(2025, 2, 7) / 1000,
    usage: { prompt: 5874, completion: 1542, cached: 1024 },
    planted: [],
  },
];

const checkOnly = process.argv.includes('--check');
let sound = true;
for (const paper of PAPERS) {
  const folder = join(root, paper.name);
  if (!checkOnly) build(folder, paper);
  const problems = await problemsOf(folder, paper);
  console.log(`${paper.name}: ${problems.length === 0 ? 'sound' : `${problems.length} problems`}`);
  for (const problem of problems) console.log(`  ${problem}`);
  sound &&= problems.length === 0;
}
process.exitCode = sound ? 0 : 1;

function build(folder, paper) {
  typeset(folder, paper);
  const tex = readFileSync(join(folder, 'paper.tex'), 'utf8');
  writeFileSync(join(folder, 'truth.txt'), truthOf(tex));
  writeJson(join(folder, 'heads.json'), headsOf(tex));
  record(folder, paper, ['stated.json', 'reply.json']);
  record(folder, paper, ['stated-repair.json', 'repair-reply.json']);
  record(folder, paper, ['stated-regenerate.json', 'regenerate-reply.json']);
}

/** paper.tex → paper.pdf, in a temporary folder; three runs settle references and float pages. */
function typeset(folder, { engine, time }) {
  const temp = mkdtempSync(join(tmpdir(), 'fixtures-'));
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(time), FORCE_SOURCE_DATE: '1', TZ: 'UTC' };
  try {
    copyFileSync(join(folder, 'paper.tex'), join(temp, 'paper.tex'));
    for (let run = 1; run <= 3; run += 1) {
      const options = { cwd: temp, env, stdio: ['ignore', 'ignore', 'inherit'] };
      execFileSync(engine, ['-interaction=nonstopmode', '-halt-on-error', 'paper.tex'], options);
    }
    copyFileSync(join(temp, 'paper.pdf'), join(folder, 'paper.pdf'));
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

/** What the model is made to say → the whole HTTP answer of an OpenAI-compatible server. */
function record(folder, { name, time, usage }, [source, target]) {
  if (!existsSync(join(folder, source))) return;
  const content = JSON.stringify(JSON.parse(readFileSync(join(folder, source), 'utf8')));
  const part = /repair|regenerate/.exec(source)?.[0];
  const completion = part === undefined ? usage.completion : Math.ceil(content.length / 3);
  writeJson(join(folder, target), {
    id: `chatcmpl-fixture-${name}${part === undefined ? '' : `-${part}`}`,
    object: 'chat.completion',
    created: time + 86_400,
    model: 'fixture-model-1',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: {
      prompt_tokens: usage.prompt,
      completion_tokens: completion,
      total_tokens: usage.prompt + completion,
      prompt_tokens_details: { cached_tokens: usage.cached },
    },
  });
}

function writeJson(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
}
