// Loopback in the part of Hugging Face: an address that redirects to a CDN and says what the file is, and a CDN that
// knows ranges. Each request is noted; a test may change the file, or have connections cut.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelFileServer {
  readonly url: string;
  /** `GET /cdn/file bytes=5-` */
  readonly requests: string[];
  file: Buffer;
  etag: string;
  /** What is told of it; a test may lie. Null: nothing is. */
  sha256: string | null;
  /** The next answers of the CDN end after so many bytes. */
  cuts: number[];
  /** Where the first address redirects to; by default the CDN. */
  location: string | null;
  knowsRanges: boolean;
  /** The CDN sends a little and then nothing more, without an end. */
  isSilent: boolean;
  close(): Promise<void>;
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes that begin as a GGUF file does. */
export const modelBytes = (length: number, fill = 7): Buffer =>
  Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(length - 4, fill)]);

export async function startModelFileServer(file: Buffer): Promise<ModelFileServer> {
  const server = createServer((request, response) => answer(state, request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: ModelFileServer = {
    url: `${base}/owner/repository/resolve/main/model.gguf`,
    requests: [],
    file,
    etag: '"one"',
    sha256: sha256(file),
    cuts: [],
    location: null,
    knowsRanges: true,
    isSilent: false,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return state;
}

function answer(state: ModelFileServer, request: IncomingMessage, response: ServerResponse): void {
  const { range } = request.headers;
  state.requests.push([request.method, request.url, range].filter(Boolean).join(' '));
  if (request.url?.startsWith('/cdn/') === true) return sendFile(state, request, response);
  const said = state.sha256 === null ? {} : { 'x-linked-etag': `"${state.sha256}"` };
  response.writeHead(302, {
    ...said,
    'x-linked-size': state.file.length,
    location: state.location ?? '/cdn/file',
  });
  response.end();
}

function sendFile(state: ModelFileServer, request: IncomingMessage, response: ServerResponse): void {
  const { range = '', 'if-range': ifRange } = request.headers;
  const isSame = ifRange === undefined || ifRange === state.etag;
  const from = state.knowsRanges && isSame ? Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0) : 0;
  const { length } = state.file;
  response.writeHead(from > 0 ? 206 : 200, {
    etag: state.etag,
    'content-length': length - from,
    ...(from > 0 ? { 'content-range': `bytes ${from}-${length - 1}/${length}` } : {}),
  });
  if (request.method === 'HEAD') return void response.end();
  if (state.isSilent) return void response.write(state.file.subarray(from, from + 1000));
  const cut = state.cuts.shift();
  if (cut === undefined) return void response.end(state.file.subarray(from));
  response.write(state.file.subarray(from, from + cut), () => setTimeout(() => response.destroy(), 20));
}
