// Runs before every test file: the network is shut but for loopback, and no key or proxy leaks in.
import nock from 'nock';
import { afterAll, beforeAll } from 'vitest';

for (const name of Object.keys(process.env)) {
  if (/^(OPENAI_|SUMMARIZE_|https?_proxy$|no_proxy$)/i.test(name)) delete process.env[name];
}

beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.\d+|localhost|\[?::1\]?)(:\d+)?$/);
});

afterAll(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});
