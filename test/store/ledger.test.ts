// The ledger on a real disk: what is written is read again, by several processes, and nothing of it fails a paper.
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entryIn, ledgerLine, type LedgerEntry } from '../../src/domain/ledger.ts';
import { ToolError } from '../../src/lib/errors.ts';
import { english, inLanguage, type Phrase } from '../../src/lib/phrase.ts';
import { openLedger } from '../../src/store/ledger.ts';

let state: string;
beforeEach(() => (state = mkdtempSync(join(tmpdir(), 'summarize-ledger-'))));
afterEach(() => rmSync(state, { recursive: true, force: true }));

const entry = (more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  at: '2026-11-23T07:10:12.000Z',
  paper: '2501.01234v2',
  host: 'api.example',
  model: 'fixture-model-1',
  mode: 'json_schema',
  purpose: 'notes',
  usage: { input: 100, cached: 40, output: 20 },
  cost: 0.5,
  currency: 'USD',
  estimated: false,
  ...more,
});
const file = (month = '2026-11') => join(state, 'usage', `${month}.jsonl`);

describe('the ledger', () => {
  test('keeps one line for each call, by month, for nobody else to read', async () => {
    const ledger = openLedger(state);
    const old = entry({
      at: '2026-10-31T23:59:59.999Z',
      cost: null,
      currency: null,
      paper: null,
      purpose: 'doctor',
    });
    await ledger.record(entry());
    await ledger.record(old);
    expect(await ledger.read()).toEqual({ entries: [old, entry()], skipped: 0 });
    expect(readdirSync(join(state, 'usage'))).toEqual(['2026-10.jsonl', '2026-11.jsonl']);
    expect(readFileSync(file(), 'utf8')).toBe(
      '{"at":"2026-11-23T07:10:12.000Z","paper":"2501.01234v2","host":"api.example","model":"fixture-model-1",' +
        '"mode":"json_schema","purpose":"notes","usage":{"input":100,"cached":40,"output":20},"cost":0.5,' +
        '"currency":"USD","estimated":false}\n',
    );
    expect([statSync(file()).mode & 0o777, statSync(join(state, 'usage')).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
  });

  test('is empty where nothing was ever spent, and reading it makes no folder', async () => {
    expect(await openLedger(state).read()).toEqual({ entries: [], skipped: 0 });
    expect(readdirSync(state)).toEqual([]);
  });

  test('gives the entries of a span only, its beginning included, its end not', async () => {
    const ledger = openLedger(state);
    const times = ['2026-09-30T23:00:00.000Z', '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'];
    for (const at of times) await ledger.record(entry({ at }));
    const { entries } = await ledger.read(Date.parse(times[1]!), Date.parse(times[2]!));
    expect(entries.map(({ at }) => at)).toEqual([times[1]]);
  });

  test('skips torn and foreign lines and counts them, and finds a good line that was glued to a torn one', async () => {
    const ledger = openLedger(state);
    await ledger.record(entry());
    const torn = ledgerLine(entry()).slice(0, 50);
    appendFileSync(file(), `not json\n{"at":"yesterday"}\n\n[]\n${torn}`);
    await ledger.record(entry({ paper: 'after-the-torn-one' }));
    writeFileSync(join(state, 'usage', 'notes.txt'), 'not of the ledger');
    const { entries, skipped } = await ledger.read();
    expect(entries.map(({ paper }) => paper)).toEqual(['2501.01234v2', 'after-the-torn-one']);
    expect(skipped).toBe(4);
  });

  test.each([
    ['a file in place of the folder', () => writeFileSync(join(state, 'usage'), '')],
    ['a folder in place of the file', () => mkdirSync(file(), { recursive: true })],
    [
      'a pipe that nobody reads',
      () => {
        mkdirSync(join(state, 'usage'));
        execFileSync('mkfifo', [file()]);
      },
    ],
    [
      'a link to nowhere',
      () => {
        mkdirSync(join(state, 'usage'));
        symlinkSync(join(state, 'gone', 'away'), file());
      },
    ],
  ])('tells once, and throws nothing, for %s', async (_, spoil) => {
    spoil();
    const told: Phrase[] = [];
    const ledger = openLedger(state, line => told.push(line));
    await ledger.record(entry());
    await ledger.record(entry());
    expect(told.map(english)).toEqual([
      expect.stringMatching(
        /^the ledger of what was spent cannot be written \(E[A-Z]+: .+\); the notes are none the worse for it$/,
      ),
    ]);
    const zh = JSON.parse(readFileSync(new URL('../../src/ui/zh.json', import.meta.url), 'utf8')) as Record<
      string,
      string
    >;
    expect(inLanguage(told[0]!, zh)).toMatch(/^无法写入用量账本（E.*）；笔记不受影响$/);
  });

  test.skipIf(process.getuid?.() === 0)('that cannot be read is an error that says so', async () => {
    await openLedger(state).record(entry());
    chmodSync(file(), 0);
    const error: unknown = await openLedger(state)
      .read()
      .catch((reason: unknown) => reason);
    if (!(error instanceof ToolError)) return expect.fail('it was read');
    expect([error.code, error.what]).toEqual(['E_DISK', `the ledger ${file()} cannot be read`]);
  });

  test('mixes no lines of processes that write at once', async () => {
    const script = (who: string): string => `
      import { openLedger } from ${JSON.stringify(new URL('../../dist/store/ledger.js', import.meta.url).href)};
      const ledger = openLedger(${JSON.stringify(state)});
      for (let n = 0; n < 150; n += 1)
        await ledger.record({ ...${JSON.stringify(entry())}, paper: '${who}-' + n, model: '模'.repeat(100) });`;
    const ends = ['a', 'b', 'c'].map(
      who =>
        new Promise(resolve =>
          spawn(process.execPath, ['--input-type=module', '-e', script(who)], { stdio: 'inherit' }).once(
            'close',
            resolve,
          ),
        ),
    );
    expect(await Promise.all(ends)).toEqual([0, 0, 0]);
    const { entries, skipped } = await openLedger(state).read();
    expect([new Set(entries.map(({ paper }) => paper)).size, entries.length, skipped]).toEqual([450, 450, 0]);
  });
});

describe('a line', () => {
  test('holds any entry in less than 4 kB, and gives it back', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, text, (paper, host, model, mode) => {
        const line = ledgerLine(entry({ paper, host, model, mode }));
        const read = entryIn(line.trimEnd());
        return (
          Buffer.byteLength(line) < 4096 &&
          line.indexOf('\n') === line.length - 1 &&
          read.isWhole &&
          read.entry?.paper === paper.slice(0, 120).toWellFormed()
        );
      }),
      { numRuns: 150 },
    );
    const worst = '\u0001'.repeat(300);
    expect(
      Buffer.byteLength(ledgerLine(entry({ paper: worst, host: worst, model: worst, mode: worst }))),
    ).toBeLessThan(4096);
  });
});
