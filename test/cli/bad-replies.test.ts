// Replies that are no use, or that try to be more than text: each ends in notes that hold, or in a message that says
// what was wrong. The digest is as it was, or it has one whole entry more.
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect } from 'vitest';
import { NotesSchema } from '../../src/domain/notes.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { putDigest, recordedReply, told, type Ended, type World } from '../support/cli.ts';
import { stateOf, testKept as test, type Open } from './open.ts';

const MERGE = ['2501.01234', '--digest', 'README.md'];
const GOOD = recordedReply('sparse-reward');
const NOTHING_MENDED = '{"claims":[],"results":[]}';

interface Stated {
  zh: string;
  en: string;
  quote: string;
}
const isClaim = (value: unknown): value is Stated =>
  typeof value === 'object' && value !== null && 'quote' in value;

/** The recorded reply with each claim changed. */
function changed(change: (claim: Stated, index: number) => Stated): string {
  let index = -1;
  return JSON.stringify(JSON.parse(GOOD), (_, value: unknown) =>
    isClaim(value) ? change(value, (index += 1)) : value,
  );
}

function quotesOf(reply: string): string[] {
  const quotes: string[] = [];
  JSON.parse(reply, (_, value: unknown) => {
    if (isClaim(value)) quotes.push(value.quote);
    return value;
  });
  return quotes;
}

/** One run over the fixture digest with a model that replies so. */
async function runWith(warm: Open, ...plays: string[]) {
  const world = await warm(...plays);
  const digest = putDigest(world);
  const run = await world.run(MERGE);
  return { world, digest, run };
}

/** The digest is byte for byte as it was, nothing is printed, and no notes are left. */
function expectUntouched(world: World, digest: string, run: Ended): void {
  expect([world.read('README.md'), run.stdout]).toEqual([digest, '']);
  expect(Object.keys(stateOf(world.folder)).filter(name => name.startsWith('notes/'))).toEqual([]);
}

/** One list line and one section more, all others byte for byte; notes that fit their schema. */
function expectOneMore(world: World, before: string): string {
  const after = world.read('README.md');
  const [old, now] = [scanDigest(Buffer.from(before)), scanDigest(Buffer.from(after))];
  expect(now.entries.map(({ id }) => id)).toContain('2501.01234');
  expect([now.entries.length, now.sections.length]).toEqual([
    old.entries.length + 1,
    old.sections.length + 1,
  ]);
  for (const { start, end } of old.entries)
    expect(after).toContain(Buffer.from(before).toString('utf8', start, end));
  for (const { start, contentEnd } of old.sections)
    expect(after).toContain(Buffer.from(before).toString('utf8', start, contentEnd));
  const notes = world.read('notes/2501.01234.json');
  expect(() => NotesSchema.parse(JSON.parse(notes))).not.toThrow();
  const own = now.sections.find(({ id }) => id === '2501.01234');
  return Buffer.from(after).toString('utf8', own?.start, own?.contentEnd);
}

const REPLY_KEPT = expect.stringMatching(
  /^the raw reply is in \/\S+\/cache\/failed\/2501\.01234v2\.txt; the PDF and its text are cached; no digest was touched$/,
);
const noNotes = {
  exit: 9,
  code: 'E_REPLY_SHAPE',
  what: 'fixture-model-1 gave no valid notes for 2501.01234v2',
  kept: REPLY_KEPT,
  next: 'summarize 2501.01234v2 --model NAME, with a stronger model',
};
const MISSING = ['headline', 'background', 'innovations'].map(field => `the field ${field} is missing`);

describe.concurrent('a reply without notes', () => {
  /** What stands on stderr above the message. */
  const linesBefore = ({ stderr }: Ended): string[] => stderr.split('\n').slice(0, -5);

  test('that is empty is asked for once more, then it ends with 9', async ({ warm }) => {
    const { world, digest, run } = await runWith(warm, '');
    expect(linesBefore(run)).toEqual([
      '2501.01234v2: asking the model',
      '2501.01234v2: the answer was empty; asking once more',
    ]);
    expect(told(run)).toEqual({
      exit: 9,
      code: 'E_REPLY_EMPTY',
      what: 'fixture-model-1 gave no usable answer for 2501.01234v2',
      why: 'the answer was empty',
      kept: REPLY_KEPT,
      next: 'summarize 2501.01234v2 --max-output-tokens 16000, or another model: --model NAME',
    });
    expectUntouched(world, digest, run);
  });

  test('that is {} ends with 9 and what is missing', async ({ warm }) => {
    const { world, digest, run } = await runWith(warm, '{}');
    expect(linesBefore(run)).toEqual([
      '2501.01234v2: asking the model',
      `2501.01234v2: the answer has the wrong form (${MISSING[0]}); asking once more`,
      `2501.01234v2: the answer has the wrong form (${MISSING[0]}); asking once more`,
    ]);
    expect(told(run)).toEqual({ ...noNotes, why: MISSING.join('; ') });
    expectUntouched(world, digest, run);
  });

  test('of 500 claims ends with 9 and how many are wanted', async ({ warm }) => {
    const notes = JSON.parse(GOOD) as { results: Stated[] };
    notes.results = Array.from({ length: 500 }, () => notes.results[0]!);
    const { world, digest, run } = await runWith(warm, JSON.stringify(notes));
    const why = 'the field results is too long: at most 12 items are allowed';
    expect(linesBefore(run)).toEqual([
      '2501.01234v2: asking the model',
      `2501.01234v2: the answer has the wrong form (${why}); asking once more`,
      `2501.01234v2: the answer has the wrong form (${why}); asking once more`,
    ]);
    expect(told(run)).toEqual({ ...noNotes, why });
    expectUntouched(world, digest, run);
  });

  test('with a NUL in a sentence ends with 9: a formula was mangled', async ({ warm }) => {
    const mangled = changed(claim => ({ ...claim, en: `${claim.en}\u0000` }));
    const { world, digest, run } = await runWith(warm, mangled);
    const why = 'control characters in a text';
    expect(linesBefore(run)).toEqual([
      '2501.01234v2: asking the model',
      `2501.01234v2: the answer has the wrong form (${why}); asking once more`,
      `2501.01234v2: the answer has the wrong form (${why}); asking once more`,
    ]);
    expect(told(run)).toEqual({ ...noNotes, why });
    expectUntouched(world, digest, run);
  });
});

const unproven = {
  ...noNotes,
  code: 'E_NOTES_UNPROVEN',
  kept: 'the reply is cached; no digest was touched',
  next: 'summarize 2501.01234v2 --refresh=notes to ask again, or --model NAME, with a stronger model',
};

/** Stderr names each of the 18 claims with what is wrong, then comes the message. */
async function expectUnproven(warm: Open, reply: string, problem: RegExp, least = 16): Promise<void> {
  const { world, digest, run } = await runWith(warm, reply, NOTHING_MENDED);
  const lines = run.stderr.split('\n');
  expect(lines.slice(0, 3)).toEqual([
    '2501.01234v2: asking the model',
    '2501.01234v2: asking the model to correct 18 claims',
    '2501.01234v2: 18 claims, 0 proven, 18 held back',
  ]);
  const findings = lines.slice(3, -5);
  expect(new Set(findings.map(line => line.split(':')[0])).size).toBeGreaterThanOrEqual(18);
  // The recorded reply has two faults of its own, and a title may have one.
  expect(findings.filter(line => problem.test(line)).length).toBeGreaterThanOrEqual(least);
  const why = expect.stringMatching(/^none of 18 claims could be proven; the first: /);
  expect(told(run)).toEqual({ ...unproven, why });
  expectUntouched(world, digest, run);
}

describe.concurrent('a reply that proves nothing ends with 9', () => {
  test('when its quotes are of another paper', async ({ warm }) => {
    const others = quotesOf(recordedReply('zh-retrieval'));
    const reply = changed((claim, index) => ({ ...claim, quote: others[index % others.length]! }));
    await expectUnproven(warm, reply, /: The quote “.+” is not in the PDF\.$/);
  });

  test('when both languages are Chinese', async ({ warm }) => {
    const reply = changed(claim => ({ ...claim, en: claim.zh }));
    // Numbers and names are told before the language.
    await expectUnproven(warm, reply, /: The English text /, 12);
  });
});

describe.concurrent('a reply that is odd', () => {
  const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u; // prettier-ignore

  const kinds = (node: Nodes): string[] => [
    node.type,
    ...('children' in node ? node.children.flatMap(kinds) : []),
  ];

  test('with direction marks, zero widths, half characters and split letters gives clean notes', async ({
    warm,
  }) => {
    const odd = (text: string): string =>
      `\u202e${text.slice(0, 1)}\u200b\u2066${text.slice(1)}\u2069\ud800 cafe\u0301\ufeff\u200f @octocat <b>[x](y)`;
    const reply = changed(({ zh, en, quote }) => ({
      zh: odd(zh),
      en: odd(en),
      quote: `\u202e${quote}\udc00\u200b`,
    }));
    const { world, digest, run } = await runWith(warm, reply, NOTHING_MENDED);
    expect(run.code).toBe(0);
    expect(run.stderr.split('\n').slice(0, 3)).toEqual([
      '2501.01234v2: asking the model',
      '2501.01234v2: asking the model to correct 2 claims',
      '2501.01234v2: 18 claims, 16 proven, 2 held back',
    ]);
    expect(run.stderr).toMatch(/\n2501\.01234v2: merged into README\.md as a new entry\n/);
    const section = expectOneMore(world, digest);
    expect(section).not.toMatch(INVISIBLE);
    expect(section.normalize('NFC')).toBe(section);
    expect(section).toContain('café @ octocat x（[p. 1]');
    const root = fromMarkdown(section, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    expect(new Set(kinds(root))).toEqual(
      new Set([
        'root',
        'heading',
        'text',
        'paragraph',
        'blockquote',
        'list',
        'listItem',
        'link',
        'strong',
        'emphasis',
      ]),
    );
    const notes = world.read('notes/2501.01234.json');
    expect(notes).not.toMatch(/\\u(?:d[89a-f]|202e|200b|0000)/i);
    expect(notes.replaceAll('\n', '')).not.toMatch(INVISIBLE);
  });

  test('with one quote for everything proves nothing and ends with 9', async ({ warm }) => {
    const quote = quotesOf(GOOD)[0]!;
    const reply = changed(claim => ({ ...claim, quote }));
    await expectUnproven(
      warm,
      reply,
      /: (?:The same quote is to prove 18 claims|“97\.3%” stands|The quote has no word)/,
    );
  });

  test('with sentences of one character says nothing and ends with 9', async ({ warm }) => {
    const reply = changed(({ quote }) => ({ zh: '一', en: 'a', quote }));
    await expectUnproven(warm, reply, /: The Chinese text says nothing: “一”\.$/);
  });
});
