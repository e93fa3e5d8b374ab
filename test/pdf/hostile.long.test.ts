// Hostile PDFs: each ends within its limits, with text or with a refusal that has a name, and the pool goes on.
// The limits are small here; `npm run test:crash` tries all files with those of a real run (test/crash/hostile.test.ts).
import { afterAll, describe, expect, it } from 'vitest';
import { openParserPool } from '../../src/pdf/parser-pool.ts';
import { childFile } from '../support/built-child.ts';
import { HOSTILE } from '../support/hostile-pdfs.ts';
import { makePdf, textPage } from '../support/make-pdf.ts';
import { endOf } from '../support/reading.ts';

// What ends by itself has time to, also on a machine that runs all other tests.
const limits = { deadlineMs: 30_000, memoryMb: 450 };
const parser = openParserPool({ size: 2, ...limits, childFile });
afterAll(() => parser.close());

const good = makePdf([textPage(3)]);

describe.concurrent('a hostile PDF ends within its limits, and the next PDF is read', () => {
  const quick = Object.entries(HOSTILE).filter(([, { slow }]) => slow !== true);
  it.each(quick)('%s', async (_, { bytes, ends }) => {
    expect(ends).toContain(await endOf(bytes(), parser));
    expect(await endOf(good, parser)).toBe('text');
  });
});
