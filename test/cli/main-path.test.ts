// The main job as a person meets it: an id in, notes out, a digest that gained one entry and lost nothing.
import { writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect } from 'vitest';
import { fixture, putDigest, told, type World } from '../support/cli.ts';
import { stateOf, test as testAlone, testKept as test } from './open.ts';

const MERGE = ['2501.01234', '--digest', 'README.md'];
/** Planted in the recorded reply: a number and a sentence that the paper does not have. */
const INVENTED = ['97.3', 'linear rate', '线性速率'];

describe.concurrent('notes on stdout', () => {
  testAlone(
    'are Markdown from the first byte to the last, with progress on stderr only',
    async ({ open }) => {
      const world = await open();
      const { code, stdout, stderr } = await world.run(['2501.01234']);
      expect(code).toBe(0);
      expect(stdout).toMatch(
        /^- \[25\/01\] \*\*TideShape: Annealed .*\*\* {2}\n\[\[Paper\]\(https:\/\/arxiv/,
      );
      expect(stdout).toMatch(/claims quoted, all found in the PDF, 2 more held back for review .* read\*\n$/);
      expect(stdout).not.toMatch(/asking|downloading|E_[A-Z]/);
      expect(stderr.split('\n').slice(0, 6)).toEqual([
        '2501.01234: asking arXiv about it',
        '2501.01234v2: downloading the PDF',
        '2501.01234v2: reading the PDF',
        '2501.01234v2: asking the model',
        '2501.01234v2: asking the model to correct 2 claims',
        '2501.01234v2: 18 claims, 16 proven, 2 held back',
      ]);
    },
  );

  testAlone(
    'cost two requests to arXiv and two to the model, then none, and then work offline',
    async ({ open }) => {
      const world = await open();
      const before = await world.run(['2501.01234', '--offline']);
      expect(told(before)).toEqual({
        exit: 6,
        code: 'E_OFFLINE',
        what: '2501.01234: the metadata is not in the cache',
        why: '--offline forbids fetching it',
        kept: `the cache ${world.path('cache')}/v1`,
        next: 'run the same command once without --offline',
      });
      const first = await world.run(['2501.01234']);
      expect(requests(world)).toEqual({ arxiv: 2, model: 2 });
      const [again, offline] = await Promise.all([
        world.run(['2501.01234']),
        world.run(['2501.01234', '--offline']),
      ]);
      expect(requests(world)).toEqual({ arxiv: 2, model: 2 });
      expect([again.code, again.stdout]).toEqual([0, first.stdout]);
      expect([offline.code, offline.stdout]).toEqual([0, first.stdout]);
    },
  );

  test('are asked for anew by --refresh=notes, and nothing else is', async ({ warm }) => {
    const world = await warm();
    await world.run(['2501.01234']);
    const notes = await world.run(['2501.01234', '--refresh=notes']);
    expect([notes.code, requests(world)]).toEqual([0, { arxiv: 0, model: 4 }]);
  });

  test('are made anew from the metadata on by --refresh alone', async ({ warm }) => {
    const world = await warm();
    const run = await world.run(['2501.01234', '--refresh']);
    expect([run.code, requests(world)]).toEqual([0, { arxiv: 2, model: 2 }]);
  });

  test('come in one language on request', async ({ warm }) => {
    const world = await warm();
    const both = await world.run(['2501.01234']);
    const [zh, en] = await Promise.all([
      world.run(['2501.01234', '--layout', 'zh']),
      world.run(['2501.01234', '--layout', 'en']),
    ]);
    const chinese = '学习到的势函数为 57.8%';
    const english = 'against 57.8% for the learned potential';
    const has = (text: string): boolean[] => [text.includes(chinese), text.includes(english)];
    expect([both.stdout, zh.stdout, en.stdout].map(has)).toEqual([
      [true, true],
      [true, false],
      [false, true],
    ]);
  });

  test('as --json are one value that the published schema accepts', async ({ warm }) => {
    const world = await warm();
    const [notes, schema] = await Promise.all([world.run(['2501.01234', '--json']), world.run(['schema'])]);
    const isValid = new Ajv2020({ strict: false }).compile(JSON.parse(schema.stdout));
    const value: unknown = JSON.parse(notes.stdout);
    expect(isValid(value), JSON.stringify(isValid.errors)).toBe(true);
    expect(isValid({ ...(value as object), background: 'none' })).toBe(false);
    expect(value).toMatchObject({ schema: 1, paper: { id: '2501.01234', version: 2 }, published: null });
  });
});

describe.concurrent('a merge', () => {
  testAlone('adds one entry to the digest and leaves every other byte as it was', async ({ warm }) => {
    const world = await warm();
    const before = putDigest(world);
    const { code, stdout, stderr } = await world.run(MERGE);
    expect([code, ...stderr.split('\n').slice(-3, -1)]).toEqual([
      0,
      '2501.01234v2: merged into README.md as a new entry',
      'what is held back waits for you: summarize review 2501.01234 --digest README.md',
    ]);
    const [line = '', section = ''] = splitNotes(stdout);
    const after = world.read('README.md');
    expect(after).toContain(line);
    expect(after).toContain(section);
    expect(after.replace(line, '').replace(`${section}\n`, '')).toBe(before);
    for (const text of INVENTED) expect(after).not.toContain(text);
  });

  test('of the same notes again makes no request and touches no file', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    await world.run(MERGE);
    const before = [stateOf(world.folder), requests(world)];
    const again = await world.run(MERGE);
    expect([again.code, ...again.stderr.split('\n').slice(-3, -1)]).toEqual([
      0,
      '2501.01234v2: README.md is up to date: 0 bytes changed',
      'what is held back waits for you: summarize review 2501.01234 --digest README.md',
    ]);
    expect([stateOf(world.folder), requests(world)]).toEqual(before);
  });

  test('keeps what it knows in notes/<id>.json, the held-back claims with their reasons', async ({
    warm,
  }) => {
    const world = await warm();
    putDigest(world);
    const run = await world.run([...MERGE, '--json']);
    const notes = JSON.parse(world.read('notes/2501.01234.json'));
    expect(JSON.parse(run.stdout)).toEqual(notes);
    expect(world.read('README.md')).toContain(notes.published.text);
    expect(notes.published.digest).toBe('README.md');
    const held = [notes.results[1], notes.innovations[1].claims[1]];
    expect(held.map(({ id, match, findings }) => ({ id, match, code: findings[0].code }))).toEqual([
      { id: 'result-2', match: 'exact', code: expect.stringMatching(/number/i) },
      { id: 'innovation-2.2', match: 'missing', code: expect.stringMatching(/quote/i) },
    ]);
  });

  test('makes a digest of an empty file', async ({ warm }) => {
    const world = await warm();
    writeFileSync(world.path('README.md'), '');
    const { code, stdout } = await world.run(MERGE);
    const [line = '', section = ''] = splitNotes(stdout);
    expect(code).toBe(0);
    expect(world.read('README.md')).toBe(`# Paper List\n${line}# TLDR/Notes\n${section}`);
  });

  test('is left out by --no-merge, wherever the digest was configured', async ({ warm }) => {
    const world = await warm();
    const before = putDigest(world);
    writeFileSync(world.path('summarize.config.json'), '{ "digest": "README.md" }');
    const off = await world.run(['2501.01234', '--no-merge']);
    expect([off.code, world.read('README.md')]).toEqual([0, before]);
    const on = await world.run(['2501.01234']);
    expect([on.code, on.stdout]).toEqual([0, off.stdout]);
    expect(world.read('README.md')).toContain('2501.01234v2');
  });
});

describe.concurrent('--dry-run', () => {
  test('tells what would be asked when that would cost money, and asks nothing', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    const before = stateOf(world.folder);
    const { code, stdout } = await world.run([...MERGE, '--dry-run']);
    const host = new URL(world.model.baseUrl).host;
    expect(code).toBe(0);
    expect(stdout).toMatch(
      new RegExp(
        `^2501.01234v2: would ask fixture-model-1 at ${host} \\(about \\d{4} tokens of paper\\), then merge into README.md\n$`,
      ),
    );
    expect([stateOf(world.folder), requests(world)]).toEqual([before, { arxiv: 0, model: 0 }]);
  });

  test('prints the diff of a merge that costs nothing, and writes nothing', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    await world.run(['2501.01234']);
    const before = stateOf(world.folder);
    const { code, stdout } = await world.run([...MERGE, '--dry-run']);
    expect([code, stateOf(world.folder)]).toEqual([0, before]);
    expect(stdout).toContain('--- a/README.md\n+++ b/README.md\n');
    const changed = stdout.split('\n').filter(text => /^[+-](?![+-]{2} )/.test(text));
    expect(changed.filter(text => text.startsWith('-'))).toEqual([]);
    expect(changed[0]).toMatch(/^\+- \[25\/01\] \*\*TideShape/);
  });
});

describe.concurrent('--strict', () => {
  test('ends with 5 for held-back claims, with the proven notes printed and merged', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    const run = await world.run([...MERGE, '--strict']);
    expect(told(run)).toEqual({
      exit: 5,
      code: 'E_NOTES_HELD_BACK',
      what: '2501.01234v2 has claims that wait for review',
      why: expect.stringMatching(
        /^--strict, and 2 held back; the first: The quote “The tide coefficient provably/,
      ),
      kept: 'the proven claims are done as said above',
      next: 'summarize review 2501.01234 --digest README.md',
    });
    expect(world.read('README.md')).toContain('2501.01234v2');
    expect(run.stdout).toContain('TideShape');
  });
});

describe.concurrent('a local PDF', () => {
  const pdf = fixture('papers', 'zh-retrieval', 'paper.pdf');
  test('gets its id from its stamp and its notes from the model, and arXiv is not asked', async ({
    open,
  }) => {
    const world = await open();
    const run = await world.run([pdf, '--json']);
    expect([run.code, requests(world).arxiv]).toEqual([0, 0]);
    expect(JSON.parse(run.stdout).paper).toMatchObject({ id: '2503.04567', version: 1 });
  });

  testAlone('needs no network at all for a draft', async ({ open }) => {
    const world = await open();
    const away = { SUMMARIZE_ARXIV_URL: 'http://127.0.0.1:1', OPENAI_BASE_URL: '', OPENAI_MODEL: '' };
    const run = await world.run([fixture('papers', 'entropy-bound', 'paper.pdf')], away);
    expect([run.code, requests(world)]).toEqual([0, { arxiv: 0, model: 0 }]);
    expect(run.stdout).toContain('An Entropy Bound for the Range of a Finite-State Process');
  });
});

/** The list line with its blank line, and the section, as the notes on stdout have them. */
function splitNotes(stdout: string): string[] {
  const start = stdout.indexOf('\n## ') + 1;
  return [stdout.slice(0, start), stdout.slice(start)];
}

function requests({ arxiv, model }: World): { arxiv: number; model: number } {
  return { arxiv: arxiv.requests.length, model: model.requests.length };
}
