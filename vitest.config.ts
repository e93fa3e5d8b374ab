// How the tests run: offline, UTC, a throw-away home, snapshots never written silently.
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './test/support/slowest-first.ts';

/** Values in, values out: these files share their worker's modules, so that each need not load them anew. */
const PURE = [
  'test/{digest,linear,notes,lib,sources,ui,steps}/**/*.test.ts',
  'test/commands/**/*.test.ts',
  'test/review/{page,terminal}/**/*.test.ts',
  'test/review/*.test.ts',
  'test/{arxiv,links}/**/*.test.ts',
  'test/*.test.ts',
  // Measures times of its own that another file's garbage would change.
  'test/model/**/!(throttling).test.ts',
  'test/pdf/**/!(parser-pool|parser-process|hostile).test.ts',
  'test/store/**/!(lane).test.ts',
];

/** Their worlds are processes and folders, so they may share a worker, and the program that it keeps running. */
const CLI = ['test/{cli,providers,docs}/**/*.test.ts'];

/** One browser and one build of its pages for all of them; last and alone, for what they wait for is a person's. */
const BROWSER = ['test/review/browser/**/*.test.ts'];

/** What takes long, and real papers beside the project: `npm run test:long`, which CI runs too. */
const LONG = ['test/**/*.long.test.ts'];

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    // Long for a machine that runs other things beside: what waits here waits for processes and a browser.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Much of the time is waited for servers, locks and child processes; two workers leave a core idle.
    maxWorkers: 3,
    sequence: { sequencer: SlowestFirst },
    update: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'values',
          include: PURE,
          exclude: LONG,
          isolate: false,
          setupFiles: ['test/support/seed.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'world',
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, ...CLI, ...BROWSER, ...LONG],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSER,
          exclude: LONG,
          isolate: false,
          globalSetup: ['test/support/browser-file.ts', 'test/support/warm-folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'cli',
          include: CLI,
          exclude: LONG,
          isolate: false,
          globalSetup: ['test/support/warm-folder.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: LONG,
          setupFiles: ['test/support/seed.ts'],
          globalSetup: ['test/support/browser-file.ts', 'test/support/warm-folder.ts'],
        },
      },
    ],
  },
});
