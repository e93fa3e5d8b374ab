// `summarize batch` as a person and a nightly job use it: lists in, one digest out, every failure with its next step.
import { readdirSync, writeFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { completion, json } from '../support/model-server.ts';
import { told } from '../support/cli.ts';
import { answersOf, askedAbout, digestOf, manyPapers } from '../support/many-papers.ts';
import { stateOf, testKept as test, until } from './open.ts';

const PAPERS = manyPapers(10);
const IDS = PAPERS.map(({ id }) => id);
const [FIRST = '', SECOND = '', THIRD = ''] = IDS;

/** The events of a run with --json. */
const eventsIn = (stdout: string): { event: string; [field: string]: unknown }[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));

describe.concurrent('a batch', () => {
  test('fills the entries of a digest that have no notes, pays for each once, and then finds nothing to do', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), digestOf(PAPERS, { withNotes: [THIRD] }));
    const env = { SUMMARIZE_DIGEST: 'README.md' };
    const run = await world.run(['batch'], env);
    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(world.model.requests).toHaveLength(9);
    const digest = world.read('README.md');
    for (const { id } of PAPERS.filter(({ id }) => id !== THIRD)) expect(digest).toContain(`${id}v1#page=`);
    expect(run.stderr).toMatch(/9 done/);

    const before = stateOf(world.folder);
    const requests = world.arxiv.requests.length;
    const again = await world.run(['batch'], env);
    expect(again.code).toBe(0);
    expect(again.stderr).toMatch(/nothing to do/i);
    expect([world.model.requests.length, world.arxiv.requests.length]).toEqual([9, requests]);
    const after = stateOf(world.folder);
    const changed = Object.keys(after).filter(path => after[path] !== before[path]);
    expect(changed.filter(path => !path.includes('/summarize/batch/'))).toEqual([]); // but for its report
  });

  test('that is a dry run prints its plan and spends nothing, writes nothing, fetches no PDF', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), digestOf(PAPERS.slice(0, 1), { withNotes: [FIRST] }));
    writeFileSync(
      world.path('ids.txt'),
      `# to read\n${IDS.slice(0, 3).join('\n')}\nhttps://arxiv.org/abs/${SECOND}\n2401.99999\n`,
    );
    const run = await world.run(['batch', 'ids.txt', '--digest', 'README.md', '--dry-run']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain(SECOND);
    expect(run.stdout).toMatch(/has notes|have notes/);
    expect(run.stdout).toContain('2401.99999');
    expect(world.model.requests).toHaveLength(0);
    expect(world.arxiv.requests.filter(({ path }) => path.startsWith('/pdf/'))).toEqual([]);
    expect(readdirSync(world.folder).sort()).toEqual(['README.md', 'cache', 'ids.txt']);

    const asJson = await world.run(['batch', 'ids.txt', '--digest', 'README.md', '--dry-run', '--json']);
    const { preview: plan } = JSON.parse(asJson.stdout);
    expect(
      plan.papers.map(({ name, standing }: { name: string; standing: { kind: string } }) => [
        name,
        standing.kind,
      ]),
    ).toEqual([
      [FIRST, 'has-notes'],
      [SECOND, 'new'],
      [THIRD, 'new'],
      ['2401.99999', 'skipped'],
    ]);
    expect(plan.repeats).toBe(1);
    expect(plan.estimate).toMatchObject({ papers: 2, cost: null });
  });

  test('counts papers that wait for review apart from claims that are held back, theirs among them', async ({
    many,
  }) => {
    const good = answersOf(PAPERS);
    const world = await many(PAPERS, (request, response) => {
      const it = askedAbout(PAPERS, request.body.messages);
      if (it?.id !== SECOND) return good(request, response);
      const stated = JSON.parse(it.reply) as { results: { quote: string }[] };
      for (const result of stated.results) result.quote = 'This sentence stands nowhere in the paper.';
      completion(JSON.stringify(stated))(request, response);
    });
    writeFileSync(world.path('README.md'), '# Paper List\n');
    const run = await world.run([
      'batch',
      FIRST,
      SECOND,
      '--digest',
      'README.md',
      '--report',
      'report.md',
      '--json',
    ]);
    expect(run.code).toBe(5);
    const { result } = eventsIn(run.stdout).at(-1) as unknown as {
      result: { papers: { outcome: string; claims: number; heldBack: number }[] };
    };
    const [done, waiting] = result.papers;
    expect([done?.outcome, done?.heldBack, waiting?.outcome]).toEqual(['done', 0, 'held-back']);
    expect([waiting?.claims, waiting?.heldBack].every(count => (count ?? 0) > 0)).toBe(true);
    expect(run.stderr).toContain('1 done, 1 for review');
    expect(run.stderr).toContain(`claims, ${waiting?.heldBack ?? 0} of them held back`);
    expect(world.read('report.md')).toContain(
      '| done | for review | failed | skipped | left | claims | claims held back |',
    );
  });

  test('fails a version that arXiv does not have by its name, and makes the paper as the other lines name it', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), '# Paper List\n');
    writeFileSync(world.path('ids.txt'), `${FIRST}\n${FIRST}v9\n${SECOND}\n${SECOND}v1\n`);
    const args = ['batch', 'ids.txt', '--digest', 'README.md', '--report', 'report.md'];
    const run = await world.run(args);
    expect([run.code, world.model.requests.length]).toEqual([3, 2]);
    expect(run.stderr).toContain(`ids.txt:3: ${SECOND}: the same paper as ${SECOND}v1`);
    for (const id of [FIRST, SECOND]) expect(world.read('README.md')).toContain(`${id}v1`);
    const report = world.read('report.md');
    expect(report).toContain(`arXiv has no version 9 of ${FIRST}; its latest is 1`);
    expect(report).toMatch(new RegExp(`^- ids\\.txt:3: ${SECOND}: the same paper as \\[${SECOND}v1\\]`, 'm'));
  });

  test('in a pipe tells one line a change on stderr, keeps stdout for the product, and leaves a report', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), '# Paper List\n');
    writeFileSync(
      world.path('ids.txt'),
      `${IDS.slice(0, 2).join('\n')}\nprose without a paper\narXiv:2413.00001\n`,
    );
    const run = await world.run(['batch', 'ids.txt', '--digest', 'README.md', '--report', 'report.md']);
    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(run.stderr).not.toMatch(/\u001B|\r/);
    expect(run.stderr).toMatch(new RegExp(`${FIRST}.* done: \\d+ claims`));
    expect(run.stderr).toContain('merged 2 papers into README.md');
    const report = world.read('report.md');
    expect(report).toContain('2413.00001');
    expect(report).toMatch(/13 is not a month/);
  });

  test('with --json is events on stdout, one a line, from the plan to the result', async ({ many }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), '# Paper List\n');
    const run = await world.run(['batch', FIRST, SECOND, '--digest', 'README.md', '--json']);
    expect(run.code).toBe(0);
    const events = eventsIn(run.stdout);
    expect(new Set(events.map(({ schemaVersion }) => schemaVersion))).toEqual(new Set([1]));
    const kinds = events.map(({ event }) => event);
    expect([kinds[0], kinds.at(-1)]).toEqual(['start', 'end']);
    expect(kinds.filter(kind => kind === 'paper')).toHaveLength(2);
    expect(kinds).toContain('merge');
    const { result } = events.at(-1) as unknown as {
      result: { spent: unknown; again: unknown; papers: unknown[] };
    };
    expect(result).toMatchObject({ spent: { calls: 2, cost: null }, again: null });
  });

  test('goes on when one paper fails, and the command it gives does that one only', async ({ many }) => {
    let isBroken = true;
    const good = answersOf(PAPERS);
    const world = await many(PAPERS, (request, response) => {
      const isIt = askedAbout(PAPERS, request.body.messages)?.id === SECOND;
      if (isBroken && isIt)
        return json(200, { choices: [{ finish_reason: 'stop', message: { content: 'no' } }] })(
          request,
          response,
        );
      good(request, response);
    });
    writeFileSync(world.path('README.md'), '# Paper List\n');
    const run = await world.run(['batch', FIRST, SECOND, THIRD, '--digest', 'README.md']);
    const end = told(run);
    expect(end).toMatchObject({
      exit: 3,
      code: 'E_SOME_FAILED',
      what: '1 of 3 papers failed',
      why: '1 × E_REPLY_NOT_JSON',
    });
    expect(end.next).toBe(`summarize batch ${SECOND} --digest=README.md`);
    expect(world.read('README.md')).toContain(`${THIRD}v1`);
    isBroken = false;
    const before = world.model.requests.length;
    const again = await world.run(end.next.split(' ').slice(1));
    expect([again.code, world.model.requests.length]).toEqual([0, before + 1]);
    for (const id of [FIRST, SECOND, THIRD]) expect(world.read('README.md')).toContain(`${id}v1#page=`);
  });

  test('stops at the first refused key: no more calls than were under way, the rest is left for the same command', async ({
    many,
  }) => {
    const world = await many(PAPERS, json(401, { error: { message: 'Incorrect API key' } }));
    writeFileSync(world.path('README.md'), '# Paper List\n');
    writeFileSync(world.path('ids.txt'), IDS.join('\n'));
    const run = await world.run(['batch', 'ids.txt', '--digest', 'README.md', '-j', '2']);
    expect(told(run)).toMatchObject({ exit: 4, code: 'E_MODEL_KEY' });
    expect(world.model.requests.length).toBeLessThanOrEqual(2);
    expect(run.stderr).toContain('again:  summarize batch ids.txt --digest README.md -j 2');
    expect(world.read('README.md')).toBe('# Paper List\n');
  });

  test('asks about no more papers than --max-papers, and the same command goes on with the others', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), digestOf(PAPERS.slice(0, 5)));
    const args = ['batch', 'README.md', '--max-papers', '2'];
    const asked = [];
    for (let run = 0; run < 3; run += 1) {
      expect((await world.run(args)).code).toBe(0);
      asked.push(world.model.requests.length);
    }
    expect(asked).toEqual([2, 4, 5]);
  });

  test('never spends more than --max-cost, and says what is left', async ({ many }) => {
    const world = await many(PAPERS);
    writeFileSync(world.path('README.md'), '# Paper List\n');
    // 100 tokens in and 20 out cost a little; what a call may cost at most is 8,000 tokens out.
    const prices = { 'fixture-model-1': { input: 10, output: 100 } };
    writeFileSync(world.path('summarize.config.json'), JSON.stringify({ prices }));
    const run = await world.run(['batch', ...IDS, '--digest', 'README.md', '--max-cost', '0.84', '-j', '4']);
    expect(told(run)).toMatchObject({ exit: 4, code: 'E_MAX_COST' });
    const spent = world.model.requests.length * (100 * 10 + 20 * 100) * 1e-6;
    expect(spent).toBeLessThanOrEqual(0.84);
    expect(world.model.requests.length).toBeGreaterThan(0);
  });

  test('without a known price refuses --max-cost before anything is done, and shows how to give one', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    const run = await world.run(['batch', FIRST, '--no-merge', '--max-cost', '1']);
    expect(told(run)).toMatchObject({ exit: 2, code: 'E_NO_PRICE' });
    expect(world.arxiv.requests).toEqual([]);
  });

  test('pays once for a paper that stands in two digests, and fills both', async ({ many }) => {
    const world = await many(PAPERS);
    for (const name of ['a.md', 'b.md']) writeFileSync(world.path(name), digestOf(PAPERS.slice(0, 2)));
    const run = await world.run(['batch', 'a.md', 'b.md']);
    expect([run.code, world.model.requests.length]).toEqual([0, 2]);
    for (const name of ['a.md', 'b.md']) expect(world.read(name)).toContain(`${SECOND}v1#page=`);
  });

  test('with --no-merge prints the notes in the order of the list, however the answers come', async ({
    many,
  }) => {
    const good = answersOf(PAPERS);
    const world = await many(PAPERS, (request, response) => {
      const isFirst = askedAbout(PAPERS, request.body.messages)?.id === FIRST;
      setTimeout(() => good(request, response), isFirst ? 300 : 0);
    });
    const run = await world.run(['batch', FIRST, SECOND, THIRD, '--no-merge']);
    expect(run.code).toBe(0);
    expect([...run.stdout.matchAll(/pdf\/(2601\.\d{5})v1\)/g)].map(([, id]) => id)).toEqual([
      FIRST,
      SECOND,
      THIRD,
    ]);
  });

  test('does not know where to put notes without a digest, and says so before asking arXiv', async ({
    many,
  }) => {
    const world = await many(PAPERS);
    const run = await world.run(['batch', FIRST]);
    expect(told(run)).toEqual({
      exit: 2,
      code: 'E_USAGE',
      what: 'it is not said where the notes go',
      why: 'no digest is named or configured',
      kept: 'nothing was started',
      next: 'add --digest README.md (touch it first when it is new), or --no-merge to print the notes',
    });
    expect(world.arxiv.requests).toEqual([]);
  });

  test('that is interrupted merges what is done, exits 130, and the same command pays for nothing twice', async ({
    many,
  }) => {
    const good = answersOf(PAPERS);
    let answered = 0;
    const world = await many(PAPERS, (request, response) => {
      if (answered++ < 4) good(request, response);
      // The others are never answered in this run.
    });
    writeFileSync(world.path('README.md'), '# Paper List\n');
    writeFileSync(world.path('ids.txt'), IDS.join('\n'));
    const args = ['batch', 'ids.txt', '--digest', 'README.md', '-j', '3'];
    const { child, ended } = world.start(args);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    // Four are answered, three are not; the notes of the four wait to be merged.
    await until(() => world.model.requests.length === 7 && said.split(' done: ').length === 5);
    child.kill('SIGINT');
    const run = await ended;
    expect(told(run)).toMatchObject({ exit: 130, code: 'E_INTERRUPTED' });
    expect(world.read('README.md').match(/^# |^- \[/gm)).toHaveLength(6);
    world.model.play(good);
    const before = world.model.requests.length;
    const again = await world.run(args);
    expect([again.code, world.model.requests.length - before]).toEqual([0, 6]);
  });
});
