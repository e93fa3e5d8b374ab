// Whatever provider is asked, and whatever it does: the notes that it meant, or the right error, in three calls at most.
// What was seen is printed as a table and kept in docs/providers.md.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../support/cli.ts';
import { playChange, playDialect, type DialectRow } from '../support/providers/play-dialect.ts';
import { playFault, type FaultRow } from '../support/providers/play-fault.ts';
import { warmWorld } from '../support/providers/stage.ts';
import { deepSeek, siliconFlow } from '../support/providers/chinese.ts';
import { DIALECTS } from '../support/providers/dialects.ts';
import { FAULTS } from '../support/providers/faults.ts';
import { bareProxy } from '../support/providers/gateways.ts';
import { openAi } from '../support/providers/hosted.ts';
import { ollama, vllmOld } from '../support/providers/local.ts';
import { tableOf } from '../support/providers/table.ts';

/** Under the same address and model: a server of another make, a newer version, a proxy put before it. */
const CHANGES = [
  [openAi, vllmOld],
  [ollama, bareProxy],
  [deepSeek, siliconFlow],
] as const;

let warm: World;
const dialects = new Map<string, DialectRow>();
const faults = new Map<string, FaultRow>();

beforeAll(async () => {
  warm = await warmWorld();
});
afterAll(async () => {
  await warm.close();
});

describe.concurrent('a server at its worst:', () => {
  for (const fault of FAULTS) {
    const end = fault.exit === 0 ? 'gives the notes all the same' : `ends with ${fault.exit}`;
    test(`${fault.name} ${end}, and spoils nothing`, async ({ expect }) => {
      const row = await playFault(fault, warm);
      faults.set(fault.name, row);
      expect(row.problems).toEqual([]);
    });
  }
});

describe.concurrent(
  'notes in three calls at most, one for the second paper, and one probe in a batch:',
  () => {
    for (const dialect of DIALECTS) {
      test(dialect.name, async ({ expect }) => {
        const row = await playDialect(dialect, warm);
        dialects.set(dialect.name, row);
        expect(row.problems).toEqual([]);
      });
    }
  },
);

describe.concurrent('a server that was known and is another one now', () => {
  for (const [before, after] of CHANGES) {
    test(`(${before.name}, then ${after.name}) is learned anew, once`, async ({ expect }) => {
      expect(await playChange([before, after], warm)).toEqual([]);
    });
  }
});

describe('the table', () => {
  test('of at least 12 dialects and 25 faults is as it is kept in docs/providers.md', async () => {
    const inOrder = <T>(names: readonly string[], rows: ReadonlyMap<string, T>): T[] =>
      names.flatMap(name => rows.get(name) ?? []);
    const rows = [
      inOrder(DIALECTS.map(({ name }) => name), dialects),
      inOrder(FAULTS.map(({ name }) => name), faults),
    ] as const; // prettier-ignore
    const table = tableOf(...rows);
    process.stdout.write(`${table}\n`);
    expect([rows[0].length >= 12, rows[1].length >= 25]).toEqual([true, true]);
    await expect(table).toMatchFileSnapshot('../../docs/providers.md');
  });
});
