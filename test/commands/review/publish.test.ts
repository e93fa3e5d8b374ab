// `summarize review --publish` over a desk: the lines for a person, and the same as data.
import { symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openInterrupts } from '../../../src/commands/interrupts.ts';
import type { CommandContext } from '../../../src/commands/context.ts';
import { openReporter } from '../../../src/commands/reporter.ts';
import { publishDecided } from '../../../src/commands/review/publish.ts';
import { mapClaims } from '../../../src/domain/notes.ts';
import { english, inLanguage, type Told } from '../../../src/lib/phrase.ts';
import type { Desk } from '../../../src/review/desk.ts';
import { CHINESE } from '../../ui/chinese.ts';
import { openBench, refusal, STEM, type Bench } from '../../steps/review/bench.ts';

let bench: Bench;
let said: Told[];
let out: string[];
beforeEach(() => {
  [bench, said, out] = [openBench(), [], []];
});
afterEach(() => bench.close());

function contextOf(): CommandContext {
  const say = (line: Told): void => void said.push(line);
  const reporter = { ...openReporter(process.stdout, process.stderr), say, alarm: say };
  return {
    reporter: { ...reporter, out: text => void out.push(text) },
    ...{ argv: [], language: 'en', signal: new AbortController().signal },
    ...{ interrupts: openInterrupts(), now: () => 0, random: () => 0 },
  };
}

const FINDING = {
  code: 'numbers-differ',
  severity: 'error',
  where: 'result-1',
  message: 'The Chinese says 9, the English 4.',
  messageZh: '中文是 9，英文是 4。',
} as const;

/** The desk with the check's word about result-1 as it is once its words were changed in the file. */
async function deskOver(parts: { id?: string } = {}): Promise<Desk> {
  bench.put(parts.id);
  const path = bench.path();
  const notes = mapClaims(bench.notes(), claim =>
    claim.id === 'result-1' ? { ...claim, zh: `${claim.zh}改过。`, findings: [FINDING] } : claim,
  );
  writeFileSync(path, JSON.stringify(notes));
  return bench.desk();
}

describe('words that were changed by hand in the notes file', () => {
  test('are published with a line for each error that a check found in them, in both languages, once', async () => {
    const desk = await deskOver();
    await publishDecided(desk, { stems: [], json: false }, contextOf());
    expect(said.slice(1).map(english)).toEqual([
      '  result-1, changed by hand, marked ⚠ in the digest: The Chinese says 9, the English 4.',
    ]);
    expect(said.slice(1).map(told => inLanguage(told, CHINESE))).toEqual([
      '  result-1：手工修改，已标记 ⚠ 人工确认：中文是 9，英文是 4。',
    ]);
    said.length = 0;
    await publishDecided(desk, { stems: [STEM], json: false }, contextOf());
    expect(said).toHaveLength(1);
    expect(out).toEqual([]);
  });

  test('are the same as data with --json, in English, beside what became of the paper', async () => {
    const desk = await deskOver();
    await publishDecided(desk, { stems: [], json: true }, contextOf());
    expect(JSON.parse(out.join(''))).toEqual({
      digest: desk.digest,
      papers: [
        {
          paper: STEM,
          published: true,
          message: expect.stringContaining('merged into'),
          contradicted: [
            {
              item: 'result-1',
              isMarked: true,
              code: 'numbers-differ',
              message: FINDING.message,
              messageZh: FINDING.messageZh,
            },
          ],
        },
      ],
    });
  });
});

test('a paper that fails among several is data too, and the others are published', async () => {
  const desk = await deskOver();
  writeFileSync(bench.path('2501.00002'), '{');
  const error = await refusal(publishDecided(desk, { stems: [], json: true }, contextOf()));
  expect(error).toMatchObject({ code: 'E_SOME_FAILED', why: '2501.00002 (E_NOTES_FILE)' });
  const { papers } = JSON.parse(out.join(''));
  expect(papers).toMatchObject([
    { paper: STEM, published: true },
    { paper: '2501.00002', published: false, error: { code: 'E_NOTES_FILE', why: expect.any(String) } },
  ]);
});

describe('a failure that ends the run', () => {
  // A link to itself: as unreadable as a file without rights, for the superuser too.
  const unreadable = (): void => symlinkSync('2501.00002.json', bench.path('2501.00002'));

  test('says what was published before it, in the text of the failure and as data', async () => {
    const desk = await deskOver();
    unreadable();
    const error = await refusal(publishDecided(desk, { stems: [], json: true }, contextOf()));
    const kept = `published before it: ${STEM}; of 2501.00002: neither it nor the digest was touched`;
    expect(error).toMatchObject({ code: 'E_NOTES_UNREADABLE', category: 'disk', kept });
    expect(inLanguage(error.told.kept, CHINESE)).toBe(
      `此前已发布：${STEM}；2501.00002：该文件和论文列表都未改动`,
    );
    expect(JSON.parse(out.join(''))).toMatchObject({
      digest: desk.digest,
      papers: [
        { paper: STEM, published: true },
        { paper: '2501.00002', published: false, error: { code: 'E_NOTES_UNREADABLE', kept } },
      ],
    });
  });

  test('is the only thing to say of one paper', async () => {
    const desk = await bench.desk();
    bench.put();
    unreadable();
    const one = { stems: ['2501.00002'], json: true };
    expect(await refusal(publishDecided(desk, one, contextOf()))).toMatchObject({
      code: 'E_NOTES_UNREADABLE',
      kept: 'neither it nor the digest was touched',
    });
    expect(out).toEqual([]);
  });
});

test('without any notes it is said how to make some, and with --json that nothing was published', async () => {
  const desk = { ...(await bench.desk()), digest: 'README.md' };
  await publishDecided(desk, { stems: [], json: true }, contextOf());
  expect(said.map(english)).toEqual([
    'nothing to publish: there are no notes beside README.md. Make some: summarize <paper> --digest README.md',
  ]);
  expect(JSON.parse(out.join(''))).toEqual({ digest: 'README.md', papers: [] });
});
