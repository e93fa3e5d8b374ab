// How the tests run: offline, UTC, a throw-away home, snapshots never written silently.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    testTimeout: 30_000,
    // Most of the time is waited for servers, locks and child processes; the default leaves one core idle.
    maxWorkers: 2,
    update: false,
  },
});
