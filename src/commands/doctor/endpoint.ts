// What a GET of the list of models says about the address: who answers there, and whether it is a model's server.
import * as z from 'zod';
import { inDotEnv } from '../../config/place.ts';
import { lineFailure } from '../../lib/line-failure.ts';
import type { Aim } from '../../lib/line-rows.ts';
import { isNear } from '../../lib/near.ts';
import { phrase } from '../../lib/phrase.ts';
import type { Reached } from '../../model/reach.ts';
import { DEADLINE_S, fail, ok, warn, type CheckResult, type DoctorWorld } from './check.ts';

const List = z.object({ data: z.array(z.looseObject({ id: z.string() })) });

/** Names of the models that the server lists; null when it gave no list. */
export function modelsIn(reached: Reached): readonly string[] | null {
  if (reached.kind === 'none' || reached.status !== 200) return null;
  try {
    return List.safeParse(JSON.parse(reached.text)).data?.data.map(({ id }) => id) ?? null;
  } catch {
    return null; // a web page
  }
}

/** No answer: where on the way it was lost, and what to do about it; `error` is null when nothing came by the deadline. */
export function unreached(name: string, error: unknown, aim: Aim): CheckResult {
  const { host } = aim;
  if (error === null)
    return fail(name, 'remote', {
      seen: phrase`${host} gave no answer within ${DEADLINE_S} s`,
      next: phrase`try again in a few minutes; behind a firewall set HTTPS_PROXY`,
    });
  const { kind, why, next } = lineFailure(error, aim);
  const seen = kind === 'other' ? phrase`the connection to ${host} failed (${why})` : why;
  return fail(name, 'remote', { seen, next });
}

/** The address as such. `isApi`: true or false when the question has shown it, null when it was not asked. */
export function checkEndpoint(world: DoctorWorld, reached: Reached, isApi: boolean | null): CheckResult {
  const { config, surroundings } = world.survey;
  const url = new URL(config.baseUrl);
  const setting = originName(config.origins.baseUrl);
  if (reached.kind === 'none')
    return unreached('endpoint', reached.error, { host: url.host, setting, ...surroundings });
  const wrong = isApi === true ? null : (wrongStatus(url, reached) ?? noApi(config.baseUrl, reached, isApi));
  if (wrong !== null) return wrong;
  if (url.protocol === 'http:' && !isNear(url.hostname))
    return warn(
      'endpoint',
      phrase`${config.baseUrl} is not encrypted: the key and the papers can be read on the way`,
      `export OPENAI_BASE_URL=${config.baseUrl.replace('http:', 'https:')}`,
    );
  return ok('endpoint', phrase`${config.baseUrl} answers`);
}

type Answered = Reached & { readonly kind: 'answer' };

function wrongStatus(url: URL, { status, headers }: Answered): CheckResult | null {
  const location = headers.get('location');
  if (status >= 300 && status < 400 && location !== null && URL.canParse(location, url.href))
    return fail('endpoint', 'usage', {
      seen: phrase`${url.href} sends us on to ${location} (HTTP ${status})`,
      next: `export OPENAI_BASE_URL=${new URL(location, url).href.replace(/\/models$/, '')}`,
    });
  if (status < 500) return null;
  return fail('endpoint', 'remote', {
    seen: phrase`${url.host} is not well: HTTP ${status}`,
    next: phrase`try again in a few minutes`,
  });
}

/** Null when it is a model's server: it lists its models, or asks for a key. */
function noApi(baseUrl: string, reached: Answered, isApi: boolean | null): CheckResult | null {
  if (modelsIn(reached) !== null || reached.status === 401 || reached.status === 403) return null;
  if (reached.status === 429) {
    const seen = phrase`${baseUrl}/models says that it is asked too often (HTTP 429)`;
    return warn('endpoint', seen, phrase`wait a minute, then: summarize doctor`);
  }
  const isPage = /^\s*<(?:!doctype|html)/i.test(reached.text);
  const what = isPage ? phrase`a web page` : phrase`no list of models`;
  const seen = phrase`${baseUrl}/models gives ${what} (HTTP ${reached.status})`;
  const next = /\/v\d/.test(baseUrl)
    ? phrase`correct OPENAI_BASE_URL: your provider tells the address for OpenAI clients`
    : `export OPENAI_BASE_URL=${baseUrl}/v1`;
  return isApi === null && !isPage ? warn('endpoint', seen, next) : fail('endpoint', 'usage', { seen, next });
}

/** `OPENAI_BASE_URL in ./.env` → `OPENAI_BASE_URL`. */
function originName(origin: string): string {
  return origin === 'default' || origin.endsWith('.json')
    ? 'OPENAI_BASE_URL'
    : (inDotEnv(origin)?.name ?? origin);
}
