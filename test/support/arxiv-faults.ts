// The ways in which a server can break an answer, each on the raw socket: see reset, drip, gzip-bomb below.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { ServedAnswer } from './arxiv-server.ts';

export type FaultName =
  | 'reset'
  | 'truncated-length'
  | 'truncated-chunked'
  | 'truncated-close'
  | 'short-length'
  | 'html-as-pdf'
  | 'garbage'
  | 'empty'
  | 'redirect-loop'
  | 'silent'
  | 'drip'
  | 'slow'
  | 'gzip-bomb';

type Break = (normal: ServedAnswer, request: IncomingMessage, response: ServerResponse) => void;

/** Half of the real body is sent by the truncating ones. */
export const FAULTS: Record<FaultName, Break> = {
  reset: (_normal, request) => request.socket.resetAndDestroy(),
  'truncated-length': (normal, request) => {
    const { type, bytes, half } = parts(normal);
    request.socket.end(
      Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${type}Content-Length: ${bytes.length}\r\n\r\n`), half]),
    );
  },
  'truncated-chunked': (normal, request) => {
    const { type, half } = parts(normal);
    const head = `HTTP/1.1 200 OK\r\n${type}Transfer-Encoding: chunked\r\n\r\n${half.length.toString(16)}\r\n`;
    request.socket.end(Buffer.concat([Buffer.from(head), half, Buffer.from('\r\n')]));
  },
  'truncated-close': (normal, request) => {
    const { type, half } = parts(normal);
    request.socket.end(
      Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${type}Connection: close\r\n\r\n`), half]),
    );
  },
  'short-length': (normal, request) => {
    const { type, bytes, half } = parts(normal);
    const head = `HTTP/1.1 200 OK\r\n${type}Content-Length: ${half.length}\r\nConnection: close\r\n\r\n`;
    request.socket.end(Buffer.concat([Buffer.from(head), bytes]));
  },
  'html-as-pdf': (_normal, _request, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf' });
    response.end(
      '<!DOCTYPE html><html><head><title>Hotel Wi-Fi login</title></head><body>Welcome</body></html>',
    );
  },
  garbage: (_normal, request) => request.socket.end('SSH-2.0-OpenSSH_9.2p1\r\n'),
  empty: (_normal, _request, response) =>
    response.writeHead(200, { 'content-type': 'application/pdf' }).end(),
  'redirect-loop': (_normal, request, response) =>
    response.writeHead(302, { location: request.url ?? '/' }).end('moved'),
  silent: () => undefined,
  drip: (normal, _request, response) => {
    response.writeHead(200, normal.headers);
    trickle(response, Buffer.from(normal.body), 20);
  },
  slow: (normal, _request, response) => {
    setTimeout(() => response.writeHead(normal.status, normal.headers).end(normal.body), 1500);
  },
  'gzip-bomb': (_normal, _request, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-encoding': 'gzip' });
    response.end(bomb());
  },
};

function parts({ headers, body }: ServedAnswer): { type: string; bytes: Buffer; half: Buffer } {
  const bytes = Buffer.from(body);
  const type = `Content-Type: ${headers['content-type'] ?? 'application/pdf'}\r\n`;
  return { type, bytes, half: bytes.subarray(0, Math.floor(bytes.length / 2)) };
}

/** One byte every `pauseMs`, until the client has had enough. */
function trickle(response: ServerResponse, bytes: Buffer, pauseMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent >= bytes.length) response.end();
  }, pauseMs);
  response.once('close', () => clearInterval(timer));
}

/** 0.2 MB that unfold to 200 MB; made only when asked for. */
function bomb(): Buffer {
  return gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
}
