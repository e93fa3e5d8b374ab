// arXiv and a model, played on loopback from recorded files. Door: a server on 127.0.0.1, for the demo only.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the demo's world answers with. */
export interface Recordings {
  readonly feed: Uint8Array;
  readonly pdf: Uint8Array;
  /** Chat completions, in order; the last one is given again. */
  readonly replies: readonly Uint8Array[];
}

export interface DemoServer {
  readonly url: string;
  /** Requests answered so far: `GET /pdf/2501.01234v2`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Starts the server on a free port. */
export async function startDemoServer(recordings: Recordings): Promise<DemoServer> {
  const requests: string[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(`${request.method ?? 'GET'} ${path.replace(/\?.*/, '')}`);
    request.resume();
    if (path.startsWith('/api/query')) send(response, 'application/atom+xml', recordings.feed);
    else if (path.startsWith('/pdf/')) send(response, 'application/pdf', recordings.pdf);
    else if (path === '/v1/chat/completions') {
      const reply = recordings.replies[Math.min(asked, recordings.replies.length - 1)];
      asked += 1;
      send(response, 'application/json', reply ?? new Uint8Array());
    } else response.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // listen() on a port gives an AddressInfo, never a pipe name or null.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function send(response: ServerResponse, type: string, body: Uint8Array): void {
  response.writeHead(200, { 'content-type': type, 'content-length': body.byteLength });
  response.end(body);
}
