// Runs before every test file: the network is shut but for loopback, and no key or proxy leaks in.
import nock from 'nock';
import { afterAll, beforeAll } from 'vitest';

const PRIVATE = /^(OPENAI_|SUMMARIZE_|https?_proxy$|no_proxy$)/i;
process.env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PRIVATE.test(name)));

beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.\d+|localhost|\[?::1\]?)(:\d+)?$/);
});

afterAll(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
