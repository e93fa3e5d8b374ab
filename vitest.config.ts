// How the tests run: offline, UTC, a throw-away home, snapshots never written silently.
import { defineConfig } from 'vitest/config';

/** Values in, values out: these files share their worker's modules, so that each need not load them anew. */
const PURE = [
  'test/{digest,linear,notes,lib,sources}/**/*.test.ts',
  'test/commands/batch/**/*.test.ts',
  'test/arxiv/{feed,id,latex-text,since,compare-metadata}.test.ts',
  'test/links/{mine-pdf,mine-words,join}.test.ts',
  'test/model/{extractive,ladder,messages,parse-reply,parts,prompt,selection,wire-schema}.test.ts',
  'test/model/{budget,cost,pace,prices,rate-limits}.test.ts',
  'test/pdf/drawing/**/*.test.ts',
  'test/pdf/{accents,captions,characters,dehyphenate,frames,front,furniture,geometry,headings,hidden-passages}.test.ts',
  'test/pdf/{lines,link-annotations,paragraphs,quality,reading-direction,recall,rulers,sections,set-apart,tables}.test.ts',
];

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    testTimeout: 30_000,
    // Much of the time is waited for servers, locks and child processes; two workers leave a core idle.
    maxWorkers: 3,
    update: false,
    projects: [
      { extends: true, test: { name: 'values', include: PURE, isolate: false } },
      { extends: true, test: { name: 'world', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
  },
});
