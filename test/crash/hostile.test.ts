// Hostile PDFs under the limits of a real run: all of them, how soon a parse is dead after its deadline at the memory
// limit, and what the program itself grows by. Only in `npm run test:crash`; test/pdf/hostile.long.test.ts is the short form.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { extractText } from '../../src/pdf/extract.ts';
import { openParserPool } from '../../src/pdf/parser-pool.ts';
import { childFile } from '../support/built-child.ts';
import { HOSTILE } from '../support/hostile-pdfs.ts';
import { makeBomb, makePdf, textPage } from '../support/make-pdf.ts';
import { isAlive } from '../support/processes.ts';
import { endOf } from '../support/reading.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';
import { isFull, LIMIT, secondsSince, tell } from './figures.ts';

const DEADLINE_MS = 60_000;
const good = makePdf([textPage(3)]);
const parser = openParserPool({ size: 1, childFile });
afterAll(() => parser.close());

describe.skipIf(!isFull)('with the limits of a real run', () => {
  let [slowest, seconds] = ['', 0];
  let [before, grown] = [0, 0];

  it.each(Object.entries(HOSTILE))(
    '%s ends in time, and the next PDF is read',
    async (name, file) => {
      const bytes = file.bytes();
      if (before === 0) before = residentMb('self');
      const start = performance.now();
      expect(file.ends).toContain(await endOf(bytes, parser));
      expect(performance.now() - start).toBeLessThan(DEADLINE_MS + 250);
      if (secondsSince(start) > seconds) [slowest, seconds] = [name, secondsSince(start)];
      expect(await endOf(good, parser)).toBe('text');
      grown = Math.max(grown, residentMb('self') - before);
    },
    LIMIT,
  );

  it('costs the program itself little memory', () => {
    tell('hostile PDFs', {
      files: Object.keys(HOSTILE).length,
      slowest,
      seconds,
      'parent grew by, MB': grown,
    });
  });
});

describe.skipIf(!isFull || !hasShared)(`a book of 702 pages${sharedNote}`, () => {
  it(
    'is read in bounded memory once the page limit is lifted, and hides nothing',
    async () => {
      const book = openParserPool({ size: 1, maxPages: 1_000, memoryMb: 700, childFile });
      const bytes = readFileSync(shared('papers', 'big-702p.pdf'));
      const text = await extractText(bytes, { name: 'big-702p.pdf', parser: book });
      await book.close();
      expect(text.pages).toHaveLength(702);
      expect(text.hidden).toEqual([]);
    },
    LIMIT,
  );
});

describe.skipIf(!isFull)('a parse that passes its deadline with a gigabyte in its hands', () => {
  it(
    'is dead soon after',
    async () => {
      const bomb = makeBomb();
      const late: number[] = [];
      const sizes: number[] = [];
      const deadlineMs = 4_000;
      let pid = 0;
      const onStart = (started: number): void => void (pid = started);
      const pool = openParserPool({ size: 1, deadlineMs, memoryMb: 4_000, onStart, childFile });
      while (late.length < 20) {
        const look = setTimeout(() => sizes.push(residentMb(pid)), deadlineMs - 50);
        const start = performance.now();
        expect(await endOf(bomb, pool)).toBe('E_PDF_TIMEOUT');
        late.push(Math.round(performance.now() - start - deadlineMs));
        clearTimeout(look);
        expect(isAlive(pid)).toBe(false);
      }
      tell('parses killed at their deadline', {
        kills: late.length,
        'resident, median MB': median(sizes),
        'resident, most MB': Math.max(...sizes),
        'dead after, median ms': median(late),
        'dead after, most ms': Math.max(...late),
      });
      expect(median(late)).toBeLessThan(250);
    },
    LIMIT,
  );
});

/** Resident size in MB where /proc tells it, else 0. */
function residentMb(pid: number | 'self'): number {
  const file = `/proc/${pid}/statm`;
  return existsSync(file)
    ? Math.round((Number(readFileSync(file, 'utf8').split(' ')[1]) * 4_096) / 1_000_000)
    : 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
