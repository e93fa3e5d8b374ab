// The review server's door: a port on 127.0.0.1, and the files of the built page.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Desk } from '../desk.ts';
import { reviewApp, type PageFiles } from './app.ts';

export interface ReviewServer {
  /** `http://127.0.0.1:<port>/#<token>` */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves until it is closed. @param folder of the built page */
export async function serveReview(
  desk: Desk,
  { folder, port }: { folder: string; port: number },
): Promise<ReviewServer> {
  const token = randomBytes(32).toString('hex');
  const { fetch } = reviewApp({ desk, token, files: filesIn(folder) });
  return new Promise(resolve => {
    const server = serve({ fetch, hostname: '127.0.0.1', port }, info => {
      resolve({
        address: `http://127.0.0.1:${info.port}/#${token}`,
        close: () =>
          new Promise<void>(done => {
            server.close(() => {
              done();
            });
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};

function filesIn(folder: string): PageFiles {
  return async path => {
    if (path.includes('..')) return null;
    const body = await readFile(join(folder, path)).catch(() => null);
    if (body === null) return null;
    return { body: new Uint8Array(body), type: TYPES[extname(path)] ?? 'application/octet-stream' };
  };
}
