// A model file behind a proxy that is down: the proxy is named, and where it is set, not the host behind it.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ToolError } from '../../src/lib/errors.ts';
import { ProxyTrouble } from '../../src/lib/line-failure.ts';
import { downloadModel } from '../../src/local/download.ts';

/** A port of this machine at which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>(resolve =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }),
  );
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function failure(url: string, backoffMs: readonly number[] = []): Promise<ToolError> {
  const folder = mkdtempSync(join(tmpdir(), 'summarize-download-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { signal } = new AbortController();
  const error: unknown = await downloadModel({
    url,
    target: join(folder, 'model.gguf'),
    signal,
    backoffMs,
  }).catch((reason: unknown) => reason);
  return error instanceof ToolError ? error : expect.fail(String(error));
}

/** As fetch fails when the proxy of lib/proxy.ts does not answer: test/lib/proxy.test.ts sees it with a real one. */
function proxyFails(status: number | null): void {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const trouble = new ProxyTrouble('127.0.0.1:3128', status, status === null ? refused : undefined);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause: trouble })));
  onTestFinished(() => void vi.unstubAllGlobals());
}

test('a proxy that is down is named, with what sets it, and no other host of models is advised', async () => {
  proxyFails(null);
  const { code, what, why, next } = await failure('https://models.test/model.gguf');
  expect({ code, what, why, next }).toEqual({
    code: 'E_DOWNLOAD',
    what: 'model.gguf was not downloaded',
    why: 'the proxy 127.0.0.1:3128 cannot be reached (ECONNREFUSED)',
    next: 'start the proxy, or correct HTTPS_PROXY and HTTP_PROXY, or unset them',
  });
});

test('a proxy that wants a password is asked once, and says so', async () => {
  proxyFails(407);
  const { why, next } = await failure('https://models.test/model.gguf', [60_000]);
  expect(why).toBe('the proxy 127.0.0.1:3128 asks for a name and a password (HTTP 407)');
  expect(next).toBe('set HTTPS_PROXY=http://NAME:PASSWORD@127.0.0.1:3128');
});

test('a host that is down is named itself, and another host is advised', async () => {
  const { why, next } = await failure(`http://127.0.0.1:${await closedPort()}/model.gguf`);
  expect(why).toBe('no server is listening at that port of this machine (ECONNREFUSED)');
  expect(next).toBe(
    'type the same command again: it goes on where it stopped. With another host: HF_ENDPOINT=https://hf-mirror.com',
  );
});
