// A loopback server of a built page and of PDFs, with the policy that the page must do with. Answers ranges as the
// review server does, and counts what it gives.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface ServedPdf {
  readonly bytes: Uint8Array;
  /** Another answer than the PDF: a status, with a JSON error. */
  readonly status?: number;
  /** Never answers. */
  readonly isSilent?: boolean;
  /** Of an answer that is the whole file, sends these bytes only and goes on for ever. */
  readonly holdsAfter?: number;
}

export interface PdfServer {
  readonly url: string;
  /** By path: `/pdf/paper`. */
  readonly pdfs: Map<string, ServedPdf>;
  /** Bytes of PDFs given, and requests for them. */
  readonly given: { bytes: number; requests: number };
  /** Paths of the page that were asked for. */
  readonly asked: Set<string>;
  /** Breaches of the policy that browsers reported, workers included. */
  readonly breaches: string[];
  readonly close: () => Promise<void>;
}

const REPORTS = '/reports';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/**
 * @param folder of the built harnesses
 * @param policy the Content-Security-Policy of every answer, the worker's file included
 */
export async function servePdfs(folder: string, policy: string): Promise<PdfServer> {
  const pdfs = new Map<string, ServedPdf>();
  const given = { bytes: 0, requests: 0 };
  const asked = new Set<string>();
  const breaches: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.setHeader('content-security-policy', `${policy}; report-uri ${REPORTS}`);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cache-control', 'no-store');
    if (path === REPORTS) {
      request.setEncoding('utf8').on('data', (chunk: string) => breaches.push(chunk));
      response.writeHead(204).end();
      return;
    }
    const pdf = pdfs.get(path);
    if (pdf !== undefined) {
      given.requests += 1;
      given.bytes += answerPdf(pdf, request, response);
      return;
    }
    asked.add(path);
    answerFile(join(folder, normalize(path === '/' ? '/pdf-harness/index.html' : path)), response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    pdfs,
    given,
    asked,
    breaches,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerFile(path: string, response: ServerResponse): void {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  try {
    const body = readFileSync(path);
    response.writeHead(200, { 'content-type': type }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** Gives the number of bytes that were sent. */
function answerPdf(pdf: ServedPdf, request: IncomingMessage, response: ServerResponse): number {
  const { bytes, status, isSilent } = pdf;
  if (isSilent) return 0;
  const headers = { 'content-type': 'application/pdf', 'accept-ranges': 'bytes' };
  if (status !== undefined || request.headers.authorization !== 'Bearer test') {
    response.writeHead(status ?? 401, { 'content-type': 'application/json' });
    response.end('{"error":{"code":"E_REVIEW_PDF"}}');
    return 0;
  }
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined || to === undefined) {
    response.writeHead(200, { ...headers, 'content-length': bytes.length });
    const sent = bytes.subarray(0, pdf.holdsAfter);
    if (sent.length < bytes.length) response.write(sent);
    else response.end(sent);
    return sent.length;
  }
  const part = bytes.subarray(Number(from), Number(to) + 1);
  response.writeHead(206, {
    ...headers,
    'content-length': part.length,
    'content-range': `bytes ${from}-${Number(to)}/${bytes.length}`,
  });
  response.end(part);
  return part.length;
}
