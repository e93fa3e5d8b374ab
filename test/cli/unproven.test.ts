// Replies of the right form that the paper does not bear out: nothing of them reaches the digest. And runs without any
// model: a draft, and one line on how to get notes.
import { describe, expect } from 'vitest';
import { asRecorded, fixture, putDigest, recordedReply, told } from '../support/cli.ts';
import { stateOf, testKept as test } from './open.ts';

const MERGE = ['2501.01234', '--digest', 'README.md'];
const GOOD = recordedReply('sparse-reward');
const NO_MODEL = { OPENAI_BASE_URL: '', OPENAI_MODEL: '' };
const NOTHING_MENDED = '{"claims":[],"results":[]}';

interface Stated {
  zh: string;
  en: string;
  quote: string;
}

/** The recorded reply with each claim changed. */
function changed(change: (claim: Stated) => Stated): string {
  const isClaim = (value: unknown): value is Stated =>
    typeof value === 'object' && value !== null && 'quote' in value;
  return JSON.stringify(JSON.parse(GOOD), (_, value: unknown) => (isClaim(value) ? change(value) : value));
}

describe.concurrent('notes of which nothing can be proven', () => {
  const unproven = (first: string) => ({
    exit: 9,
    code: 'E_NOTES_UNPROVEN',
    what: 'fixture-model-1 gave no valid notes for 2501.01234v2',
    why: `none of 18 claims could be proven; the first: ${first}`,
    kept: 'the reply is cached; no digest was touched',
    next: 'summarize 2501.01234v2 --refresh=notes to ask again, or --model NAME, with a stronger model',
  });

  test('because every quote is invented end with 9', async ({ warm }) => {
    const quote = 'This sentence stands nowhere in the paper at all.';
    const world = await warm(
      changed(claim => ({ ...claim, quote })),
      NOTHING_MENDED,
    );
    const digest = putDigest(world);
    const run = await world.run(MERGE);
    expect(told(run)).toEqual(unproven(`The quote “${quote}” is not in the PDF.`));
    expect([run.stdout, world.read('README.md'), world.model.requests.length]).toEqual(['', digest, 2]);
    expect(Object.keys(stateOf(world.folder)).filter(name => name.startsWith('notes/'))).toEqual([]);
  });

  test('because both languages are English end with 9, and the message says so', async ({ warm }) => {
    const world = await warm(
      changed(claim => ({ ...claim, zh: claim.en })),
      NOTHING_MENDED,
    );
    const digest = putDigest(world);
    const run = await world.run(MERGE);
    expect(told(run)).toEqual({
      ...unproven(''),
      why: expect.stringMatching(
        /^none of 18 claims could be proven; the first: The Chinese text has no Chinese: “Random expl/,
      ),
    });
    expect([run.stdout, world.read('README.md'), world.model.requests.length]).toEqual(['', digest, 2]);
  });

  test('are no answer for ever: another model is asked anew', async ({ warm }) => {
    const world = await warm(
      changed(claim => ({ ...claim, quote: 'Nowhere at all in it.' })),
      NOTHING_MENDED,
    );
    await world.run(['2501.01234']);
    world.model.play(asRecorded);
    const run = await world.run(['2501.01234', '--model', 'fixture-model-2']);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('16 of 16 claims quoted');
  });

  test('of a local PDF name the file in the command to type next', async ({ fetching }) => {
    const world = await fetching(GOOD, NOTHING_MENDED);
    const pdf = fixture('papers', 'entropy-bound', 'paper.pdf');
    const { exit, code, next } = told(await world.run([pdf]));
    expect([exit, code]).toEqual([9, 'E_NOTES_UNPROVEN']);
    expect(next).toContain(`summarize ${pdf} --refresh=notes to ask again`);
  });
});

describe.concurrent('notes with a section of which nothing is proven', () => {
  test('wait beside the digest and end with 5, the digest untouched', async ({ warm }) => {
    const stated = JSON.parse(GOOD) as { results: Stated[] };
    for (const result of stated.results) result.quote = 'This sentence stands nowhere in the paper.';
    const world = await warm(JSON.stringify(stated), NOTHING_MENDED);
    const digest = putDigest(world);
    const run = await world.run(MERGE);
    expect(told(run)).toEqual({
      exit: 5,
      code: 'E_NOTES_HELD_BACK',
      what: '2501.01234v2 waits for review and was not merged',
      why: expect.stringMatching(
        /^no claim of results could be proven \(6 held back; the first: The quote “/,
      ),
      kept: `the notes are in ${world.path('notes/2501.01234.json')}; README.md was not touched`,
      next: 'summarize review 2501.01234 --digest README.md to decide; or summarize 2501.01234v2 --refresh=notes, or with another model: --model NAME',
    });
    expect(world.read('README.md')).toBe(digest);
    expect(JSON.parse(world.read('notes/2501.01234.json'))).toMatchObject({ published: null });
  });
});

describe.concurrent('a repair that is of no use', () => {
  test('leaves what is proven, and is not paid for again by the same command', async ({ warm }) => {
    const world = await warm(GOOD, 'I am sorry, I cannot.');
    const first = await world.run(['2501.01234']);
    expect([first.code, world.model.requests.length]).toEqual([0, 2]);
    const again = await world.run(['2501.01234']);
    expect([again.code, again.stdout, world.model.requests.length]).toEqual([0, first.stdout, 2]);
  });

  test('does not make --offline fail', async ({ warm }) => {
    const world = await warm(GOOD, 'I am sorry, I cannot.');
    const first = await world.run(['2501.01234']);
    const offline = await world.run(['2501.01234', '--offline']);
    expect([offline.code, offline.stdout]).toEqual([0, first.stdout]);
  });
});

describe.concurrent('without a model', () => {
  test('a draft of verbatim sentences comes on stdout, and one line tells how to get notes', async ({
    open,
  }) => {
    const world = await open();
    const run = await world.run(['2501.01234'], NO_MODEL);
    expect([run.code, world.model.requests.length]).toEqual([0, 0]);
    expect(run.stdout).toContain('### 📈 实验结果');
    expect(run.stderr.split('\n').slice(3)).toEqual([
      '2501.01234v2: an extractive draft (verbatim sentences, not merged); for notes in two languages: export OPENAI_API_KEY=…, or OPENAI_BASE_URL and OPENAI_MODEL',
      '',
    ]);
  });

  test('but with a digest the draft is printed, then it ends with 4, the digest untouched', async ({
    warm,
  }) => {
    const world = await warm();
    const digest = putDigest(world);
    const run = await world.run(MERGE, NO_MODEL);
    expect(told(run)).toEqual({
      exit: 4,
      code: 'E_NO_KEY',
      what: 'no model is set up for merging 2501.01234v2 into README.md',
      why: 'OPENAI_API_KEY is not set, and OPENAI_BASE_URL names no other host',
      kept: 'what was read of the paper is cached; no digest was touched',
      next: 'summarize init, or: export OPENAI_API_KEY=… (or OPENAI_BASE_URL=http://127.0.0.1:11434/v1 OPENAI_MODEL=NAME for a local model)',
    });
    expect(run.stdout).toContain('TideShape');
    expect(world.read('README.md')).toBe(digest);
  });

  test('and with --json stdout is still one JSON value', async ({ warm }) => {
    const world = await warm();
    putDigest(world);
    const run = await world.run([...MERGE, '--json'], NO_MODEL);
    expect(run.code).toBe(4);
    expect(() => JSON.parse(run.stdout) as unknown).not.toThrow();
  });

  test('a chosen extractive engine ends with 0, digest or not, and merges nothing', async ({ warm }) => {
    const world = await warm();
    const digest = putDigest(world);
    const run = await world.run([...MERGE, '--engine', 'extractive']);
    expect([run.code, world.read('README.md'), world.model.requests.length]).toEqual([0, digest, 0]);
  });
});
