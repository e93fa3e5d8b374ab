// Many questions at once to a server that lets through so many and no more: a real one, on loopback.
import type { ServerResponse } from 'node:http';
import { describe, expect, test as plain } from 'vitest';
import type { Reply } from '../../src/domain/reply.ts';
import type { ToolError } from '../../src/lib/errors.ts';
import { askModel } from '../../src/model/converse.ts';
import { openGate, type GateOptions, type ModelGate } from '../../src/model/gate.ts';
import {
  completion,
  json,
  startModelServer,
  type AskedRequest,
  type ModelServer,
} from '../support/model-server.ts';

/** Each test has a server of its own: most of them wait, so they wait together. */
const test = plain.extend<{ server: ModelServer }>({
  server: async ({}, use) => {
    const server = await startModelServer('{"ok":1}');
    await use(server);
    await server.close();
  },
});

interface Asked {
  /** When requests were sent, and when denials had come back, on the clock of performance.now. */
  readonly sent: number[];
  readonly denied: number[];
  readonly ends: PromiseSettledResult<unknown>[];
  readonly paces: number[];
}

const quiet = { signal: new AbortController().signal, random: () => 0, log: () => undefined };

/** Asks about one paper through the gate. */
function askAbout(paper: string, { baseUrl }: ModelServer, gate: ModelGate): Promise<Reply> {
  const settings = {
    apiKey: '',
    baseUrl,
    host: '127.0.0.1',
    model: 'fixture-model-1',
    temperature: null,
    maxOutputTokens: 500,
    deadlineSeconds: 20,
  };
  const question = {
    paper,
    messages: [{ role: 'user', content: `JSON of ${paper} please` }] as const,
    schema: { name: 'notes', json: { type: 'object' } },
    callsAllowed: 2,
  };
  return askModel(question, settings, { gate: () => Promise.resolve(gate), backoffMs: 20, ...quiet });
}

/** Asks about so many papers at once through one gate. */
async function askAll(
  papers: number,
  server: ModelServer,
  options: Partial<GateOptions> = {},
): Promise<Asked> {
  const [sent, denied, paces]: [number[], number[], number[]] = [[], [], []];
  const gate = openGate({
    concurrency: 16,
    backoffMs: 20,
    ...quiet,
    onPace: now => void paces.push(now),
    ...options,
  });
  const watched: ModelGate = {
    run: (call, send) =>
      gate.run(call, async () => {
        sent.push(performance.now());
        const outcome = await send();
        if (outcome.kind === 'denial') denied.push(performance.now());
        return outcome;
      }),
  };
  const ends = await Promise.allSettled(
    Array.from({ length: papers }, (_, index) => askAbout(`2501.${index}v1`, server, watched)),
  );
  return { sent, denied, ends, paces };
}

/** A server's rule: so many requests, then none for a time that begins with the first one too many, however slowly they come. */
function windows({
  most,
  ms,
  header,
}: {
  most: number;
  ms: number;
  header: (leftMs: number) => [string, string];
}) {
  const seen = { windows: 0, denials: [] as { at: number; until: number }[], arrivals: [] as number[] };
  let [until, taken] = [Infinity, 0];
  const play = (request: AskedRequest, response: ServerResponse): void => {
    const now = performance.now();
    seen.arrivals.push(now);
    if (now >= until) [until, taken] = [Infinity, 0];
    if (taken === 0) seen.windows += 1;
    taken += 1;
    if (taken <= most) return completion('{"ok":1}')(request, response);
    until = Math.min(until, now + ms);
    const [name, value] = header(until - now);
    seen.denials.push({ at: now, until });
    json(429, { error: { message: 'slow down' } }, { [name]: value })(request, response);
  };
  return { seen, play };
}

/** Requests that were sent after a denial had come back and before the time that the server then named. */
function sentInPauses({ sent, denied }: Asked, { denials }: ReturnType<typeof windows>['seen']): number[] {
  const pauses = denied.map(from => ({
    from,
    until: Math.max(...denials.filter(({ at }) => at <= from).map(({ until }) => until)),
  }));
  return sent.filter(at => pauses.some(({ from, until }) => at > from + 1 && at < until - 1));
}

describe.concurrent('a server with a limit', () => {
  test('answers 60 questions asked 16 at once, and none is sent while it asks to wait', async ({
    server,
  }) => {
    const ms = 250;
    const { seen, play } = windows({
      most: 10,
      ms,
      header: left => ['retry-after-ms', Math.ceil(left).toFixed(0)],
    });
    server.play(play);
    const asked = await askAll(60, server);
    const { ends, paces } = asked;
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(60);
    expect(sentInPauses(asked, seen)).toEqual([]);
    expect(seen.arrivals).toHaveLength(60 + seen.denials.length);
    // Halved at each burst and raised by one a round, the pace stays near what the server lets through.
    expect(seen.denials.length).toBeLessThan(60);
    expect(paces[0]).toBe(8);
    expect(Math.min(...paces)).toBeGreaterThanOrEqual(1);
  });

  test.for<[string, () => [string, string]]>([
    ['seconds', () => ['retry-after', '1']],
    ['a date', () => ['retry-after', new Date(Date.now() + 2000).toUTCString()]],
    ['the reset of its limit', () => ['x-ratelimit-reset-requests', '1s']],
  ])('that names the time by %s is left alone until then by all', async ([, header], { server }) => {
    const { seen, play } = windows({ most: 20, ms: 900, header });
    server.play(play);
    const asked = await askAll(30, server);
    expect(asked.ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
    expect(sentInPauses(asked, seen)).toEqual([]);
    expect(seen.windows).toBeGreaterThanOrEqual(2);
  });

  test('that names no time in a storm is asked more and more seldom, and all are answered in the end', async ({
    server,
  }) => {
    let [requests, begun] = [0, 0];
    server.play((request, response) => {
      requests += 1;
      if (requests === 1) begun = performance.now();
      // Pauses of 20, 40, 80 and 160 ms lead out of it.
      if (performance.now() < begun + 250) json(429, {})(request, response);
      else completion('{"ok":1}')(request, response);
    });
    const { ends, paces } = await askAll(40, server);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    expect(paces[0]).toBe(8);
    expect(requests).toBeLessThanOrEqual(40 + 16 + 8 + 4 + 2 + 1);
  });

  test('that never lets anything through is given up on after 8 rounds, for all papers', async ({
    server,
  }) => {
    server.play(json(429, {}));
    const { ends } = await askAll(30, server, { backoffMs: 2 });
    const reasons = ends.map(end => (end.status === 'rejected' ? (end.reason as ToolError) : null));
    expect(new Set(reasons.map(reason => reason?.code))).toEqual(new Set(['E_MODEL_WAIT']));
    expect(reasons.map(reason => reason?.what)).toEqual(
      ends.map((_, index) => `127.0.0.1 let no call through for 2501.${index}v1`),
    );
    expect(server.requests.length).toBeLessThanOrEqual(16 + 8 + 4 + 2 + 4);
  });

  test('that wants a key gets no more than the 16 requests under way, and each paper hears it by name', async ({
    server,
  }) => {
    server.play((request, response) => {
      setTimeout(() => json(401, { error: { message: 'bad key' } })(request, response), 30);
    });
    const { ends } = await askAll(60, server);
    expect(server.requests.length).toBeLessThanOrEqual(16);
    expect(ends.map(end => (end.status === 'rejected' ? (end.reason as ToolError).what : ''))).toEqual(
      ends.map((_, index) => `127.0.0.1 wants a key for 2501.${index}v1, and none is set`),
    );
  });

  test('does not use up the three tries for failures', async ({ server }) => {
    const soon = json(429, {}, { 'retry-after-ms': '1' });
    const oops = json(500, { error: { message: 'oops' } });
    server.play(soon, oops, soon, soon, oops, soon, soon, '{"ok":1}');
    const { ends } = await askAll(1, server);
    expect(ends[0]).toMatchObject({ status: 'fulfilled', value: { text: '{"ok":1}', calls: 1 } });
    server.play(soon, oops, soon, oops, soon, oops);
    const { ends: failed } = await askAll(1, server);
    expect(failed[0]).toMatchObject({ status: 'rejected', reason: { why: 'HTTP 500: oops' } });
  });

  test('that never takes one question while it takes others does not hold that one for ever', async ({
    server,
  }) => {
    server.play((request, response) => {
      const isBad = request.body.messages[0]?.content.includes('2501.99v1') === true;
      if (isBad) json(429, {}, { 'retry-after-ms': '1' })(request, response);
      else completion('{"ok":1}')(request, response);
    });
    const gate = openGate({ concurrency: 1, backoffMs: 1, ...quiet });
    let reason: unknown = null;
    void askAbout('2501.99v1', server, gate).catch((error: unknown) => (reason = error));
    while (reason === null) await askAbout('2501.1v1', server, gate);
    expect(reason).toMatchObject({
      code: 'E_MODEL_WAIT',
      what: '127.0.0.1 let no call through for 2501.99v1',
      why: 'it asked to wait 20 times, and then said HTTP 429: {}',
    });
    expect(await askAbout('2501.2v1', server, gate)).toMatchObject({ text: '{"ok":1}' });
  });
});
