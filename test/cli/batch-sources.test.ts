// Lists as people have them, through the whole program: every line is accounted for.
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { page } from '../support/arxiv-server.ts';
import { told } from '../support/cli.ts';
import { manyPapers } from '../support/many-papers.ts';
import { testKept as test } from './open.ts';

const PAPERS = manyPapers(6);
const [FIRST = '', SECOND = '', THIRD = '', FOURTH = ''] = PAPERS.map(({ id }) => id);

interface Plan {
  readonly sources: readonly {
    name: string;
    kind: string;
    encoding: string | null;
    count: number;
    silent: number;
    mentions: unknown[];
    unread: { at: { line: number }; why: string }[];
    notices: string[];
  }[];
  readonly repeats: number;
  readonly papers: readonly { name: string; standing: { kind: string } }[];
}
const planOf = (stdout: string): Plan => JSON.parse(stdout).preview;

describe.concurrent('a batch takes its papers from', () => {
  test('a list of ten thousand lines of which thirty hold ids', async ({ many }) => {
    const world = await many(PAPERS);
    const lines = Array.from({ length: 10_000 }, (_, index) =>
      index % 333 === 7
        ? `see arXiv:${PAPERS[index % 6]?.id ?? ''}, page 3`
        : `line ${index} of 2024.12 says 3.14159`,
    );
    writeFileSync(world.path('log.txt'), lines.join('\n'));
    const run = await world.run(['batch', 'log.txt', '--no-merge', '--dry-run', '--json']);
    expect(run.code).toBe(0);
    const { sources, repeats, papers } = planOf(run.stdout);
    const named = lines.filter(line => line.startsWith('see')).length;
    expect(sources[0]).toMatchObject({ count: 10_000, silent: 10_000 - named, unread: [] });
    expect(papers.length + repeats).toBe(named);
  });

  test('a bibliography whose second entry is broken, and a table in GBK, and stdin', async ({ many }) => {
    const world = await many(PAPERS);
    writeFileSync(
      world.path('refs.bib'),
      `@article{a, title={One}, eprint={${FIRST}}, archivePrefix={arXiv}}\n@article{broken, title={Two\n\n@misc{c, url={https://arxiv.org/abs/${SECOND}}}\n@book{d, title={A Book}}\n`,
    );
    const gbk = Buffer.concat([
      Buffer.from([0xb1, 0xea, 0xcc, 0xe2]), // 标题
      Buffer.from(`,arxiv\n`),
      Buffer.from([0xc2, 0xdb, 0xce, 0xc4]), // 论文
      Buffer.from(`,${THIRD}\n`),
    ]);
    writeFileSync(world.path('list.csv'), gbk);
    const { child, ended } = world.start(
      ['batch', 'refs.bib', 'list.csv', '-', '--no-merge', '--dry-run', '--json'],
      {},
      { stdio: ['pipe', 'pipe', 'pipe'] },
    );
    child.stdin?.end(`${FOURTH}\n${FIRST}\n`);
    const run = await ended;
    expect(run.code).toBe(0);
    const { sources, repeats, papers } = planOf(run.stdout);
    expect(sources.map(({ name, kind, encoding }) => [name, kind, encoding])).toEqual([
      ['refs.bib', 'bibtex', 'utf-8'],
      ['list.csv', 'csv', 'gb18030'],
      ['-', 'text', 'utf-8'],
    ]);
    expect(sources[0]?.unread.map(({ at }) => at.line)).toEqual([2, 5]);
    expect(papers.map(({ name }) => name)).toEqual([FIRST, SECOND, THIRD, FOURTH]);
    expect(repeats).toBe(1);
  });

  test('nothing at all: an empty list, a folder without PDFs are told and are no failure', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('empty.txt'), '');
    mkdirSync(world.path('empty'));
    writeFileSync(world.path('prose.txt'), 'not a word\nof any paper\n');
    const sources = ['empty.txt', 'empty', 'prose.txt'];
    const run = await world.run(['batch', ...sources, '--no-merge', '--report', 'report.md']);
    expect([run.code, run.stdout]).toEqual([0, '']);
    const notices = ['empty.txt: it is empty', 'empty: no .pdf is in it', 'prose.txt: it names no papers'];
    for (const notice of notices) expect(run.stderr).toContain(`\n  ${notice}\n`);
    expect(run.stderr).toMatch(/nothing to do/i);
    for (const source of sources) {
      const alone = await world.run(['batch', source, '--no-merge']);
      expect([source, alone.code, alone.stdout]).toEqual([source, 0, '']);
    }
  });

  test('a file that is not there: said at once, with where to look', async ({ many }) => {
    const world = await many(PAPERS);
    const run = await world.run(['batch', 'no-such-list.txt', '--no-merge']);
    expect(told(run)).toEqual({
      exit: 2,
      code: 'E_SOURCE',
      what: 'no-such-list.txt cannot be read as a list of papers',
      why: 'there is no such file, and it is no arXiv id either',
      kept: 'nothing was started',
      next: 'look for it: ls -l no-such-list.txt',
    });
  });

  test('a folder of PDFs, where the same paper lies twice and is done once', async ({ many }) => {
    const world = await many(PAPERS);
    mkdirSync(world.path('pdfs/more'), { recursive: true });
    writeFileSync(world.path('README.md'), '# Paper List\n');
    for (const name of ['pdfs/a.pdf', 'pdfs/more/copy.pdf'])
      writeFileSync(world.path(name), PAPERS[0]?.pdf ?? '');
    writeFileSync(world.path('pdfs/b.PDF'), PAPERS[1]?.pdf ?? '');
    const run = await world.run(['batch', 'pdfs', '--digest', 'README.md']);
    expect([run.code, world.model.requests.length]).toEqual([0, 2]);
    expect(run.stderr).toMatch(/copy\.pdf|a\.pdf/);
    const again = await world.run(['batch', 'pdfs', '--digest', 'README.md']);
    expect([again.code, world.model.requests.length]).toEqual([0, 2]);
  });

  test('an id that does not exist beside one that does: the one is done, the other named', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), '# Paper List\n');
    const run = await world.run(['batch', '2401.99999', FIRST, '--digest', 'README.md']);
    expect(told(run)).toMatchObject({ exit: 3, why: '1 × E_NOT_FOUND' });
    expect(world.read('README.md')).toContain(FIRST);
  });

  test('ids whose PDFs are withdrawn, not made yet, or scans: each told with its own reason and next step', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), '# Paper List\n');
    world.arxiv.fail(`/pdf/${SECOND}`, page(404, '<h1>This paper has been withdrawn</h1>'));
    world.arxiv.fail(`/pdf/${THIRD}`, page(200, '<h1>PDF unavailable</h1> it is being generated'));
    world.arxiv.fail(`/pdf/${FOURTH}`, page(200, '<title>An odd page</title>'));
    const ids = [FIRST, SECOND, THIRD, FOURTH];
    const run = await world.run(['batch', ...ids, '--digest', 'README.md', '--report', 'report.md']);
    expect(told(run)).toMatchObject({ exit: 3, what: '3 of 4 papers failed' });
    const report = world.read('report.md');
    for (const code of ['E_WITHDRAWN', 'E_PDF_PENDING', 'E_PDF_NOT_PDF']) {
      expect(run.stderr).toContain(code);
      expect(report).toContain(code);
    }
    expect(world.read('report.left.txt').match(/^2601\.\d{5}$/gm)).toEqual([SECOND, THIRD, FOURTH]);
    expect(world.read('README.md')).toContain(FIRST);
  });

  test('arXiv, which keeps us out: no further request, everything kept, and the same command goes on', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), '# Paper List\n');
    writeFileSync(world.path('ids.txt'), PAPERS.map(({ id }) => id).join('\n'));
    world.arxiv.fail(`/pdf/${SECOND}`, page(403, '<title>Access denied</title>'), 1);
    const args = ['batch', 'ids.txt', '--digest', 'README.md', '-j', '1'];
    const run = await world.run(args);
    expect(told(run)).toMatchObject({ exit: 6, code: 'E_ARXIV_BLOCKED' });
    // Which PDF is fetched first is not said; after the refusal there is none.
    const fetched = world.arxiv.requests.filter(({ path }) => path.startsWith('/pdf/'));
    expect(fetched.at(-1)?.path).toContain(SECOND);
    expect(run.stderr).toContain(`again:  summarize ${args.join(' ')}`);
    const again = await world.run(args);
    expect([again.code, world.model.requests.length]).toEqual([0, PAPERS.length]);
  });

  test('a search and the announcements of arXiv, newest first, and never more than --max', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    world.arxiv.find(PAPERS.map(({ entry }) => entry));
    const words = ['--search', 'cat:cs.RO AND abs:queue', '--since', '2026-01-01', '--max', '4'];
    const run = await world.run(['batch', ...words, '--no-merge', '--dry-run', '--json']);
    expect([run.code, run.stderr]).toEqual([0, expect.any(String)]);
    const { sources, papers } = planOf(run.stdout);
    expect(papers).toHaveLength(4);
    expect(sources[0]).toMatchObject({ name: '--search', kind: 'search' });
    const asked = new URL(world.arxiv.requests[0]?.path ?? '', 'http://arxiv').searchParams;
    expect(asked.get('search_query')).toContain('cat:cs.RO AND abs:queue');
  });
});
