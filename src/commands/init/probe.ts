// Which program on this machine serves models: GET /v1/models on loopback, all ports at once, a blink each.
import * as z from 'zod';
import { isNear } from '../../lib/near.ts';
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
  const models = await listModels(baseUrl, { key: null, signal });
  return models === null ? null : { id, name, baseUrl, models };
}

/** The models that a near host lists; [] for one that lists none. A host that is far is not asked. */
export async function modelsNear(
  baseUrl: string,
  given: { readonly key: string | null; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  if (!isNear(new URL(baseUrl).hostname)) return [];
  const models = await listModels(baseUrl, given);
  given.signal.throwIfAborted();
  return models ?? [];
}

async function listModels(
  baseUrl: string,
  { key, signal }: { readonly key: string | null; readonly signal: AbortSignal },
): Promise<readonly string[] | null> {
  try {
    const response = await fetch(`${baseUrl}/models`, {
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
      // Whatever listens there may be no server of models: it is not followed anywhere.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(WAIT_MS)]),
    });
    const text = await readText(response, MAX_BYTES);
    const parsed = ModelsSchema.safeParse(JSON.parse(text));
    if (!response.ok || !parsed.success) return null;
    return parsed.data.data.map(model => model.id).filter(model => !CANNOT_WRITE.test(model));
  } catch {
    return null; // nobody there, too slow, or something else than a server of models
  }
}
