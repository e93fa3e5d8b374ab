// Proxies by environment: real processes, a real proxy on loopback, a target that only the proxy knows.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { UsageError } from '../../src/lib/errors.ts';
import { useProxy, type ProxySettings } from '../../src/lib/proxy.ts';
import { partsOf } from '../support/arxiv-client.ts';

const built = new URL('../../dist/lib/proxy.js', import.meta.url);
const isBuilt = existsSync(built);
const buildNote = isBuilt ? '' : ' (skipped: dist is missing, run npm run build)';

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A model server, and a CONNECT proxy that knows it by the name model.test. */
async function proxied() {
  const asked: string[] = [];
  const target = await listen(
    createServer((request, response) => response.end(`hello ${request.headers.host ?? ''}`)),
  );
  const proxy = createServer();
  proxy.on('connect', (request, socket, head) => {
    asked.push(`${request.url ?? ''} ${request.headers['proxy-authorization'] ?? '-'}`);
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    socket.on('error', () => upstream.destroy());
    upstream.on('error', () => socket.destroy());
  });
  return { target, port: await listen(proxy), asked };
}

/** Runs fetch in a fresh process after `useProxy`; nothing of our environment is passed on. */
async function fetchIn(settings: ProxySettings, url: string, env: Record<string, string> = {}) {
  const script = `
    import { useProxy } from ${JSON.stringify(built.href)};
    await useProxy(${JSON.stringify(settings)});
    try { console.log(await (await fetch(${JSON.stringify(url)})).text()); }
    catch (error) { console.log('failed ' + (error.cause?.code ?? error.message)); }
    process.exit();
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()));
  await new Promise(resolve => child.once('close', resolve));
  return { stdout: output.stdout.trim(), stderr: output.stderr.trim() };
}

describe.skipIf(!isBuilt)(`a process behind a proxy${buildNote}`, () => {
  test('reaches http://model.test through it, without a warning', async () => {
    const { port, asked } = await proxied();
    const settings = { https: `http://127.0.0.1:${port}`, http: `http://127.0.0.1:${port}` };
    expect(await fetchIn(settings, 'http://model.test/')).toEqual({ stdout: 'hello model.test', stderr: '' });
    expect(asked).toEqual(['model.test:80 -']);
  });

  test('sends the name and password of the proxy URL, and takes host:port without http://', async () => {
    const { port, asked } = await proxied();
    expect((await fetchIn({ http: `me:secret@127.0.0.1:${port}` }, 'http://model.test/')).stdout).toBe(
      'hello model.test',
    );
    expect(asked).toEqual([`model.test:80 Basic ${Buffer.from('me:secret').toString('base64')}`]);
  });

  test('asks the HTTPS proxy for https addresses', async () => {
    const { port, asked } = await proxied();
    await fetchIn({ https: `http://127.0.0.1:${port}` }, 'https://model.test/');
    expect(asked).toEqual(['model.test:443 -']);
  });

  test.each(['localhost', '127.0.0.1'])('reaches %s directly, whatever NO_PROXY says', async host => {
    const { port, target, asked } = await proxied();
    const settings = { http: `http://127.0.0.1:${port}`, no: 'example.org' };
    expect((await fetchIn(settings, `http://${host}:${target}/`)).stdout).toBe(`hello ${host}:${target}`);
    expect(asked).toEqual([]);
  });

  test.each(['model.test', '.test', '*'])('NO_PROXY=%s goes around it', async no => {
    const { port, asked } = await proxied();
    const { stdout } = await fetchIn({ http: `http://127.0.0.1:${port}`, no }, 'http://model.test/');
    expect(stdout).toMatch(/^failed (ENOTFOUND|EAI_AGAIN)$/);
    expect(asked).toEqual([]);
  });

  test('only the values it was given count, not the environment', async () => {
    const { port, asked } = await proxied();
    const env = { HTTP_PROXY: `http://127.0.0.1:${port}`, http_proxy: `http://127.0.0.1:${port}` };
    expect((await fetchIn({ http: '', https: null }, 'http://model.test/', env)).stdout).toMatch(/^failed /);
    expect(asked).toEqual([]);
  });
});

describe('a proxy that cannot be used is a usage error that keeps its secrets', () => {
  test.each([
    [{ https: 'http://me:secret@' }, 'HTTPS_PROXY', 'it is not a URL'],
    [{ http: 'http://me:secret@host:99999' }, 'HTTP_PROXY', 'it is not a URL'],
    [
      { https: 'socks5://me:secret@127.0.0.1:1080' },
      'HTTPS_PROXY',
      'socks5://127.0.0.1:1080 is a socks5 proxy, only http and https proxies work',
    ],
  ])('%j', async (settings, name, why) => {
    const error: unknown = await useProxy(settings).catch((failure: unknown) => failure);
    if (!(error instanceof UsageError)) return expect.fail('it was accepted');
    expect(partsOf(error)).toEqual({
      code: 'E_PROXY',
      category: 'usage',
      what: `the proxy in ${name} cannot be used`,
      why,
      kept: 'nothing was started',
      next: `set ${name}=http://host:port, or unset it`,
    });
    expect(String(error.stack)).not.toContain('secret');
  });
});
