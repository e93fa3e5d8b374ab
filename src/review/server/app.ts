// The review server's routes: the built page, and the desk as JSON. What may come in at all is decided in guard.ts.
import { Hono } from 'hono';
import { DecideSchema, LookSchema, PublishSchema, RegenerateSchema } from '../../domain/review.ts';
import type { Desk } from '../desk.ts';

/** A file of the built page: its bytes and its type; null when there is no such file. */
export type PageFiles = (path: string) => Promise<{ body: Uint8Array<ArrayBuffer>; type: string } | null>;

export interface AppOptions {
  readonly desk: Desk;
  readonly files: PageFiles;
  /** 256 bits, hex; new for each start. */
  readonly token: string;
}

/** The routes. Pure but for the desk: no port is opened. */
export function reviewApp({ desk, files }: AppOptions): Hono {
  const app = new Hono();
  app.get('/api/queue', async c => c.json(await desk.queue()));
  app.get('/api/papers/:stem', async c => c.json(await desk.paper(c.req.param('stem'))));
  app.post('/api/papers/:stem/decide', async c =>
    c.json(await desk.decide(c.req.param('stem'), DecideSchema.parse(await c.req.json()))),
  );
  app.post('/api/papers/:stem/look', async c =>
    c.json(await desk.look(c.req.param('stem'), LookSchema.parse(await c.req.json()))),
  );
  app.post('/api/papers/:stem/estimate', async c =>
    c.json(await desk.estimate(c.req.param('stem'), RegenerateSchema.parse(await c.req.json()))),
  );
  app.post('/api/papers/:stem/regenerate', async c =>
    c.json(await desk.regenerate(c.req.param('stem'), RegenerateSchema.parse(await c.req.json()))),
  );
  app.get('/api/papers/:stem/preview', async c => c.json(await desk.preview(c.req.param('stem'))));
  app.post('/api/papers/:stem/publish', async c =>
    c.json(await desk.publish(c.req.param('stem'), PublishSchema.parse(await c.req.json()))),
  );
  app.post('/api/undo', async c => c.json(await desk.undo()));
  app.post('/api/redo', async c => c.json(await desk.redo()));
  app.get('/api/papers/:stem/pdf', async c => {
    const pdf = await desk.pdf(c.req.param('stem'));
    return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf' });
  });
  app.get('*', async c => {
    const path = new URL(c.req.url).pathname;
    const file = await files(path === '/' ? 'index.html' : path.slice(1));
    return file === null ? c.notFound() : c.body(file.body, 200, { 'content-type': file.type });
  });
  return app;
}
