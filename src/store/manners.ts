// What was learned of servers, kept for a week: one small file for each base URL and model (disk door).
// It saves calls and is nothing else: what cannot be read or written is not missed.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { canonicalHash } from '../lib/canonical-hash.ts';
import { writeFileSafely } from './write-file.ts';

/** A server changes with its next release: after so long it is asked anew. */
const KEPT_MS = 7 * 24 * 3600 * 1000;

/** Who was asked: the mode that a person chose belongs to it, since under it other things are learned. */
export interface Server {
  readonly baseUrl: string;
  readonly model: string;
  readonly mode: string;
}

/** A kept manner and when it was learned, milliseconds since 1970. */
export interface Remembered<T> {
  readonly at: number;
  readonly manner: T;
}

export interface Manners<T> {
  /** Null when nothing is known, or it is older than a week. */
  readonly get: (server: Server) => Promise<Remembered<T> | null>;
  /** Keeps it; that it cannot be kept is no failure. */
  readonly put: (server: Server, manner: T) => Promise<void>;
}

/** Opens `<state>/servers`. `schema` judges what is read: a file of another release is none. */
export function openManners<T>(
  stateDir: string,
  { schema, now }: { schema: z.ZodType<T>; now: () => number },
): Manners<T> {
  const folder = join(stateDir, 'servers');
  const File = z.object({ at: z.number(), manner: schema });
  const pathOf = (server: Server): string => join(folder, `${canonicalHash(server)}.json`);
  return {
    get: async server => {
      const text = await readFile(pathOf(server), 'utf8').catch(() => '');
      const found = File.safeParse(parsed(text)).data;
      if (found === undefined) return null;
      const age = now() - found.at;
      return age < 0 || age > KEPT_MS ? null : found;
    },
    put: async (server, manner) => {
      const { baseUrl, model } = server;
      const text = `${JSON.stringify({ baseUrl, model, at: now(), manner }, null, 2)}\n`;
      await mkdir(folder, { recursive: true })
        .then(() => writeFileSafely(pathOf(server), new TextEncoder().encode(text)))
        .catch(() => undefined);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // torn or of somebody else: as if it were not there
  }
}
