// The review server's routes: the built page, and the desk as JSON. What may come in at all is decided in guard.ts,
// before any of this. GET never changes anything; every route that does is a POST.
import { Hono, type Context } from 'hono';
import { DecideSchema, LookSchema, RegenerateSchema, type Session } from '../../domain/review.ts';
import { PreviewSchema, PublishSchema } from '../../domain/publish.ts';
import type { Desk } from '../desk.ts';
import { bodyOf } from './body.ts';
import type { Events } from './events.ts';
import { bugFailure, failureOf, failureOfRefusal, type Failure } from './failures.ts';
import { notHere, wrongMethod } from './guard.ts';
import { pdfAnswer, recentPdfs } from './pdf.ts';

/** A file of the built page: its bytes and its type; null when there is no such file. */
export type PageFiles = (path: string) => Promise<{ body: Uint8Array<ArrayBuffer>; type: string } | null>;

export interface AppOptions {
  readonly desk: Desk;
  readonly session: Session;
  readonly files: PageFiles;
  readonly events: Events;
  /** Told of what nobody expected. The server stays up. */
  readonly onBug: (error: unknown) => void;
}

/** The routes. Pure but for the desk: no port is opened. */
export function reviewApp(options: AppOptions): Hono {
  const app = new Hono();
  app.onError(error => {
    const failure = failureOf(error);
    if (failure === null) options.onBug(error);
    return answer(failure ?? bugFailure());
  });
  app.notFound(() => answer(failureOfRefusal(notHere())));
  addReading(app, options);
  addDeciding(app, options.desk);
  addPage(app, options);
  return app;
}

/** What is looked at. */
function addReading(app: Hono, { desk, session, events }: AppOptions): void {
  const pdfs = recentPdfs(desk);
  const get = (path: string, read: (c: Context) => Response | Promise<Response>): void => {
    app.get(path, read).all(path, () => answer(failureOfRefusal(wrongMethod())));
  };
  get('/api/session', c => c.json(session));
  get('/api/queue', async c => c.json(await desk.queue()));
  get('/api/papers/:stem', async c => c.json(await desk.paper(stemIn(c))));
  app.get('/api/papers/:stem/preview', async c => c.json(await desk.preview(stemIn(c))));
  get('/api/papers/:stem/pdf', c => pdfAnswer(pdfs, stemIn(c), c.req.raw.headers));
  get('/api/events', c => {
    const since = /^\d{1,15}$/.exec(c.req.header('x-review-since') ?? '')?.[0];
    const stream = events.open(since === undefined ? null : Number(since));
    return new Response(stream, { headers: { 'content-type': 'application/x-ndjson' } });
  });
}

/** What changes something, and what is asked with words that are too long for an address. */
function addDeciding(app: Hono, desk: Desk): void {
  const post = (path: string, act: (stem: string, body: unknown) => Promise<unknown>): void => {
    app
      .post(path, async c => {
        const body = await bodyOf(c.req.raw);
        return body.isTooLarge ? answer(body.failure) : c.json(await act(stemIn(c), body.value));
      })
      .all(path, () => answer(failureOfRefusal(wrongMethod())));
  };
  const paper = '/api/papers/:stem';
  post(`${paper}/decide`, (stem, body) => desk.decide(stem, DecideSchema.parse(body)));
  post(`${paper}/look`, (stem, body) => desk.look(stem, LookSchema.parse(body)));
  post(`${paper}/estimate`, (stem, body) => desk.estimate(stem, RegenerateSchema.parse(body)));
  post(`${paper}/regenerate`, (stem, body) => desk.regenerate(stem, RegenerateSchema.parse(body)));
  post(`${paper}/preview`, (stem, body) => desk.preview(stem, PreviewSchema.parse(body).settled));
  post(`${paper}/publish`, (stem, body) => desk.publish(stem, PublishSchema.parse(body)));
  post('/api/undo', () => desk.undo());
  post('/api/redo', () => desk.redo());
}

/** The page, which holds nothing secret: the token comes with the address, and stays in the browser. */
function addPage(app: Hono, { files }: AppOptions): void {
  app.get('*', async c => {
    const file = await files(c.req.path === '/' ? 'index.html' : c.req.path.slice(1));
    if (file === null) return c.notFound();
    const headers: Record<string, string> = { 'content-type': file.type };
    if (HASHED.test(c.req.path)) headers['cache-control'] = 'private, max-age=31536000, immutable';
    return c.body(file.body, 200, headers);
  });
}

/** Vite puts a hash of the content into the name: `assets/index-UhHfwoDj.js`. */
const HASHED = /^\/assets\/[\w.-]{1,80}-[\w-]{8}\.\w{1,5}$/;

/** Notes are named like this; '' where the route names none. */
function stemIn(c: Context): string {
  const stem = c.req.param('stem') ?? '';
  if (stem.length > 60) throw new SyntaxError('no stem is so long');
  return stem;
}

function answer({ status, body }: Failure): Response {
  // What is left of a body that is too large is not read.
  return Response.json(body, { status, headers: status === 413 ? { connection: 'close' } : {} });
}
