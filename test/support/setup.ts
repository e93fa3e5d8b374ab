// Runs before every test file: the network is shut but for loopback, and no key, proxy or git of the machine leaks in.
import { devNull } from 'node:os';
import nock from 'nock';
import { afterAll, beforeAll } from 'vitest';

const PRIVATE = /^(OPENAI_|SUMMARIZE_|GIT_|(https?|all|no)_proxy$|NODE_USE_ENV_PROXY$)/i;
process.env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PRIVATE.test(name)));
// Somebody's settings of git (hooks, signing, files that are ignored) are not those of the tests.
Object.assign(process.env, { GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' });

beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.\d+|localhost|\[?::1\]?)(:\d+)?$/);
});

afterAll(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
