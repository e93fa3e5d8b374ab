// How long whole processes take, as ratios to `node -e 0` in the same run: medians of 10, interleaved.
// Prints a table; the targets are those of the design (help 3 x, a cached paper 8 x).
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist', 'cli.js');
const fixture = name => readFileSync(join(root, 'fixtures/papers/sparse-reward', name));
const ROUNDS = 10;

let asked = 0;
const server = createServer((request, response) => {
  request.resume();
  const path = request.url ?? '';
  const [type, body] = path.startsWith('/api')
    ? ['application/atom+xml', fixture('feed.xml')]
    : path.startsWith('/pdf')
      ? ['application/pdf', fixture('paper.pdf')]
      : ['application/json', fixture(asked++ === 0 ? 'reply.json' : 'repair-reply.json')];
  response.writeHead(200, { 'content-type': type, 'content-length': body.length });
  response.end(body);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;
const folder = mkdtempSync(join(tmpdir(), 'summarize-bench-'));
writeFileSync(join(folder, 'README.md'), readFileSync(join(root, 'fixtures/digest/README.md')));
const env = {
  HOME: folder,
  SUMMARIZE_CACHE_DIR: join(folder, 'cache'),
  SUMMARIZE_ARXIV_URL: url,
  SUMMARIZE_ARXIV_API_URL: `${url}/api/query`,
  SUMMARIZE_ARXIV_RSS_URL: url,
  SUMMARIZE_ARXIV_INTERVAL_MS: '0',
  OPENAI_BASE_URL: `${url}/v1`,
  OPENAI_MODEL: 'fixture-model-1',
};
const paper = [cli, '2501.01234', '--digest', 'README.md', '-q'];

const cases = [
  { name: 'node -e 0', argv: ['-e', '0'], limit: null },
  { name: 'summarize --version', argv: [cli, '--version'], limit: null },
  { name: 'summarize --help', argv: [cli, '--help'], limit: 3 },
  { name: 'a cached paper, merged', argv: paper, limit: 8 },
];
await run(paper); // fills the cache
const times = new Map(cases.map(({ name }) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const { name, argv } of cases) times.get(name).push(await run(argv));
}
server.close();

const base = median(times.get('node -e 0'));
let missed = 0;
console.log('whole process            median ms   ratio   target');
for (const { name, limit } of cases) {
  const ratio = median(times.get(name)) / base;
  const verdict = limit === null ? '' : ratio <= limit ? `<= ${limit}  ok` : `<= ${limit}  MISSED`;
  if (limit !== null && ratio > limit) missed += 1;
  console.log(
    `${name.padEnd(24)} ${median(times.get(name)).toFixed(0).padStart(9)} ${ratio.toFixed(2).padStart(7)}   ${verdict}`,
  );
}
process.exitCode = missed > 0 ? 1 : 0;

function run(argv) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, argv, { env, cwd: folder, stdio: 'ignore' });
    child.once('error', reject);
    child.once('close', code =>
      code === 0 ? resolve(performance.now() - start) : reject(new Error(`${argv.join(' ')}: exit ${code}`)),
    );
  });
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
