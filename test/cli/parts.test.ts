// A paper that is longer than a call may be: read in parts, joined, paid for once, and said so.
import { describe, expect } from 'vitest';
import type { StatedNotes } from '../../src/domain/reply.ts';
import { quoteKey } from '../../src/notes/quotes/quote-key.ts';
import { asRecorded, recordedReply, told, type Ended, type World } from '../support/cli.ts';
import { completion, type AskedRequest, type Play } from '../support/model-server.ts';
import { testKept as test } from './open.ts';

const ID = '2501.01234';
const IN_TWO = [ID, '--max-input-tokens', '2000'];
const IN_THREE = [ID, '--max-input-tokens', '1100'];
const STATED = JSON.parse(recordedReply('sparse-reward')) as StatedNotes;
/** Stands in the abstract, and so in front of every part. */
const SAID_BY_ALL = {
  zh: '稀疏奖励容易指定，却难以学习。',
  en: 'Sparse rewards are easy to specify and hard to learn from.',
  quote: 'Sparse rewards are easy to specify',
};

/** A model that states of each part what the recorded reply quotes from it, and nothing else. */
const partByPart: Play = (request, response) => {
  if (nameOf(request) === 'repair') return repaired(request, response);
  const text = quoteKey(request.body.messages.at(-1)?.content ?? '').key;
  const isHere = ({ quote }: { quote: string }): boolean => text.includes(quoteKey(quote).key);
  const inside = (points: StatedNotes['innovations']): StatedNotes['innovations'] =>
    points
      .map(point => ({ ...point, claims: point.claims.filter(isHere) }))
      .filter(point => point.claims.length > 0);
  const stated: StatedNotes = {
    headline: STATED.headline,
    background: [...STATED.background.filter(isHere), SAID_BY_ALL],
    innovations: inside(STATED.innovations),
    results: STATED.results.filter(isHere),
    takeaways: inside(STATED.takeaways),
  };
  completion(JSON.stringify(stated))(request, response);
};
const repaired = asRecorded as Exclude<Play, string>;

function nameOf({ body }: AskedRequest): string {
  return /"name":"(\w+)"/.exec(JSON.stringify(body['response_format']))?.[1] ?? '';
}
/** What each request was about: `part 1 of 2, pages 1–2`, or `repair`. */
const asked = ({ model }: World): string[] =>
  model.requests.map(request => {
    const user = request.body.messages.at(-1)?.content ?? '';
    return /part \d of \d, pages [\d–, ]+\d/.exec(user)?.[0] ?? nameOf(request);
  });
const notesOf = ({ stdout }: Ended): any => JSON.parse(stdout); // eslint-disable-line @typescript-eslint/no-explicit-any

describe.concurrent('a paper too long for one call', () => {
  test('is read in two parts, joined and repaired with the call that is left, and never paid for again', async ({
    warm,
  }) => {
    const world = await warm(partByPart);
    const first = await world.run(IN_TWO);
    expect([first.code, asked(world)]).toEqual([
      0,
      ['part 1 of 2, pages 1–2', 'part 2 of 2, pages 2–4', 'repair'],
    ]);
    const [one, two] = world.model.requests.map(({ body }) => body.messages[0]);
    expect(two).toEqual(one);
    expect(first.stdout).toMatch(
      /\n\*.*均在 PDF 中找到.*，论文分 2 部分读取 · .* all found in the PDF.*, paper read in 2 parts · pages 1–4 of 5 read\*\n$/,
    );
    expect(first.stdout.split(SAID_BY_ALL.zh)).toHaveLength(2);
    expect(first.stdout).toContain(STATED.background[0]?.zh);
    expect(first.stdout).toContain(STATED.results[0]?.zh);
    expect(first.stderr).toContain('asking the model about part 2 of 2, pages 2–4\n');
    const json = await world.run([...IN_TWO, '--json']);
    expect([json.code, world.model.requests.length]).toEqual([0, 3]);
    const { source, engine } = notesOf(json);
    expect(source).toMatchObject({
      pagesRead: [1, 2, 3, 4],
      parts: [{ pages: [1, 2] }, { pages: [2, 3, 4] }],
    });
    expect(engine).toMatchObject({
      prompt: 'part.v2',
      calls: 3,
      usage: { input: 300, cached: 120, output: 60 },
    });
  });

  test('is read in three parts when it takes three; then no call is left, and what failed is held back', async ({
    warm,
  }) => {
    const world = await warm(partByPart);
    const run = await world.run([...IN_THREE, '--json']);
    const parts = ['part 1 of 3, pages 1–2', 'part 2 of 3, pages 2–3', 'part 3 of 3, pages 3–4'];
    expect([run.code, asked(world)]).toEqual([0, parts]);
    expect(run.stderr).toMatch(/^2501\.01234v2: \d+ claims, \d+ proven, 1 held back\n {2}result-3: /m);
    const { source, results } = notesOf(run);
    expect(source.parts).toHaveLength(3);
    expect(source.omitted.map(({ what }: { what: string }) => what)).toEqual([
      'related',
      'references',
      'appendix',
    ]);
    const ids = results.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(STATED.results.map((_, index) => `result-${index + 1}`));
  });

  test('is asked only for the parts that were not answered when one of them failed', async ({ warm }) => {
    const cut = completion('{"headline": {', { finishReason: 'length' });
    const world = await warm(partByPart, cut);
    const failed = await world.run(IN_THREE);
    expect(told(failed)).toEqual({
      exit: 9,
      code: 'E_REPLY_CUT_OFF',
      what: 'fixture-model-1 gave no usable answer for 2501.01234v2',
      why: 'the answer was cut off after 14 characters',
      kept: expect.stringMatching(
        /^the raw reply is in .*; the PDF and its text are cached; no digest was touched$/,
      ),
      next: 'summarize 2501.01234v2 --max-output-tokens 16000, or another model: --model NAME',
    });
    world.model.play(partByPart);
    const again = await world.run(IN_THREE);
    expect([again.code, asked(world)]).toEqual([
      0,
      [
        'part 1 of 3, pages 1–2',
        'part 2 of 3, pages 2–3',
        'part 2 of 3, pages 2–3',
        'part 3 of 3, pages 3–4',
      ],
    ]);
  });

  test('has a part asked for once more when its answer is cut off or has the wrong form, if a call is left for it', async ({
    warm,
  }) => {
    const [cut, two, three] = await Promise.all([
      warm(completion('{', { finishReason: 'length' }), partByPart),
      warm(partByPart, '{"headline": 1}', partByPart),
      warm('{"headline": {"zh": "", "en": ""}}', partByPart),
    ]);
    const [longer, run, failed] = await Promise.all([cut.run(IN_TWO), two.run(IN_TWO), three.run(IN_THREE)]);
    expect([longer.code, asked(cut)]).toEqual([
      0,
      ['part 1 of 2, pages 1–2', 'part 1 of 2, pages 1–2', 'part 2 of 2, pages 2–4'],
    ]);
    expect([run.code, two.model.requests.length]).toEqual([0, 3]);
    expect(run.stderr).toContain('the answer has the wrong form');
    expect(told(failed)).toMatchObject({ exit: 9, code: 'E_REPLY_SHAPE' });
    expect(three.model.requests).toHaveLength(1);
  });

  test('is refused when three parts do not hold it, with the limit that would do', async ({ warm }) => {
    const world = await warm();
    const run = await world.run([ID, '--max-input-tokens', '700']);
    expect(told(run)).toEqual({
      exit: 9,
      code: 'E_TOO_LONG',
      what: '2501.01234v2 is too long for the model',
      why: expect.stringMatching(
        /^about 2[23]\d\d tokens without all that may be left out, and 3 parts of at most 700 \(--max-input-tokens\) do not hold them$/,
      ) as string,
      kept: 'what was fetched and paid for is cached; no digest was touched',
      next: 'summarize 2501.01234v2 --max-input-tokens 1000',
    });
    expect(world.model.requests).toHaveLength(0);
  });
});

describe.concurrent('the stages of a paper in parts', () => {
  test('show every part, for people and as JSON', async ({ warm }) => {
    const world = await warm(partByPart);
    const show = (...flags: string[]): Promise<Ended> => world.run([...IN_TWO, ...flags]);
    const [people, json, dry] = await Promise.all([
      show('--until', 'messages'),
      show('--until', 'messages', '--json'),
      show('--dry-run'),
    ]);
    expect(people.stdout.match(/^── .* ──$/gm)).toEqual([
      '── part 1 of 2, pages 1–2 ──',
      '── system ──',
      '── user ──',
      '── part 2 of 2, pages 2–4 ──',
      '── system ──',
      '── user ──',
    ]);
    expect(dry.stdout).toMatch(/ \(about 36\d\d tokens of paper in 2 parts\)\n$/);
    expect(world.model.requests).toHaveLength(0);
    const reply = await show('--until', 'reply', '--json');
    const { parts } = JSON.parse(json.stdout);
    expect(world.model.requests.map(({ body }) => body.messages)).toEqual(
      parts.map(({ messages }: { messages: unknown }) => messages),
    );
    expect(JSON.parse(reply.stdout).parts).toMatchObject([{ calls: 1 }, { calls: 1 }]);
    const texts = await show('--until', 'reply');
    expect(texts.stdout).toMatch(
      /^── part 1 of 2, pages 1–2 ──\n\n\{.*\}\n\n── part 2 of 2, pages 2–4 ──\n\n\{.*\}\n$/,
    );
  });
});
