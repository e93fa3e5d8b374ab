// A chat-completions endpoint on loopback that answers as told, counts what it was asked, and can misbehave.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the server. A string is the content of a complete answer. */
export type Play = string | ((request: AskedRequest, response: ServerResponse) => void);

export interface AskedRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly model: string;
    readonly messages: readonly { role: string; content: string }[];
    readonly [key: string]: unknown;
  };
}

export interface ModelServer {
  readonly baseUrl: string;
  readonly requests: AskedRequest[];
  /** Later requests are answered by these, in order; the last one goes on for ever. */
  play(...plays: Play[]): void;
  close(): Promise<void>;
}

/** Starts a server on a free port. */
export async function startModelServer(...first: Play[]): Promise<ModelServer> {
  const requests: AskedRequest[] = [];
  let plays = [...first];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const asked = { headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString() || '{}') };
      requests.push(asked);
      const play = plays.length > 1 ? plays.shift()! : (plays[0] ?? '{}');
      if (typeof play === 'string') completion(play)(asked, response);
      else play(asked, response);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    play: (...next) => void (plays = next),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A chat completion as a JSON body. */
export function completion(
  content: string,
  options: { finishReason?: string; refusal?: string } = {},
): Exclude<Play, string> {
  return (_, response) =>
    json(200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: 'fixture-model-1',
      choices: [
        {
          index: 0,
          finish_reason: options.finishReason ?? 'stop',
          message: { role: 'assistant', content, refusal: options.refusal ?? null },
        },
      ],
      usage: { prompt_tokens: 100, completion_tokens: 20, prompt_tokens_details: { cached_tokens: 40 } },
    })(_, response);
}

/** A status and a JSON body. */
export function json(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Exclude<Play, string> {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

/** An event stream of these pieces; without `finish` it breaks off before its final event. */
export function stream(pieces: readonly string[], finish: string | null = 'stop'): Play {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const content of pieces)
      response.write(event({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }));
    if (finish !== null) {
      response.write(event({ choices: [{ index: 0, delta: {}, finish_reason: finish }] }));
      response.write(event({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } }));
      response.write('data: [DONE]\n\n');
    }
    response.end();
  };
}

/** Accepts the request and never answers; with `headers`, sends a beginning and stalls in the body. */
export function hang(headers = false): Play {
  return (_, response) => {
    if (headers) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"choices": [');
    }
  };
}

function event(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
