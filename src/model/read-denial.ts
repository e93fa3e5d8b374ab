// What a server says when it does not answer → code and message: the body of a status of 400 and more, and errors that
// come with a 200. Servers put them in many forms: {error:{…}}, {error:"…"}, {code,message}, {detail}, [{error}], HTML.
import * as z from 'zod';
import { readText } from './body-text.ts';
import type { Denial } from './denial.ts';
import { toldWaitIn } from './rate-limits.ts';

const word = z.union([z.string(), z.number().transform(String)]).catch('');
const Fields = z.object({ code: word, param: word, type: word, message: word, msg: word, detail: word });
const Body = z.union([
  z.object({ error: z.string() }).transform(({ error }) => ({ ...NOTHING, message: error })),
  z.object({ error: Fields }).transform(({ error }) => error),
  Fields,
]);
const NOTHING = { code: '', param: '', type: '', message: '', msg: '', detail: '' };

const MAX_BODY = 100_000;
/** Longest message kept; it goes into one line for a person. */
const MAX_MESSAGE = 200;

/** Reads a denial; never throws for what the body holds. */
export async function readDenial(response: Response, hide: (text: string) => string): Promise<Denial> {
  const text = hide(await readText(response, MAX_BODY));
  return denialFrom(text, response.status, response.headers);
}

/** The denial in a body of that status. */
function denialFrom(text: string, status: number, headers: Headers): Denial {
  const json = parseOrNull(text);
  const fields = Body.safeParse(Array.isArray(json) ? json[0] : json).data ?? NOTHING;
  const told = [fields.message, fields.msg, fields.detail].find(part => part !== '') ?? plain(text);
  return {
    status,
    code: `${fields.param} ${fields.code} ${fields.type}`.replace(/\s+/g, ' ').trim(),
    message: told.slice(0, MAX_MESSAGE),
    isPage: json === null,
    ...toldWaitIn(headers),
  };
}

/** Trouble that passes; else an error within a 200 is about the request. */
const PASSING = /overload|busy|unavailable|time[d ]?out|try again|internal|upstream|bad gateway/i;
const TOO_OFTEN = /rate.?limit|too many requests/i;

/** The denial in an error that came with a 200 (OpenRouter, and proxies that hide the status). */
export function denialIn(error: unknown, headers: Headers): Denial {
  const text = JSON.stringify({ error: typeof error === 'string' ? error : (error ?? {}) });
  const denial = denialFrom(text, 200, headers);
  const said = `${denial.code} ${denial.message}`;
  const named = Number(/\b[45]\d\d\b/.exec(denial.code)?.[0] ?? 0);
  const guess = TOO_OFTEN.test(said) ? 429 : PASSING.test(said) ? 503 : 400;
  const message = `${denial.message} (said with status 200)`;
  return { ...denial, message, status: named > 0 ? named : guess };
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
    .replace(/<(style|script)\b[^>]{0,200}>[^<]{0,20000}/gi, ' ')
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
