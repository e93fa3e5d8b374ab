// Servers of models on this machine are found by asking; what is none is passed over.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { findServers, modelsNear, type Port } from '../../../src/commands/init/probe.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(id: string, answer: RequestListener): Promise<Port> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { id, name: id, port: (server.address() as AddressInfo).port };
}

const models =
  (...ids: string[]): RequestListener =>
  (request, response) =>
    response.end(request.url === '/v1/models' ? JSON.stringify({ data: ids.map(id => ({ id })) }) : '');

test('a server is named with the models that can write, in its order; the order is that of the ports', async () => {
  const silent = await listen('silent', () => undefined);
  const one = await listen('one', models('nomic-embed-text', 'qwen3:4b', 'bge-m3', 'llama3'));
  const two = await listen('two', models());
  const found = await findServers([silent, one, two], new AbortController().signal);
  expect(found).toEqual([
    { id: 'one', name: 'one', baseUrl: `http://127.0.0.1:${one.port}/v1`, models: ['qwen3:4b', 'llama3'] },
    { id: 'two', name: 'two', baseUrl: `http://127.0.0.1:${two.port}/v1`, models: [] },
  ]);
});

test('what answers in another way is no server of models', async () => {
  const ports = await Promise.all([
    listen('page', (_, response) => response.end('<html>')),
    listen('refuses', (_, response) => response.writeHead(401).end('{"data":[]}')),
    listen('elsewhere', (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end()),
    listen('huge', (_, response) => response.end(`{"data":[],"x":"${'x'.repeat(1_100_000)}"}`)),
    listen('odd', (_, response) => response.end('{"data":[{"name":1}]}')),
  ]);
  expect(await findServers(ports, new AbortController().signal)).toEqual([]);
});

test('Ctrl-C ends the look', async () => {
  const silent = await listen('silent', () => undefined);
  const reason = new RangeError('Ctrl-C');
  const stopping = new AbortController();
  const found = findServers([silent], stopping.signal);
  stopping.abort(reason);
  await expect(found).rejects.toBe(reason);
});

test('a near host is asked with its key for the models that it lists; one that is silent lists none', async () => {
  const keys: (string | undefined)[] = [];
  const server = await listen('keyed', (request, response) => {
    keys.push(request.headers.authorization);
    models('qwen3', 'bge-m3')(request, response);
  });
  const { signal } = new AbortController();
  const baseUrl = `http://127.0.0.1:${server.port}/v1`;
  const found = await Promise.all([
    modelsNear(baseUrl, { key: 'sk-a', signal }),
    modelsNear(baseUrl, { key: null, signal }),
    modelsNear('http://127.0.0.1:1/v1', { key: null, signal }),
  ]);
  expect(found).toEqual([['qwen3'], ['qwen3'], []]);
  expect(keys.sort()).toEqual(['Bearer sk-a', undefined]);
});
