// Which program on this machine serves models: GET /v1/models on loopback, all ports at once, a blink each.
import * as z from 'zod';
import { readText } from '../../model/body-text.ts';

export interface LocalServer {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
  /** Models that can write, in the server's order; those for embeddings, speech and ranking are left out. */
  readonly models: readonly string[];
}

export interface Port {
  readonly id: string;
  readonly name: string;
  readonly port: number;
}

const WAIT_MS = 400;
const MAX_BYTES = 1_000_000;
const CANNOT_WRITE = /embed|rerank|whisper|\btts\b|\bclip\b|\bbge\b/i;
const ModelsSchema = z.object({ data: z.array(z.object({ id: z.string().min(1).max(300) })) });

/** The servers of `ports` that answer with a list of models, in the order of `ports`. Throws only the signal's reason. */
export async function findServers(ports: readonly Port[], signal: AbortSignal): Promise<LocalServer[]> {
  const found = await Promise.all(ports.map(port => look(port, signal)));
  signal.throwIfAborted();
  return found.filter(server => server !== null);
}

async function look({ id, name, port }: Port, signal: AbortSignal): Promise<LocalServer | null> {
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  try {
    const response = await fetch(`${baseUrl}/models`, {
      // Whatever listens there may be no server of models: it is not followed anywhere.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS)]),
    });
    const text = await readText(response, MAX_BYTES);
    const parsed = ModelsSchema.safeParse(JSON.parse(text));
    if (!response.ok || !parsed.success) return null;
    const models = parsed.data.data.map(model => model.id).filter(model => !CANNOT_WRITE.test(model));
    return { id, name, baseUrl, models };
  } catch {
    return null; // nobody there, too slow, or something else than a server of models
  }
}
