// Failures of the line to arXiv, as a person is told: the words are those of lib/line-failure.ts.
import { expect, test } from 'vitest';
import { networkError } from '../../src/arxiv/network-error.ts';
import { inLanguage } from '../../src/lib/phrase.ts';
import { ProxyTrouble } from '../../src/lib/line-failure.ts';
import { partsOf } from '../support/arxiv-client.ts';
import zh from '../../src/ui/zh.json' with { type: 'json' };

const failed = (cause: Error, attempt = 1) =>
  networkError(new TypeError('fetch failed', { cause }), {
    host: 'arxiv.org',
    subject: 'the PDF of 2310.06825v1',
    attempt,
  });
const withCode = (code: string): Error => Object.assign(new Error('inner'), { code });
const KEPT = 'nothing of this answer was kept; the cache is as it was';

test('a proxy that is down is named, and arXiv is not blamed, in both languages', () => {
  const error = failed(new ProxyTrouble('10.0.0.1:3128', null, withCode('ECONNREFUSED')), 3);
  expect(partsOf(error)).toEqual({
    code: 'E_ARXIV_NETWORK',
    category: 'remote',
    what: 'cannot get the PDF of 2310.06825v1',
    why: 'the proxy 10.0.0.1:3128 cannot be reached (ECONNREFUSED), 3 tries',
    kept: KEPT,
    next: 'start the proxy, or correct HTTPS_PROXY and HTTP_PROXY, or unset them',
  });
  expect([inLanguage(error.told.why, zh), error.isRetryable]).toEqual([
    '无法连接代理 10.0.0.1:3128（ECONNREFUSED），已尝试 3 次',
    true,
  ]);
});

test('a proxy that asks for a password is a matter of the settings, and not tried again', () => {
  const error = failed(new ProxyTrouble('10.0.0.1:3128', 407));
  expect([error.code, error.category, error.isRetryable, error.why]).toEqual([
    'E_PROXY',
    'usage',
    false,
    'the proxy 10.0.0.1:3128 asks for a name and a password (HTTP 407)',
  ]);
});

test('a failure that nobody knows is told with the host', () => {
  expect(failed(withCode('ESOMETHING')).why).toBe('arxiv.org: ESOMETHING: inner');
});
