// The body of a status of 400 and more → code and message. Pure but for reading the body.
// Servers put them in many forms: {error:{…}}, {error:"…"}, {code,message}, {detail}, [{error}], HTML.
import * as z from 'zod';
import { readText } from './body-text.ts';
import type { Denial } from './denial.ts';
import { toldWaitIn } from './rate-limits.ts';

const word = z.union([z.string(), z.number().transform(String)]).catch('');
const Fields = z.object({ code: word, param: word, message: word, detail: word });
const Body = z.union([
  z.object({ error: z.string() }).transform(({ error }) => ({ ...NOTHING, message: error })),
  z.object({ error: Fields }).transform(({ error }) => error),
  Fields,
]);
const NOTHING = { code: '', param: '', message: '', detail: '' };

const MAX_BODY = 100_000;
/** Longest message kept; it goes into one line for a person. */
const MAX_MESSAGE = 200;

/** Reads a denial; never throws for what the body holds. */
export async function readDenial(response: Response, hide: (text: string) => string): Promise<Denial> {
  const text = hide(await readText(response, MAX_BODY));
  const json = parseOrNull(text);
  const fields = Body.safeParse(Array.isArray(json) ? json[0] : json).data ?? NOTHING;
  const told = [fields.message, fields.detail].find(part => part !== '') ?? plain(text);
  return {
    status: response.status,
    code: `${fields.param} ${fields.code}`.trim(),
    message: told.slice(0, MAX_MESSAGE),
    ...toldWaitIn(response.headers),
  };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // HTML or plain text: shown as it is
  }
}

function plain(html: string): string {
  return html
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
